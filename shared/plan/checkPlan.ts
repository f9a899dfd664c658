/** What a plan of the right shape must still satisfy as a whole: sums, unique ids, nesting, models that exist. */

import { isCategoryId } from '../catalog/category.ts';
import type { Refusal } from '../foundation/answer.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';
import { depthOf, laddersOf, modelsOfPolicy, partsOfPolicy } from './policyParts.ts';
import { limits } from './policySchema.ts';
import { rowOfRule } from './rule.ts';

/** How far a sum of shares may be from 1. */
const sumTolerance = 1e-6;

const refusal = (kind: string, field: string, value: string | number, allowed: string): Refusal => ({
  kind,
  message: `Plan: ${field} is ${value}; allowed: ${allowed}.`,
  details: { subject: 'Plan', field, value, allowed },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const duplicates = (field: string, keys: readonly string[], name: string): Refusal[] => {
  const first = new Map<string, number>();
  return keys.flatMap((key, i) => {
    const before = first.get(key);
    if (before === undefined) first.set(key, i);
    return before === undefined
      ? []
      : [refusal('duplicateId', `${field}[${i}].${name}`, `“${key}”`, `one that ${field}[${before}] does not have`)];
  });
};

const policyProblems = (field: string, policy: Policy): Refusal[] => {
  const nested = partsOfPolicy(policy).flatMap((part) => policyProblems(`${field}.${part.field}`, part.policy));
  if (policy.kind !== 'split') return nested;
  const weights = sum(policy.parts.map((part) => part.weight));
  return Math.abs(weights - 1) <= sumTolerance
    ? nested
    : [refusal('weightsSum', `${field}.parts`, weights, 'weights that sum to 1'), ...nested];
};

/** Hardware of stacks that are not there, and a model that would have two fleets to choose from. */
const fleetProblems = ({ fleets = [], stacks }: Plan): Refusal[] => {
  const known = new Set(stacks.map(({ id }) => id));
  const taken = new Set<string>();
  return [
    ...duplicates(
      'fleets',
      fleets.map(({ id }) => id),
      'id',
    ),
    ...fleets.flatMap((fleet, i) =>
      fleet.stacks.flatMap((id): Refusal[] => {
        const field = `fleets[${i}].stacks`;
        if (!known.has(id)) return [refusal('notAStack', field, `“${id}”`, 'a stack of the plan')];
        const place = `${fleet.modelId} ${id}`;
        if (taken.has(place))
          return [refusal('fleetTwice', field, `“${fleet.modelId}”`, 'one fleet for a model in a stack')];
        taken.add(place);
        return [];
      }),
    ),
  ];
};

/**
 * Everything wrong with a plan as a whole, in the order of its fields; [] for a sound plan. `known` are the models of
 * its snapshot: given, a model outside them is named too; null leaves that to the evaluation, which says it per stack.
 */
export const checkPlan = (plan: Plan, known: ReadonlySet<ModelId> | null): Refusal[] => {
  const problems = duplicates(
    'categories',
    plan.categories.map((category) => category.id),
    'id',
  );
  const shares = sum(plan.categories.map((category) => category.share));
  if (!(Math.abs(shares - 1) <= sumTolerance))
    problems.push(refusal('mixSum', 'categories', shares, 'shares that sum to 1'));
  problems.push(
    ...duplicates(
      'stacks',
      plan.stacks.map((stack) => stack.id),
      'id',
    ),
  );
  const counts = plan.stacks.map(({ policies }) => Object.values(policies).map((policy) => laddersOf(policy).length));
  const ladders = sum(counts.map(sum));
  if (ladders > limits.laddersOfPlan)
    problems.push(refusal('tooManyLadders', 'stacks', ladders, `at most ${limits.laddersOfPlan} ladders in a plan`));
  const rows = new Set<string>(plan.categories.map(({ id }) => id));
  /** A file of before may hold what it would do with a category of the study that it has no tasks of. */
  const unknownRow = (field: string, id: string): Refusal[] =>
    rows.has(id) || isCategoryId(id) ? [] : [refusal('notARow', field, `“${id}”`, 'a row of the plan')];
  plan.stacks.forEach((stack, i) => {
    for (const [id, policy] of Object.entries(stack.policies)) {
      const field = `stacks[${i}].policies.${id}`;
      problems.push(...unknownRow(field, id));
      const depth = depthOf(policy);
      if (depth > limits.policyDepth)
        problems.push(
          refusal('policyTooDeep', field, depth, `at most ${limits.policyDepth} levels of split and route`),
        );
      const ended = laddersOf(policy).length;
      if (ended > limits.laddersOfPolicy)
        problems.push(
          refusal('tooManyLadders', field, ended, `at most ${limits.laddersOfPolicy} ladders in its splits and routes`),
        );
      problems.push(...policyProblems(field, policy));
      for (const modelId of modelsOfPolicy(policy))
        if (known !== null && !known.has(modelId))
          problems.push(refusal('unknownModel', field, `“${modelId}”`, 'a model of the catalog'));
    }
  });
  problems.push(
    ...plan.assumedRates.flatMap(({ category }, i) => unknownRow(`assumedRates[${i}].category`, category)),
    ...(plan.bestPlan?.rules ?? []).flatMap((rule, i) => {
      const row = rowOfRule(rule);
      return row === null ? [] : unknownRow(`bestPlan.rules[${i}].categoryId`, row);
    }),
    ...plan.ownTokens.flatMap(({ category }, i) => unknownRow(`ownTokens[${i}].category`, category)),
    ...duplicates(
      'assumedRates',
      plan.assumedRates.map((rate) => `${rate.modelId} ${rate.category}`),
      'modelId',
    ),
    ...duplicates(
      'ownTokens',
      plan.ownTokens.map((own) => `${own.modelId} ${own.category}`),
      'modelId',
    ),
    ...duplicates(
      'assumedSpeeds',
      plan.assumedSpeeds.map((speed) => speed.modelId),
      'modelId',
    ),
  );
  problems.push(
    ...fleetProblems(plan),
    ...duplicates(
      'commitments',
      (plan.commitments ?? []).map(({ id }) => id),
      'id',
    ),
    ...duplicates(
      'commitments',
      (plan.commitments ?? []).map(({ on }) => (on.kind === 'host' ? on.host : on.modelId)),
      'on',
    ),
  );
  return problems;
};
