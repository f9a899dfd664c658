/** The one sentence a planner takes away: which stack costs less per successful result, how surely, and until when. */

import type { Figures, Outcome, PairOutcome, StackOutcome } from '../engine/outcome.ts';
import type { StackId } from '../foundation/ids.ts';
import { formatMoney, formatPercent, formatShare, formatSureness } from '../words/format.ts';
import { firstGap, gapSentence } from './explain.ts';
import { hardwareSentences } from './hardwareInUse.ts';
import type { Reading } from './reading.ts';
import { figurePart, joinSentences, type Part, sayParts, textOf } from './sayParts.ts';

export interface Verdict {
  kind: 'better' | 'tooClose' | 'cannotCompare' | 'oneStack' | 'noStack';
  /** The stack that costs less per success, and the one it was held against. */
  better: StackId | null;
  other: StackId | null;
  /** The verdict itself first, then what must be said beside it. */
  sentences: Part[][];
  /** All sentences, one after another. */
  parts: Part[];
  text: string;
}

/** Odds below three to one do not name a winner. */
export const sureEnough = 0.75;
/** From here on a row of the plan names its cheapest stack; below it the row is too close to call. */
export const sureOfRow = 0.9;
/** Costs closer than this relative difference are the same to a planner. */
export const sameCost = 0.005;
/** A finite number of draws cannot tell certainty from near certainty. */
const surest = 0.995;
/** A success rate lower by more than this is said beside a lower cost. */
const notablyLess = 0.01;

interface Priced {
  stack: StackOutcome;
  total: Figures;
  usdPerSuccess: number;
}

const pricedStacks = (outcome: Outcome): Priced[] =>
  outcome.stacks
    .flatMap((stack) =>
      stack.total?.usdPerSuccess ? [{ stack, total: stack.total, usdPerSuccess: stack.total.usdPerSuccess.value }] : [],
    )
    .sort((a, b) => a.usdPerSuccess - b.usdPerSuccess);

/** The stack that costs least per success; null where none has a figure. */
export const cheapestStack = (outcome: Outcome): StackOutcome | null => pricedStacks(outcome)[0]?.stack ?? null;

/** The pair's answer whichever way round it is stored. */
export const pairOf = (outcome: Outcome, a: StackId, b: StackId): PairOutcome | null => {
  for (const pair of outcome.pairs) {
    if (pair.a === a && pair.b === b) return pair;
    if (pair.a === b && pair.b === a)
      return {
        a,
        b,
        aCheaper: pair.aCheaper === null ? null : 1 - pair.aCheaper,
        aCheaperByCategory: Object.fromEntries(
          Object.entries(pair.aCheaperByCategory).map(([id, chance]) => [id, 1 - chance]),
        ),
        breakEvenFailureUsd: pair.breakEvenFailureUsd,
      };
  }
  return null;
};

export interface Lead {
  /** The stack of the least full cost per success. */
  stackId: StackId;
  usdPerSuccess: number;
  /** The chance that it is cheaper than the next, 0 to 1; null: there is no next, or no draws. */
  sure: number | null;
}

/** Who leads over the whole mix, close or not; null: no stack has a figure. */
export const leadOf = (outcome: Outcome): Lead | null => {
  const [best, next] = pricedStacks(outcome);
  if (best === undefined) return null;
  const pair = next === undefined ? null : pairOf(outcome, best.stack.stackId, next.stack.stackId);
  return {
    stackId: best.stack.stackId,
    usdPerSuccess: best.usdPerSuccess,
    sure: pair === null || pair.aCheaper === null ? null : pair.aCheaper,
  };
};

const stackPart = ({ stack }: { stack: StackOutcome }): Part => ({
  role: 'stack',
  text: stack.name,
  stackId: stack.stackId,
});

const missing = (reading: Reading, stack: StackOutcome): Part[] => {
  const gap = firstGap(stack);
  return gap === null
    ? sayParts(reading.say, 'compare.verdictNothingSucceeds', { stack: stackPart({ stack }) })
    : gapSentence(reading, gap.categoryId, gap.gap);
};

const say = (
  { language }: Reading,
  kind: Verdict['kind'],
  sentences: Part[][],
  better: StackId | null = null,
  other: StackId | null = null,
): Verdict => {
  const parts = joinSentences(sentences, language);
  return { kind, better, other, sentences, parts, text: textOf(parts) };
};

/** Share of a cost that comes of adding in another order. */
const rounding = 1e-9;

