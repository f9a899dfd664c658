/** Sums are compared with limits under this tolerance, relative to the limit's own size. */
export const slack = 1e-9;

/** Limits with what rounding may add. */
export const roomOf = (limits: readonly number[]): number[] =>
  limits.map((limit) => limit + slack * Math.max(1, Math.abs(limit)));
