/** A line for each scenario: what a success costs at the best values, and between which ends it lies. */
import { ResponsiveContainer, Scatter, ScatterChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import { moneyTicks } from '../../parts/roundTicks.ts';
import { useI18n } from '../../parts/useI18n.ts';

export interface ScenarioMark {
  id: string;
  name: string;
  /** USD per success. */
  value: number;
  low: number;
  high: number;
}

const lineHeight = 34;
const axisHeight = 44;
const nameLength = 24;

const Marks = ({ marks }: { marks: readonly ScenarioMark[] }) => {
  const [x, y] = [useXAxisScale(), useYAxisScale()];
  if (x === undefined || y === undefined) return null;
  return marks.map(({ id, value, low, high }, place) => {
    const tone = `var(--stack-${(place % 6) + 1})`;
    const [at, from, to, line] = [x(value), x(low), x(high), y(place)].map(Number);
    return (
      <g key={id}>
        <path d={`M${from} ${line}H${to}`} stroke={tone} strokeOpacity={0.45} strokeWidth={8} />
        <circle cx={at} cy={line} r={6} fill={tone} />
      </g>
    );
  });
};

export const ScenariosDrawing = ({ marks }: { marks: readonly ScenarioMark[] }) => {
  const { say, money } = useI18n();
  const ticks = moneyTicks(0, Math.max(...marks.map(({ high }) => high)), say.money);
  const rows = marks.map(({ value }, place) => ({ value, place }));
  const nameOf = (place: number): string => {
    const name = marks[place]?.name ?? '';
    return name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name;
  };
  return (
    <ResponsiveContainer width="100%" height={axisHeight + lineHeight * marks.length}>
      <ScatterChart margin={{ top: 4, right: 28, bottom: 4, left: 4 }}>
        <XAxis
          type="number"
          dataKey="value"
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          interval="equidistantPreserveStart"
          tickFormatter={money}
          tickLine={false}
        />
        <YAxis
          type="number"
          dataKey="place"
          domain={[-0.5, marks.length - 0.5]}
          ticks={rows.map(({ place }) => place)}
          tickFormatter={nameOf}
          interval={0}
          reversed
          tickLine={false}
          width={160}
        />
        <Scatter data={rows} isAnimationActive={false} shape={() => <g />} />
        <Marks marks={marks} />
      </ScatterChart>
    </ResponsiveContainer>
  );
};
