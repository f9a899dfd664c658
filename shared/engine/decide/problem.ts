/** The optimiser's question without its words: which ladders are open, what is weighed, and what may not be exceeded. */
import { slack } from './assign.ts';
import { type CategoryMenu, type Choice, type Menu, ownChoices, pairChoice, withinSeconds } from './choices.ts';
import type { Option } from './limitPrices.ts';

/** What ties the categories together: sum of share x use <= limit. */
export type Limit =
  | { kind: 'budget'; limit: number }
  | { kind: 'successFloor'; limit: number }
  | { kind: 'silentFailureCeiling'; limit: number }
  | { kind: 'vendor'; vendor: string; limit: number };

/** What a choice must pass in its own category. */
export interface Gate {
  minSuccess: number;
  maxSilent: number;
  maxSeconds: number | null;
}

/** The ladders worth listing, by category; `complete` is false where some were left out. */
export interface Frontier {
  lists: Choice[][];
  complete: boolean;
}

export interface Problem {
  menu: Menu;
  /** Places of the menu's models that may be used. */
  models: readonly number[];
  /** null: as many as it takes. */
  maxModels: number | null;
  /** One per category of the menu. */
  gates: readonly Gate[];
  limits: readonly Limit[];
  /** Ladders of three that are open besides singles, retries and pairs, one list per category. */
  triples: readonly (readonly Choice[])[];
  /** What every search of the problem finds anew, kept: it depends on the models, the gates and whether vendors count. */
  kept: { frontier: Frontier | null; vendorFrontier: Frontier | null };
}

export interface Solution {
  /** One per category of the menu. */
  choices: Choice[];
  /** Per task: the weighted cost that was minimised. */
  cost: number;
}

export interface SearchResult {
  best: Solution | null;
  /** Nothing costs less than this. Below the best's cost only where the effort ran out. */
  bound: number;
}

/** `any`: the first plan below the given cost will do. */
export type Wanted = 'best' | 'any';

/** What the weighted cost of a choice counts, per task of its category: USD of spend, of a silent failure, of a success. */
export interface Weights {
  spend: number;
  silent: number;
  success: number;
}

export type WeightsOf = (category: CategoryMenu) => Weights;

export const weighted = (weights: Weights, success: number, silent: number, spend: number): number =>
  weights.spend * spend + weights.silent * silent + weights.success * success;

export const passes = (menu: CategoryMenu, gate: Gate, choice: Choice): boolean =>
  choice.success >= gate.minSuccess - slack &&
  choice.silent <= gate.maxSilent + slack &&
  (gate.maxSeconds === null || withinSeconds(menu, choice, gate.maxSeconds));

/** The share of a category's tasks that a choice sends to a vendor: those that reach its first model there. */
export const shareSentTo = (menu: Menu, vendor: string, choice: Choice): number => {
  const first = choice.members.findIndex((member) => menu.models[member]!.author === vendor);
  return first < 0 ? 0 : choice.reach[first]!;
};

const shareOfLimit = (menu: Menu, limit: Limit, choice: Choice): number => {
  switch (limit.kind) {
    case 'budget':
      return choice.spend;
    case 'successFloor':
      return -choice.success;
    case 'silentFailureCeiling':
      return choice.silent;
    case 'vendor':
      return shareSentTo(menu, limit.vendor, choice);
    default:
      return limit satisfies never;
  }
};

/** Each limit as the most that may be used; a floor is the most of its negative. */
export const limitsOf = ({ limits }: Problem): number[] =>
  limits.map((limit) => (limit.kind === 'successFloor' ? -limit.limit : limit.limit));

export interface Placed extends Option {
  choice: Choice;
}

export const placed = (problem: Problem, c: number, choice: Choice, weightsOf: WeightsOf): Placed => {
  const category = problem.menu.categories[c]!;
  return {
    choice,
    cost: category.share * weighted(weightsOf(category), choice.success, choice.silent, choice.spend),
    uses: problem.limits.map((limit) => category.share * shareOfLimit(problem.menu, limit, choice)),
  };
};

/** The choices of a category made of `members` alone that pass its gate. */
export const choicesWithin = (problem: Problem, c: number, members: readonly number[]): Choice[] => {
  const category = problem.menu.categories[c]!;
  const inside = new Set(members);
  const found = members.flatMap((model) => ownChoices(category, model));
  for (const first of members)
    for (const second of members) {
      const choice = first === second ? null : pairChoice(category, first, second);
      if (choice !== null) found.push(choice);
    }
  found.push(...problem.triples[c]!.filter((choice) => choice.members.every((member) => inside.has(member))));
  return found.filter((choice) => passes(category, problem.gates[c]!, choice));
};

export const solutionOf = (
  lists: readonly (readonly Placed[])[],
  { picks, cost }: { picks: readonly number[]; cost: number },
): Solution => ({ choices: picks.map((pick, c) => lists[c]![pick]!.choice), cost });
