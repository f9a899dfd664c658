/** What a model is made for: some are sold beside chat models and do none of the work that a plan plans. */
import type { Model, Purpose } from './model.ts';

const notForTasks: ReadonlySet<Purpose> = new Set([
  'safety-classifier',
  'code-apply',
  'search',
  'ocr',
  'extraction',
  'router',
  'embedding',
  'rerank',
]);

/** Guards, OCR, embedding, rerank and apply models are not offered for work; of a model of unknown purpose nothing is held. */
export const isForTasks = ({ purpose }: Pick<Model, 'purpose'>): boolean =>
  purpose === null || !notForTasks.has(purpose);
