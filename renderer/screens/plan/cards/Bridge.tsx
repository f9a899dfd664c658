/** Where the difference between two stacks comes from, in dollars a month by cause. */
import './cards.css';

import type { StackOutcome } from '../../../../shared/engine/outcome.ts';
import { bridge, type Bridge as Found } from '../../../../shared/report/bridge.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { isCounted } from '../../../../shared/report/withoutErrors.ts';
import { BridgeTrack } from '../../../parts/BridgeTrack.tsx';
import { bridgeLegs, type Leg } from '../../../parts/bridgeLegs.ts';
import { Card } from '../../../parts/Card.tsx';
import { SelectField } from '../../../parts/SelectField.tsx';
import { StackBadge, stackLetter } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useViewState } from '../../../state/useStore.ts';
import { setView } from '../../../state/viewStore.ts';
import { SaveChart } from '../../result/SaveChart.tsx';
import { type Compared, comparedPair } from '../comparedPair.ts';

type Step = Found['steps'][number];

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
  const { say, moneyTo } = useI18n();
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
  const amount = (value: number) => moneyTo(value, found.decimals);
  const drawn = bridgeLegs(
    found.from,
    found.steps.map(({ cause, usd }) => ({ id: cause, amount: usd })),
    found.to,
  );
  const place = (stack: StackOutcome) => reading.outcome.stacks.indexOf(stack);
  const [letterA, letterB] = [stackLetter(place(a)), stackLetter(place(b))];
  const change = found.to - found.from;
  const word = change === 0 ? 'plan.bridgeSame' : change < 0 ? 'plan.bridgeLess' : 'plan.bridgeMore';
  const stepText = ({ id, from, to }: Leg): string => {
    if (!isCounted(id as Step['cause'], reading.job.plan)) return say('plan.notStated');
    return to === from ? amount(0) : `${to < from ? '−' : '+'}${amount(Math.abs(to - from))}`;
  };
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
          {drawn.legs.map((leg, i) => {
            const stack = leg.id === 'from' ? a : b;
            return (
              <tr key={leg.id} data-leg={leg.kind}>
                <th scope="row">
                  {leg.kind === 'end' ? (
                    <>
                      <StackBadge stack={place(stack)} />
                      <span className="visually-hidden">{stack.name}</span>
                    </>
                  ) : (
                    say(`plan.part_${leg.id as Step['cause']}`)
                  )}
                </th>
                <td className="bridge-draw">
                  <BridgeTrack leg={leg} of={drawn} stack={place(stack)} isLast={i === drawn.legs.length - 1} />
                </td>
                <td className="bridge-usd">{leg.kind === 'end' ? amount(leg.to) : stepText(leg)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
};
