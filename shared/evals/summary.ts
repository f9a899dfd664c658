/** Everything a set of results says, and the same as the JSON of the command line. */

import { type Calibration, calibrate } from '../engine/calibrate/calibrate.ts';
import type { Interval } from '../engine/calibrate/interval.ts';
import type { Answer, Refusal } from '../foundation/answer.ts';
import { sayIn } from '../words/say.ts';
import { answeredBy } from './answered.ts';
import { figuresByModel, itemSumsOf, type ModelFigures } from './byModel.ts';
import type { EvalSet } from './evalSet.ts';
import { type JudgeFigures, judgesOf } from './judges.ts';
import { outcomeMatrixOf } from './outcomeMatrix.ts';
import { completeItems, type Pair, pairsOf } from './pairs.ts';
import type { EvalAnswers } from './reading.ts';
import { asideWord, type EvalQuestion, questionSaid } from './remarks.ts';

export interface EvalSummary {
  set: EvalSet;
  /** Distinct items; null where that cannot be told. */
  items: number | null;
  /** Tries with an outcome; null where a file does not state how many there were. */
  results: number | null;
  models: ModelFigures[];
  completeItems: number | null;
  pairs: Pair[];
  /** How alike the models fail; null with the reason where the results do not tell. */
  dependence: { calibration: Calibration } | { why: Refusal | 'repeatsOpen' };
  judges: JudgeFigures[];
  /** Of no single file. */
  questions: EvalQuestion[];
}

const dependenceOf = (set: EvalSet): EvalSummary['dependence'] => {
  if (set.areRepeatsOpen) return { why: 'repeatsOpen' };
  const made = outcomeMatrixOf(set);
  const found: Answer<Calibration> = made.ok ? calibrate(made.value.matrix, made.value.costs) : made;
  return found.ok ? { calibration: found.value } : { why: found.error };
};

const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.reduce((sum: number | null, value) => (sum === null || value === null ? null : sum + value), 0);

/** Items of single results, those without an outcome included; of totals where they agree. */
const itemsOf = (set: EvalSet): number | null => {
  const totals = new Set(set.totals.map(({ n }) => n));
  if (set.items.length === 0) return totals.size === 1 ? ([...totals][0] ?? null) : null;
  return set.areRepeatsOpen || totals.has(null) ? null : set.items.length;
};

export const summariseEvals = (set: EvalSet, answers: EvalAnswers): EvalSummary => {
  const sums = itemSumsOf(set);
  const models = figuresByModel(set, sums);
  const { judges, questions } = judgesOf(set.judged, answers);
  return {
    set,
    items: itemsOf(set),
    results: sumOrNull(models.map(({ n }) => n)),
    models,
    completeItems: set.areRepeatsOpen || set.item.length === 0 ? null : completeItems(set, sums),
    pairs: pairsOf(set, sums),
    dependence: dependenceOf(set),
    judges,
    questions,
  };
};

const english = sayIn('en');
const round = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value.toPrecision(12));
/** Six decimals tell more of a rate than any number of items does. */
const rate = (value: number): number => Number(value.toFixed(6));
const ends = (name: string, interval: Interval | null): Record<string, number | null> => ({
  [name]: interval === null ? null : rate(interval.value),
  [`${name}_low`]: interval === null ? null : rate(interval.low),
  [`${name}_high`]: interval === null ? null : rate(interval.high),
});

const modelJson = (figures: ModelFigures) => ({
  n: figures.n,
  // Where nothing counts yet, nothing is known of what passed.
  passed: figures.n === 0 ? null : figures.passed,
  errors: figures.errors,
  pass_rate: figures.n === null || figures.n === 0 ? null : round(figures.passed / figures.n),
  items: figures.items,
  item_successes: round(figures.itemSuccesses),
  ...ends('item_rate', figures.rate),
  tries_per_item: round(figures.triesPerItem),
  ...Object.fromEntries(figures.passedByTry.map((passed, t) => [`pass_num_${t + 1}`, passed])),
  cost_known_n: figures.costKnown,
  cost: round(figures.usd),
  cost_per_success: round(figures.usdPerSuccess),
  prompt_tokens: figures.promptTokens,
  completion_tokens: figures.completionTokens,
  cost_per_task: round(figures.usdPerTry),
  prompt_tokens_per_task: round(figures.promptTokensPerTry),
  completion_tokens_per_task: round(figures.completionTokensPerTry),
  seconds_per_task: round(figures.secondsPerTry),
});

