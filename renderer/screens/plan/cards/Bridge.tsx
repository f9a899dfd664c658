/** Where the difference between two stacks comes from, in dollars a month by cause. */
import './cards.css';

import type { StackOutcome } from '../../../../shared/engine/outcome.ts';
import { bridge, type Bridge as Found } from '../../../../shared/report/bridge.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { Card } from '../../../parts/Card.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { StackBadge, stackLetter } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useViewState } from '../../../state/useStore.ts';
import { setView } from '../../../state/viewStore.ts';
import { SaveChart } from '../../result/SaveChart.tsx';
import { type Compared, comparedPair } from '../comparedPair.ts';

interface Leg {
  id: string;
  kind: 'end' | 'less' | 'more';
  from: number;
  to: number;
}

const legsOf = ({ from, to, steps }: Found): Leg[] => {
  let at = from;
  return [
    { id: 'from', kind: 'end', from: 0, to: from },
    ...steps.map(({ cause, usd }): Leg => {
      const before = at;
      at += usd;
      return { id: cause, kind: usd <= 0 ? 'less' : 'more', from: before, to: at };
    }),
    { id: 'to', kind: 'end', from: 0, to },
  ];
};

/** Where the drawing begins: at nothing, or close below the lowest leg, where a torn edge says so. */
const startOf = (legs: readonly Leg[]): number => {
  const values = legs.flatMap(({ kind, from, to }) => (kind === 'end' ? [to] : [from, to]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 && most - least < least * 0.6 ? Math.max(0, least - (most - least) * 0.9 - most * 0.02) : 0;
};

const PairChoice = ({ reading, pair: { a, b } }: { reading: Reading; pair: Compared }) => {
  const { say } = useI18n();
  const choices = reading.outcome.stacks
    .map((stack, place) => ({ stack, id: stack.stackId, name: `${stackLetter(place)}  ${stack.name}` }))
    .filter(({ stack }) => stack.total !== null);
  if (choices.length < 3) return null;
  const choose = (change: Partial<Record<'a' | 'b', StackOutcome['stackId']>>) =>
    setView({ pair: { a: a.stackId, b: b.stackId, ...change } });
  return (
    <div className="bridge-pair no-print">
      <SelectField
        label={say('plan.bridgeFrom')}
        value={a.stackId}
        choices={choices.filter(({ id }) => id !== b.stackId)}
        onChange={(id) => choose({ a: id })}
      />
      <SelectField
        label={say('plan.bridgeTo')}
        value={b.stackId}
        choices={choices.filter(({ id }) => id !== a.stackId)}
        onChange={(id) => choose({ b: id })}
      />
    </div>
  );
};

export const Bridge = ({ reading }: { reading: Reading }) => {
  const { say, usdTo } = useI18n();
  const chosen = useViewState((state) => state.pair);
  const pair = comparedPair(reading, chosen);
  if (pair?.a.total == null || pair.b.total == null)
    return (
      <Card title={say('plan.bridgeNote')}>
        <p className="soft">{say('plan.bridgeNeedsTwo')}</p>
      </Card>
    );
  const { a, b } = pair;
  const found = bridge(pair.a.total, pair.b.total, reading.job.plan.tasksPerMonth);
  const amount = (value: number) => usdTo(value, found.decimals);
  const legs = legsOf(found);
  const start = startOf(legs);
  const most = Math.max(...legs.flatMap(({ from, to }) => [from, to]));
  const at = (value: number) => (most > start ? ((Math.max(value, start) - start) / (most - start)) * 100 : 0);
  const place = (stack: StackOutcome) => reading.outcome.stacks.indexOf(stack);
  const [letterA, letterB] = [stackLetter(place(a)), stackLetter(place(b))];
  const change = found.to - found.from;
  const word = change === 0 ? 'plan.bridgeSame' : change < 0 ? 'plan.bridgeLess' : 'plan.bridgeMore';
  return (
    <Card
      title={say(word, { a: letterA, b: letterB, usd: amount(Math.abs(change)) })}
      note={say('plan.bridgeNote')}
      actions={<SaveChart title={say('plan.bridgeTable', { a: a.name, b: b.name })} />}
    >
      <PairChoice reading={reading} pair={pair} />
      <table className="bridge" data-chart>
        <caption className="visually-hidden">{say('plan.bridgeTable', { a: a.name, b: b.name })}</caption>
        <tbody>
          {legs.map((leg, i) => {
            const stack = leg.id === 'from' ? a : b;
            const [left, right] = [at(Math.min(leg.from, leg.to)), at(Math.max(leg.from, leg.to))];
            return (
              <tr key={leg.id} data-leg={leg.kind}>
                <th scope="row">
                  {leg.kind === 'end' ? (
                    <>
                      <StackBadge stack={place(stack)} />
                      <span className="visually-hidden">{stack.name}</span>
                    </>
                  ) : (
                    say(`plan.part_${leg.id as Found['steps'][number]['cause']}`)
                  )}
                </th>
                <td className="bridge-draw">
                  <div className="bridge-track" aria-hidden="true" data-stack={(place(stack) % 6) + 1}>
                    <i
                      className="bridge-bar"
                      data-torn={(leg.kind === 'end' && start > 0) || undefined}
                      style={{
                        left: `${leg.kind === 'end' ? 0 : left}%`,
                        width: `${Math.max(right - (leg.kind === 'end' ? 0 : left), 0.5)}%`,
                      }}
                    />
                    {i < legs.length - 1 ? <u style={{ left: `${at(leg.to)}%` }} /> : null}
                  </div>
                </td>
                <td className="bridge-usd">
                  {leg.kind === 'end'
                    ? amount(leg.to)
                    : leg.to === leg.from
                      ? amount(0)
                      : `${leg.to < leg.from ? '−' : '+'}${amount(Math.abs(leg.to - leg.from))}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
};
