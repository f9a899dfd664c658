/** The plan with what later usage showed: volumes, shapes, tokens, and who does the work of the stack that is run. */
import { missingRates } from '../engine/missingRates.ts';
import { freeRowId } from '../plan/edits/rows.ts';
import { rowFromUsage } from '../plan/fromUsage/rowFromUsage.ts';
import type { CategoryPlan, OwnTokens, Plan } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import { laddersOf } from '../plan/policyParts.ts';
import { limits } from '../plan/policySchema.ts';
import { withProvenWrites } from '../usage/reconcile.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import {
  type AgainstPlan,
  laidOut,
  type PlanAgainstActual,
  plannedState,
  pricedWork,
  seenState,
} from './againstPlan.ts';
import { rowsOfUsage } from './rowsOfUsage.ts';

/** Each task to one model, taken as it comes: what usage files can show. Checks and further rungs they cannot. */
const isPlain = (policy: Policy): boolean =>
  policy.kind !== 'route' &&
  laddersOf(policy).every(({ rungs }) => rungs.every(({ verifier }) => verifier === null) && rungs.length === 1);

interface NewRow {
  row: CategoryPlan;
  tasks: number;
  policy: Policy | null;
  ownTokens: OwnTokens[];
}

/**
 * Takes the facts over. Rows the files do not speak of stay as planned; work no row stands for becomes a row, done in every
 * stack by those who do it now; a policy with checks, rungs or a route stays. The result is unchecked.
 */
export const takeFacts = (ask: AgainstPlan, { by }: PlanAgainstActual, say: Say, language: Language): Plan => {
  const { plan, stackId, reading, catalog, reference } = ask;
  const laid = laidOut(ask, say, language);
  const records = withProvenWrites(reading.records, laid.book, ask.mapped);
  const { byRow, fresh } = rowsOfUsage(plan, pricedWork(records, laid), by);
  const taken = plan.categories.map((row): NewRow => {
    const planned = { row, tasks: plan.tasksPerMonth * row.share, policy: null, ownTokens: [] };
    const seen = seenState(row, byRow.get(row.id) ?? [], laid.making, plannedState(row, laid)?.policy);
    return seen === null ? planned : { ...seen.state, tasks: seen.tasksPerMonth };
  });
  const ids: { id: CategoryPlan['id'] }[] = [...plan.categories];
  for (const [label, own] of fresh) {
    if (taken.length >= limits.rows) break;
    const id = freeRowId(ids, label ?? 'other');
    ids.push({ id });
    const { row, tasksPerMonth, policy, ownTokens } = rowFromUsage({ label, records: own }, id, laid.making);
    if (tasksPerMonth > 0) taken.push({ row, tasks: tasksPerMonth, policy, ownTokens });
  }
  const tasks = taken.reduce((sum, row) => sum + row.tasks, 0);
  const categories = taken.map((one) => ({ ...one.row, share: tasks > 0 ? one.tasks / tasks : one.row.share }));
  const before = new Set(plan.categories.map(({ id }) => id));
  const stacks = plan.stacks.map((stack) => ({
    ...stack,
    policies: {
      ...stack.policies,
      ...Object.fromEntries(
        taken.flatMap(({ row, policy }) => {
          if (policy === null) return [];
          const planned = stack.policies[row.id];
          const isTaken = !before.has(row.id) || (stack.id === stackId && (planned === undefined || isPlain(planned)));
          return isTaken ? [[row.id, policy]] : [];
        }),
      ),
    },
  }));
  const measured = new Set(
    taken.flatMap(({ ownTokens }) => ownTokens.map(({ category, modelId }) => `${category} ${modelId}`)),
  );
  const facts: Plan = {
    ...plan,
    tasksPerMonth: Math.max(1, tasks),
    categories,
    stacks,
    ownTokens: [
      ...plan.ownTokens.filter(({ category, modelId }) => !measured.has(`${category} ${modelId}`)),
      ...taken.flatMap(({ ownTokens }) => ownTokens),
    ],
  };
  const known = { ...catalog, models: [...laid.pricing.models], reference };
  return { ...facts, assumedRates: [...plan.assumedRates, ...missingRates(facts, known)] };
};
