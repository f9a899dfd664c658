/** Whether a model can be had on a day: for work, not gone, and sold by somebody. */
import { chooseOffer } from './chooseOffer.ts';
import type { Model } from './model.ts';
import { isForTasks } from './purpose.ts';

/**
 * Whether its end has come by a day: retired, or shut down by its maker since its status was read. Open weights go on being
 * sold by others. `day` null: by its status alone.
 */
export const isGone = (model: Model, day: string | null): boolean => {
  const { status, shutdownDate, statusAsOf, openWeights } = model;
  if (status === 'retired') return true;
  if (day === null || shutdownDate === null || openWeights === true) return false;
  return shutdownDate <= day && (statusAsOf === null || statusAsOf < shutdownDate);
};

/** Whether a planner can buy it for work on a day: for work, not gone, and sold at a price that is known. */
export const canBeBought = (model: Model, day: string | null): boolean =>
  isForTasks(model) && !isGone(model, day) && chooseOffer(model) !== null;
