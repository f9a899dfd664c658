/** Results read from text and bytes at hand, the way commands and the page read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OutcomeMatrix } from '../../../shared/engine/calibrate/outcomes.ts';
import { type EvalSet, joinReadings } from '../../../shared/evals/evalSet.ts';
import { readOutcomes } from '../../../shared/evals/outcomes.ts';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import type { EvalAnswers, EvalReading } from '../../../shared/evals/reading.ts';
import { type EvalSummary, summariseEvals, summaryJson } from '../../../shared/evals/summary.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
  folder?: string;
}

export const textFile = (name: string, text: string, folder?: string): GivenFile => ({
  name,
  bytes: new TextEncoder().encode(text),
  ...(folder === undefined ? {} : { folder }),
});

export const fixtures = fileURLToPath(new URL('../../fixtures/evals/', import.meta.url));
export const sampleNames = readdirSync(`${fixtures}samples`).sort();
export const caseFile = (name: string): GivenFile => ({ name, bytes: readFileSync(`${fixtures}cases/${name}`) });
export const sampleFiles = (sample: string): GivenFile[] =>
  readdirSync(`${fixtures}samples/${sample}`)
    .filter((name) => name !== 'EXPECTED.json')
    .map((name) => ({ name, bytes: readFileSync(`${fixtures}samples/${sample}/${name}`) }));

export const readHere = async (files: readonly GivenFile[], answers: EvalAnswers = {}): Promise<Answer<EvalSet>> => {
  const readings: EvalReading[] = [];
  for (const { name, bytes, folder } of files) {
    const read = await readEvalFile({ source: bytesSource(name, bytes), folder: folder ?? null }, answers);
    if (!read.ok) return read;
    readings.push(...read.value);
  }
  return joinReadings(readings, answers);
};

export const summaryOf = async (files: readonly GivenFile[], answers: EvalAnswers = {}): Promise<EvalSummary> => {
  const set = await readHere(files, answers);
  if (!set.ok) throw new Error(set.error.message);
  return summariseEvals(set.value, answers);
};

export const jsonOf = async (files: readonly GivenFile[], answers: EvalAnswers = {}) =>
  summaryJson(await summaryOf(files, answers));

/** `[passed, n]` by model. */
export const countsOf = async (files: readonly GivenFile[], answers: EvalAnswers = {}) =>
  Object.fromEntries((await summaryOf(files, answers)).models.map(({ model, passed, n }) => [model, [passed, n]]));

export const questionsOf = async (files: readonly GivenFile[], answers: EvalAnswers = {}): Promise<string[]> =>
  (await jsonOf(files, answers)).questions.map(({ kind }) => kind);

export const matrixOfText = async (text: string, answers: EvalAnswers = {}): Promise<Answer<OutcomeMatrix>> => {
  const read = await readOutcomes(
    { source: bytesSource('outcomes.csv', new TextEncoder().encode(text)), folder: null },
    answers,
  );
  return read.ok ? { ok: true, value: read.value.matrix } : read;
};
