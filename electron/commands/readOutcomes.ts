/** Outcome and cost matrices from files on the disk, and what is to be said about them. */
import { basename, dirname, resolve } from 'node:path';
import type { CostMatrix, OutcomeMatrix } from '../../shared/engine/calibrate/outcomes.ts';
import { type Outcomes, readCosts, readOutcomes } from '../../shared/evals/outcomes.ts';
import type { EvalAnswers } from '../../shared/evals/reading.ts';
import { asideWord, questionSaid } from '../../shared/evals/remarks.ts';
import type { FileSource } from '../../shared/files/reading.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { fileOnDisk } from '../fileOnDisk.ts';
import type { Terminal } from './terminal.ts';

/** Says beside the answer what of the file was not counted and what is open. */
const tellRemarks = ({ set }: Outcomes, file: string, { complain, say, language }: Terminal): void => {
  for (const { aside, questions } of set.files) {
    for (const remark of aside) complain(`${basename(file)}: ${say(asideWord(remark), { ...remark.details })}`);
    for (const question of questions) complain(`${basename(file)}: ${questionSaid(question, say, language)}`);
  }
};

export const outcomesOn = async (terminal: Terminal, file: string, answers: EvalAnswers): Promise<Answer<Outcomes>> => {
  const source = await fileOnDisk(file);
  if (!source.ok) return source;
  const folder = basename(dirname(resolve(file))) || null;
  const outcomes = await readOutcomes({ source: source.value, folder }, answers);
  if (outcomes.ok) tellRemarks(outcomes.value, file, terminal);
  return outcomes;
};

/** Costs of the matrices from one or more files; a later file wins. null for a matrix that no file has a cost of. */
export const costsOn = async (
  files: readonly string[],
  matrices: readonly OutcomeMatrix[],
): Promise<Answer<(CostMatrix | null)[]>> => {
  const sources: FileSource[] = [];
  for (const file of files) {
    const source = await fileOnDisk(file);
    if (!source.ok) return source;
    sources.push(source.value);
  }
  return sources.length === 0 ? answer(matrices.map(() => null)) : readCosts(sources, matrices);
};
