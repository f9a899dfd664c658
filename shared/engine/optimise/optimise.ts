/**
 * The best plan under rules: a ladder per category from the catalog's models, with proof, the runner-up, what each
 * rule costs, and, where no plan keeps to all of them, which rules conflict. The way in to this folder.
 */

import { soldAs } from '../../catalog/setting.ts';
import { type RowId, stackId } from '../../foundation/ids.ts';
import type { Rule } from '../../plan/rule.ts';
import type { Job } from '../job.ts';
import { checkRule } from '../rules.ts';
import { Across } from './across.ts';
import { bestInDraws } from './bestInDraws.ts';
import { conflictOf, type Explained, rulePricesOf, runnerUpOf } from './explain.ts';
import { KnownTables } from './knownTables.ts';
import { type Menu, modelAt, tablePlaceOf } from './menu.ts';
import type { Considered, OnProgress, OptimiseAsk, Optimum } from './optimum.ts';
import type { MenuPlace } from './places.ts';
import { type PossibleAsk, type PossibleStacks, stacksOf } from './possibleStacks.ts';
import { RuledMenu } from './ruledMenu.ts';
import { bestEnd, laddersEnd, SearchSeries } from './searchSeries.ts';

const defaultEffort = 2e8;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Singles, retries and ordered pairs of some models, over all categories. */
const laddersOf = (menu: Menu, models: readonly MenuPlace[]): number =>
  sum(
    menu.categories.map((category) => {
      const here = models.map((model) => tablePlaceOf(category, model)).filter((place) => place !== null);
      const retries = here.filter((place) => category.table.feedback.at(place) !== null).length;
      return category.table.pair.success.length === 0 ? here.length : here.length * (here.length + 1) + retries;
    }),
  );

/**
 * A sample of the stacks that a plan's rows allow and the corners of their frontier, at best values, over the rows that
 * have models with a price and evidence in the job's snapshot. The frontier is exact over singles, retries, pairs and
 * the searched triples: for some worth of a success each corner is the best stack. The sample is drawn by the plan's
 * seed: each row takes the best of a few random ladders for a worth of a success drawn for the stack, so that it fills
 * the space under the frontier; it says nothing of how common a stack is.
 */
export const possibleStacks = (job: Job, { rules, count }: PossibleAsk): PossibleStacks => {
  const table = new RuledMenu(job, {});
  return { ...stacksOf(table.problem(rules, null), count, job.plan.seed), leftOut: table.menu.leftOut };
};

/** Categories of a job in which its rules leave no model at all: that says more than which rules conflict. */
export const categoriesLacking = (job: Job, ask: OptimiseAsk): RowId[] => new RuledMenu(job, ask).lacking(ask.rules);

/** Passes progress on until the listener has said stop once: from then on it is not asked again. */
const untilStopped = (onProgress: OnProgress): OnProgress => {
  let isStopped = false;
  return (share, doing) => {
    isStopped ||= !onProgress(share, doing);
    return !isStopped;
  };
};

/** What the answer is about. Fleets and commitments of which no model of the menu could make use do not count. */
const consideredOf = ({ metered, count, isWeighed }: Across, rules: readonly Rule[]): Considered => {
  const problem = metered.problem(rules, null);
  return {
    models: new Set(problem.models.map((place) => soldAs(modelAt(metered.menu, place).id))).size,
    ladders: laddersOf(metered.menu, problem.models),
    triples: sum(problem.categories.map(({ triples }) => triples.length)),
    leftOut: metered.menu.leftOut,
    coveredShare: metered.menu.coveredShare,
    ...(count > 0 ? { fixedCosts: { count, areWeighed: isWeighed } } : {}),
  };
};

const optimiseWith = (tables: KnownTables, job: Job, ask: OptimiseAsk, onProgress: OnProgress): Optimum => {
  const { rules, explain = true, effort = defaultEffort, draws = 0 } = ask;
  for (const rule of rules) checkRule(rule);
  const report = untilStopped(onProgress);
  report(0, 'ladders');
  const across = new Across(job, ask, tables);
  const considered = consideredOf(across, rules);
  if (across.metered.menu.categories.length === 0) return { kind: 'nothingToChoose', ...considered };
  const stretch = { doing: 'best', from: laddersEnd, to: explain ? bestEnd : 1 } as const;
  const series = new SearchSeries(report, stretch, effort, across.ways.length);
  const solved = across.solve({ rules, banned: null, start: null, better: Number.POSITIVE_INFINITY }, series);
  const explained: Explained = { across, rules, effort, onProgress: report };
  if (solved.best === null)
    return solved.sure
      ? { kind: 'infeasible', ...considered, ...conflictOf(explained) }
      : { kind: 'undecided', ...considered };
  if (!Number.isFinite(solved.best.value))
    return { kind: solved.sure ? 'nothingSucceeds' : 'undecided', ...considered };
  const best = across.proposal(solved.best, stackId('best'));
  const isExplained = explain && !series.isStopped;
  return {
    kind: 'found',
    ...considered,
    objective: across.objective,
    best,
    proven: solved.gap === 0,
    gap: solved.gap,
    runnerUp: isExplained ? runnerUpOf(explained, solved.best) : null,
    rulePrices: isExplained ? rulePricesOf(explained, solved.best, best) : [],
    ...(draws > 0 && !series.isStopped
      ? { bestIn: bestInDraws(across.drawn(solved.best.way), ask, best, draws, report) }
      : {}),
  };
};

/**
 * Chooses a ladder for every category with tasks and evidence: among all singles, retries and ordered pairs of the
 * models of `job.snapshot` that have a price and evidence there, with the given verifier between steps, and triples
 * of the frontier's models; so that the objective over these categories is best and every rule
 * holds. Exact over those ladders (`proven`) unless `effort` runs out; `gap` then says what could be missed. Fleets and
 * commitments of the plan, up to three, are kept or let go as is best; replicas come whole, which may leave a gap too.
 * Rates, prices and shapes at their best values; errors are not modelled. The judge of a verifier is given, not chosen: it
 * counts in the cost and in no rule. Throws an EngineError for a rule out of bounds.
 */
export const optimise = (job: Job, ask: OptimiseAsk, onProgress: OnProgress = () => true): Optimum =>
  optimiser()(job, ask, onProgress);

/** Searches as `optimise` makes them, one after another: what does not depend on prices is worked out once for all of them. */
export const optimiser = (): typeof optimise => {
  const tables = new KnownTables();
  return (job, ask, onProgress = () => true) => optimiseWith(tables, job, ask, onProgress);
};
