/** A plan the optimiser found, as a planner reads it and as a stack of a plan. */

import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId, StackId } from '../../foundation/ids.ts';
import type { Stack } from '../../plan/plan.ts';
import type { Objective } from '../../plan/rule.ts';
import { type Choice, choiceIn, type Form } from './choice.ts';
import { policyOf } from './choicePolicy.ts';
import { modelAt } from './menu.ts';
import type { MenuPlace } from './places.ts';
import type { RuledMenu } from './ruledMenu.ts';
import { objectiveOf, sumsOf } from './solve.ts';

export interface ChosenLadder {
  categoryId: RowId;
  form: Form;
  modelIds: ModelId[];
  success: number;
  silentFailure: number;
  /** Models, checks, people and silent failures. */
  usdPerTask: number;
}

/** Per task of the covered categories, whose shares are taken to sum to 1. */
export interface Proposal {
  stack: Stack;
  modelIds: ModelId[];
  categories: ChosenLadder[];
  success: number;
  silentFailure: number;
  usdPerTask: number;
  usdPerSuccess: number | null;
  /** Cash and people of a month on the covered categories, without silent failures. */
  usdPerMonth: number;
  /** Models and checks of a month, without people. */
  cashUsdPerMonth: number;
  /** Cash, people and silent failures of a month. */
  fullUsdPerMonth: number;
  /** The objective: what was minimised. */
  value: number;
  /** The plan's fleets that its models run on; absent where all are bought. */
  fleetIds?: string[];
}

/** The models that some choices use, each once. */
export const membersOf = (choices: readonly Choice[]): MenuPlace[] => [
  ...new Set(choices.flatMap((choice) => choice.members)),
];

/** One question's ladders at two kinds of money: full cost, and cash alone. Both hold the same models at the same places. */
export interface Books {
  full: RuledMenu;
  cash: RuledMenu;
}

const restated = ({ menu }: RuledMenu, choices: readonly Choice[]): Choice[] =>
  choices.map((choice, c) => choiceIn(itemAt(menu.categories, c), choice) ?? choice);

/** Choices of a ruled menu, one per category, as a proposal; `value` is what was minimised in the menu searched. */
export const proposalOf = (
  { full, cash }: Books,
  searched: readonly Choice[],
  objective: Objective,
  id: StackId,
): Proposal => {
  const { menu, tasksPerMonth } = full;
  const choices = restated(full, searched);
  const inCash = restated(cash, searched);
  const sums = sumsOf(menu, choices);
  const used = membersOf(choices).sort((a, b) => a - b);
  return {
    stack: {
      id,
      name: id,
      note: '',
      policies: Object.fromEntries(
        menu.categories.map((category, c) => [category.category.id, policyOf(menu, category, itemAt(choices, c))]),
      ),
    },
    modelIds: used.map((model) => modelAt(menu, model).id),
    categories: menu.categories.map((category, c): ChosenLadder => {
      const choice = itemAt(choices, c);
      return {
        categoryId: category.category.id,
        form: choice.form,
        modelIds: choice.members.map((member) => modelAt(menu, member).id),
        success: choice.success,
        silentFailure: choice.silent,
        usdPerTask: choice.spend + choice.silent * category.silentUsd,
      };
    }),
    success: sums.success,
    silentFailure: sums.silent,
    usdPerTask: sums.usd,
    usdPerSuccess: sums.success > 0 ? sums.usd / sums.success : null,
    usdPerMonth: sums.spend * tasksPerMonth,
    cashUsdPerMonth: sumsOf(cash.menu, inCash).spend * tasksPerMonth,
    fullUsdPerMonth: sums.usd * tasksPerMonth,
    value: objective === 'cash' ? objectiveOf(cash.menu, inCash, objective) : objectiveOf(menu, choices, objective),
  };
};
