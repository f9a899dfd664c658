/** Outcome and cost matrices from CSV files on the disk. */
import { basename } from 'node:path';
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import {
  type CostMatrix,
  type OutcomeMatrix,
  parseCosts,
  parseOutcomes,
} from '../../shared/engine/calibrate/outcomes.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { readPlanBytes } from '../readPlanBytes.ts';

const readText = async (file: string): Promise<Answer<string>> => {
  const bytes = await readPlanBytes(file);
  if (!bytes.ok) return bytes;
  const text = decodeUtf8(bytes.value);
  return text.ok || text.error.kind !== 'notAPortfolio'
    ? text
    : refuse('outcomesNotText', `${basename(file)} is not a CSV file: expected text, one line per item.`, {
        name: basename(file),
      });
};

export const readOutcomes = async (file: string): Promise<Answer<OutcomeMatrix>> => {
  const text = await readText(file);
  return text.ok ? parseOutcomes(text.value) : text;
};

/** Costs of the matrices from one or more files; a later file wins. null for a matrix that no file has a cost of. */
export const readCosts = async (
  files: readonly string[],
  matrices: readonly OutcomeMatrix[],
): Promise<Answer<(CostMatrix | null)[]>> => {
  const found = matrices.map((matrix) => new Float64Array(matrix.successes.length).fill(Number.NaN));
  for (const file of files) {
    const text = await readText(file);
    const costs = text.ok ? parseCosts(text.value, ...matrices) : text;
    if (!costs.ok)
      return { ok: false, error: { ...costs.error, message: `${basename(file)}: ${costs.error.message}` } };
    costs.value.forEach((matrix, which) => {
      matrix.forEach((usd, at) => {
        if (!Number.isNaN(usd)) (found[which] as Float64Array)[at] = usd;
      });
    });
  }
  return answer(found.map((matrix) => (matrix.every(Number.isNaN) ? null : matrix)));
};
