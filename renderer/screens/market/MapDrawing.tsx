/** The drawing of the map: the study's eight models, its median, and all others as marks on the axis of cost. */
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
import type { PricedDot } from '../../../shared/engine/marketMap.ts';
import { useI18n } from '../../parts/useI18n.ts';

export interface NamedDot {
  model: string;
  /** As the catalog calls it, or the study. */
  name: string;
  usdPerM: number;
  log10Usage: number;
}

/** A model of the open plan, in the colour of the first stack that has it. */
export interface OwnDot extends PricedDot {
  /** The stack's place in the plan, from 0. */
  place: number;
}

const ticks = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];
const least = 0.01;
const most = 100;
const [lowest, highest] = [2, 8];

const inside = (usdPerM: number): number => Math.min(Math.max(usdPerM, least), most);

/** A quadrant of the study with the kinds of work that it puts there. */
export interface Quadrant {
  id: string;
  /** Much used, and dear. */
  isHigh: boolean;
  isDear: boolean;
  name: string;
  work: string;
}

/** Names alone: the study divides use in two but prints no figure of where. */
const Quadrants = ({ quadrants }: { quadrants: readonly Quadrant[] }) => {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const [left, right] = [Number(x(least)), Number(x(most))];
  const top = Number(y(highest));
  const half = Number(y((lowest + highest) / 2));
  return quadrants.map(({ id, isHigh, isDear, name, work }) => {
    const at = isDear ? right - 10 : left + 10;
    const line = isHigh ? top + 20 : half + 20;
    return (
      <g key={id} className="market-quadrant" textAnchor={isDear ? 'end' : 'start'}>
        <text x={at} y={line} className="market-quadrant-name">
          {name}
        </text>
        <text x={at} y={line + 16}>
          {work}
        </text>
      </g>
    );
  });
};

/** About as wide as a letter of a name is, in pixels. */
const widthOfLetter = 6.5;

/** One path for all models of the catalog: hundreds of elements would take longer than the map is worth. */
const Marks = ({
  named,
  all,
  own,
  median,
}: {
  named: readonly NamedDot[];
  all: readonly PricedDot[];
  own: readonly OwnDot[];
  median: number;
}) => {
  const { say, usd } = useI18n();
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  const across = (usdPerM: number): number => Number(x(inside(usdPerM)));
  const up = (log10Usage: number): number => Number(y(log10Usage));
  const ground = up(lowest);
  return (
    <g>
      <path
        d={`M${across(median)} ${up(highest)}V${ground}`}
        stroke="var(--line-strong)"
        strokeDasharray="3 3"
        fill="none"
      />
      <text x={across(median) + 5} y={up(highest) + 12}>
        {say('market.median', { usd: usd(median) })}
      </text>
      <path
        d={all.map(({ usdPerM }) => `M${across(usdPerM)} ${ground}v-7`).join('')}
        stroke="var(--line-strong)"
        strokeOpacity={0.5}
      />
      {own.map(({ id, name, usdPerM, place }) => (
        <g key={id}>
          <title>{name}</title>
          <circle
            cx={across(usdPerM)}
            cy={ground - 14}
            r={5}
            fill="var(--panel)"
            stroke={`var(--stack-${(place % 6) + 1})`}
            strokeWidth={2}
          />
        </g>
      ))}
      {named.map(({ model, name, usdPerM, log10Usage }, i) => {
        const [cx, cy] = [across(usdPerM), up(log10Usage)];
        const onLeft = usdPerM > 10;
        const isAbove = i % 2 === 0;
        // A name that would run over another model stands over its own.
        const runsOver =
          isAbove &&
          !onLeft &&
          named.some((other) => {
            const [dx, dy] = [across(other.usdPerM) - cx, up(other.log10Usage) - cy];
            return dx > 10 && dx < 14 + widthOfLetter * name.length && Math.abs(dy + 10) < 14;
          });
        // Two of a kind stand close together: their names go above and below.
        return (
          <g key={model}>
            <path d={`M${cx} ${cy - 6}l6 6l-6 6l-6 -6z`} fill="var(--soft)" />
            <text
              x={runsOver ? cx : onLeft ? cx - 10 : cx + 10}
              y={cy + (runsOver ? -12 : isAbove ? -6 : 14)}
              textAnchor={runsOver ? 'middle' : onLeft ? 'end' : 'start'}
            >
              {name}
            </text>
          </g>
        );
      })}
    </g>
  );
};

export const MapDrawing = ({
  quadrants,
  ...dots
}: {
  named: readonly NamedDot[];
  all: readonly PricedDot[];
  own: readonly OwnDot[];
  quadrants: readonly Quadrant[];
  median: number;
}) => {
  const { say, usd } = useI18n();
  return (
    <ResponsiveContainer width="100%" height={420}>
      <ScatterChart margin={{ top: 10, right: 24, bottom: 22, left: 4 }}>
        <CartesianGrid stroke="var(--line)" />
        <XAxis
          type="number"
          dataKey="usdPerM"
          scale="log"
          domain={[least, most]}
          ticks={ticks}
          tickFormatter={usd}
          tickLine={false}
          allowDataOverflow
          label={{ value: say('market.axisPrice'), position: 'insideBottom', offset: -14 }}
        />
        <YAxis
          type="number"
          dataKey="log10Usage"
          domain={[lowest, highest]}
          tickLine={false}
          width={56}
          label={{ value: say('market.axisUse'), angle: -90, position: 'insideLeft', offset: 14 }}
        />
        <Scatter data={[...dots.named]} isAnimationActive={false} shape={() => <g />} />
        <Quadrants quadrants={quadrants} />
        <Marks {...dots} />
      </ScatterChart>
    </ResponsiveContainer>
  );
};
