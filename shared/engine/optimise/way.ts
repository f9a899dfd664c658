/**
 * The ways to have what a plan pays for whether it is used or not: each of its fleets and commitments kept or let go, and each
 * that is kept under every line that its cost never lies below.
 */
import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { Commitment, IncludedUnit } from '../../plan/commitment.ts';
import type { Fleet } from '../../plan/fleet.ts';
import { commitmentLines } from '../commitments/commitmentLines.ts';
import { commitmentOn } from '../commitments/onUse.ts';
import { fleetEngine } from '../fleets/fleetEngine.ts';
import type { Line } from '../fleets/line.ts';
import type { Job } from '../job.ts';
import { type AttemptAsked, attemptAsked } from './attemptAsked.ts';
import { type Held, type ModelTerms, nothingHeld } from './held.ts';
import { type Menu, modelAt, tablePlaceOf } from './menu.ts';
import { type MenuPlace, placesUpTo } from './places.ts';

/** More than so many fleets and commitments are not weighed: each doubles the sets, and its lines triple the ways. */
const mostWeighed = 3;

export interface Way {
  /** Names what is kept: ways of one set differ in their lines alone. */
  set: string;
  fleets: Fleet[];
  /** Models on which there is a commitment that is let go: whoever bought them would pay it. */
  refused: ModelId[];
  /** What is kept as a search counts it, in full cost and in cash. */
  full: Held;
  cash: Held;
}

/** All that is metered: the one way of a plan without hardware and commitments. */
export const asMetered: Way = { set: '', fleets: [], refused: [], full: nothingHeld, cash: nothingHeld };

export interface FoundWays {
  ways: Way[];
  /** Fleets and commitments that some model of the menu could use; more than `mostWeighed` are left out of the search. */
  count: number;
  /** False where a check's judge is bought under a commitment, which no line counts: how far a plan is from the best is then unknown. */
  isBounded: boolean;
}

type Item = { lines: Line[]; models: ReadonlySet<ModelId> } & (
  | { kind: 'fleet'; fleet: Fleet }
  | { kind: 'commitment'; commitment: Commitment }
);

/** What one attempt asks in each row that a model may work in. */
const attemptsBy = (job: Job, menu: Menu): Map<ModelId, AttemptAsked[]> =>
  new Map(
    placesUpTo<MenuPlace>(menu.models.length).map((place) => {
      const model = modelAt(menu, place);
      const asked = menu.categories.flatMap((row): AttemptAsked[] => {
        const at = tablePlaceOf(row, place);
        return at === null ? [] : [attemptAsked(model, row.category, job, itemAt(row.entries, at).usdPerAttempt)];
      });
      return [model.id, asked];
    }),
  );

const fleetItems = ({ plan }: Job, asked: ReadonlyMap<ModelId, AttemptAsked[]>): Item[] =>
  (plan.fleets ?? []).flatMap((fleet): Item[] => {
    const each = (asked.get(fleet.modelId) ?? []).map((attempt) => attempt.each);
    const lines = each.length === 0 ? [] : fleetEngine().fleetLines(fleet, each);
    return lines.length === 0 ? [] : [{ kind: 'fleet', fleet, lines, models: new Set([fleet.modelId]) }];
  });

/** The most that one of what a fee may include costs as metered. */
const dearestOf = (attempts: readonly AttemptAsked[]): Record<IncludedUnit, number> => {
  const most = (unitsOf: (each: AttemptAsked['each']) => number): number =>
    Math.max(0, ...attempts.map(({ boughtUsd, each }) => (unitsOf(each) > 0 ? boughtUsd / unitsOf(each) : 0)));
  return {
    usd: 1,
    tokens: most((each) => each.promptTokens + each.completionTokens),
    requests: most((each) => each.requests),
  };
};

const commitmentItems = ({ plan }: Job, { models }: Menu, asked: ReadonlyMap<ModelId, AttemptAsked[]>): Item[] => {
  const { commitments = [], prices } = plan;
  return commitments.flatMap((commitment): Item[] => {
    const under = models.filter((model) => commitmentOn(commitments, model, prices) === commitment);
    if (under.length === 0 && commitment.paidBy === 'buyers') return [];
    const lines = commitmentLines(commitment, dearestOf(under.flatMap(({ id }) => asked.get(id) ?? [])));
    return [{ kind: 'commitment', commitment, lines, models: new Set(under.map(({ id }) => id)) }];
  });
};

