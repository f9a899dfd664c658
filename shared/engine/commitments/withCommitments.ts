/**
 * Commitments in a compiled plan: the traffic of each stack at its best values says what is metered, draw by draw at what it
 * costs there, and what the invoice differs from it by is shared out over the rows that use it.
 */
import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { ModelId, StackId } from '../../foundation/ids.ts';
import type { Commitment } from '../../plan/commitment.ts';
import type { Verifier } from '../../plan/policy.ts';
import type { CompiledCategory, CompiledPlan, CompiledPolicy, FixedUsd } from '../compiled.ts';
import { loadOf } from '../fleets/load.ts';
import type { Job } from '../job.ts';
import { attemptOf } from '../modelTokens.ts';
import { bestBatch, policySumsOf } from '../policySums.ts';
import { at, type Draws, derived, exactly, type Quantity } from '../quantity.ts';
import { changesOf, commitmentOn, type RowUse } from './onUse.ts';

/** Per task of a row, what is metered of one model. Tokens and requests follow the dollars of a draw, whose price is one. */
interface Use {
  modelId: ModelId;
  usd: Quantity;
  tokens: number;
  requests: number;
}

const tokensOfCheck = ({ judge }: Verifier): number =>
  judge === null ? 0 : judge.promptTokens + judge.completionTokens;

/** What a policy buys per task, tools and searches apart. */
const usesOf = (plan: CompiledPlan, category: CompiledCategory, policy: CompiledPolicy): Use[] =>
  policySumsOf(plan, policy, bestBatch(category), true).leaves.flatMap(({ leaf, sums }) =>
    leaf.rungs.flatMap((rung, r): Use[] => {
      const { costUnits, returned } = itemAt(sums.rungs, r);
      const { tokens, toolsUsd } = entryOf(category.costs, rung.model.id);
      const load = loadOf(attemptOf(tokens, category.plan.deferrable), costUnits * rung.bought.point);
      const attempts: Use = {
        modelId: rung.model.id,
        usd: derived(plan.draws, [rung.usd, toolsUsd], (i) => costUnits * (at(rung.usd, i) - at(toolsUsd, i))),
        tokens: load.promptTokens + load.completionTokens,
        requests: load.requests,
      };
      const { verifier } = itemAt(leaf.leaf.ladder.rungs, r);
      if (rung.judge === null || verifier === null) return [attempts];
      const checks: Use = {
        modelId: rung.judge,
        usd: exactly(returned * rung.judgeUsd),
        tokens: returned * tokensOfCheck(verifier),
        requests: returned,
      };
      return [attempts, checks];
    }),
  );

/** A row's month under one commitment, in draw i. */
const rowUse = (uses: readonly Use[], tasks: number, i: number): RowUse => {
  const row: RowUse = { usd: 0, tokens: 0, requests: 0, tasks };
  for (const { usd, tokens, requests } of uses) {
    const longer = usd.point > 0 ? at(usd, i) / usd.point : 1;
    row.usd += tasks * at(usd, i);
    row.tokens += tasks * tokens * longer;
    row.requests += tasks * requests;
  }
  return row;
};

const added = (fixed: FixedUsd | null, committed: Quantity, draws: Draws): FixedUsd =>
  fixed === null
    ? { committed, owned: exactly(0) }
    : {
        ...fixed,
        committed: derived(draws, [fixed.committed, committed], (i) => at(fixed.committed, i) + at(committed, i)),
      };

/** The policies of one stack, row by row, with its commitments. */
const stackWith = (plan: CompiledPlan, { plan: planned, snapshot }: Job, stackId: StackId): CompiledPolicy[] => {
  const { commitments = [], prices, tasksPerMonth } = planned;
  const onModel = new Map(snapshot.models.map((model) => [model.id, commitmentOn(commitments, model, prices)]));
  const rows = plan.categories.map((category) => {
    const policy = entryOf(category.policies, stackId);
    const uses = policy.gaps.length > 0 ? [] : usesOf(plan, category, policy);
    return { policy, uses, tasks: category.plan.share * tasksPerMonth };
  });
  const withOne = (policies: CompiledPolicy[], commitment: Commitment): CompiledPolicy[] => {
    const own = rows.map(({ uses }) => uses.filter(({ modelId }) => onModel.get(modelId) === commitment));
    const all = own.flatMap((uses) => uses.map(({ usd }) => usd));
    const changes = (i: number): number[] =>
      changesOf(
        commitment,
        rows.map(({ tasks }, r) => rowUse(itemAt(own, r), tasks, i)),
      );
    const drawn = all.some(({ draws }) => draws !== null) ? plan.draws.count : 0;
    const byDraw = Array.from({ length: 1 + drawn }, (_, i) => changes(i - 1));
    if (byDraw.every((usd) => usd.every((each) => each === 0))) return policies;
    return policies.map((policy, r) => {
      const { tasks } = itemAt(rows, r);
      if (tasks === 0) return policy;
      const each = derived(plan.draws, all, (i) => itemAt(itemAt(byDraw, i + 1), r) / tasks);
      return { ...policy, fixed: added(policy.fixed, each, plan.draws) };
    });
  };
  return commitments.reduce(
    withOne,
    rows.map(({ policy }) => policy),
  );
};

/** The compiled plan with the commitments of its stacks. */
export const withCommitments = (plan: CompiledPlan, job: Job): CompiledPlan => {
  if ((job.plan.commitments ?? []).length === 0) return plan;
  const changed = job.plan.stacks.map(({ id }) => ({ id, policies: stackWith(plan, job, id) }));
  return {
    ...plan,
    categories: plan.categories.map((category, c) => {
      const policies = new Map(category.policies);
      for (const { id, policies: own } of changed) policies.set(id, itemAt(own, c));
      return { ...category, policies };
    }),
  };
};
