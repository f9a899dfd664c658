/** What was read of one file of results, what was left aside and why, and what only its owner can answer. */

import type { EvalAside, EvalQuestion } from './remarks.ts';
import { createResults, hasMarks, type Results } from './results.ts';
import type { Threshold } from './threshold.ts';

export type FormatId =
  | 'promptfoo.json_v3'
  | 'promptfoo.jsonl'
  | 'promptfoo.csv'
  | 'inspect.json'
  | 'inspect.eval_zip'
  | 'lm_eval.samples'
  | 'lm_eval.results'
  | 'openai.evals_jsonl'
  | 'openai.evals_api'
  | 'langsmith.experiment'
  | 'braintrust.experiment'
  | 'langfuse.scores'
  | 'deepeval.json'
  | 'swebench.report'
  | 'evalplus.results'
  | 'aider.yaml'
  | 'helm.per_instance'
  | 'ragas.csv'
  | 'eval.long_csv'
  | 'eval.wide_csv'
  | 'eval.wide_xlsx'
  | 'eval.long_xlsx'
  | 'eval.judge_human_csv';

/** What the owner of a file answered to the questions it leaves open. */
export interface EvalAnswers {
  threshold?: Threshold | undefined;
  /** Rows under one label: one item tried several times, or as many items. */
  repeats?: 'tries' | 'items' | undefined;
  /** Numbers between 0 and 1 are shares of several tries, not scores. */
  shares?: boolean | undefined;
  /** Which of several scores or filters counts, by name. */
  measure?: string | undefined;
  /** The model of a file that names none. */
  model?: string | undefined;
  /** How many items there were where a file lists the solved ones alone. */
  total?: number | undefined;
  /** What a column is, by its header, where the guess is wrong. */
  columns?: Readonly<Record<string, ColumnRole>> | undefined;
}

export const columnRoles = [
  'item',
  'model',
  'run',
  'result',
  'score',
  'judge',
  'truth',
  'cost',
  'promptTokens',
  'completionTokens',
  'seconds',
  'error',
  'aside',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** A model's results in total, where a file holds no items. */
export interface ModelTotal {
  model: string;
  /** null where the file does not state how many items there were. */
  n: number | null;
  passed: number;
  errors: number;
  /** How many had passed after the first try, the second ...; empty where it is not stated. */
  passedByTry: number[];
  usd: number | null;
  promptTokens: number | null;
  completionTokens: number | null;
  secondsPerTask: number | null;
}

/** A total of which only these counts are known. */
export const countedTotal = (
  counts: Pick<ModelTotal, 'model' | 'n' | 'passed'> & Partial<Pick<ModelTotal, 'errors'>>,
): ModelTotal => ({
  errors: 0,
  passedByTry: [],
  usd: null,
  promptTokens: null,
  completionTokens: null,
  secondsPerTask: null,
  ...counts,
});

/** One item that a judge and the truth both have a say on. */
export interface JudgedPair {
  judge: string;
  item: string;
  model: string;
  /** 1 accepted, 0 rejected; a score is held against the threshold; NaN unknown. */
  said: number;
  truth: 0 | 1;
}

export interface EvalReading {
  file: string;
  format: FormatId;
  /** From 0 to 1: how surely the file is of this format. */
  certainty: number;
  results: Results;
  totals: ModelTotal[];
  judged: JudgedPair[];
  /** Rows or records that the file holds, those left aside included; null where the format has none. */
  dataRows: number | null;
  /** Rows left aside, counted by reason. */
  dropped: Map<string, number>;
  aside: EvalAside[];
  questions: EvalQuestion[];
  /** What every score is written out of: 10 where they read 9/10; null where they are written otherwise. */
  outOf: number | null;
  /** True where the format tells tries from items, so that equal labels are tries. */
  triesStated: boolean;
  sheet: string | null;
  /** What it was set up to answer, as shared/plan/measurement.ts writes it; null where it says nothing. */
  question: string | null;
  /** The row of the header in its table, from 1. */
  headerRow: number | null;
}

export const createReading = (
  file: string,
  format: FormatId,
  certainty: number,
  facts: Partial<EvalReading> = {},
): EvalReading => ({
  file,
  format,
  certainty,
  results: createResults(),
  totals: [],
  judged: [],
  dataRows: null,
  dropped: new Map(),
  aside: [],
  questions: [],
  outOf: null,
  triesStated: false,
  sheet: null,
  question: null,
  headerRow: null,
  ...facts,
});

export const drop = (reading: EvalReading, reason: string, count = 1): void => {
  reading.dropped.set(reason, (reading.dropped.get(reason) ?? 0) + count);
};

/** Whether a reading holds any outcome: of single tries, of models as a whole, or of judges. */
export const saysAnything = ({ results, totals, judged }: EvalReading): boolean =>
  totals.length + judged.length > 0 || hasMarks(results);
