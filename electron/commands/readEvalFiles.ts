/** Files of results from the disk as one set. */
import { basename, dirname, resolve } from 'node:path';
import { type EvalSet, joinReadings } from '../../shared/evals/evalSet.ts';
import { readEvalFile } from '../../shared/evals/readEvals.ts';
import { type EvalAnswers, type EvalReading, saysAnything } from '../../shared/evals/reading.ts';
import { type Answer, answer, type Refusal } from '../../shared/foundation/answer.ts';
import { fileOnDisk } from '../fileOnDisk.ts';
import { byItsKind } from './otherKindOnDisk.ts';

const nothing: Refusal = {
  kind: 'evalsNothing',
  message: 'The file holds no result. Choose a file with at least one sample and one model.',
};

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
    if (!read.ok) {
      const refused = await byItsKind('evals', [file], read.error);
      const { error } = refused;
      return error === read.error
        ? { ok: false, error: { ...error, message: `${basename(file)}: ${error.message}` } }
        : refused;
    }
    // A table that is something else has rows and no result.
    if (read.value.every((reading) => !saysAnything(reading))) {
      const refused = await byItsKind('evals', [file], nothing);
      if (refused.error !== nothing) return refused;
    }
    readings.push(...read.value);
  }
  const set = joinReadings(readings, answers, shares);
  return set.ok ? answer(set.value) : set;
};
