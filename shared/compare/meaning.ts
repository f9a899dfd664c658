/**
 * What a document means, laid out so that two can be compared part by part: what belongs together stands together, what
 * has no order of its own is sorted, and everything measured of a model stands with the model.
 */
import type { WorkKind } from '../catalog/category.ts';
import type { Evidence } from '../catalog/evidence.ts';
import type { Model } from '../catalog/model.ts';
import { offerKey } from '../catalog/offers.ts';
import { same } from '../catalog/record.ts';
import type { CatalogReference, CompletionFactor, LinkedRate } from '../catalog/reference.ts';
import type { PortfolioDocument } from '../document/document.ts';
import type { Commitment } from '../plan/commitment.ts';
import type { Fleet } from '../plan/fleet.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import { type BestPlanAsk, plainAsk, rowOfRule } from '../plan/rule.ts';
import { modelsOfPlan } from '../plan/snapshot.ts';
import type { Shape } from './walk.ts';

/** What was measured of one model in one category, and what was read off it. */
export interface Measured {
  category: Evidence['category'];
  evidence: Evidence[];
  links: LinkedRate[];
}

export interface KnownModel {
  facts: Model;
  measured: Measured[];
  factors: CompletionFactor[];
}

type Row = Omit<CategoryPlan, 'share' | 'shareSource'>;

/** The shares of the tasks are one value: they sum to 1, so none of them changes alone. */
export type Mix = Record<string, { share: number; shareSource?: string | undefined }>;

export interface Meaning {
  plan: Omit<Plan, 'categories' | 'bestPlan' | 'fleets' | 'commitments'> & {
    categories: Row[];
    mix: Mix;
    bestPlan: BestPlanAsk;
    fleets: Fleet[];
    commitments: Commitment[];
  };
  models: KnownModel[];
  derived: Pick<CatalogReference, 'linkTests' | 'completionFactorByKind'>;
  unknown: Record<string, unknown>;
}

/** What the evidence for a row is about. */
const kindOf = ({ kind }: Pick<CategoryPlan, 'kind'>): WorkKind | null => kind;

const kindsIn = (rows: readonly Pick<CategoryPlan, 'kind'>[]): Set<string> =>
  new Set(rows.flatMap((row) => kindOf(row) ?? []));

/** The same without fields that are there but hold nothing: a file cannot hold those either. */
const withoutUndefined = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutUndefined(inner)])) as T;
};

const sortedBy = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] =>
  rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);

const byModel = <T extends { modelId: string }>(rows: readonly T[]): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const known = found.get(row.modelId);
    if (known === undefined) found.set(row.modelId, [row]);
    else known.push(row);
  }
  return found;
};

const keys = {
  assumedRate: (row: Plan['assumedRates'][number]) => `${row.modelId} ${row.category}`,
  ownTokens: (row: Plan['ownTokens'][number]) => `${row.modelId} ${row.category} ${row.setting}`,
  assumedSpeed: (row: Plan['assumedSpeeds'][number]) => row.modelId,
  model: ({ facts }: KnownModel) => facts.id,
  measured: ({ category }: Measured) => category,
  evidence: ({ id }: Evidence) => id,
  link: ({ yardstick }: LinkedRate) => yardstick,
  factor: ({ category, benchmark, config }: CompletionFactor) => [category, benchmark, config].join(' '),
  byId: ({ id }: { id: string }) => id,
  rule: (rule: { kind: string; categoryId?: string | null }) => `${rule.kind} ${rule.categoryId ?? ''}`,
};

/** A document as what it means. Two documents mean the same where these are equal. */
export const meaningOf = (document: PortfolioDocument): Meaning => {
  const { plan, snapshot, unknown } = withoutUndefined(document);
  const kinds = kindsIn(plan.categories);
  const [evidence, links, factors] = [
    byModel(snapshot.evidence),
    byModel(snapshot.reference.links),
    byModel(snapshot.reference.completionFactors),
  ];
  const measuredOf = (id: string): Measured[] => {
    const [own, ownLinks] = [evidence.get(id) ?? [], links.get(id) ?? []];
    const categories = new Set<string>([...kinds, ...[...own, ...ownLinks].map(({ category }) => category)]);
    return [...categories].sort().map((category) => ({
      category: category as Measured['category'],
      evidence: sortedBy(
        own.filter((row) => row.category === category),
        keys.evidence,
      ),
      links: sortedBy(
        ownLinks.filter((row) => row.category === category),
        keys.link,
      ),
    }));
  };
  return {
    plan: {
      ...plan,
      categories: plan.categories.map(({ share: _share, shareSource: _source, ...row }) => row),
      mix: Object.fromEntries(
        plan.categories.map(({ id, share, shareSource }) => [
          id,
          { share, ...(shareSource === undefined ? {} : { shareSource }) },
        ]),
      ),
      assumedRates: sortedBy(plan.assumedRates, keys.assumedRate),
      ownTokens: sortedBy(plan.ownTokens, keys.ownTokens),
      assumedSpeeds: sortedBy(plan.assumedSpeeds, keys.assumedSpeed),
      fleets: sortedBy(plan.fleets ?? [], keys.byId),
      commitments: sortedBy(plan.commitments ?? [], keys.byId),
      // Not to ask means to ask for nothing in particular.
      bestPlan: plan.bestPlan ?? plainAsk,
    },
    models: sortedBy(
      snapshot.models.map((facts) => ({
        facts,
        measured: measuredOf(facts.id),
        factors: sortedBy(factors.get(facts.id) ?? [], keys.factor),
      })),
      keys.model,
    ),
    derived: {
      linkTests: snapshot.reference.linkTests,
      completionFactorByKind: snapshot.reference.completionFactorByKind,
    },
    unknown,
  };
};

