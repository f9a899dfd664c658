/** What differences do to a plan in dollars: the full cost of one stack over a month, difference by difference. */
import type { PortfolioDocument } from '../document/document.ts';
import { evaluate } from '../engine/evaluate.ts';
import { itemAt } from '../foundation/arrays.ts';
import type { StackId } from '../foundation/ids.ts';
import { type Comparison, type Difference, placeNames, taken } from './differences.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { type Conflict, checked, mergeMeanings, type Side } from './merge.ts';
import { StackCost } from './stackCost.ts';
import type { ThreeVersions } from './toldApart.ts';
import type { Topic } from './topic.ts';

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

/** Of a row: what it is called and where it stands. */
const rowFieldsWithoutFigures: ReadonlySet<string> = new Set(['name', 'group']);

const kindsWithoutFigures: ReadonlySet<Topic['kind']> = new Set(['rule', 'bestPlan', 'order', 'moved', 'stackField']);

/** Whether a difference cannot move a figure of this stack: names, places, rules, and what other stacks do. */
const movesNothing = (topic: Topic, stackId: StackId): boolean =>
  kindsWithoutFigures.has(topic.kind) ||
  ('stackId' in topic && topic.stackId !== stackId) ||
  (topic.kind === 'rowField' && rowFieldsWithoutFigures.has(topic.field.join('/'))) ||
  (topic.kind === 'plan' && fieldsWithoutFigures.has(topic.field));

/** What each difference does to the full cost of a stack, applied one after another in the order they stand in. */
export const effectsOf = (comparison: Comparison, stackId: StackId): Effects => {
  const { before, after, differences } = comparison;
  const cost = new StackCost([before, after], stackId);
  const first = cost.of(([one]) => one ?? before);
  const last = cost.of(([, other]) => other ?? after);
  const names = new Set<string>();
  let costs = first;
  let known = first.usdPerMonth;
  const effects = differences.map((difference, i): Effect => {
    for (const name of placeNames(difference)) names.add(name);
    const { topic } = difference;
    const isLast = i === differences.length - 1;
    if (!isLast && movesNothing(topic, stackId)) return { difference, usdPerMonth: known === null ? null : 0 };
    costs = isLast ? last : cost.of(([one = before, other = after]) => taken(one, other, names), { costs, topic });
    const now = costs.usdPerMonth;
    if (now === null || known === null) {
      known ??= now;
      return { difference, usdPerMonth: null };
    }
    const usdPerMonth = now - known;
    known = now;
    return { difference, usdPerMonth };
  });
  return { stackId, before: first.usdPerMonth, after: last.usdPerMonth, effects };
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
  const meanings = {
    base: meaningOf(versions.base),
    mine: meaningOf(versions.mine),
    theirs: meaningOf(versions.theirs),
  };
  const cost = new StackCost([meanings.base, meanings.mine, meanings.theirs], stackId, (document) => {
    const sound = checked(document);
    return sound.ok ? sound.value : null;
  });
  const answered = (answers: ReadonlyMap<string, Side>) => (parts: readonly Meaning[]) =>
    mergeMeanings({ base: itemAt(parts, 0), mine: itemAt(parts, 1), theirs: itemAt(parts, 2) }, answers, meanings)
      .meaning;
  const undecided = cost.of(answered(new Map()));
  const effect = ({ id, topic }: Conflict, side: Side): number | null => {
    if (undecided.usdPerMonth === null) return null;
    if (movesNothing(topic, stackId)) return 0;
    const { usdPerMonth } = cost.of(answered(new Map([[id, side]])), { costs: undecided, topic });
    return usdPerMonth === null ? null : usdPerMonth - undecided.usdPerMonth;
  };
  return conflicts.map((conflict) => ({
    conflict,
    usdPerMonth: { mine: effect(conflict, 'mine'), theirs: effect(conflict, 'theirs') },
  }));
};
