/** A plan the optimiser found, as a planner reads it and as a stack of a plan. */

import type { CategoryId } from '../../catalog/category.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import type { Stack } from '../../plan/plan.ts';
import type { Objective } from '../../plan/rule.ts';
import { type Choice, type Form, policyOf } from './choices.ts';
import type { RuledMenu } from './ruledMenu.ts';
import { objectiveOf, sumsOf } from './solve.ts';

export interface ChosenLadder {
  categoryId: CategoryId;
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
  /** Spend of a month on the covered categories, without silent failures. */
  usdPerMonth: number;
  /** The objective: what was minimised. */
  value: number;
}

/** Choices of a ruled menu, one per category, as a proposal. */
export const proposalOf = (
  table: RuledMenu,
  choices: readonly Choice[],
  objective: Objective,
  id: StackId,
): Proposal => {
  const { menu, tasksPerMonth } = table;
  const sums = sumsOf(menu, choices);
  const used = [...new Set(choices.flatMap((choice) => choice.members))].sort((a, b) => a - b);
  return {
    stack: {
      id,
      name: id,
      note: '',
      policies: Object.fromEntries(
        menu.categories.map((category, c) => [category.category.id, policyOf(category, menu.models, choices[c]!)]),
      ),
    },
    modelIds: used.map((i) => menu.models[i]!.id),
    categories: menu.categories.map((category, c): ChosenLadder => {
      const choice = choices[c]!;
      return {
        categoryId: category.category.id,
        form: choice.form,
        modelIds: choice.members.map((member) => menu.models[member]!.id),
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
    value: objectiveOf(menu, choices, objective),
  };
};