const shipping = (reading: Reading, better: Priced, other: Priced, pair: PairOutcome | null): Part[] => {
  const { language } = reading;
  const breakEven = pair?.breakEvenFailureUsd ?? null;
  // Of two that cost the same per task the one that succeeds more often is cheaper from the first cent of a failure.
  const isAlways = breakEven === null || breakEven.usd <= better.total.usdPerTask.value * rounding;
  // What the pair turns on is what any failed task costs; where nothing is given up, these are the undetected errors.
  const isAllDelivered = [better, other].every(({ total }) => total.abandoned.value < rounding);
  const path = isAlways
    ? 'compare.verdictShipsAlways'
    : breakEven.below === better.stack.stackId
      ? 'compare.verdictShipsUntil'
      : 'compare.verdictShipsFrom';
  return sayParts(reading.say, path, {
    silent: figurePart(formatShare(better.total.silentFailure.value, language), better.stack.stackId),
    otherSilent: figurePart(formatShare(other.total.silentFailure.value, language), other.stack.stackId),
    failed: { role: 'text', text: reading.say(isAllDelivered ? 'compare.oneUndetected' : 'compare.oneFailed') },
    ...(isAlways ? {} : { usd: figurePart(formatMoney(breakEven.usd, reading.say.money, language)) }),
  });
};

/**
 * The verdict over the whole mix: the cheapest stack per success against the next. Stacks that cannot be
 * evaluated are left out by name; with fewer than two left the sentence says what is missing.
 */
export const verdict = (reading: Reading): Verdict => {
  const { outcome, language } = reading;
  if (outcome.stacks.length === 0)
    return say(reading, 'noStack', [sayParts(reading.say, 'compare.verdictNoStack', {})]);
  const priced = pricedStacks(outcome);
  const leftOut = outcome.stacks.filter((stack) => !priced.some((one) => one.stack === stack));
  const [better, other] = priced;

  if (better === undefined || other === undefined) {
    const [stack] = leftOut;
    if (stack !== undefined)
      return say(reading, 'cannotCompare', [
        sayParts(reading.say, 'compare.verdictCannotCompare', {
          stack: stackPart({ stack }),
          gap: missing(reading, stack),
        }),
      ]);
    const [only] = priced;
    return say(
      reading,
      'oneStack',
      only === undefined
        ? []
        : [
            sayParts(reading.say, 'compare.verdictOneStack', {
              stack: stackPart(only),
              usd: figurePart(formatMoney(only.usdPerSuccess, reading.say.money, language), only.stack.stackId),
            }),
            ...hardwareSentences(reading, only.stack, stackPart(only)),
          ],
      only?.stack.stackId ?? null,
    );
  }

  const pair = pairOf(outcome, better.stack.stackId, other.stack.stackId);
  const sure = pair === null || pair.aCheaper === null ? null : Math.min(pair.aCheaper, surest);
  const less = 1 - better.usdPerSuccess / other.usdPerSuccess;
  const names = { better: stackPart(better), worse: stackPart(other) };
  const costs = {
    betterUsd: figurePart(formatMoney(better.usdPerSuccess, reading.say.money, language), better.stack.stackId),
    worseUsd: figurePart(formatMoney(other.usdPerSuccess, reading.say.money, language), other.stack.stackId),
  };
  const same = !(less > sameCost);
  const close = same || (sure !== null && sure < sureEnough);
  const sentences: Part[][] = [];
  if (same) sentences.push(sayParts(reading.say, 'compare.verdictSame', { ...names, ...costs }));
  else if (close)
    sentences.push(
      sayParts(reading.say, 'compare.verdictClose', {
        ...names,
        ...costs,
        sure: figurePart(formatSureness(sure ?? 0.5, language)),
      }),
    );
  else
    sentences.push(
      sayParts(reading.say, sure === null ? 'compare.verdictPoint' : 'compare.verdictSure', {
        ...names,
        less: figurePart(formatPercent(less, language), better.stack.stackId),
        ...(sure === null ? {} : { sure: figurePart(formatSureness(sure, language)) }),
      }),
    );
  if (!close) {
    sentences.push(shipping(reading, better, other, pair));
    if (better.total.success.value < other.total.success.value - notablyLess)
      sentences.push(
        sayParts(reading.say, 'compare.verdictSucceedsLess', {
          success: figurePart(formatShare(better.total.success.value, language), better.stack.stackId),
          otherSuccess: figurePart(formatShare(other.total.success.value, language), other.stack.stackId),
        }),
      );
  }
  for (const one of [better, other]) sentences.push(...hardwareSentences(reading, one.stack, stackPart(one)));
  for (const stack of leftOut)
    sentences.push(
      sayParts(reading.say, 'compare.verdictLeftOut', { stack: stackPart({ stack }), gap: missing(reading, stack) }),
    );
  return say(reading, close ? 'tooClose' : 'better', sentences, better.stack.stackId, other.stack.stackId);
};
