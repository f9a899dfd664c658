/** The drawing of a measure over the months: a line and a band for each stack, told apart by colour, dash and letter. */
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts';
import { apart } from '../../parts/apart.ts';
import { moneyTicks, roundTicks } from '../../parts/roundTicks.ts';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';

/** Something in a month, by its number in the list below the charts. */
export interface MonthMark {
  month: number;
  label: string;
}

export interface MonthsOfStack {
  id: string;
  name: string;
  /** The stack's place in the plan, from 0. */
  place: number;
  points: { month: number; value: number | null; low: number | null; high: number | null }[];
}

const dashes = ['0', '6 4', '2 3', '8 3 2 3', '1 4', '10 4'];

const letterHeight = 14;

/** The letter at the end of each line; ends that would meet keep their order and stand apart. */
const EndLetters = ({ stacks }: { stacks: readonly MonthsOfStack[] }) => {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const ends = stacks.flatMap(({ id, place, points }) => {
    const end = points.at(-1);
    return end?.value == null ? [] : [{ id, place, month: end.month, at: Number(y(end.value)) }];
  });
  const lines = apart(
    ends.map(({ at }) => at),
    letterHeight,
  );
  return ends.map(({ id, place, month, at }, i) => (
    <text
      key={id}
      x={Number(x(month)) + 8}
      y={(lines[i] ?? at) + 4}
      style={{ fill: `var(--stack-${(place % 6) + 1})`, fontWeight: 650 }}
    >
      {stackLetter(place)}
    </text>
  ));
};

export const MonthsDrawing = ({
  stacks,
  marks,
  format,
  isShare,
  last,
  nameOf,
}: {
  stacks: readonly MonthsOfStack[];
  marks: readonly MonthMark[];
  format: (value: number) => string;
  /** Shares of a whole, 0 to 1. */
  isShare: boolean;
  /** The last month; a stack may end before. */
  last: number;
  /** The name of a month. */
  nameOf: (month: number) => string;
}) => {
  const { say } = useI18n();
  const drawn = stacks.flatMap(({ points }) => points.flatMap(({ value, low, high }) => [value, low, high]));
  const ends = drawn.filter((end) => end !== null);
  const [least, most] = ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
  // Steps that are round divide a whole: no tick of shares is above all of it.
  const ticks = isShare ? roundTicks(least, most) : moneyTicks(least, most, say.money);
  const months = Array.from({ length: last + 1 }, (_, month) => month);
  const rows = months.map((month, i) => ({
    month,
    ...Object.fromEntries(
      stacks.flatMap(({ id, points }) => {
        const point = points[i];
        const band = point === undefined || point.low === null || point.high === null ? null : [point.low, point.high];
        return [
          [id, point?.value ?? null],
          [`${id} band`, band],
        ];
      }),
    ),
  }));
  return (
    <ResponsiveContainer width="100%" height={240}>
      <ComposedChart data={rows} margin={{ top: 20, right: 28, bottom: 4, left: 4 }}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="month"
          type="number"
          domain={['dataMin', 'dataMax']}
          tickLine={false}
          allowDecimals={false}
          tickCount={7}
          interval="equidistantPreserveStart"
          tickFormatter={nameOf}
        />
        <YAxis
          tickFormatter={format}
          tickLine={false}
          axisLine={false}
          width={64}
          domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
          ticks={ticks}
        />
        {marks.map(({ month, label }) => (
          <ReferenceLine
            key={month}
            x={month}
            stroke="var(--line-strong)"
            strokeDasharray="2 3"
            label={{ value: label, position: 'top', fontWeight: 600 }}
          />
        ))}
        {stacks.map(({ id, place }) => (
          <Area
            key={`${id} band`}
            dataKey={`${id} band`}
            stroke="none"
            fill={`var(--stack-${(place % 6) + 1})`}
            fillOpacity={0.14}
            isAnimationActive={false}
            activeDot={false}
          />
        ))}
        {stacks.map(({ id, place }) => (
          <Line
            key={id}
            dataKey={id}
            stroke={`var(--stack-${(place % 6) + 1})`}
            strokeWidth={2}
            strokeDasharray={dashes[place % dashes.length] ?? '0'}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        <EndLetters stacks={stacks} />
      </ComposedChart>
    </ResponsiveContainer>
  );
};
