/** The evals that would pay most over the whole plan, with what each is worth a month and costs once. */
import type { CSSProperties } from 'react';
import type { EvalsWorth, SampleInformation } from '../../../shared/engine/information/whatToMeasure.ts';
import { measureAskOf } from '../../../shared/plan/measureAsk.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { goTo } from '../../actions/goTo.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { longRestMs, useAsking, useDecision } from '../decide/useDecision.ts';
import type { Known } from './useEvidence.ts';

const shownMost = 4;

interface Paying {
  option: SampleInformation;
  best: EvalsWorth;
}

const payingOf = (options: readonly SampleInformation[]): Paying[] =>
  options
    .flatMap((option) => (option.best === null ? [] : [{ option, best: option.best }]))
    .sort((a, b) => b.best.usdPerMonth - a.best.usdPerMonth)
    .slice(0, shownMost);

const List = ({ paying, known, reading }: { paying: readonly Paying[]; known: Known; reading: Reading }) => {
  const { say, money, number } = useI18n();
  const most = paying[0]?.best.usdPerMonth ?? 0;
  return (
    <ol className="measures">
      {paying.map(({ option: { modelId, categoryId }, best }) => (
        <li key={`${categoryId} ${modelId}`}>
          <span>
            <b>
              {say('evidence.measureEvals', {
                count: best.evals,
                evals: number(best.evals),
                row: rowName(reading, categoryId),
              })}
            </b>
            <small>{known.nameOf(modelId)}</small>
          </span>
          <i aria-hidden="true" style={{ '--share': `${(100 * best.usdPerMonth) / most}%` } as CSSProperties} />
          <span className="measure-worth">
            <b>{money(best.usdPerMonth)}</b>
            <small>{money(best.costUsd)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
};

export const MeasureNext = ({ known, reading }: { known: Known; reading: Reading }) => {
  const { say } = useI18n();
  const canTell = reading.outcome.stacks.filter(({ total }) => total !== null).length > 1;
  useAsking('measure', canTell ? measureAskOf(reading.job.plan) : undefined, longRestMs);
  const { found } = useDecision('measure');
  const paying = payingOf(found?.answer.options ?? []);
  return (
    <Card
      title={say('evidence.measure')}
      note={paying.length === 0 ? undefined : say('evidence.measureNote')}
      actions={canTell ? <Button onPress={() => goTo('decide')}>{say('evidence.measureMore')}</Button> : undefined}
    >
      {!canTell ? (
        <p className="soft">{say('evidence.measureTwoStacks')}</p>
      ) : found === null ? (
        <p className="soft" aria-busy="true">
          {say('plan.measureWorking')}
        </p>
      ) : paying.length === 0 ? (
        <p>{say('plan.measureNothing')}</p>
      ) : (
        <List paying={paying} known={known} reading={reading} />
      )}
    </Card>
  );
};
