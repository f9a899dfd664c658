/** One leg of a bridge as a bar at its place, tied to the next by a hairline. */
import './bridgeTrack.css';
import type { Leg, Legs } from './bridgeLegs.ts';

export const BridgeTrack = ({
  leg,
  of: { start, most },
  stack,
  isLast,
}: {
  leg: Leg;
  of: Legs;
  /** Place of the stack whose colour the ends have. */
  stack?: number | undefined;
  isLast: boolean;
}) => {
  const at = (value: number) => (most > start ? ((Math.max(value, start) - start) / (most - start)) * 100 : 0);
  const isEnd = leg.kind === 'end';
  const left = isEnd ? 0 : at(Math.min(leg.from, leg.to));
  const right = at(Math.max(leg.from, leg.to));
  return (
    <div className="bridge-track" aria-hidden="true" data-stack={stack === undefined ? undefined : (stack % 6) + 1}>
      <i
        className="bridge-bar"
        data-torn={(isEnd && start > 0) || undefined}
        style={{ left: `${left}%`, width: `${Math.max(right - left, 0.5)}%` }}
      />
      {isLast ? null : <u style={{ left: `${at(leg.to)}%` }} />}
    </div>
  );
};
