/** Tasks played one at a time: how cost spreads over them, and whether the exact figures hold. */
import { useState } from 'react';
import type { Figures } from '../../../shared/engine/outcome.ts';
import type { Simulation } from '../../../shared/engine/simulate/simulation.ts';
import type { Quantiles } from '../../../shared/engine/simulate/spread.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { decide } from '../../actions/decide.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useSay } from '../../parts/useSay.ts';
import { useDecision } from './useDecision.ts';
import { type Names, useNaming } from './useNaming.ts';
import { Waiting } from './Waiting.tsx';

const tasksPlayed = 200_000;
/** Five figures at once: one in a thousand plans is further off by chance alone. */
const doubtful = 4;

const places = ['p5', 'p25', 'p50', 'p75', 'p95', 'p99'] as const satisfies readonly (keyof Quantiles)[];

interface Check {
  id: string;
  name: string;
  exact: string;
  played: string;
  apart: number;
}

/** Half of the tasks lie in the box, nine in ten between the ends of the line; by ratio, since costs spread that way. */
const Strip = ({ quantiles, place }: { quantiles: Quantiles; place: number }) => {
  const least = Math.max(quantiles.p5, quantiles.p99 / 1e6);
  const [from, to] = [Math.log(least) - 0.1, Math.log(quantiles.p99) + 0.1];
  const at = (value: number) => ((Math.log(Math.max(value, least)) - from) / (to - from)) * 100;
  const between = (low: number, high: number) => ({ left: `${at(low)}%`, width: `${at(high) - at(low)}%` });
  return (
    <div className="strip-plot" data-stack={(place % 6) + 1} aria-hidden="true">
      <div className="strip-line" style={between(quantiles.p5, quantiles.p95)} />
      <div className="strip-box" style={between(quantiles.p25, quantiles.p75)} />
      <div className="strip-middle" style={{ left: `${at(quantiles.p50)}%` }} />
      <div className="strip-far" style={{ left: `${at(quantiles.p99)}%` }} />
    </div>
  );
};

const Played = ({ found, exact, names }: { found: Simulation; exact: Figures; names: Names }) => {
  const { say, usd, share, number } = useSay();
  const usdChecks = [
    ['usdPerSuccess', exact.usdPerSuccess?.value ?? null, found.usdPerSuccess],
    ['usdPerTask', exact.usdPerTask.value, found.usdPerTask],
  ] as const;
  const shareChecks = [
    ['success', exact.success.value, found.success],
    ['silentFailure', exact.silentFailure.value, found.silentFailure],
    ['abandoned', exact.abandoned.value, found.abandoned],
  ] as const;
  const apartOf = (value: number, measured: { value: number; standardError: number }) =>
    measured.standardError > 0 ? Math.abs(measured.value - value) / measured.standardError : 0;
  const checks: Check[] = [
    ...usdChecks.flatMap(([id, value, measured]) =>
      value === null || measured === null
        ? []
        : [
            {
              id,
              name: say(`compare.${id}`),
              exact: usd(value),
              played: say('decide.plusMinus', { value: usd(measured.value), error: usd(measured.standardError) }),
              apart: apartOf(value, measured),
            },
          ],
    ),
    ...shareChecks.map(([id, value, measured]) => ({
      id,
      name: say(`compare.${id}`),
      exact: share(value),
      played: say('decide.plusMinus', { value: share(measured.value), error: share(measured.standardError) }),
      apart: apartOf(value, measured),
    })),
  ];
  const furthest = Math.max(...checks.map((check) => check.apart));
  const { usdQuantiles, secondQuantiles } = found;
  const columns: Column<Check>[] = [
    { id: 'figure', head: say('decide.figure'), cell: (check) => check.name },
    { id: 'exact', head: say('decide.exact'), numeric: true, cell: (check) => check.exact },
    { id: 'played', head: say('decide.playedFigure'), numeric: true, cell: (check) => check.played },
    { id: 'apart', head: say('decide.apart'), numeric: true, cell: (check) => number(check.apart, 1) },
  ];
  const spread: Column<keyof Quantiles>[] = [
    { id: 'quantile', head: '', cell: (at) => say(`decide.quantile-${at as (typeof places)[number]}`) },
    { id: 'cost', head: say('decide.cost'), numeric: true, cell: (at) => usd(usdQuantiles[at]) },
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
  return (
    <>
      <p className="answer">
        {say('decide.played', {
          p50: usd(usdQuantiles.p50),
          p95: usd(usdQuantiles.p95),
          p99: usd(usdQuantiles.p99),
        })}{' '}
        {secondQuantiles === null
          ? null
          : say('decide.playedSeconds', {
              p50: number(secondQuantiles.p50, 1),
              p95: number(secondQuantiles.p95, 1),
            })}
      </p>
      <Strip quantiles={usdQuantiles} place={names.place(found.stackId)} />
      <p className="told">
        {say(furthest < doubtful ? 'decide.agrees' : 'decide.disagrees', {
          errors: number(Math.ceil(furthest * 10) / 10, 1),
        })}
      </p>
      <div className="decide-columns">
        <DataTable caption={say('decide.exactTable')} columns={columns} rows={checks} rowId={(check) => check.id} />
        <DataTable caption={say('decide.spread')} columns={spread} rows={[...places]} rowId={(at) => at} />
      </div>
    </>
  );
};

export const RefereeCard = ({ reading }: { reading: Reading }) => {
  const { say, number } = useSay();
  const names = useNaming();
  const decision = useDecision('simulate');
  const { found, running } = decision;
  const [chosen, setChosen] = useState(found?.ask.stackId ?? null);
  const known = reading.outcome.stacks.filter((stack) => stack.total !== null);
  const stack = known.find((one) => one.stackId === chosen) ?? known.at(-1);
  if (names === null || stack === undefined) return null;
  const go = () => decide('simulate', { stackId: stack.stackId, tasks: tasksPlayed });
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