/** Shares of the rows that are there: what no mix speaks of has none, and what is left sums to 1. */
const withShares = (rows: readonly Row[], mix: Mix): CategoryPlan[] => {
  const shares = rows.map(({ id }) => mix[id] ?? { share: 0 });
  const sum = shares.reduce((total, { share }) => total + share, 0);
  const isWhole = Math.abs(sum - 1) <= 1e-6;
  return rows.map((row, i) => {
    const { share, ...source } = shares[i] ?? { share: 0 };
    return { ...row, share: isWhole ? share : sum > 0 ? share / sum : 1 / rows.length, ...source } as CategoryPlan;
  });
};

/** The document that means this. */
export const documentOf = ({ plan, models, derived, unknown }: Meaning): PortfolioDocument => {
  const { mix, categories, bestPlan, fleets, commitments, ...rest } = plan;
  const asked = {
    ...(same(bestPlan, plainAsk) ? {} : { bestPlan }),
    ...(fleets.length === 0 ? {} : { fleets }),
    ...(commitments.length === 0 ? {} : { commitments }),
  };
  return {
    plan: { ...rest, ...asked, categories: withShares(categories, mix) } as Plan,
    snapshot: {
      models: models.map(({ facts }) => facts),
      evidence: sortedBy(
        models.flatMap(({ measured }) => measured.flatMap(({ evidence }) => evidence)),
        keys.evidence,
      ),
      reference: {
        ...derived,
        links: models.flatMap(({ measured }) => measured.flatMap(({ links }) => links)),
        completionFactors: models.flatMap(({ factors }) => factors),
      },
    },
    unknown,
  };
};

const unit: Shape = { kind: 'unit' };

const rows = (keyOf: (row: never) => string, row: Shape, ordered: boolean, newIsWhole = false): Shape => ({
  kind: 'rows',
  keyOf,
  row,
  ordered,
  newIsWhole,
});

/** A step is its model with how often and how it is asked; its check is another matter. */
const rung: Shape = {
  kind: 'record',
  together: { step: ['modelId', 'attempts', 'retry', 'feedbackSuccess', 'errorShare', 'errorBilledShare'] },
};

const kindIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;

const weightsIn = (value: unknown): string =>
  JSON.stringify((value as { parts: { weight: number }[] }).parts.map(({ weight }) => weight));

const allAlike = (values: readonly unknown[]): boolean => new Set(values).size <= 1;

/** Policies of one kind are compared inside; shares of a split are one value, since they sum to 1. */
const policy: Shape = {
  kind: 'chosen',
  of: (versions): Shape => {
    if (!allAlike(versions.map(kindIn))) return unit;
    switch (kindIn(versions[0])) {
      case 'ladder':
        return { kind: 'record', fields: { rungs: { kind: 'places', item: rung } } };
      case 'route':
        return { kind: 'record', fields: { easy: policy, hard: policy } };
      case 'split':
        return allAlike(versions.map(weightsIn))
          ? {
              kind: 'record',
              fields: { parts: { kind: 'places', item: { kind: 'record', fields: { policy } } } },
            }
          : unit;
      default:
        return unit;
    }
  },
};

const planShape: Shape = {
  kind: 'record',
  fields: {
    categories: rows(
      keys.byId,
      {
        kind: 'record',
        fields: {
          shape: { kind: 'record', together: { cache: ['cacheReadShare', 'cacheWriteShare'] } },
          dependence: { kind: 'record', together: { alike: ['rho', 'tau'] } },
        },
      },
      true,
      true,
    ),
    stacks: rows(keys.byId, { kind: 'record', fields: { policies: { kind: 'record', others: policy } } }, true),
    assumedRates: rows(keys.assumedRate, unit, false),
    ownTokens: rows(keys.ownTokens, unit, false),
    assumedSpeeds: rows(keys.assumedSpeed, unit, false),
    fleets: rows(keys.byId, unit, false),
    commitments: rows(keys.byId, unit, false),
    bestPlan: { kind: 'record', fields: { rules: rows(keys.rule, unit, true) } },
  },
};

/**
 * How far a document is taken apart. A number with its range and source is one value, and so are a dated price and a
 * measurement: half of one says something nobody read anywhere.
 */
