/** The stacks that could be had: a sample of them, and those that no other beats at any worth of a success. */
import { itemAt } from '../../foundation/arrays.ts';
import type { RowId } from '../../foundation/ids.ts';
import type { Rule } from '../../plan/rule.ts';
import { randomSource } from '../random.ts';
import { type Choice, ownChoices, pairChoice } from './choice.ts';
import { Effort } from './effort.ts';
import { frontierOf } from './frontier.ts';
import { placedIn } from './menu.ts';
import { type Problem, type ProblemCategory, passes } from './problem.ts';

export interface PossibleAsk {
  /** Rules on models and on single rows are kept; limits on the whole mix are not. */
  rules: readonly Rule[];
  /** How many stacks the sample has. */
  count: number;
}

/** Per task of the covered rows: shares of tasks, and USD with undetected errors at their stated cost. */
export interface PossibleStack {
  success: number;
  undetected: number;
  usdPerTask: number;
  usdPerSuccess: number;
}

export interface PossibleStacks {
  sample: PossibleStack[];
  /** The cheapest per success first, each later one more successful and dearer. */
  frontier: PossibleStack[];
  /** Rows for which no model has both a price and evidence: then no stack here is one of the whole plan. */
  leftOut: RowId[];
}

/** From at most so many random ladders a row takes the best. */
const mostDrawn = 64;

const effortOfFrontier = 1e8;

/** Where rules forbid most ladders, a sample ends short. */
const triesPerStack = 4;

/** The worth of a success is drawn over so many powers of ten around the least cost per success. */
const decades = 4;

interface Sums {
  success: number;
  silent: number;
  usd: number;
}

const fullOf = ({ menu }: ProblemCategory, { spend, silent }: Choice): number => spend + silent * menu.silentUsd;

const sumsOf = (categories: readonly ProblemCategory[], choices: readonly Choice[]): Sums => {
  const sums: Sums = { success: 0, silent: 0, usd: 0 };
  for (const [c, category] of categories.entries()) {
    const { share } = category.menu;
    const choice = itemAt(choices, c);
    sums.success += share * choice.success;
    sums.silent += share * choice.silent;
    sums.usd += share * fullOf(category, choice);
  }
  return sums;
};

const stackFrom = ({ success, silent, usd }: Sums): PossibleStack[] =>
  success > 0 ? [{ success, undetected: silent, usdPerTask: usd, usdPerSuccess: usd / success }] : [];

/** USD that one more success costs from one choice to the next. */
const slope = (category: ProblemCategory, from: Choice, to: Choice): number =>
  (fullOf(category, to) - fullOf(category, from)) / (to.success - from.success);

/** The choices of a row on the lower hull of full cost over success, least cost first: the best for some worth of a success. */
const hullOf = (category: ProblemCategory, choices: readonly Choice[]): Choice[] => {
  const sorted = [...choices].sort((a, b) => fullOf(category, a) - fullOf(category, b) || b.success - a.success);
  const hull: Choice[] = [];
  for (const choice of sorted) {
    const last = hull.at(-1);
    if (last !== undefined && choice.success <= last.success) continue;
    for (let end = hull.length - 1; end > 0; end -= 1) {
      const [before, at] = [itemAt(hull, end - 1), itemAt(hull, end)];
      if (slope(category, before, at) < slope(category, at, choice)) break;
      hull.pop();
    }
    hull.push(choice);
  }
  return hull;
};

/** Walks the rows' hulls together, the cheapest further success first: every corner of the hull of the whole mix. */
const frontierFrom = ({ categories }: Problem, hulls: readonly Choice[][]): PossibleStack[] => {
  const steps = hulls
    .flatMap((hull, c) =>
      hull.slice(1).map((to, i) => ({ c, to, slope: slope(itemAt(categories, c), itemAt(hull, i), to) })),
    )
    .sort((a, b) => a.slope - b.slope);
  const chosen = hulls.map((hull) => itemAt(hull, 0));
  const corners = stackFrom(sumsOf(categories, chosen));
  for (const { c, to } of steps) {
    chosen[c] = to;
    corners.push(...stackFrom(sumsOf(categories, chosen)));
  }
  const least = corners.reduce(
    (at, corner, i) => (corner.usdPerSuccess < itemAt(corners, at).usdPerSuccess ? i : at),
    0,
  );
  return corners.slice(least);
};

/** A ladder of a row drawn at random: a model alone, tried again, or before another; null where rules forbid it. */
const drawnChoice = (problem: Problem, category: ProblemCategory, random: () => number): Choice | null => {
  const here = placedIn(category.menu, problem.models);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const [first, second] = [pick(here), pick(here)];
  if (first === undefined || second === undefined) return null;
  const pair = random() < 0.5 ? pairChoice(category.menu, first.model, second.model) : null;
  const choice = pair ?? pick(ownChoices(category.menu, first.model));
  return choice !== undefined && passes(category, choice) ? choice : null;
};

/** The best of some random ladders of a row for a worth of a success; null where none of them may be used. */
const drawnBest = (problem: Problem, category: ProblemCategory, worth: number, random: () => number): Choice | null => {
  const drawn = Math.floor(mostDrawn ** random());
  const loss = (choice: Choice): number => fullOf(category, choice) - worth * choice.success;
  let best: Choice | null = null;
  for (let i = 0; i < drawn; i += 1) {
    const choice = drawnChoice(problem, category, random);
    if (choice !== null && (best === null || loss(choice) < loss(best))) best = choice;
  }
  return best;
};

/** The corners of a problem's frontier, and stacks drawn at random beside it. */
export const stacksOf = (problem: Problem, count: number, seed: string | number): Omit<PossibleStacks, 'leftOut'> => {
  const { categories } = problem;
  const { lists } = frontierOf(problem, false, new Effort(effortOfFrontier));
  const hulls = lists.map((list, c) => hullOf(itemAt(categories, c), list));
  if (hulls.some((hull) => hull.length === 0)) return { sample: [], frontier: [] };
  const frontier = frontierFrom(problem, hulls);
  const random = randomSource(seed, 'possible stacks');
  const usual = frontier[0]?.usdPerSuccess ?? 0;
  const sample: PossibleStack[] = [];
  for (let tries = 0; tries < triesPerStack * count && sample.length < count; tries += 1) {
    const worth = usual * 10 ** (decades * (random() - 0.5));
    const choices = categories.flatMap((category) => drawnBest(problem, category, worth, random) ?? []);
    if (choices.length === categories.length) sample.push(...stackFrom(sumsOf(categories, choices)));
  }
  return { sample, frontier };
};
