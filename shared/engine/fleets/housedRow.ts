/** A row of a month to come, some of whose attempts are made on hardware of the stack's own. */
import type { ModelId } from '../../foundation/ids.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { Load } from './load.ts';

/** The best value, and the value in each draw after it. */
type Series = Float64Array;

/** Attempts by a model on hardware of the stack's own: what they would cost if they were bought, and what they ask for. */
export interface Hosted {
  /** USD per task, tools apart, which are paid wherever the model runs. */
  bought: Series;
  /** Attempts per task, each weighted by how much longer its task is, and what one asks of the hardware. */
  attempts: Series;
  each: Load;
}

/** What is bought of a model under a commitment, per task, tools apart; it is in the money of the row already. */
export interface Bought {
  commitment: Commitment;
  usd: Series;
  tokens: Series;
  requests: Series;
}

/** Tasks of the month, and per task what is spent so far. */
export interface HousedRow {
  tasks: Series;
  cash: Series;
  spend: Series;
  hosted: ReadonlyMap<ModelId, Hosted>;
  /** By model; a model on hardware of the stack's own as if all of it were bought, until the hardware is counted. */
  bought: ReadonlyMap<ModelId, Bought>;
}
