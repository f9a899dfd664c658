/** How good evidence is, as four small bars beside its word: hatched for what was typed or assumed. */
import './pips.css';
import type { Grade } from '../../shared/report/rowGrade.ts';

const filled: Record<Grade, number> = { own: 4, same: 3, proxy: 2, stated: 1, assumed: 1, none: 0 };
const bars = [1, 2, 3, 4] as const;

export const Pips = ({ grade }: { grade: Grade }) => (
  <span className="pips" data-guess={grade === 'stated' || grade === 'assumed' || undefined} aria-hidden="true">
    {bars.map((bar) => (
      <i key={bar} data-on={bar <= filled[grade] || undefined} />
    ))}
  </span>
);
