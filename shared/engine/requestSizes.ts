/**
 * How large the requests of a task are where its prompt grows from one request to the next: request i has
 * first + (i - 1) growth tokens. Tasks differ in how many requests they take and by how much all their prompts are
 * larger or smaller; both are lognormal and taken at the middles of equal parts (docs/METHOD.md, section 2).
 */

import { valueAt } from '../foundation/arrays.ts';
import { rememberedAtMost } from '../foundation/maps.ts';
import { normalQuantile } from '../foundation/normal.ts';

/** Middles of equal parts of a lognormal: enough that a tier's share is right to a percent of its own. */
const parts = 16;

export interface Course {
  /** Requests of a task and size of its prompts against the mean: each equally likely, each of mean `steps` and 1. */
  requests: Float64Array;
  scales: Float64Array;
  /** Tokens of the first request's prompt, and what each later one has more, at scale 1. */
  first: number;
  growth: number;
  /** Mean requests and prompt tokens of a task. */
  steps: number;
  promptTokens: number;
}

const unitMiddles = new Map<number, Float64Array>();
const keptAtMost = 256;

/** Middles of a lognormal of mean 1, ascending; a single 1 without variation. */
const middlesOf = (cv: number): Float64Array => rememberedAtMost(keptAtMost, unitMiddles, cv, () => makeMiddles(cv));

const makeMiddles = (cv: number): Float64Array => {
  const spread = Math.sqrt(Math.log1p(cv * cv));
  const values =
    spread === 0
      ? Float64Array.of(1)
      : Float64Array.from({ length: parts }, (_, i) => Math.exp(spread * normalQuantile((i + 0.5) / parts)));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value / mean);
};

/** Sum of (i - 1) over the first `requests` requests; the last counts as far as it is one. */
const stepsBefore = (requests: number): number => {
  const whole = Math.floor(requests);
  return (whole * (whole - 1)) / 2 + (requests - whole) * whole;
};

export interface CourseOf {
  promptTokens: number;
  /** Of prompts between tasks of equally many requests. */
  promptTokensCv: number;
  steps: number;
  stepsCv: number;
  /** More than the prompts have in all leaves nothing for the first: growth stops there. */
  promptGrowthTokens: number;
}

/** The course of a task whose requests hold `promptTokens` in all; the size of its first request follows. */
export const courseOf = ({ promptTokens, promptTokensCv, steps, stepsCv, promptGrowthTokens }: CourseOf): Course => {
  const mean = Math.max(steps, 1);
  const requests = middlesOf(stepsCv).map((times) => times * mean);
  const grown = requests.reduce((sum, count) => sum + stepsBefore(count), 0) / requests.length;
  const growth = grown > 0 ? Math.min(promptGrowthTokens, promptTokens / grown) : 0;
  return {
    requests,
    scales: middlesOf(promptTokensCv),
    first: (promptTokens - growth * grown) / mean,
    growth,
    steps: mean,
    promptTokens,
  };
};

/** Requests and prompt tokens, at scale 1, of the requests of one task from the `from`th on (from 0). */
const after = ({ first, growth }: Course, count: number, from: number): { requests: number; tokens: number } => {
  const requests = Math.max(0, count - from);
  return requests === 0
    ? { requests, tokens: 0 }
    : { requests, tokens: first * requests + growth * (stepsBefore(count) - stepsBefore(Math.min(from, count))) };
};

/** How many requests of a task come before the first whose prompt is beyond the threshold. */
const before = ({ first, growth }: Course, scale: number, threshold: number, atLeast: boolean): number => {
  const isBeyond = (index: number): boolean => {
    const size = (first + index * growth) * scale;
    return atLeast ? size >= threshold : size > threshold;
  };
  if (isBeyond(0)) return 0;
  if (growth === 0) return Number.POSITIVE_INFINITY;
  const near = Math.max(0, Math.floor((threshold / scale - first) / growth) - 1);
  let index = near;
  while (!isBeyond(index)) index += 1;
  return index;
};

/** Prompt tokens of a task, and those beyond a threshold with their requests; `k` and `j` name the task. */
export const taskBeyond = (
  course: Course,
  k: number,
  j: number,
  threshold: number,
  atLeast: boolean,
): { requests: number; tokens: number } => {
  const scale = valueAt(course.scales, j);
  const beyond = after(course, valueAt(course.requests, k), before(course, scale, threshold, atLeast));
  return { requests: beyond.requests, tokens: beyond.tokens * scale };
};

/** Shares of the requests and of the prompt tokens whose request is beyond a threshold. */
export const courseBeyond = (
  course: Course,
  threshold: number,
  atLeast: boolean,
): { requests: number; tokens: number } => {
  if (threshold <= 0) return { requests: 1, tokens: 1 };
  let requests = 0;
  let tokens = 0;
  for (let j = 0; j < course.scales.length; j += 1)
    for (let k = 0; k < course.requests.length; k += 1) {
      const task = taskBeyond(course, k, j, threshold, atLeast);
      requests += task.requests;
      tokens += task.tokens;
    }
  const tasks = course.requests.length * course.scales.length;
  return {
    requests: requests / tasks / course.steps,
    tokens: course.promptTokens > 0 ? tokens / tasks / course.promptTokens : 0,
  };
};

/** Share of the tasks that have a request beyond a threshold. */
export const courseReaching = (course: Course, threshold: number, atLeast: boolean): number => {
  const { requests, scales } = course;
  let reaching = 0;
  for (let j = 0; j < scales.length; j += 1)
    for (let k = 0; k < requests.length; k += 1)
      if (taskBeyond(course, k, j, threshold, atLeast).requests > 0) reaching += 1;
  return reaching / (requests.length * scales.length);
};
