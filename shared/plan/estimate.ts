/**
 * A number a planner is not sure of: a best value and, where it is not exact, the ends of a 90% interval
 * (5% of the belief below `low`, 5% above `high`, half below `value`).
 */
export interface Estimate {
  value: number;
  low?: number;
  high?: number;
  /** Where the number comes from: a citation, or the planner's own words. */
  source?: string;
  /** True where nobody measured it. Assumed numbers are marked wherever they flow to. */
  assumed?: boolean;
  /** True where the planner stated it herself: hers, and neither assumed by us nor measured by anybody. */
  stated?: boolean;
}

/** Whether nobody stands behind a number: what she stated herself is hers, whatever it replaced was. */
export const isAssumed = ({ assumed, stated }: Estimate): boolean => assumed === true && stated !== true;
