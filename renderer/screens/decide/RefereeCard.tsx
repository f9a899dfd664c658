/** Tasks played one at a time: how cost spreads over them, and whether the exact figures hold. */
import { type ReactNode, useState } from 'react';
import type { Figures } from '../../../shared/engine/outcome.ts';
import { type Check, checksOf } from '../../../shared/engine/simulate/against.ts';
import type { Simulation } from '../../../shared/engine/simulate/simulation.ts';
import type { Quantiles } from '../../../shared/engine/simulate/spread.ts';
import { fromUsd, toUsd } from '../../../shared/foundation/money.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { agreement, quantilePlaces } from '../../../shared/report/simulationTables.ts';
import { simulate } from '../../actions/decide.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { ErrorBoundary } from '../../parts/ErrorBoundary.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { SaveChart } from '../result/SaveChart.tsx';
import { SpreadDrawing } from './SpreadDrawing.tsx';
import { useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Waiting } from './Waiting.tsx';

const tasksPlayed = 200_000;

const Played = ({ found, exact, names }: { found: Simulation; exact: Figures; names: Names }) => {
  const { say, money, share, number, language } = useI18n();
  // Ticks are at round amounts of what is shown.
  const inMoney = (usd: number): number => fromUsd(usd, say.money);
  const checks = checksOf(exact, found);
  const { usdQuantiles, usdHistogram, secondQuantiles, secondHistogram } = found;
  const tone = `var(--stack-${(names.place(found.stackId) % 6) + 1})`;
  const figure = ({ figure: of }: Check) => (of === 'usdPerSuccess' || of === 'usdPerTask' ? money : share);
  const columns: Column<Check>[] = [
    { id: 'figure', head: say('decide.figure'), cell: (check) => say(`compare.${check.figure}`) },
    { id: 'exact', head: say('decide.exact'), numeric: true, cell: (check) => figure(check)(check.exact) },
    {
      id: 'played',
      head: say('decide.playedFigure'),
      numeric: true,
      cell: (check) =>
        say('decide.plusMinus', { value: figure(check)(check.played), error: figure(check)(check.standardError) }),
    },
    { id: 'apart', head: say('decide.apart'), numeric: true, cell: (check) => number(Math.abs(check.apart), 1) },
  ];
  const spread: Column<keyof Quantiles>[] = [
    { id: 'quantile', head: '', cell: (at) => say(`decide.quantile-${at}`) },
    { id: 'cost', head: say('decide.cost'), numeric: true, cell: (at) => money(usdQuantiles[at]) },
    ...(secondQuantiles === null
      ? []
      : [
          {
            id: 'seconds',
            head: say('decide.seconds'),
            numeric: true,
            cell: (at: keyof Quantiles) => number(secondQuantiles[at], 1),
          },
        ]),
  ];
  const costTold = say('decide.played', {
    p50: money(usdQuantiles.p50),
    p95: money(usdQuantiles.p95),
    p99: money(usdQuantiles.p99),
  });
  const secondsTold =
    secondQuantiles === null
      ? null
      : say('decide.playedSeconds', { p50: number(secondQuantiles.p50, 1), p95: number(secondQuantiles.p95, 1) });
  return (
    <>
      <p className="answer">
        {costTold} {secondsTold}
      </p>
      <div className="spreads" data-chart>
        {usdHistogram === null ? null : (
          <Spread telling={costTold} retryKey={found}>
            <SpreadDrawing
              histogram={{ ...usdHistogram, edges: usdHistogram.edges.map(inMoney) }}
              quantiles={{ p50: inMoney(usdQuantiles.p50), p95: inMoney(usdQuantiles.p95) }}
              tone={tone}
              format={(amount) => money(toUsd(amount, say.money))}
              caption={say('decide.cost')}
            />
          </Spread>
        )}
        {secondHistogram === null || secondQuantiles === null || secondsTold === null ? null : (
          <Spread telling={secondsTold} retryKey={found}>
            <SpreadDrawing
              histogram={secondHistogram}
              quantiles={secondQuantiles}
              tone={tone}
              format={(seconds) => number(seconds, seconds < 1 ? 2 : 1)}
              caption={say('decide.secondsAxis')}
            />
          </Spread>
        )}
      </div>
      <p className="told">{agreement(checks, language, say)}</p>
      <div className="decide-columns">
        <DataTable caption={say('decide.exactTable')} columns={columns} rows={checks} rowId={(check) => check.figure} />
        <DataTable caption={say('decide.spread')} columns={spread} rows={[...quantilePlaces]} rowId={(at) => at} />
      </div>
    </>
  );
};

/** The sentence is read in place of the drawing; the numbers are in the table below either way. */
const Spread = ({ telling, retryKey, children }: { telling: string; retryKey: unknown; children: ReactNode }) => (
  <ErrorBoundary retryKey={retryKey} fallback={null}>
    <figure className="spread" aria-label={telling}>
      <div aria-hidden="true" inert>
        {children}
      </div>
    </figure>
  </ErrorBoundary>
);

export const RefereeCard = ({ reading }: { reading: Reading }) => {
  const { say, number } = useI18n();
  const names = useNaming();
  const decision = useDecision('simulate');
  const { found, running } = decision;
  const [chosen, setChosen] = useState(found?.ask.stackId ?? null);
  const known = reading.outcome.stacks.filter((stack) => stack.total !== null);
  const stack = known.find((one) => one.stackId === chosen) ?? known.at(-1);
  if (names === null || stack === undefined) return null;
  const go = () => simulate({ stackId: stack.stackId, tasks: tasksPlayed });
  const shown = found?.ask.stackId === stack.stackId ? found : null;
  return (
    <Card
      title={say('decide.referee')}
      note={say('decide.refereeNote')}
      actions={
        <div className="decide-choice">
          <SelectField
            label={say('decide.stack')}
            labelHidden
            value={stack.stackId}
            choices={known.map((one) => ({
              id: one.stackId,
              name: `${stackLetter(names.place(one.stackId))}  ${one.name}`,
            }))}
            onChange={setChosen}
          />
          {running ? null : <Button onPress={go}>{say('decide.play', { tasks: number(tasksPlayed) })}</Button>}
          {shown === null ? null : <SaveChart title={say('decide.referee')} />}
        </div>
      }
    >
      <Waiting kind="simulate" {...(shown === null ? {} : { again: go })} />
      <div aria-live="polite" data-stale={decision.isStale || running}>
        {shown === null || stack.total === null || decision.isStale ? null : (
          <Played found={shown.answer} exact={stack.total} names={names} />
        )}
      </div>
    </Card>
  );
};
