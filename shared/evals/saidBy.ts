/** A verdict as a number, as judges are compared by. */
import type { Mark } from './mark.ts';

/** 1 accepted, 0 rejected, between them a score; NaN where it says nothing. */
export const saidBy = (mark: Mark): number => {
  switch (mark.state) {
    case 'pass':
      return 1;
    case 'fail':
      return 0;
    case 'score':
      return mark.score;
    case 'error':
    case 'unknown':
      return Number.NaN;
    default: {
      const never: never = mark;
      return never;
    }
  }
};
