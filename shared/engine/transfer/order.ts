/** How likely one model succeeds more often than another on work that neither was measured on. */

import type { Scale } from '../../catalog/transferScale.ts';
import { normalCdf } from '../../foundation/normal.ts';
import type { Reading } from './reading.ts';

/**
 * P(a above b). The shift of the work stands on both sides and cancels; each of the two may be an outlier of the new suite.
 * `noise` is the sampling variance of both rates on a benchmark of the work, in squared units of ability: what a
 * measurement there will *show*. `sameSuite`: the work is of a suite both were read off, so nobody is a new outlier.
 */
export const aboveChance = (a: Reading, b: Reading, scale: Scale, noise = 0, sameSuite = false): number => {
  const apart = a.mean - b.mean;
  const variance = a.variance + b.variance + noise;
  const beyond = (extra: number): number => normalCdf(apart / Math.sqrt(variance + extra));
  if (sameSuite) return beyond(0);
  const { outliers, tau } = scale;
  return (
    (1 - outliers) ** 2 * beyond(0) +
    2 * outliers * (1 - outliers) * beyond(tau ** 2) +
    outliers ** 2 * beyond(2 * tau ** 2)
  );
};
