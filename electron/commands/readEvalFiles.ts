/** Files of results from the disk as one set. */
import { basename, dirname, resolve } from 'node:path';
import { type EvalSet, joinReadings } from '../../shared/evals/evalSet.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import type { EvalAnswers, EvalReading } from '../../shared/evals/reading.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { fileOnDisk } from '../fileOnDisk.ts';

/** Refusals name the file they are about. `shares` as in shared/evals/decide.ts. */
export const readEvalFiles = async (
  files: readonly string[],
  answers: EvalAnswers,
  shares: 'clear' | 'never' = 'never',
  onProgress?: (bytes: number) => void,
): Promise<Answer<EvalSet>> => {
  const readings: EvalReading[] = [];
  for (const file of files) {
    const source = await fileOnDisk(file);
    if (!source.ok) return source;
    const read = await readEvalFile(
      { source: source.value, folder: basename(dirname(resolve(file))) || null },
      answers,
      { onProgress },
    );
    if (!read.ok) return { ok: false, error: { ...read.error, message: `${basename(file)}: ${read.error.message}` } };
    readings.push(...read.value);
  }
  const set = joinReadings(readings, answers, shares);
  return set.ok ? answer(set.value) : set;
};
