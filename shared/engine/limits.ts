/**
 * Tasks that a model cannot take: a request whose prompt and answer are beyond its window, an answer beyond what it may
 * write (docs/METHOD.md, section 2). Such an attempt comes back with nothing and is not billed. Where a task is several
 * requests, whoever runs them keeps what they send within the window: that is warned of, and the figures stand.
 */
import type { Model } from '../catalog/model.ts';
import { valueAt } from '../foundation/arrays.ts';
import { type AttemptShape, tasksBeyond } from './attemptCost.ts';
import { beyond } from './lognormalTail.ts';
import { type Draws, exactly, type Quantity } from './quantity.ts';

/** Shares of the tasks, 0 to 1: sizes of prompts and of answers vary independently of one another. */
export interface Misfit {
  context: number;
  output: number;
}

/** Tokens of requests over those a plan states. */
export interface TokenTimes {
  prompt: number;
  completion: number;
}

export const asTheyAre: TokenTimes = { prompt: 1, completion: 1 };

export const longer = (shape: AttemptShape, { prompt, completion }: TokenTimes): AttemptShape =>
  prompt === 1 && completion === 1
    ? shape
    : {
        ...shape,
        promptTokens: shape.promptTokens * prompt,
        completionTokens: shape.completionTokens * completion,
      };

/** Below this share of the tasks a limit is not counted: the tail of a lognormal is not known so well. */
const fewTasks = 0.01;

export const isCounted = (share: number): boolean => share > fewTasks;

const writtenIn = (shape: AttemptShape): number =>
  (shape.completionTokens * shape.completionFactor) / Math.max(shape.steps, 1);

/** The share that does not fit, however small; a limit that nobody lists keeps nothing out. */
export const misfitBy: Readonly<Record<keyof Misfit, (model: Model, shape: AttemptShape) => number>> = {
  context: ({ contextTokens }, shape) =>
    contextTokens === null
      ? 0
      : tasksBeyond({ fromTokens: Math.max(contextTokens - writtenIn(shape), 1), inclusive: false }, shape),
  output: ({ maxOutputTokens }, shape) =>
    maxOutputTokens === null
      ? 0
      : beyond({ fromTokens: maxOutputTokens, inclusive: false }, writtenIn(shape), shape.completionTokensCv).requests,
};

const misfitOf = (model: Model, shape: AttemptShape): Misfit => ({
  context: misfitBy.context(model, shape),
  output: misfitBy.output(model, shape),
});

/** The shares that are counted. */
export const countedMisfit = (model: Model, shape: AttemptShape): Misfit => {
  const { context, output } = misfitOf(model, shape);
  return { context: isCounted(context) ? context : 0, output: isCounted(output) ? output : 0 };
};

/** Whether all tasks fit as they are stated, but for a few: what may be proposed. */
export const fits = (model: Model, shape: AttemptShape): boolean => {
  const { context, output } = countedMisfit(model, shape);
  return context === 0 && output === 0;
};

/** From so many requests on a task is an agent's. */
const requestsOfAgent = 2;

/** Whether a prompt beyond the window is cut or compacted by whoever runs the task. */
export const isCutToFit = ({ steps }: AttemptShape): boolean => steps >= requestsOfAgent;

/** The shares of the tasks that come back with nothing, however few. */
export const refusedOf = (model: Model, shape: AttemptShape): Misfit => {
  const { context, output } = misfitOf(model, shape);
  return { context: isCutToFit(shape) ? 0 : context, output };
};

/** Whether the figures count tasks that come back with nothing. */
export const refuses = (model: Model, shape: AttemptShape): boolean => {
  const { context, output } = refusedOf(model, shape);
  return isCounted(context) || isCounted(output);
};

/** Of one model, drawn. */
export type DrawnMisfit = Record<keyof Misfit, Quantity>;

/** Some of the tasks of a ladder: their share of its tasks, and the places of the models that cannot take them. */
export interface SizeBand {
  share: Quantity;
  refusing: ReadonlySet<number>;
}

interface Step {
  refusing: readonly number[];
  /** Of the tasks, at the best values and then in each draw; null: all of them in every one. */
  shares: Float64Array | null;
}

/**
 * By one limit: which models refuse depends on the size of the task alone, the one with the least room refuses first. From
 * what all of them take up; where draws disagree about the order of the models, that of the best values stands.
 */
const stepsBy = (misfits: ReadonlyMap<number, DrawnMisfit>, limit: keyof Misfit, draws: Draws): Step[] => {
  const bound = [...misfits]
    .map(([model, misfit]) => ({ model, share: misfit[limit] }))
    .filter(({ share }) => isCounted(share.point))
    .sort((a, b) => b.share.point - a.share.point);
  const length = 1 + draws.count;
  /** What the models so far refuse, each of them; all of it before the first. */
  let refused: Float64Array | null = null;
  return Array.from({ length: bound.length + 1 }, (_, count) => {
    const before = refused;
    const refusing = bound.slice(0, count).map(({ model }) => model);
    const next = bound[count];
    if (next === undefined) return { refusing, shares: before };
    const least = new Float64Array(length);
    const shares = new Float64Array(length);
    const drawn = next.share.draws;
    for (let i = 0; i < length; i++) {
      const all = before === null ? 1 : before[i]!;
      const own = i === 0 || drawn === null ? next.share.point : drawn[i - 1]!;
      const refusedToo = Math.min(all, own);
      least[i] = refusedToo;
      shares[i] = all - refusedToo;
    }
    refused = least;
    return { refusing, shares };
  });
};

/** The shares of both limits at once, sizes of prompts and of answers being independent; null: all of the tasks. */
const both = (a: Float64Array | null, b: Float64Array | null): Float64Array | null => {
  if (a === null || b === null) return a ?? b;
  const shares = new Float64Array(a.length);
  for (let i = 0; i < shares.length; i++) shares[i] = a[i]! * b[i]!;
  return shares;
};

const allTogether: SizeBand[] = [{ share: exactly(1), refusing: new Set() }];

/**
 * The tasks of a ladder by which of its models cannot take them; the shares add up to 1 in every draw. `misfits` by the place
 * of the model. One band without anybody refusing where every task fits everywhere.
 */
export const sizeBands = (misfits: ReadonlyMap<number, DrawnMisfit>, draws: Draws): SizeBand[] => {
  const shares = [...misfits.values()].flatMap(({ context, output }) => [context, output]);
  if (shares.every(({ point, draws: drawn }) => !isCounted(point) && drawn === null)) return allTogether;
  const isDrawn = draws.count > 0 && shares.some(({ draws: drawn }) => drawn !== null);
  const shareOf = (all: Float64Array | null): Quantity =>
    all === null ? exactly(1) : { point: valueAt(all, 0), draws: isDrawn ? all.subarray(1) : null };
  const answers = stepsBy(misfits, 'output', draws);
  return stepsBy(misfits, 'context', draws)
    .flatMap((prompt) =>
      answers.map((answer) => ({
        refusing: new Set([...prompt.refusing, ...answer.refusing]),
        share: shareOf(both(prompt.shares, answer.shares)),
      })),
    )
    .filter(({ share }) => share.point > 0 || share.draws?.some((each) => each > 0));
};
