/** The drawing of cost against success: each stack's letter at its best values, its two intervals as whiskers. */
import {
  CartesianGrid,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import type { PossibleStack, PossibleStacks } from '../../../../shared/engine/optimise/possibleStacks.ts';
import { moneyTicks, roundTicks } from '../../../parts/roundTicks.ts';
import { stackLetter } from '../../../parts/StackBadge.tsx';
import { useI18n } from '../../../parts/useI18n.ts';

export interface Mark {
  id: string;
  name: string;
  /** The stack's place in the plan, from 0. */
  place: number;
  cost: number;
  costLow: number;
  costHigh: number;
  success: number;
  successLow: number;
  successHigh: number;
  onFrontier: boolean;
}

const radius = 10;

/** The library's own error bars redraw the whole chart and fail on some scales: one path each does neither. */
const Marks = ({ marks }: { marks: Mark[] }) => {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const at = (scale: (value: unknown) => unknown, value: number): number => Number(scale(value));
  const placed: { x: number; y: number }[] = [];
  return marks.map((mark) => {
    const [costAt, cy] = [at(x, mark.cost), at(y, mark.success)];
    // Stacks that come out alike stand side by side, or one would hide the other.
    let cx = costAt;
    while (placed.some((other) => Math.hypot(other.x - cx, other.y - cy) < radius)) cx += 2 * radius;
    placed.push({ x: cx, y: cy });
    const tone = `var(--stack-${(mark.place % 6) + 1})`;
    return (
      <g key={mark.id}>
        <path
          d={`M${at(x, mark.costLow)} ${cy}H${at(x, mark.costHigh)}M${costAt} ${at(y, mark.successLow)}V${at(y, mark.successHigh)}`}
          stroke={tone}
          strokeOpacity={0.5}
          strokeWidth={2}
        />
        <circle cx={cx} cy={cy} r={radius} fill={tone} />
        <text x={cx} y={cy + 4} textAnchor="middle" style={{ fill: 'var(--panel)', fontWeight: 650 }}>
          {stackLetter(mark.place)}
        </text>
      </g>
    );
  });
};

/** The sample as one path of dots and the frontier as one line: hundreds of elements would slow every redraw. */
const Possible = ({ sample, frontier }: Pick<PossibleStacks, 'sample' | 'frontier'>) => {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const point = ({ usdPerSuccess, success }: PossibleStack): string =>
    `${Number(x(usdPerSuccess))} ${Number(y(success))}`;
  return (
    <>
      <path className="possible-dots" d={sample.map((stack) => `M${point(stack)}h0`).join('')} />
      {frontier.length === 0 ? null : <path className="possible-line" d={`M${frontier.map(point).join('L')}`} />}
    </>
  );
};

const ends = (ticks: number[]): [number, number] => [ticks[0] ?? 0, ticks.at(-1) ?? 1];

export const ParetoDrawing = ({ marks, possible }: { marks: Mark[]; possible: PossibleStacks | null }) => {
  const { say, money, percent } = useI18n();
  const xTicks = moneyTicks(0, Math.max(...marks.map((mark) => mark.costHigh)), say.money);
  const [, dearest] = ends(xTicks);
  // What costs more than any stack of the plan may cost would only shrink the rest.
  const frontier = possible?.frontier.filter(({ usdPerSuccess }) => usdPerSuccess <= dearest) ?? [];
  const reached = frontier.map(({ success }) => success);
  const yTicks = roundTicks(
    Math.min(...marks.map((mark) => mark.successLow)),
    Math.max(...marks.map((mark) => mark.successHigh), ...reached),
  ).filter((tick) => tick <= 1);
  const [least] = ends(yTicks);
  const sample =
    possible?.sample.filter(({ usdPerSuccess, success }) => usdPerSuccess <= dearest && success >= least) ?? [];
  return (
    <ResponsiveContainer width="100%" height={270}>
      <ScatterChart margin={{ top: 10, right: 24, bottom: 18, left: 0 }}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="cost"
          domain={ends(xTicks)}
          ticks={xTicks}
          interval="equidistantPreserveStart"
          tickFormatter={money}
          tickLine={false}
          label={{ value: say('compare.axisCost'), position: 'insideBottom', offset: -10 }}
        />
        <YAxis
          type="number"
          dataKey="success"
          domain={ends(yTicks)}
          ticks={yTicks}
          tickFormatter={percent}
          tickLine={false}
          // All of them have room: left to itself the library measures each, which lays out the page.
          interval={0}
          width={64}
          label={{ value: say('compare.axisSuccess'), angle: -90, position: 'insideLeft', offset: 12 }}
        />
        <Scatter data={marks} isAnimationActive={false} shape={() => <g />} />
        <Possible sample={sample} frontier={frontier} />
        <Marks marks={marks} />
      </ScatterChart>
    </ResponsiveContainer>
  );
};
