/** Every format of results known here; the one that recognises a file most surely reads it. */
import { aider } from './formats/aider.ts';
import { braintrust } from './formats/braintrust.ts';
import { deepeval } from './formats/deepeval.ts';
import { evalplus } from './formats/evalplus.ts';
import type { ValueFormat } from './formats/format.ts';
import { helm } from './formats/helm.ts';
import { inspectJson } from './formats/inspect.ts';
import { langfuseScores } from './formats/langfuseScores.ts';
import { langsmith } from './formats/langsmith.ts';
import { lmEvalResults, lmEvalSamples } from './formats/lmEval.ts';
import { openaiEvalsApi, openaiEvalsLog } from './formats/openaiEvals.ts';
import { promptfooJson, promptfooLines } from './formats/promptfoo.ts';
import { swebench } from './formats/swebench.ts';

/** JSON values, in the order in which equally sure formats are tried. */
export const jsonFormats: readonly ValueFormat[] = [
  langfuseScores,
  langsmith,
  promptfooJson,
  promptfooLines,
  inspectJson,
  swebench,
  evalplus,
  deepeval,
  lmEvalSamples,
  lmEvalResults,
  openaiEvalsLog,
  openaiEvalsApi,
  helm,
  braintrust,
];

export const yamlFormats: readonly ValueFormat[] = [aider, promptfooJson];

/** Formats whose tables are the same records as their JSON. */
export const rowFormats: readonly ValueFormat[] = [langfuseScores, langsmith, braintrust];

export interface Recognised {
  format: ValueFormat;
  certainty: number;
}

/** Below this a file is not of the format. */
const leastCertainty = 0.6;

/** The formats that recognise the first values, the surest first. */
export const recognise = (formats: readonly ValueFormat[], first: readonly unknown[]): Recognised[] =>
  formats
    .map((format) => ({ format, certainty: format.recognise(first) }))
    .filter(({ certainty }) => certainty >= leastCertainty)
    .sort((a, b) => b.certainty - a.certainty);
