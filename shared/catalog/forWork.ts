/** Which models may be handed work: what they are made for, and whether anybody sells them on a day. */
import { chooseOffer } from './chooseOffer.ts';
import type { Model, Purpose } from './model.ts';

/** What a planner hands out to a model of each purpose: an answer to a person, or a piece of somebody else's pipeline. */
const takesWork: Record<Purpose, boolean> = {
  chat: true,
  'search-answer': true,
  'deep-research': true,
  'gui-agent': true,
  composite: true,
  translation: true,
  'safety-classifier': false,
  'code-apply': false,
  search: false,
  ocr: false,
  extraction: false,
  router: false,
  embedding: false,
  rerank: false,
};

/** Whether a model may be offered for work. Of one whose purpose nobody says it is taken that it may. */
export const isForWork = ({ purpose }: Pick<Model, 'purpose'>): boolean => purpose === null || takesWork[purpose];

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
  isForWork(model) && !isGone(model, day) && chooseOffer(model) !== null;
