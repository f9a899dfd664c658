/** How alike failures may be: one place for the plan's checks, the draws, the search and the fit. */

/** rho, and rho + tau, at most: attempts keep some luck of their own. */
export const mostShared = 0.995;

/** gamma at most: at 5 a task one standard deviation harder costs 148 times as much. */
export const mostCostSlope = 5;

/** Probits by which false accepts may rise with difficulty and strength: beyond it a check passes all or nothing. */
export const steepestRise = 3;
