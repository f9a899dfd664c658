/** What is believed of one model's success rate in a category, and on what evidence. */
import type { RateInUse } from './outcome.ts';
import type { Quantity } from './quantity.ts';

export interface Belief {
  rate: Quantity;
  use: Omit<RateInUse, 'rate'>;
}
