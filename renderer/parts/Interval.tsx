/** A 90% interval as a bar with its best value, on a scale that several bars share. Drawn, never the only telling. */
import './interval.css';

const place = (value: number, from: number, to: number): number =>
  to > from ? Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) : 50;

export const Interval = ({
  value,
  low,
  high,
  scale,
  stack,
}: {
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  /** Ends of the shared scale, in the unit of the figures. */
  scale: { from: number; to: number };
  /** The stack's place in the plan, from 0: its colour. */
  stack: number;
}) => {
  const at = place(value, scale.from, scale.to);
  const start = low === undefined ? at : place(low, scale.from, scale.to);
  const end = high === undefined ? at : place(high, scale.from, scale.to);
  return (
    <div className="interval" aria-hidden="true" data-stack={(stack % 6) + 1}>
      <div className="interval-range" style={{ left: `${start}%`, width: `${Math.max(end - start, 0.4)}%` }} />
      <div className="interval-value" style={{ left: `${at}%` }} />
    </div>
  );
};
