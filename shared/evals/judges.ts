/** How a judge's verdicts stand to the truth: what it accepts and rejects, rightly and wrongly. */
import type { Interval } from '../engine/calibrate/interval.ts';
import { rateInterval } from './intervals.ts';
import type { EvalAnswers, JudgedPair } from './reading.ts';
import type { EvalQuestion } from './remarks.ts';
import { thresholdOn, topOf } from './threshold.ts';

export interface JudgeFigures {
  judge: string;
  /** Items with both a verdict and the truth. */
  n: number;
  trueAccept: number;
  falseAccept: number;
  falseReject: number;
  trueReject: number;
  /** P(accepted | right) and P(accepted | wrong), given the truth; null where nothing is right, or wrong. */
  trueAcceptRate: Interval | null;
  falseAcceptRate: Interval | null;
  judgePassRate: number | null;
  truthPassRate: number | null;
  agreement: number | null;
  /** J. Cohen, Educational and Psychological Measurement 20, 1960; null where chance alone agrees always. */
  kappa: number | null;
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const figuresOf = (judge: string, pairs: readonly JudgedPair[], threshold: number): JudgeFigures => {
  let [trueAccept, falseAccept, falseReject, trueReject] = [0, 0, 0, 0];
  for (const { said, truth } of pairs) {
    if (Number.isNaN(said)) continue;
    const accepted = said >= threshold;
    if (accepted && truth === 1) trueAccept += 1;
    else if (accepted) falseAccept += 1;
    else if (truth === 1) falseReject += 1;
    else trueReject += 1;
  }
  const right = trueAccept + falseReject;
  const wrong = falseAccept + trueReject;
  const n = right + wrong;
  const accepted = trueAccept + falseAccept;
  const agreement = share(trueAccept + trueReject, n);
  const chance = n === 0 ? 1 : (accepted * right + (n - accepted) * wrong) / (n * n);
  return {
    judge,
    n,
    trueAccept,
    falseAccept,
    falseReject,
    trueReject,
    trueAcceptRate: rateInterval(trueAccept, right),
    falseAcceptRate: rateInterval(falseAccept, wrong),
    judgePassRate: share(accepted, n),
    truthPassRate: share(right, n),
    agreement,
    kappa: agreement === null || chance === 1 ? null : (agreement - chance) / (1 - chance),
  };
};

/** Judges in the order met. One that gives scores is asked for a threshold and left out until one of its scale is stated. */
export const judgesOf = (
  judged: readonly JudgedPair[],
  answers: EvalAnswers,
): { judges: JudgeFigures[]; questions: EvalQuestion[] } => {
  const questions: EvalQuestion[] = [];
  const judges = [...new Set(judged.map(({ judge }) => judge))].flatMap((judge) => {
    const pairs = judged.filter((pair) => pair.judge === judge);
    const said = pairs.map((pair) => pair.said).filter((value) => !Number.isNaN(value));
    const isScored = said.some((value) => value !== 0 && value !== 1);
    if (!isScored) return [figuresOf(judge, pairs, 1)];
    const range = said.reduce(({ low, high }, value) => ({ low: Math.min(low, value), high: Math.max(high, value) }), {
      low: Number.POSITIVE_INFINITY,
      high: Number.NEGATIVE_INFINITY,
    });
    const threshold = answers.threshold === undefined ? null : thresholdOn(answers.threshold, range.high);
    if (threshold !== null && threshold <= topOf(range.high)) return [figuresOf(judge, pairs, threshold)];
    questions.push({ kind: 'threshold', details: { file: judge, ...range } });
    return [];
  });
  return { judges, questions };
};
