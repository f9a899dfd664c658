/** Under the verdict: how old its prices are, which of its models end, and that a preset's rules chose them. */
import { useMemo } from 'react';
import { endingSentence, endingsOf } from '../../../shared/report/endings.ts';
import { priceAgeSentence } from '../../../shared/report/priceAge.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { Icon } from '../../parts/Icon.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { setView } from '../../state/viewStore.ts';

export const Ages = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const age = useMemo(() => priceAgeSentence(reading), [reading]);
  const { plan, snapshot } = reading.job;
  const { day } = reading;
  // Of the plan alone: draws that come in one after another ask nothing of it again.
  const endings = useMemo(() => endingsOf({ job: { plan, snapshot, draws: 0 }, day }), [plan, snapshot, day]);
  const places = reading.outcome.stacks.map((stack) => stack.stackId);
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
