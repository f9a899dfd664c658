/** Under the verdict: how old its prices are, which of its models end, and that a preset's rules chose them. */
import { useMemo } from 'react';
import { type Ending, endingSentence } from '../../../shared/report/endings.ts';
import { priceAgeSentence } from '../../../shared/report/priceAge.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { setView } from '../../state/viewStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';

/** Those of an older plan stand until the new are there, for models and stacks that are still in it. */
const stillIn = (endings: readonly Ending[], { job, outcome }: Reading): Ending[] =>
  endings.flatMap((ending) => {
    const stacks = ending.stacks.filter(({ stackId }) => outcome.stacks.some((stack) => stack.stackId === stackId));
    const isThere = job.snapshot.models.some(({ id }) => id === ending.modelId);
    return isThere && stacks.length > 0 ? [{ ...ending, stacks }] : [];
  });

/** Worked out beside the page: a plan of many rows and stacks is evaluated for each model that ends. */
const useAges = (reading: Reading) => {
  const { day } = reading;
  const { better, other } = useMemo(() => verdict(reading), [reading]);
  useAsking('ages', day === null ? undefined : { day, pair: { better, other } });
  const { found } = useDecision('ages');
  return useMemo(() => {
    if (found === null) return { endings: [], age: priceAgeSentence(reading, null) };
    const { ask, answer } = found;
    const isOfPair = ask.pair.better === better && ask.pair.other === other;
    return {
      endings: stillIn(answer.endings, reading),
      age: priceAgeSentence(reading, isOfPair ? answer.moved : null),
    };
  }, [found, reading, better, other]);
};

export const Ages = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const { plan } = reading.job;
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
  const { endings, age } = useAges(reading);
  const { preset, notes } = plan;
  const isChosenByRule = preset !== null && notes !== '';
  if (age === null && endings.length === 0 && !isChosenByRule) return null;
  return (
    <ul className="verdict-ages">
      {endings.map((ending) => (
        <li key={ending.modelId}>
          <Icon name="warn" size={14} />
          <span>
            <Sentence parts={endingSentence(reading, ending)} places={places} />
          </span>
        </li>
      ))}
      {age === null ? null : (
        <li>
          <Icon name="info" size={14} />
          <span>
            <Sentence parts={age} places={places} />
          </span>
        </li>
      )}
      {isChosenByRule ? (
        <li className="no-print">
          <Icon name="info" size={14} />
          <span>
            {say('plan.chosenByRule')}{' '}
            <button type="button" className="link-button" onClick={() => setView({ sheet: { kind: 'plan' } })}>
              {say('plan.whyThese')}
            </button>
          </span>
        </li>
      ) : null}
    </ul>
  );
};
