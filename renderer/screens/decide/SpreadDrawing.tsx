/** How a value spreads over single tasks: a histogram by ratio, since costs and waits spread that way. */
import { Area, AreaChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Histogram, Quantiles } from '../../../shared/engine/simulate/spread.ts';
import { useI18n } from '../../parts/useI18n.ts';

const mostTicks = 6;
/** What the text at a line may take of the width, where two drawings stand side by side. */
const textRoom = 0.22;

/** 1, 2 and 5 times the powers of ten inside the edges, or as few of those as leave room for their texts. */
const ticksOf = (from: number, to: number): number[] => {
  const powers = Array.from(
    { length: Math.ceil(Math.log10(to)) - Math.floor(Math.log10(from)) + 1 },
    (_, i) => 10 ** (Math.floor(Math.log10(from)) + i),
  );
  const inside = (factors: number[]): number[] =>
    powers
      .flatMap((power) => factors.map((factor) => Number((factor * power).toPrecision(3))))
      .filter((tick) => tick >= from && tick <= to);
  const choices = [inside([1, 2, 5]), inside([1, 3]), inside([1])];
  const tens = choices[2]!;
  return (
    choices.find((ticks) => ticks.length <= mostTicks) ??
    tens.filter((_, i) => i % Math.ceil(tens.length / mostTicks) === 0)
  );
};

export const SpreadDrawing = ({
  histogram: { edges, shares },
  quantiles,
  tone,
  format,
  caption,
}: {
  histogram: Histogram;
  quantiles: Pick<Quantiles, 'p50' | 'p95'>;
  /** A colour. */
  tone: string;
  format: (value: number) => string;
  /** What the axis measures. */
  caption: string;
}) => {
  const { say } = useI18n();
  // A step from each edge to the next; the first and the last come from and go back to the ground.
  const steps = edges.map((edge, i) => ({ at: edge, share: shares[i] ?? 0 }));
  const [from = 1, to = 1] = [edges[0], edges.at(-1)];
  const placeOf = (value: number): number => Math.min(Math.max(Math.log(value / from) / Math.log(to / from), 0), 1);
  const [half, most] = [placeOf(quantiles.p50), placeOf(quantiles.p95)];
  const halfOnLeft = half > textRoom;
  const mostOnLeft = most > 1 - textRoom;
  // Two texts that would meet: the one of the middle stays.
  const mostTold = most - half > textRoom * ((halfOnLeft ? 0 : 1) + (mostOnLeft ? 1 : 0));
  const line = (place: 'p50' | 'p95', onLeft: boolean, told: boolean) => (
    <ReferenceLine
      x={Math.min(Math.max(quantiles[place], from), to)}
      stroke="var(--soft)"
      strokeDasharray="3 3"
      {...(told && {
        label: { value: say(`decide.quantile-${place}`), position: onLeft ? 'insideTopRight' : 'insideTopLeft' },
      })}
    />
  );
  return (
    <ResponsiveContainer width="100%" height={168}>
      <AreaChart data={steps} margin={{ top: 4, right: 18, bottom: 18, left: 18 }}>
        <XAxis
          type="number"
          dataKey="at"
          scale="log"
          domain={[from, to]}
          ticks={ticksOf(from, to)}
          interval={0}
          tickFormatter={format}
          tickLine={false}
          label={{ value: caption, position: 'insideBottom', offset: -10 }}
        />
        <YAxis hide domain={[0, Math.max(...shares) * 1.25]} />
        <Area
          type="stepAfter"
          dataKey="share"
          stroke={tone}
          strokeWidth={1.5}
          fill={tone}
          fillOpacity={0.28}
          isAnimationActive={false}
          activeDot={false}
        />
        {line('p50', halfOnLeft, true)}
        {line('p95', mostOnLeft, mostTold)}
      </AreaChart>
    </ResponsiveContainer>
  );
};