/** An item kept under a line; null: let go. */
interface Kept {
  item: Item;
  line: Line | null;
}

const choicesOf = (item: Item): Kept[] => {
  const kept = item.lines.map((line): Kept => ({ item, line }));
  // What is signed is paid by every stack.
  return item.kind === 'commitment' && item.commitment.paidBy === 'all' ? kept : [{ item, line: null }, ...kept];
};

const combined = (items: readonly Item[]): Kept[][] =>
  items.reduce<Kept[][]>(
    (all, item) => all.flatMap((before) => choicesOf(item).map((kept) => [...before, kept])),
    [[]],
  );

/** What the items that are kept do to the models on them: hardware first, which buys what it cannot carry under a commitment. */
const termsOf = (kept: readonly { item: Item; line: Line }[], money: 'full' | 'cash'): Map<ModelId, ModelTerms> => {
  const terms = new Map<ModelId, ModelTerms>();
  for (const { item, line } of kept)
    if (item.kind === 'commitment')
      for (const id of item.models)
        terms.set(id, { successTimes: 1, usdPerAttempt: (bought, each) => line.attempt(bought, each)[money] });
  for (const { item, line } of kept)
    if (item.kind === 'fleet') {
      const { modelId, successLoss } = item.fleet;
      const outside = terms.get(modelId);
      terms.set(modelId, {
        successTimes: 1 - (successLoss?.value ?? 0),
        usdPerAttempt: (bought, each) => line.attempt(outside?.usdPerAttempt(bought, each) ?? bought, each)[money],
      });
    }
  return terms;
};

/** null: two fleets of one model, of which a stack has one at most. */
const wayOf = (choice: readonly Kept[]): Way | null => {
  const kept = choice.flatMap(({ item, line }) => (line === null ? [] : [{ item, line }]));
  const fleets = kept.flatMap(({ item }) => (item.kind === 'fleet' ? [item.fleet] : []));
  const hosted = new Set(fleets.map(({ modelId }) => modelId));
  if (hosted.size < fleets.length) return null;
  const letGo = choice.flatMap(({ item, line }) =>
    line === null && item.kind === 'commitment' ? [...item.models] : [],
  );
  const sum = (money: 'full' | 'cash'): number => kept.reduce((usd, { line }) => usd + line.fixed[money], 0);
  return {
    set: choice.map(({ line }) => (line === null ? '-' : '+')).join(''),
    fleets,
    refused: letGo.filter((id) => !hosted.has(id)),
    full: { terms: termsOf(kept, 'full'), fixed: { usd: sum('full'), spend: sum('cash') } },
    cash: { terms: termsOf(kept, 'cash'), fixed: { usd: sum('cash'), spend: sum('cash') } },
  };
};

/**
 * The ways of a job whose menu, as metered, is known. `isCashRuled`: a budget is kept or cash made least, which the tokens of
 * owned hardware are no part of: it is then held at its first line alone, by which tokens cost nothing.
 */
export const waysOf = (job: Job, menu: Menu, isCashRuled: boolean): FoundWays => {
  const asked = attemptsBy(job, menu);
  const items = [...fleetItems(job, asked), ...commitmentItems(job, menu, asked)];
  if (items.length === 0 || items.length > mostWeighed)
    return { ways: [asMetered], count: items.length, isBounded: true };
  const linear = items.map((item) =>
    isCashRuled && item.kind === 'fleet' && item.fleet.owned ? { ...item, lines: item.lines.slice(0, 1) } : item,
  );
  const ways = combined(linear).flatMap((choice) => wayOf(choice) ?? []);
  const judges = new Set(menu.categories.flatMap(({ verifier }) => verifier?.judge?.modelId ?? []));
  const { commitments = [], prices } = job.plan;
  const isJudged = job.snapshot.models.some(
    (model) => judges.has(model.id) && commitmentOn(commitments, model, prices) !== null,
  );
  return { ways, count: items.length, isBounded: !isJudged };
};
