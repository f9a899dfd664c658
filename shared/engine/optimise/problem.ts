/** The optimiser's question without its words: which ladders are open, what is weighed, and what may not be exceeded. */
import { itemAt } from '../../foundation/arrays.ts';
import { type Choice, ownChoices, pairChoice, withinSeconds } from './choice.ts';
import type { Option } from './limitPrices.ts';
import { type CategoryMenu, type Menu, vendorOf } from './menu.ts';
import type { MenuPlace } from './places.ts';
import { slack } from './slack.ts';

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
  /** Different models in one ladder. */
  maxModels: number;
}

/** The ladders worth listing, by category; `complete` is false where some were left out. */
export interface Frontier {
  lists: Choice[][];
  complete: boolean;
}

/** One category of a problem. */
export interface ProblemCategory {
  menu: CategoryMenu;
  gate: Gate;
  /** Ladders of three that are open besides singles, retries and pairs. */
  triples: readonly Choice[];
}

export interface Problem {
  menu: Menu;
  /** The menu's models that may be used. */
  models: readonly MenuPlace[];
  /** null: as many as it takes. */
  maxModels: number | null;
  /** Those of the menu, in its order. */
  categories: readonly ProblemCategory[];
  limits: readonly Limit[];
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

/** Whether shares pass a gate; its seconds are another question. */
export const passesShares = (gate: Gate, success: number, silent: number): boolean =>
  success >= gate.minSuccess - slack && silent <= gate.maxSilent + slack;

export const passes = ({ menu, gate }: ProblemCategory, choice: Choice): boolean =>
  choice.members.length <= gate.maxModels &&
  passesShares(gate, choice.success, choice.silent) &&
  (gate.maxSeconds === null || withinSeconds(menu, choice, gate.maxSeconds));

/** The share of a category's tasks that a choice sends to a vendor: those that reach its first model there. */
export const shareSentTo = (menu: Menu, vendor: string, { members, reach }: Choice): number => {
  const first = members.findIndex((member) => vendorOf(menu, member) === vendor);
  return first < 0 ? 0 : itemAt(reach, first);
};

const amountOf = (menu: Menu, limit: Limit, choice: Choice): number => {
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

/** A limit as the most that may be used; a floor is the most of its negative. */
export const mostOf = (limit: Limit): number => (limit.kind === 'successFloor' ? -limit.limit : limit.limit);

export const limitsOf = ({ limits }: Problem): number[] => limits.map(mostOf);

/** The limits on vendors, and the others. */
export const limitsByKind = ({ limits }: Problem): { vendors: Limit[]; others: Limit[] } => ({
  vendors: limits.filter((limit) => limit.kind === 'vendor'),
  others: limits.filter((limit) => limit.kind !== 'vendor'),
});

/** The most of the tasks that any one vendor may be sent; 1 where nothing caps it. */
export const vendorCapOf = ({ limits }: Problem): number => limits.find((limit) => limit.kind === 'vendor')?.limit ?? 1;

export interface Placed extends Option {
  choice: Choice;
}

/** A choice of a category with its part of the weighted cost and of every limit. */
export const placed = (
  { menu, limits }: Problem,
  category: CategoryMenu,
  choice: Choice,
  weights: Weights,
): Placed => ({
  choice,
  cost: category.share * weighted(weights, choice.success, choice.silent, choice.spend),
  uses: limits.map((limit) => category.share * amountOf(menu, limit, choice)),
});

/** The choices of a category made of `members` alone that pass its gate. */
export const choicesWithin = (category: ProblemCategory, members: readonly MenuPlace[]): Choice[] => {
  const { menu, triples } = category;
  const inside = new Set(members);
  const pairs = members.flatMap((first) =>
    members.flatMap((second) => {
      const choice = first === second ? null : pairChoice(menu, first, second);
      return choice === null ? [] : [choice];
    }),
  );
  const found = [
    ...members.flatMap((model) => ownChoices(menu, model)),
    ...pairs,
    ...triples.filter((choice) => choice.members.every((member) => inside.has(member))),
  ];
  return found.filter((choice) => passes(category, choice));
};

export const solutionOf = (
  lists: readonly (readonly Placed[])[],
  { picks, cost }: { picks: readonly number[]; cost: number },
): Solution => ({ choices: picks.map((pick, c) => itemAt(itemAt(lists, c), pick).choice), cost });
