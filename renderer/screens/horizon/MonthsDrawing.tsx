/** The drawing of a measure over the months: a line and a band for each stack, told apart by colour, dash and letter. */
import { Area, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { stackLetter } from '../../parts/StackBadge.tsx';

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

/** The letter at the end of a line; ends that would meet keep their order and stand apart. */
const EndLetter = ({
  x,
  y,
  index,
  last,
  place,
}: {
  x?: number;
  y?: number;
  index?: number;
  last: number;
  place: number;
}) =>
  index !== last || x === undefined || y === undefined ? null : (
    <text x={x + 8} y={y + 4} style={{ fill: `var(--stack-${(place % 6) + 1})`, fontWeight: 650 }}>
      {stackLetter(place)}
    </text>
  );

export const MonthsDrawing = ({
  stacks,
  marks,
  format,
  nameOf,
}: {
  stacks: readonly MonthsOfStack[];
  marks: readonly MonthMark[];
  format: (value: number) => string;
  /** The name of a month. */
  nameOf: (month: number) => string;
}) => {
  const months = stacks[0]?.points.map(({ month }) => month) ?? [];
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
          tickFormatter={nameOf}
        />
        <YAxis tickFormatter={format} tickLine={false} axisLine={false} width={64} domain={['auto', 'auto']} />
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
            label={<EndLetter last={rows.length - 1} place={place} />}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
};
