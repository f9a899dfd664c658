/** A stack as a gateway sees it: for each kind of work a name fit for a file, and what is done with a task of it. */
import type { Snapshot } from '../../catalog/catalog.ts';
import { priceInUse } from '../../catalog/chooseOffer.ts';
import type { Price } from '../../catalog/model.ts';
import { settingIn, soldAs } from '../../catalog/setting.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { CategoryPlan, Plan, Stack } from '../../plan/plan.ts';
import type { Policy, Rung } from '../../plan/policy.ts';
import { rowTitle } from '../../report/rowName.ts';
import type { Say } from '../../words/say.ts';
import type { Language } from '../../words/words.ts';

export interface WorkFlow {
  /** Lower case, digits and hyphens: unique in the stack, with all that is named after it. */
  slug: string;
  /** Whether the slug does not say the planner's name: she wrote it in other letters, or another kind of work has it. */
  isStandIn: boolean;
  /** As the planner calls it. */
  name: string;
  row: CategoryPlan;
  /** null: the stack does not say what to do with it. */
  policy: Policy | null;
}

export interface StackFlow {
  plan: Plan;
  snapshot: Snapshot;
  stack: Stack;
  work: WorkFlow[];
  say: Say;
  language: Language;
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);

/** Whether one is the other, or could be the name of a step or way of it. */
const clashes = (a: string, b: string): boolean => {
  const isOf = (inner: string, outer: string): boolean =>
    inner.startsWith(outer) && /^$|^-(step|share|hard)\b/.test(inner.slice(outer.length));
  return isOf(a, b) || isOf(b, a);
};

const freeSlug = (plain: string, taken: readonly string[]): string => {
  for (let n = 1; ; n += 1)
    for (const slug of n === 1 ? [plain] : [`${plain}-${n}`, `${n}-${plain}`])
      if (!taken.some((other) => clashes(slug, other))) return slug;
};

/** Kinds of work without tasks are left out: nothing of them ever reaches a gateway. */
export const stackFlow = (
  { plan, snapshot }: { plan: Plan; snapshot: Snapshot },
  stack: Stack,
  { say, language }: { say: Say; language: Language },
): StackFlow => {
  const taken: string[] = [];
  const work = plan.categories
    .filter(({ share }) => share > 0)
    .map((row, i): WorkFlow => {
      const name = rowTitle(say, row);
      const slug = freeSlug(slugOf(name) || `work-${i + 1}`, taken);
      taken.push(slug);
      const isStandIn = slug !== slugOf(name) || /[^ -~]/.test(name);
      return { slug, isStandIn, name, row, policy: stack.policies[row.id] ?? null };
    });
  return { plan, snapshot, stack, work, say, language };
};

/** The model's name, or its id where the rows do not hold it. */
export const nameIn =
  ({ snapshot }: StackFlow) =>
  (id: ModelId): string =>
    snapshot.models.find((model) => model.id === id)?.name ?? id;

/** The price the plan counts with, or null where the rows hold none. */
export const priceIn =
  ({ plan, snapshot }: StackFlow) =>
  (id: ModelId): Price | null => {
    const model = snapshot.models.find((one) => one.id === id);
    return model === undefined ? null : priceInUse(model, plan.prices);
  };

/** What a request to a model at a setting says beside its name; nothing where no effort is chosen: that it thinks is the usual. */
export const withEffort = <Said extends object>(
  id: ModelId,
  say: (effort: string) => Said,
): Said | Record<never, never> => {
  const { setting } = settingIn(id);
  return setting === null || setting === 'thinking' ? {} : say(setting);
};

/** The models of steps in order, each once: a gateway that falls back never asks one twice. */
export const modelsInOrder = (rungs: readonly Rung[]): ModelId[] => [...new Set(rungs.map(({ modelId }) => modelId))];

/** Their names as a request has them: a model at two settings is one. */
export const modelsAsSold = (ids: readonly ModelId[]): ModelId[] => [...new Set(ids.map(soldAs))];

/** Every way a task of one kind of work can go, by a name for a file, with its steps: one way for a plain ladder. */
export const waysOf = (slug: string, policy: Policy): { slug: string; rungs: Rung[] }[] => {
  switch (policy.kind) {
    case 'ladder':
      return [{ slug, rungs: policy.rungs }];
    case 'split':
      return policy.parts.flatMap((part, i) => waysOf(`${slug}-share-${i + 1}`, part.policy));
    case 'route':
      return [...waysOf(slug, policy.easy), ...waysOf(`${slug}-hard`, policy.hard)];
    default:
      return policy satisfies never;
  }
};

/** The ways of every kind of work of the stack. */
export const allWays = ({ work }: StackFlow): { slug: string; rungs: Rung[] }[] =>
  work.flatMap(({ slug, policy }) => (policy === null ? [] : waysOf(slug, policy)));