const judgeJson = (judge: JudgeFigures) => ({
  n: judge.n,
  true_accept: judge.trueAccept,
  false_accept: judge.falseAccept,
  false_reject: judge.falseReject,
  true_reject: judge.trueReject,
  ...ends('true_accept_rate', judge.trueAcceptRate),
  ...ends('false_accept_rate', judge.falseAcceptRate),
  judge_pass_rate: round(judge.judgePassRate),
  human_pass_rate: round(judge.truthPassRate),
  agreement: round(judge.agreement),
  cohen_kappa: round(judge.kappa),
});

const pairJson = (pair: Pair) => ({
  a: pair.a,
  b: pair.b,
  both: pair.both,
  a_only: pair.aOnly,
  b_only: pair.bOnly,
  neither: pair.neither,
  ...ends('difference', pair.difference),
});

const fileJson = ({ reading, scale, aside, questions }: EvalSet['files'][number]) => ({
  file: reading.file,
  format: reading.format,
  certainty: round(reading.certainty),
  sheet: reading.sheet,
  header_row: reading.headerRow,
  data_rows: reading.dataRows,
  rows_to_drop: Object.fromEntries(reading.dropped),
  scale,
  set_aside: aside.map((remark) => ({
    kind: remark.kind,
    ...remark.details,
    text: english(asideWord(remark), { ...remark.details }),
  })),
  questions: questions.map((question) => questionJson(question)),
});

const questionJson = (question: EvalQuestion) => ({
  kind: question.kind,
  ...question.details,
  text: questionSaid(question, english, 'en'),
});

const same = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? (values[0] ?? null) : null);

/** The names are those of the format samples: n, passed, errors, true_accept ...; null is unknown, never 0. */
export const summaryJson = (summary: EvalSummary) => {
  const files = summary.set.files.map(fileJson);
  const dropped = new Map<string, number>();
  for (const { reading } of summary.set.files)
    for (const [reason, count] of reading.dropped) dropped.set(reason, (dropped.get(reason) ?? 0) + count);
  const grades = new Map<string, number>();
  for (const { reading } of summary.set.files)
    for (const [grade, count] of reading.results.grades) grades.set(grade, (grades.get(grade) ?? 0) + count);
  const [judge, ...others] = summary.judges;
  return {
    format: same(files.map(({ format }) => format)),
    error_policy: 'errors count as failures; also reported apart',
    items: summary.items,
    results: summary.results,
    data_rows: sumOrNull(files.map(({ data_rows }) => data_rows)),
    rows_to_drop: Object.fromEntries(dropped),
    sheet: same(files.map(({ sheet }) => sheet)),
    header_row: same(files.map(({ header_row }) => header_row)),
    by_model: Object.fromEntries(summary.models.map((figures) => [figures.model, modelJson(figures)])),
    answers_question: answeredBy(summary),
    complete_items_all_models: summary.completeItems,
    pairs_first_attempt: summary.pairs.map(pairJson),
    ...(grades.size > 0 ? { partial_P: grades.get('P') ?? 0, noanswer_N: grades.get('N') ?? 0 } : {}),
    ...(judge === undefined || others.length > 0 ? {} : judgeJson(judge)),
    ...(others.length > 0
      ? { by_judge: Object.fromEntries(summary.judges.map((each) => [each.judge, judgeJson(each)])) }
      : {}),
    dependence: 'calibration' in summary.dependence ? summary.dependence.calibration : null,
    dependence_unknown: dependenceUnknown(summary),
    questions: [...files.flatMap((file) => file.questions), ...summary.questions.map(questionJson)],
    files,
  };
};

const dependenceUnknown = ({ dependence }: EvalSummary): string | null => {
  if ('calibration' in dependence) return null;
  return dependence.why === 'repeatsOpen' ? english('evals.repeatsOpen') : dependence.why.message;
};
