/**
 * Ids are given out by each side for itself, the next that is free: two sides that both add a stack call it by one id though they
 * are two. Before anything is joined such items get ids of their own, so that both are kept.
 */
import { same } from '../catalog/record.ts';
import type { PortfolioDocument } from '../document/document.ts';
import { type RowId, rowId, type StackId, stackId } from '../foundation/ids.ts';
import type { Plan } from '../plan/plan.ts';

interface Item {
  id: string;
}

/** A list of a plan whose items have ids: when two new ones of one id are one thing told twice, and how one gets another id. */
interface Kind<T extends Item> {
  listOf: (plan: Plan) => readonly T[];
  isOne: (a: T, b: T) => boolean;
  /** `beside` is the one that keeps the id. */
  renamed: (plan: Plan, from: T['id'], to: string, beside: T) => Plan;
}

/** Whose prices move, with the row they are named after. */
const workOf = (id: RowId): string => `work ${id}`;

const rows: Kind<Plan['categories'][number]> = {
  listOf: ({ categories }) => categories,
  isOne: (a, b) => a.name === b.name && a.kind === b.kind,
  renamed: (plan, from, name) => {
    const to = rowId(name);
    const of = <T extends RowId | null>(id: T): T | RowId => (id === from ? to : id);
    const inRow = <T extends { category: RowId }>(entry: T): T => ({ ...entry, category: of(entry.category) });
    const priced = (text: string): string => (text === workOf(rowId(from)) ? workOf(to) : text);
    const { ahead, bestPlan } = plan;
    return {
      ...plan,
      categories: plan.categories.map((row) => ({ ...row, id: of(row.id) })),
      stacks: plan.stacks.map((stack) => ({
        ...stack,
        policies: Object.fromEntries(Object.entries(stack.policies).map(([id, policy]) => [of(rowId(id)), policy])),
      })),
      assumedRates: plan.assumedRates.map(inRow),
      ownTokens: plan.ownTokens.map(inRow),
      ...(bestPlan === undefined
        ? {}
        : {
            bestPlan: {
              ...bestPlan,
              rules: bestPlan.rules.map((rule) =>
                'categoryId' in rule && rule.categoryId === from ? { ...rule, categoryId: to } : rule,
              ),
            },
          }),
      ...(ahead === undefined
        ? {}
        : {
            ahead: {
              ...ahead,
              pricesFor: priced(ahead.pricesFor),
              switches: ahead.switches.map((event) => ({ ...event, categoryId: of(event.categoryId) })),
              ...(ahead.alsoPrices === undefined
                ? {}
                : { alsoPrices: ahead.alsoPrices.map((path) => ({ ...path, of: priced(path.of) })) }),
              ...(ahead.rowGrowth === undefined
                ? {}
                : {
                    rowGrowth: Object.fromEntries(
                      Object.entries(ahead.rowGrowth).map(([id, times]) => [of(rowId(id)), times]),
                    ),
                  }),
            },
          }),
    };
  },
};

const stacks: Kind<Plan['stacks'][number]> = {
  listOf: (plan) => plan.stacks,
  isOne: () => false,
  renamed: (plan, from, to, beside) => {
    const of = (id: StackId): StackId => (id === from ? stackId(to) : id);
    const { fleets, places } = plan;
    return {
      ...plan,
      stacks: plan.stacks.map((stack) =>
        stack.id === from
          ? { ...stack, id: of(stack.id), name: stack.name === beside.name ? `${stack.name} (2)` : stack.name }
          : stack,
      ),
      ...(fleets === undefined ? {} : { fleets: fleets.map((fleet) => ({ ...fleet, stacks: fleet.stacks.map(of) })) }),
      ...(places === undefined
        ? {}
        : { places: { ...places, stackId: places.stackId === null ? null : of(places.stackId) } }),
    };
  },
};

const withId =
  (from: string, to: string) =>
  <T extends Item>(item: T): T =>
    item.id === from ? { ...item, id: to } : item;

const fleets: Kind<NonNullable<Plan['fleets']>[number]> = {
  listOf: (plan) => plan.fleets ?? [],
  // A model has one fleet in a stack: two of one model are asked.
  isOne: (a, b) => a.modelId === b.modelId,
  renamed: (plan, from, to) => ({ ...plan, fleets: plan.fleets?.map(withId(from, to)) }),
};

const commitments: Kind<NonNullable<Plan['commitments']>[number]> = {
  listOf: (plan) => plan.commitments ?? [],
  isOne: (a, b) => same(a.on, b.on),
  renamed: (plan, from, to) => ({ ...plan, commitments: plan.commitments?.map(withId(from, to)) }),
};

export interface ThreeVersions {
  base: PortfolioDocument;
  mine: PortfolioDocument;
  theirs: PortfolioDocument;
}

/** The id, or the first with a number behind it that is not taken. */
export const freeId = (id: string, taken: ReadonlySet<string>): string => {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
};

const renamedIn = <T extends Item>(document: PortfolioDocument, kind: Kind<T>, free: string, beside: T) => ({
  ...document,
  plan: kind.renamed(document.plan, beside.id, free, beside),
});

/** Of two different items under one id the one that reads first keeps it, whichever side is called mine. */
const apartIn = <T extends Item>(three: ThreeVersions, kind: Kind<T>): ThreeVersions => {
  const [inBase, own, others] = [three.base, three.mine, three.theirs].map(({ plan }) => kind.listOf(plan)) as [
    readonly T[],
    readonly T[],
    readonly T[],
  ];
  const taken = new Set([...inBase, ...own, ...others].map(({ id }) => id as string));
  let { mine, theirs } = three;
  for (const item of own) {
    const other = others.find(({ id }) => id === item.id);
    if (other === undefined || inBase.some(({ id }) => id === item.id)) continue;
    if (same(item, other) || kind.isOne(item, other)) continue;
    const free = freeId(item.id, taken);
    taken.add(free);
    if (JSON.stringify(item) < JSON.stringify(other)) theirs = renamedIn(theirs, kind, free, item);
    else mine = renamedIn(mine, kind, free, other);
  }
  return { base: three.base, mine, theirs };
};

/** The same three, in which an id that both sides gave out stands for one thing. */
export const toldApart = (three: ThreeVersions): ThreeVersions =>
  apartIn(apartIn(apartIn(apartIn(three, rows), stacks), fleets), commitments);
