/**
 * How tasks flow through a ladder, drawn to scale: every rung is a bar as wide as the share of tasks that reach it, cut
 * into what is accepted rightly, accepted wrongly, and what goes on to the bar below. Hatching and order tell the parts
 * apart as well as colour does.
 */

import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { RungFlow } from '../../../../shared/engine/outcome.ts';
import type { ModelId } from '../../../../shared/foundation/ids.ts';
import type { Ladder } from '../../../../shared/plan/policy.ts';
import { useI18n } from '../../../parts/useI18n.ts';

/** Until the place it is drawn in is known. */
const usualWidth = 380;
const barHeight = 22;
const rowHeight = 62;
const labelRoom = 20;
/** A rung that nothing reaches is named and has no bar. */
const neverHeight = 26;
const isReached = (rung: RungFlow): boolean => rung.reach > 0.00005;
/** A label in a part narrower than this would not be read. */
const readableWidth = 44;

/** What a rung leaves to the one below. */
const restOf = (rung: RungFlow): number => Math.max(0, rung.reach - rung.acceptedGood - rung.acceptedBad);

/** The width of the element the ref is given to. Drawn at the size of its place, words stay as large as all others. */
const usePlaceWidth = () => {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usualWidth);
  useLayoutEffect(() => {
    if (place.current === null) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(200, Math.round(entry?.contentRect.width ?? 0))));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return { place, width };
};

/** The drawing's measures in pixels: `scale` is how many a share of one is wide. */
interface Measures {
  width: number;
  scale: number;
}

/** One rung: its words above, its bar, and the lines of what goes on below. */
const Rung = ({
  rung,
  title,
  top,
  hasBelow,
  hatching,
  measures: { width, scale },
}: {
  rung: RungFlow;
  title: string;
  top: number;
  /** Another rung stands below; else what is left ends. */
  hasBelow: boolean;
  /** The id of the pattern for what is accepted wrongly. */
  hatching: string;
  measures: Measures;
}) => {
  const { say, share, money } = useI18n();
  const start = width - rung.reach * scale;
  const good = rung.acceptedGood * scale;
  const bad = rung.acceptedBad * scale;
  const rest = restOf(rung) * scale;
  const lineEnd = top + rowHeight - (hasBelow ? 0 : 4);
  return (
    <g>
      <text x={0} y={top - 7}>
        <tspan className="flow-name">{title}</tspan>
      </text>
      <text x={width} y={top - 7} textAnchor="end" className="flow-label">
        {isReached(rung)
          ? `${say('stacks.flowReach', { share: share(rung.reach) })} · ${money(rung.modelUsd + rung.verifierUsd)}`
          : say('stacks.flowNever')}
      </text>
      <rect x={start} y={top} width={good} height={barHeight} fill="var(--good)" opacity="0.82" />
      {good > readableWidth ? (
        <text x={start + 6} y={top + 15} className="flow-inside">
          {share(rung.acceptedGood)}
        </text>
      ) : null}
      <rect x={start + good} y={top} width={bad} height={barHeight} fill={`url(#${hatching})`} />
      {bad > readableWidth ? (
        <text x={start + good + bad / 2} y={top + 15} textAnchor="middle" className="flow-tag">
          {share(rung.acceptedBad)}
        </text>
      ) : null}
      <rect
        x={start + good + bad + 0.5}
        y={top + 0.5}
        width={Math.max(0, rest - 1)}
        height={barHeight - 1}
        className="flow-rest"
      />
      {rest > readableWidth ? (
        <text x={start + good + bad + rest / 2} y={top + 15} textAnchor="middle">
          {share(restOf(rung))}
        </text>
      ) : null}
      {rest > 1 ? (
        <path
          d={`M${width - rest + 0.5} ${top + barHeight}V${lineEnd}M${width - 0.5} ${top + barHeight}V${lineEnd}`}
          className="flow-line"
        />
      ) : null}
    </g>
  );
};

/** What no rung accepted, and what becomes of it. */
const End = ({
  left,
  top,
  onReject,
  measures: { width, scale },
}: {
  /** Share of tasks. */
  left: number;
  top: number;
  onReject: Ladder['onReject'];
  measures: Measures;
}) => {
  const { say, share } = useI18n();
  const wide = left * scale;
  const isInside = wide > width / 2;
  return (
    <g>
      <rect
        x={width - wide + 0.5}
        y={top}
        width={Math.max(1, wide - 1)}
        height={barHeight}
        className={`flow-end flow-end-${onReject}`}
      />
      <text x={isInside ? width - wide / 2 : width - wide - 6} y={top + 15} textAnchor={isInside ? 'middle' : 'end'}>
        {share(left)} {say(`stacks.flowEnd-${onReject}`)}
      </text>
    </g>
  );
};

export const FlowDiagram = ({
  rungs,
  onReject,
  nameOf,
}: {
  rungs: readonly RungFlow[];
  onReject: Ladder['onReject'];
  nameOf: (modelId: ModelId) => string;
}) => {
  const hatching = `${useId()}-bad`;
  const { place, width } = usePlaceWidth();
  const whole = rungs[0]?.reach ?? 1;
  const measures = { width, scale: width / (whole > 0 ? whole : 1) };
  const last = rungs.at(-1);
  const left = last === undefined ? 0 : restOf(last);
  const topOf = (i: number): number =>
    rungs.slice(0, i).reduce((sum, rung) => sum + (isReached(rung) ? rowHeight : neverHeight), labelRoom);
  const bottom = topOf(rungs.length);
  const height = bottom - labelRoom + (left > 0.0005 ? rowHeight - 8 : -10);
  return (
    <div ref={place}>
      <svg className="flow" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
        <defs>
          <pattern id={hatching} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--bad-soft)" />
            <rect width="2.5" height="6" fill="var(--bad)" />
          </pattern>
        </defs>
        {rungs.map((rung, i) => (
          <Rung
            // biome-ignore lint/suspicious/noArrayIndexKey: a rung is known by its place
            key={i}
            rung={rung}
            title={`${i + 1} ${nameOf(rung.modelId)}`}
            top={topOf(i)}
            hasBelow={i < rungs.length - 1}
            hatching={hatching}
            measures={measures}
          />
        ))}
        {left > 0.0005 ? <End left={left} top={bottom - 4} onReject={onReject} measures={measures} /> : null}
      </svg>
    </div>
  );
};

export const FlowKey = () => {
  const { say } = useI18n();
  return (
    <ul className="flow-key" aria-hidden="true">
      <li>
        <i className="flow-key-good" />
        {say('stacks.flowGood')}
      </li>
      <li>
        <i className="flow-key-bad" />
        {say('stacks.flowBad')}
      </li>
      <li>
        <i className="flow-key-rest" />
        {say('stacks.flowRest')}
      </li>
    </ul>
  );
};
