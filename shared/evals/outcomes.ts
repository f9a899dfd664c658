/** Who solved what, from files of any format, as calibration needs it; and what each try cost. */

import type { CostMatrix, OutcomeMatrix } from '../engine/calibrate/outcomes.ts';
import type { TableRow } from '../files/delimited.ts';
import { openFile } from '../files/openFile.ts';
import { answering, type FileSource, giveUp, giveUpWith } from '../files/reading.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { sayIn } from '../words/say.ts';
import { readCostTable } from './costTable.ts';
import { type EvalSet, joinReadings } from './evalSet.ts';
import { outcomeMatrixOf } from './outcomeMatrix.ts';
import { type EvalFile, readEvalFile } from './readEvals.ts';
import type { EvalAnswers } from './reading.ts';
import { type EvalQuestion, questionSaid } from './remarks.ts';

export interface Outcomes {
  matrix: OutcomeMatrix;
  /** Costs the files themselves state, or null. */
  costs: CostMatrix | null;
  set: EvalSet;
}

/** Questions without whose answer the matrix would be a guess, and the kind of their refusal. */
const mustBeAnswered: Partial<Record<EvalQuestion['kind'], string>> = {
  repeats: 'outcomesRepeats',
  threshold: 'outcomesThreshold',
};

const english = sayIn('en');

/** Numbers between 0 and 1 are shares of tries where they fit a number of tries. Refuses what only the owner can say. */
export const readOutcomes = async (file: EvalFile, answers: EvalAnswers = {}): Promise<Answer<Outcomes>> => {
  const read = await readEvalFile(file, answers);
  if (!read.ok) return read;
  const set = joinReadings(read.value, answers, 'clear');
  if (!set.ok) return set;
  for (const { questions } of set.value.files)
    for (const question of questions) {
      const kind = mustBeAnswered[question.kind];
      if (kind !== undefined) return refuse(kind, questionSaid(question, english, 'en'), { ...question.details });
    }
  const made = outcomeMatrixOf(set.value);
  return made.ok ? answer({ ...made.value, set: set.value }) : made;
};

/** Costs of the matrices from one or more tables; a later file wins. null for a matrix that no file has a cost of. */
export const readCosts = (
  sources: readonly FileSource[],
  matrices: readonly OutcomeMatrix[],
): Promise<Answer<(CostMatrix | null)[]>> =>
  answering(async () => {
    const found = matrices.map(({ successes }) => new Float64Array(successes.length).fill(Number.NaN));
    for (const source of sources) {
      const contents = await openFile(source);
      if (!contents.ok) return giveUpWith(contents.error);
      const [content] = contents.value;
      if (content?.kind !== 'table') return giveUp('fileNoTable', { name: source.name });
      const rows: TableRow[] = [];
      for await (const batch of content.rows()) rows.push(...batch);
      const costs = readCostTable(rows, matrices);
      if (!costs.ok) return giveUpWith({ ...costs.error, message: `${source.name}: ${costs.error.message}` });
      costs.value.forEach((matrix, which) => {
        matrix.forEach((usd, at) => {
          if (!Number.isNaN(usd)) (found[which] as Float64Array)[at] = usd;
        });
      });
    }
    return found.map((matrix) => (matrix.every(Number.isNaN) ? null : matrix));
  });
