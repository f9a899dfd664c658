/**
 * Version 3. Before, a plan's work was a list of the study's categories. Each becomes a row of work whose id is the category's, so
 * that policies, rates and rules still find it. What a file could not say is not stated: requests of one size, nothing
 * billed for an attempt that came back with nothing, no tokens of a model's own, no floor of success.
 */
import { eachOf, isFields, type PortfolioFile } from '../portfolioFile.ts';
import type { Step } from '../step.ts';

const rowOf = (category: Record<string, unknown>): Record<string, unknown> => ({
  ...category,
  name: null,
  kind: category.id,
  languages: null,
  shape: isFields(category.shape) ? { ...category.shape, stepsCv: 0, promptGrowthTokens: null } : category.shape,
  successFloor: null,
});

/** Policies nest: every ladder in them is met. */
const policyOf = (policy: unknown): unknown => {
  if (!isFields(policy)) return policy;
  switch (policy.kind) {
    case 'ladder':
      return { ...policy, rungs: eachOf(policy.rungs, (rung) => ({ ...rung, errorBilledShare: 0 })) };
    case 'split':
      return { ...policy, parts: eachOf(policy.parts, (part) => ({ ...part, policy: policyOf(part.policy) })) };
    case 'route':
      return { ...policy, easy: policyOf(policy.easy), hard: policyOf(policy.hard) };
    default:
      return policy;
  }
};

const stackOf = (stack: Record<string, unknown>): Record<string, unknown> => ({
  ...stack,
  policies: isFields(stack.policies)
    ? Object.fromEntries(Object.entries(stack.policies).map(([id, policy]) => [id, policyOf(policy)]))
    : stack.policies,
});

const up = (file: PortfolioFile): PortfolioFile => {
  const { plan } = file;
  if (!isFields(plan)) return file;
  return {
    ...file,
    plan: {
      ...plan,
      categories: eachOf(plan.categories, rowOf),
      stacks: eachOf(plan.stacks, stackOf),
      ownTokens: [],
    },
  };
};

export const rowsOfWork: Step = { to: 3, why: 'rows of work', up };
