/** Who is still on a ladder, and what they have spent: the state of a walk at each node of the grid over difficulty. */
import { type Attempt, badAcceptAt } from './attempt.ts';

export interface Standing {
  nodes: number;
  /** P(a task of this node is still on the ladder). */
  active: Float64Array;
  /** How much dearer the tasks of a node are. */
  multiplier: Float64Array;
  /** What was put at the foot of the ladder, and its mean multiplier as an array of one. */
  entered: number;
  meanMultiplier: Float64Array;
}

/** E[spend] and E[spend^2] over the part that is still on the ladder, by node. */
export interface Spending {
  usdPerMinute: number;
  spend: Float64Array;
  spend2: Float64Array;
  /** E[spend^2] of the tasks that have ended. */
  squared: number;
}

/** Mean and second moment of the USD of one attempt that came back, with its check, and of one that ended in an error. */
export interface Cost {
  mean: number;
  second: number;
  lostMean: number;
  lostSecond: number;
}

/** What an attempt costs on tasks of the given price. */
export const costOf = (attempt: Attempt, multiplier: number, usdPerMinute: number): Cost => {
  const mean = attempt.usd * multiplier + attempt.usdPerCheck + attempt.minutesPerCheck * usdPerMinute;
  const variance = (attempt.usdSd * multiplier) ** 2;
  const lostMean = attempt.errorBilledShare * attempt.usd * multiplier;
  const lostSecond = lostMean * lostMean + attempt.errorBilledShare ** 2 * variance;
  return { mean, second: mean * mean + variance, lostMean, lostSecond };
};

/**
 * E[spend] and E[spend^2] carried through one attempt at every node, before `active` is. One that comes back with
 * nothing costs what is billed of it and goes on.
 */
export const carrySpend = (standing: Standing, spending: Spending, attempt: Attempt, curve: Float64Array): void => {
  const { spend, spend2 } = spending;
  const { goodAccept, returns } = attempt;
  for (let k = 0; k < standing.nodes; k++) {
    const here = standing.active[k]!;
    const { mean, second, lostMean, lostSecond } = costOf(attempt, standing.multiplier[k]!, spending.usdPerMinute);
    const accepted = returns * (curve[k]! * goodAccept + (1 - curve[k]!) * badAcceptAt(attempt, k));
    const rejected = returns - accepted;
    const grown = 2 * spend[k]! * mean + here * second;
    spending.squared += accepted * (spend2[k]! + grown);
    const lost = (1 - returns) * (2 * spend[k]! * lostMean + here * lostSecond);
    spend2[k] = (1 - accepted) * spend2[k]! + rejected * grown + lost;
    spend[k] = (1 - accepted) * spend[k]! + rejected * here * mean + (1 - returns) * here * lostMean;
  }
};
