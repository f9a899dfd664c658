/** Which question a set of results answers, where it was set up from one, and how far. */
import { type Measurement, readMeasurement } from '../plan/measurement.ts';
import type { ModelFigures } from './byModel.ts';
import type { EvalSet } from './evalSet.ts';

export interface Answered {
  row: Measurement['row'];
  /** Items each model was to be measured on, and those that came back. */
  models: { modelId: Measurement['models'][number]['modelId']; asked: number; items: number }[];
}

/** The question that the files name; null where they name none, or two. */
export const answeredBy = ({ set, models }: { set: EvalSet; models: readonly ModelFigures[] }): Answered | null => {
  const named = new Set(set.files.flatMap(({ reading: { question } }) => (question === null ? [] : [question])));
  const [text, ...others] = named;
  const question = text === undefined || others.length > 0 ? null : readMeasurement(text);
  if (question === null) return null;
  return {
    row: question.row,
    models: question.models.map(({ modelId, evals }) => ({
      modelId,
      asked: evals,
      items: models.find(({ model }) => model === modelId)?.items ?? 0,
    })),
  };
};
