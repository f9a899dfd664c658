/** Reads and changes every rung, route or category of a plan alike. */

import type { RowId, StackId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from './plan.ts';
import type { Policy, Route, Rung } from './policy.ts';
import { partsOfPolicy, withParts } from './policyParts.ts';

/** A policy with every rung and every route passed through the given functions; `path` names a part as `leavesOf` does. */
export const mapPolicy = (
  policy: Policy,
  rungOf: (rung: Rung) => Rung,
  routeOf: (route: Route, path: readonly number[]) => Route = (route) => route,
  path: readonly number[] = [],
): Policy => {
  if (policy.kind === 'ladder') return { ...policy, rungs: policy.rungs.map(rungOf) };
  const parts = partsOfPolicy(policy).map((part, i) => mapPolicy(part.policy, rungOf, routeOf, [...path, i]));
  const mapped = withParts(policy, parts);
  return mapped.kind === 'route' ? routeOf(mapped, path) : mapped;
};

/** The plan with every rung and route of every stack passed through the given functions. */
export const mapPolicies = (
  plan: Plan,
  rungOf: (rung: Rung, categoryId: RowId) => Rung,
  routeOf: (route: Route, path: readonly number[], stackId: StackId, categoryId: RowId) => Route = (route) => route,
): Plan => ({
  ...plan,
  stacks: plan.stacks.map((stack) => ({
    ...stack,
    policies: Object.fromEntries(
      Object.entries(stack.policies).map(([key, policy]) => {
        const id = key as RowId;
        return [
          id,
          mapPolicy(
            policy,
            (rung) => rungOf(rung, id),
            (route, path) => routeOf(route, path, stack.id, id),
          ),
        ];
      }),
    ),
  })),
});

/** The plan with one category, or all (null), changed. */
export const mapCategory = (plan: Plan, id: RowId | null, change: (category: CategoryPlan) => CategoryPlan): Plan => ({
  ...plan,
  categories: plan.categories.map((category) => (id === null || category.id === id ? change(category) : category)),
});

/** Whether a rung's retries take their success from evidence: where an assumed rate would not reach them. */
export const retriesByFeedback = (rung: Rung): boolean => rung.attempts > 1 && rung.retry === 'feedback';

const rungsOf = (policy: Policy): Rung[] => {
  const rungs: Rung[] = [];
  mapPolicy(policy, (rung) => {
    rungs.push(rung);
    return rung;
  });
  return rungs;
};

/** Every rung of one row, with its stack. */
export const rungsIn = ({ stacks }: Pick<Plan, 'stacks'>, row: RowId): { stackId: StackId; rung: Rung }[] =>
  stacks.flatMap(({ id: stackId, policies }) => {
    const policy = policies[row];
    return policy === undefined ? [] : rungsOf(policy).map((rung) => ({ stackId, rung }));
  });

/** Every rung of a plan with its place. */
export const placedRungs = (plan: Plan): { stackId: StackId; categoryId: RowId; rung: Rung }[] =>
  plan.stacks.flatMap((stack) =>
    Object.entries(stack.policies).flatMap(([id, policy]) =>
      rungsOf(policy).map((rung) => ({ stackId: stack.id, categoryId: id as RowId, rung })),
    ),
  );