export const meaningShape: Shape = {
  kind: 'record',
  fields: {
    plan: planShape,
    models: rows(
      keys.model,
      {
        kind: 'record',
        fields: {
          facts: {
            kind: 'record',
            fields: { offers: rows(offerKey, unit, true) },
            together: { size: ['paramsTotalB', 'paramsActiveB', 'paramsNote', 'sizeClass'] },
          },
          measured: rows(
            keys.measured,
            {
              kind: 'record',
              fields: { evidence: rows(keys.evidence, unit, false), links: rows(keys.link, unit, false) },
            },
            false,
          ),
          factors: rows(keys.factor, unit, false),
        },
      },
      false,
    ),
    derived: { kind: 'record' },
    unknown: { kind: 'record' },
  },
};

const hasRow = (meaning: Meaning, id: string): boolean => meaning.plan.categories.some((row) => row.id === id);

/**
 * Whether a document says nothing at a place because what the place is about is not in it at all: a model it does not
 * use, or work it does not do. Nothing there is then no removal.
 */
export const saysNothing = (meaning: Meaning, place: readonly string[]): boolean => {
  const [area, list, key, field, inner] = place;
  if (area === 'models') return place.length === 2 || (place.length === 4 && key === 'measured');
  if (area !== 'plan') return false;
  if (list === 'stacks' && field === 'policies') return inner !== undefined && !hasRow(meaning, inner);
  if (list === 'assumedRates' || list === 'ownTokens')
    return key !== undefined && !hasRow(meaning, key.split(' ')[1] ?? '');
  if (list === 'bestPlan' && field !== undefined) {
    const rowId = field.split(' ')[1] ?? '';
    return rowId !== '' && !hasRow(meaning, rowId);
  }
  return false;
};

/**
 * The same without what nothing in it speaks of any more: rows of models that no stack uses, and what stacks and
 * evidence say of work that is not there. What one of `versions` carries although it does not speak of it stays.
 */
export const pruned = (meaning: Meaning, versions: readonly Meaning[]): Meaning => {
  const { plan } = meaning;
  const kinds = kindsIn(plan.categories);
  const isOf = (rowId: string, carries: (version: Meaning) => boolean): boolean =>
    hasRow(meaning, rowId) || versions.some((version) => !hasRow(version, rowId) && carries(version));
  const isOfKind = (kind: string, carries: (version: Meaning) => boolean): boolean =>
    kinds.has(kind) || versions.some((version) => !kindsIn(version.plan.categories).has(kind) && carries(version));
  const hasPolicy = (stackId: string, rowId: string) => (version: Meaning) =>
    version.plan.stacks.some(({ id, policies }) => id === stackId && rowId in policies);
  const hasRate = (key: string) => (version: Meaning) =>
    version.plan.assumedRates.some((rate) => keys.assumedRate(rate) === key);
  const hasTokens = (key: string) => (version: Meaning) =>
    version.plan.ownTokens.some((own) => keys.ownTokens(own) === key);
  const measuredIn = (version: Meaning, modelId: string, category: string): Measured | undefined =>
    version.models.find(({ facts }) => facts.id === modelId)?.measured.find((entry) => entry.category === category);
  const kept = {
    ...plan,
    stacks: plan.stacks.map((stack) => ({
      ...stack,
      policies: Object.fromEntries(
        Object.entries(stack.policies).filter(([rowId]) => isOf(rowId, hasPolicy(stack.id, rowId))),
      ),
    })),
    assumedRates: plan.assumedRates.filter((rate) => isOf(rate.category, hasRate(keys.assumedRate(rate)))),
    ownTokens: plan.ownTokens.filter((own) => isOf(own.category, hasTokens(keys.ownTokens(own)))),
    // Stacks that left take their part in the hardware with them.
    fleets: plan.fleets
      .map((fleet) => ({ ...fleet, stacks: fleet.stacks.filter((id) => plan.stacks.some((stack) => stack.id === id)) }))
      .filter(({ stacks }) => stacks.length > 0),
    bestPlan: {
      ...plan.bestPlan,
      rules: plan.bestPlan.rules.filter((rule) => {
        const rowId = rowOfRule(rule);
        return rowId === null || isOf(rowId, ({ plan: { bestPlan } }) => bestPlan.rules.some((one) => same(one, rule)));
      }),
    },
  };
  const used = new Set<string>(modelsOfPlan(documentOf({ ...meaning, plan: kept }).plan));
  const isUsedIn = versions.map((version) => new Set<string>(modelsOfPlan(documentOf(version).plan)));
  const isCarried = (id: string): boolean =>
    versions.some(({ models }, i) => isUsedIn[i]?.has(id) === false && models.some(({ facts }) => facts.id === id));
  return {
    ...meaning,
    plan: kept,
    models: meaning.models
      .filter(({ facts: { id } }) => used.has(id) || isCarried(id))
      .map((model) => ({
        ...model,
        measured: model.measured.filter(({ category }) =>
          isOfKind(category, (version) => measuredIn(version, model.facts.id, category) !== undefined),
        ),
      })),
  };
};
