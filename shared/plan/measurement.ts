/** What is to be measured, as one line that a set-up carries and its results bring back: a row, models, numbers of items. */
import { type ModelId, modelId, type RowId, rowId } from '../foundation/ids.ts';

export interface Measurement {
  row: RowId;
  models: { modelId: ModelId; evals: number }[];
}

/** The name under which a set-up's metadata holds the line. */
export const questionKey = 'portfolio_question';

/** `support openai/gpt-5-mini=120 google/gemini-2.5-flash=80` */
export const measurementText = ({ row, models }: Measurement): string =>
  [row, ...models.map(({ modelId: id, evals }) => `${id}=${evals}`)].join(' ');

/** null where a text is no such line. */
export const readMeasurement = (text: string): Measurement | null => {
  const [row = '', ...parts] = text.trim().split(/\s+/);
  const models = parts.map((part) => /^(\S+)=(\d+)$/.exec(part));
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(row) || models.length === 0 || models.includes(null)) return null;
  return {
    row: rowId(row),
    models: models.map((found) => ({ modelId: modelId(found?.[1] ?? ''), evals: Number(found?.[2]) })),
  };
};
