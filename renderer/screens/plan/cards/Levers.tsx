/** What would change the answer: the few figures that move it most, each over its own range. */
import './cards.css';
import type { TornadoBar } from '../../../../shared/engine/levers/tornado.ts';
import { leverText } from '../../../../shared/report/leverText.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { Card } from '../../../parts/Card.tsx';
import { stackLetter } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { useViewState } from '../../../state/useStore.ts';
import { goToLever } from '../../decide/goToLever.ts';
import { useAsking, useDecision } from '../../decide/useDecision.ts';
import { useNaming } from '../../decide/useNaming.ts';
import { SaveChart } from '../../result/SaveChart.tsx';
import { comparedPair } from '../comparedPair.ts';

const shownLevers = 5;

/** Both labels are shown in a scale of this width or more, and a sign of theirs is never wider; in pixels. */
const scaleWidth = 76;
const signWidth = 7;

/** A label keeps inside its scale: at an end it stands against it. */
const labelAt = (percent: number) => ({ left: `${percent}%`, translate: `${-percent}%` });

/** Whether two labels stand apart, one of them at each of two places in percent. */
const standApart = (a: { text: string; at: number }, b: { text: string; at: number }): boolean => {
  const [left, right] = a.at < b.at ? [a, b] : [b, a];
  const widthOf = (text: string) => text.length * signWidth;
  const startOf = ({ text, at }: typeof a) => (at / 100) * (scaleWidth - widthOf(text));
  return startOf(left) + widthOf(left.text) + signWidth < startOf(right);
};

const ends = ({ atLow, atHigh }: TornadoBar): [number, number] | null =>
  atLow === null || atHigh === null ? null : [Math.min(-atLow, -atHigh), Math.max(-atLow, -atHigh)];

export const Levers = ({ reading }: { reading: Reading }) => {
  const { say, money, moneyTo } = useI18n();
  const names = useNaming();
  const chosen = useViewState((state) => state.pair);
  const pair = comparedPair(reading, chosen);
  useAsking(
    'tornado',
    pair === null
      ? undefined
      : { stackId: pair.b.stackId, against: pair.a.stackId, measure: 'usdPerTask', turns: shownLevers },
  );
  const { found } = useDecision('tornado');
  if (pair === null || names === null) return null;
  const tasks = reading.job.plan.tasksPerMonth;
  const place = (id: string) => reading.outcome.stacks.findIndex((stack) => stack.stackId === id);
  const [b, a] = [stackLetter(place(pair.b.stackId)), stackLetter(place(pair.a.stackId))];
  const isOfPair = found !== null && found.answer.stackId === pair.b.stackId && found.answer.against === pair.a.stackId;
  const bars = isOfPair
    ? found.answer.bars.filter((bar) => ends(bar) !== null && (bar.swing ?? 0) > 0).slice(0, shownLevers)
    : [];
  const base = isOfPair ? -(found.answer.base ?? 0) : 0;
  const values = [0, base, ...bars.flatMap((bar) => ends(bar) ?? [])];
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const at = (value: number) => (to > from ? ((value - from) / (to - from)) * 96 + 2 : 50);
  const zero = { text: moneyTo(0, 0), at: at(0) };
  const saved = { text: money(base * tasks), at: at(base) };
  const otherWins = ({ turn, input }: TornadoBar): string => {
    if (turn === null) return say(base < 0 ? 'plan.leverAlways' : 'plan.leverNever');
    const value = leverText(names.naming, input.lever, turn.value);
    return say(turn.betterBelow === pair.a.stackId ? 'plan.leverBelow' : 'plan.leverAbove', { value });
  };
  return (
    <Card
      title={say('plan.leversTitle')}
      note={say('plan.leversNote', { stack: b, other: a })}
      actions={<SaveChart title={say('plan.leversTitle')} />}
    >
      {isOfPair && bars.length === 0 ? <p className="soft">{say('plan.leversNone')}</p> : null}
      <table
        className="levers"
        data-chart
        data-stack={(place(pair.b.stackId) % 6) + 1}
        data-waiting={!isOfPair || undefined}
      >
        <caption className="visually-hidden">{say('plan.leversTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('plan.leverHead')}</span>
            </th>
            <th scope="col">
              <span className="visually-hidden">{say('plan.leverSaves')}</span>
              <div className="lever-scale" aria-hidden="true">
                {standApart(zero, saved) ? <span style={labelAt(zero.at)}>{zero.text}</span> : null}
                <span style={labelAt(saved.at)}>{saved.text}</span>
              </div>
            </th>
            <th scope="col">{say('plan.leverWins', { other: a })}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => {
            const { input } = bar;
            const [low, high] = ends(bar) ?? [0, 0];
            const text = (value: number) => leverText(names.naming, input.lever, value);
            return (
              <tr key={input.id}>
                <th scope="row">
                  <button type="button" className="lever-name" onClick={() => goToLever(input.lever, pair.b.stackId)}>
                    {names.lever(input.lever)}
                  </button>
                  <small>{say('plan.leverMoves', { low: text(input.low), high: text(input.high) })}</small>
                </th>
                <td>
                  <div className="lever-track" aria-hidden="true">
                    <u data-zero style={{ left: `${at(0)}%` }} />
                    <u style={{ left: `${at(base)}%` }} />
                    <i style={{ left: `${at(low)}%`, width: `${Math.max(at(high) - at(low), 1)}%` }} />
                  </div>
                  <span className="visually-hidden">
                    {say('plan.leverMoves', { low: money(low * tasks), high: money(high * tasks) })}
                  </span>
                </td>
                <td className="lever-answer" data-turns={bar.turn !== null || undefined}>
                  {otherWins(bar)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
};
