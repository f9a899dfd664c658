/** From marks to successes: which scores are successes, which cells are asked about and not counted. */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import type { EvalAnswers, EvalReading } from './reading.ts';
import type { EvalAside, EvalQuestion } from './remarks.ts';
import { factAt, type Results, stateOf } from './results.ts';
import { triesBehind } from './shares.ts';
import { type Threshold, thresholdOn, topOf } from './threshold.ts';

export interface Scale {
  kind: 'verdicts' | 'grades' | 'unit' | 'ten' | 'hundred';
  /** What the scores of the file run from and to; null where there are only verdicts. */
  low: number | null;
  high: number | null;
  /** From which score on a result counts as a success; null where none is needed, or none is stated yet. */
  threshold: number | null;
  /** True where the threshold is ours and not stated. */
  isAssumed: boolean;
}

/** Successes and trials of each result; no trials where it is unknown or asked about. Errors are failed trials. */
export interface Decided {
  successes: Float64Array;
  trials: Float64Array;
  scale: Scale;
  aside: EvalAside[];
  questions: EvalQuestion[];
}

/** Of marks that say yes or no, so few may be something between before all of them are taken for scores. */
const fewGraded = 0.1;
const scaleTo = { 1: 'unit', 10: 'ten', 100: 'hundred' } as const;

interface Spread {
  scores: number;
  verdicts: number;
  /** Scores between 0 and 1. */
  inner: number;
  low: number;
  high: number;
}

const spreadOf = (results: Results): Spread => {
  const spread: Spread = {
    scores: 0,
    verdicts: 0,
    inner: 0,
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
  };
  for (let k = 0; k < results.state.length; k += 1) {
    const state = stateOf(results, k);
    if (state === 'pass' || state === 'fail') spread.verdicts += 1;
    if (state !== 'score') continue;
    const score = factAt(results.score, k);
    spread.scores += 1;
    if (score > 0 && score < 1) spread.inner += 1;
    spread.low = Math.min(spread.low, score);
    spread.high = Math.max(spread.high, score);
  }
  return spread;
};

const kindOf = ({ scores, inner, high }: Spread, results: Results): Scale['kind'] => {
  if (results.grades.size > 0) return 'grades';
  if (scores === 0 || (inner === 0 && high <= 1)) return 'verdicts';
  return scaleTo[topOf(high)];
};

/** What the inner scores of one model's column are. */
type Reading = { kind: 'tries'; tries: number } | { kind: 'odd' } | { kind: 'scores' };

const columnReadings = (results: Results, isStated: boolean): Reading[] => {
  const columns = results.models.list.map(() => ({ inner: new Set<number>(), graded: 0, marks: 0 }));
  for (let k = 0; k < results.state.length; k += 1) {
    const state = stateOf(results, k);
    const column = columns[results.model[k] as number];
    if (column === undefined || state === 'unknown' || state === 'error') continue;
    const score = factAt(results.score, k);
    column.marks += 1;
    if (!(score > 0 && score < 1)) continue;
    column.graded += 1;
    column.inner.add(score);
  }
  return columns.map(({ inner, graded, marks }): Reading => {
    const tries = triesBehind(inner);
    if (isStated || inner.size === 0) return { kind: 'tries', tries };
    if (inner.size === 1) return graded <= marks * fewGraded ? { kind: 'odd' } : { kind: 'tries', tries };
    return tries > 1 ? { kind: 'tries', tries } : { kind: 'scores' };
  });
};

const firstOf = (results: Results, isIt: (k: number) => boolean): { item: string; model: string; value: number } => {
  const k = results.state.findIndex((_, at) => isIt(at));
  return {
    item: results.items.list[results.item[k] as number] ?? '',
    model: results.models.list[results.model[k] as number] ?? '',
    value: factAt(results.score, k),
  };
};

const badScore = (reading: EvalReading, spread: Spread): Answer<never> | null => {
  if (spread.scores === 0 || (spread.low >= 0 && spread.high <= 100)) return null;
  const { results } = reading;
  const { item, model, value } = firstOf(
    results,
    (k) => factAt(results.score, k) < 0 || factAt(results.score, k) > 100,
  );
  return refuse(
    'evalsScore',
    `${reading.file}, item ${JSON.stringify(item)}, model ${JSON.stringify(model)}: the score ${value} is not allowed; allowed: 0 to 1, 0 to 10 or 0 to 100.`,
    { file: reading.file, item, model, value },
  );
};

