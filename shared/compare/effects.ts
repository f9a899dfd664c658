/** What differences do to a plan in dollars: the full cost of one stack over a month, difference by difference. */
import type { PortfolioDocument } from '../document/document.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { StackId } from '../foundation/ids.ts';
import { type Comparison, type Difference, take } from './differences.ts';
import { type Conflict, mergeDocuments, type Side } from './merge.ts';
import type { ThreeVersions } from './toldApart.ts';
import type { Topic } from './topic.ts';

/** USD a month for models, checks, people and undetected errors; null where a stack has no figures or is not there. */
export const fullCostOf = ({ plan, snapshot }: PortfolioDocument, stackId: StackId): number | null => {
  const stacks = plan.stacks.filter(({ id }) => id === stackId);
  if (stacks.length === 0) return null;
  const [outcome] = evaluate({ plan: { ...plan, stacks }, snapshot, draws: 0 }).stacks;
  const perTask = outcome?.total?.usdPerTask.value ?? null;
  return perTask === null ? null : perTask * plan.tasksPerMonth;
};

export interface Effect {
  difference: Difference;
  /**
   * USD a month by which the full cost rises as this difference is applied after those before it. null where it has no
   * figure of its own: what it does is then part of the next difference that has one.
   */
  usdPerMonth: number | null;
}

export interface Effects {
  stackId: StackId;
  before: number | null;
  after: number | null;
  /** In the order of application; where `before` and `after` are known, the known ones sum to what lies between them. */
  effects: Effect[];
}

const fieldsWithoutFigures: ReadonlySet<string> = new Set(['title', 'notes', 'preset', 'budgetUsdPerMonth']);

const kindsWithoutFigures: ReadonlySet<Topic['kind']> = new Set(['rule', 'bestPlan', 'order', 'moved']);

/** Whether a difference cannot move a figure of this stack: names, places, rules, and what other stacks do. */
const movesNothing = (topic: Topic, stackId: StackId): boolean =>
  kindsWithoutFigures.has(topic.kind) ||
  ('stackId' in topic && topic.stackId !== stackId) ||
  (topic.kind === 'plan' && fieldsWithoutFigures.has(topic.field));

/** What each difference does to the full cost of a stack, applied one after another in the order they stand in. */
export const effectsOf = (
  comparison: Comparison,
  ends: { before: PortfolioDocument; after: PortfolioDocument },
  stackId: StackId,
): Effects => {
  const { differences } = comparison;
  const [before, after] = [fullCostOf(ends.before, stackId), fullCostOf(ends.after, stackId)];
  let known = before;
  const effects = differences.map((difference, i): Effect => {
    const isLast = i === differences.length - 1;
    if (!isLast && known !== null && movesNothing(difference.topic, stackId)) return { difference, usdPerMonth: 0 };
    const now = isLast ? after : fullCostOf(take(comparison, differences.slice(0, i + 1)), stackId);
    if (now === null || known === null) {
      known ??= now;
      return { difference, usdPerMonth: null };
    }
    const usdPerMonth = now - known;
    known = now;
    return { difference, usdPerMonth };
  });
  return { stackId, before, after, effects };
};

/** The stack a comparison speaks of: the cheapest per success of `after` that `before` has too, else one both have. */
export const stackInBoth = (before: PortfolioDocument, after: PortfolioDocument): StackId | null => {
  const had = new Set(before.plan.stacks.map(({ id }) => id));
  const costs = evaluate({ ...after, draws: 0 })
    .stacks.filter(({ stackId }) => had.has(stackId))
    .map(({ stackId, total }) => ({ stackId, usd: total?.usdPerSuccess?.value ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.usd - b.usd);
  return costs[0]?.stackId ?? null;
};

export interface ConflictEffect {
  conflict: Conflict;
  /** USD a month against the value of the base, everything else that is asked as in the base; null where unknown. */
  usdPerMonth: Record<'mine' | 'theirs', number | null>;
}

/** What each answer to each conflict would do to the full cost of a stack. */
export const conflictEffects = (
  versions: ThreeVersions,
  conflicts: readonly Conflict[],
  stackId: StackId,
): ConflictEffect[] => {
  const costWith = (answers: ReadonlyMap<string, Side>): number | null => {
    const merged = mergeDocuments(versions, answers);
    return merged.ok ? fullCostOf(merged.value.document, stackId) : null;
  };
  const undecided = costWith(new Map());
  const effect = (conflict: Conflict, side: Side): number | null => {
    const cost = costWith(new Map([[conflict.id, side]]));
    return cost === null || undecided === null ? null : cost - undecided;
  };
  return conflicts.map((conflict) => ({
    conflict,
    usdPerMonth: { mine: effect(conflict, 'mine'), theirs: effect(conflict, 'theirs') },
  }));
};