/** The threshold on the scores of a reading, undefined where none is stated. */
const statedOn = (
  { file, outOf }: EvalReading,
  spread: Spread,
  threshold: Threshold | undefined,
): Answer<number | undefined> => {
  if (threshold === undefined) return answer(undefined);
  const { low, high } = spread;
  // Of scores written 9/10, 7 is 7/10.
  if (typeof threshold === 'number' && outOf !== null && threshold > 1 && threshold <= outOf)
    return answer(threshold / outOf);
  const value = thresholdOn(threshold, high);
  if (value === null)
    return refuse(
      'evalsThresholdShare',
      `${file}: scores run from ${low} to ${high}, which does not say the scale they are a share of; type the score itself.`,
      { file, low, high },
    );
  const top = topOf(high);
  return value <= top
    ? answer(value)
    : refuse('evalsThreshold', `${file}: a threshold of ${value} is not allowed on its scores; allowed: 0 to ${top}.`, {
        file,
        value,
        top,
      });
};

/** A score as its file writes it. */
const asWritten = (score: number, { outOf }: EvalReading): number | string =>
  outOf === null ? score : `${Number((score * outOf).toPrecision(6))}/${outOf}`;

/**
 * Decides what of a reading counts as a success. Scores need a threshold that somebody stated (letters have one: only
 * "correct" passes); single graded cells among verdicts are asked about, as are scores without a threshold.
 * `shares` 'clear' takes numbers between 0 and 1 for shares of tries where their column fits a number of tries.
 */
export const decide = (
  reading: EvalReading,
  answers: EvalAnswers,
  shares: 'clear' | 'never' = 'never',
): Answer<Decided> => {
  const { results } = reading;
  const spread = spreadOf(results);
  const kind = kindOf(spread, results);
  const bad = badScore(reading, spread);
  if (bad !== null) return bad;
  const stated = kind === 'verdicts' ? answer(undefined) : statedOn(reading, spread, answers.threshold);
  if (!stated.ok) return stated;
  const count = results.state.length;
  const successes = new Float64Array(count);
  const trials = new Float64Array(count);
  const aside: EvalAside[] = [];
  const questions: EvalQuestion[] = [];
  const threshold = stated.value ?? (kind === 'grades' ? 1 : null);
  const asShares = threshold === null && kind === 'unit' && (answers.shares === true || shares === 'clear');
  const columns = asShares ? columnReadings(results, answers.shares === true) : [];
  const isScored = columns.some((column) => column.kind === 'scores');
  const isOdd = kind === 'unit' && spread.inner <= (spread.scores + spread.verdicts) * fewGraded;
  let odd = 0;
  let open = 0;
  const put = (k: number, won: number, of: number): void => {
    successes[k] = won;
    trials[k] = of;
  };
  /** A score without a threshold: 1, 0, a share, or open. */
  const putScore = (k: number, score: number): void => {
    const isPlain = score === 0 || score === 1;
    const column = columns[results.model[k] as number];
    if (column?.kind === 'tries' && !isScored)
      put(k, column.tries === 1 ? score : Math.round(score * column.tries), column.tries);
    else if (isPlain && (kind === 'verdicts' || isOdd || (asShares && !isScored))) put(k, score, 1);
    else if (isOdd || column?.kind === 'odd') odd += 1;
    else open += 1;
  };
  for (let k = 0; k < count; k += 1) {
    const state = stateOf(results, k);
    if (state === 'pass') put(k, 1, 1);
    else if (state === 'fail' || state === 'error') put(k, 0, 1);
    else if (state === 'score') {
      const score = factAt(results.score, k);
      if (threshold === null) putScore(k, score);
      else put(k, score >= threshold ? 1 : 0, 1);
    }
  }
  const range = { low: asWritten(spread.low, reading), high: asWritten(spread.high, reading) };
  if (open > 0) questions.push({ kind: 'threshold', details: { file: reading.file, ...range } });
  if (odd > 0) {
    const place = firstOf(results, (k) => factAt(results.score, k) > 0 && factAt(results.score, k) < 1);
    questions.push({ kind: 'graded', details: { cells: odd, ...place } });
  }
  const partial = results.grades.get('P') ?? 0;
  if (kind === 'grades' && partial > 0 && stated.value === undefined)
    questions.push({ kind: 'partial', details: { cells: partial } });
  const tries = columns.reduce((most, column) => Math.max(most, column.kind === 'tries' ? column.tries : 1), 1);
  if (asShares && !isScored && tries > 1) aside.push({ kind: 'shares', details: { tries } });
  const hasScores = kind !== 'verdicts';
  return answer({
    successes,
    trials,
    aside,
    questions,
    scale: {
      kind,
      low: hasScores ? spread.low : null,
      high: hasScores ? spread.high : null,
      threshold,
      isAssumed: threshold !== null && stated.value === undefined,
    },
  });
};
