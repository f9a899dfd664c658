/** The catalog rows a plan uses, taken out of the catalog so that its file gives its own numbers for ever. */

import { rowsAtSettings } from '../catalog/atSettings.ts';
import type { Catalog, Snapshot } from '../catalog/catalog.ts';
import { priceInUse } from '../catalog/chooseOffer.ts';
import { type Evidence, evidenceFields } from '../catalog/evidence.ts';
import type { Model, Price } from '../catalog/model.ts';
import type { PriceChoice } from '../catalog/priceChoice.ts';
import { priceFieldsThatDiffer } from '../catalog/priceFields.ts';
import { fieldsThatDiffer } from '../catalog/record.ts';
import type { CatalogReference } from '../catalog/reference.ts';
import { suiteBenchmarkOf } from '../catalog/suites.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Plan } from './plan.ts';
import { modelsOfPolicy } from './policyParts.ts';
import { yardsticksOf } from './yardsticksOf.ts';

/** Every model a plan names: in policies and their judges, in assumptions and anchors. Each once, sorted. */
export const modelsOfPlan = (plan: Plan): ModelId[] => {
  const used = new Set<ModelId>();
  for (const stack of plan.stacks)
    for (const policy of Object.values(stack.policies)) for (const id of modelsOfPolicy(policy)) used.add(id);
  for (const assumed of [...plan.assumedRates, ...plan.assumedSpeeds]) used.add(assumed.modelId);
  for (const category of plan.categories) if (category.anchor) used.add(category.anchor.modelId);
  return [...used].sort();
};

/** What the makers of these models name instead of them, by the rows at hand. */
export const successorsOf = (models: readonly Model[], of: ReadonlySet<ModelId>): Set<ModelId> =>
  new Set(models.flatMap(({ id, successor }) => (of.has(id) && successor !== null ? [successor] : [])));

/**
 * The models a plan names, those their makers name instead of them, and the evidence of the named in the plan's kinds of
 * work (every benchmark, so that another yardstick can be chosen), wherever tokens were counted, and on the suites of the
 * scale of work, since neighbouring suites say how a model does on work nobody measured; and the reference about them. How
 * links were tested and the factors by kind stay whole. A model that is named at a setting is a row of its own. A model the catalog does not know is left out; checking the plan names it.
 */
export const takeSnapshot = (plan: Plan, catalog: Catalog, reference: CatalogReference): Snapshot => {
  const used = new Set(modelsOfPlan(plan));
  const atSettings = rowsAtSettings(used, catalog, yardsticksOf(plan), reference.links);
  const successors = successorsOf(catalog.models, used);
  const kinds = new Set(plan.categories.map(({ kind }): Evidence['category'] => kind ?? 'other'));
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  return {
    models: [...catalog.models.filter(({ id }) => used.has(id) || successors.has(id)), ...atSettings.models].sort(byId),
    evidence: [...catalog.evidence, ...atSettings.evidence]
      .filter(
        (row) =>
          used.has(row.modelId) &&
          (kinds.has(row.category) ||
            row.completionTokensPerTask !== null ||
            isOnScale(row) ||
            (kinds.has('other') && row.owner === 'user')),
      )
      .sort(byId),
    reference: {
      ...reference,
      links: [...reference.links.filter((link) => used.has(link.modelId)), ...atSettings.links],
      completionFactors: [
        ...reference.completionFactors.filter((factor) => used.has(factor.modelId)),
        ...atSettings.completionFactors,
      ],
    },
  };
};

const isOnScale = ({ benchmark }: Evidence): boolean => suiteBenchmarkOf(benchmark)?.scale === 'work';

export interface PriceChange {
  modelId: ModelId;
  before: Price | null;
  after: Price | null;
  /** The fields whose figures differ; a newer date or source alone is no change. */
  fields: (keyof Price)[];
}

export interface SnapshotComparison {
  prices: PriceChange[];
  /** Models of the old snapshot that the new one lacks: the catalog no longer knows them. */
  modelsGone: ModelId[];
  modelsNew: ModelId[];
  evidenceGone: string[];
  evidenceNew: string[];
  evidenceChanged: string[];
}

/**
 * The newest rows in place of those a plan has. A model the catalog no longer knows keeps the rows it had: the plan goes on
 * giving its numbers.
 */
export const renewSnapshot = (before: Snapshot, newest: Snapshot): Snapshot => {
  const known = new Set<ModelId>(newest.models.map(({ id }) => id));
  return {
    ...newest,
    models: [...newest.models, ...before.models.filter(({ id }) => !known.has(id))],
    evidence: [...newest.evidence, ...before.evidence.filter(({ modelId }) => !known.has(modelId))],
  };
};

/** What would change if the rows of `before` gave way to those of `after`: for "update prices", said before it is done. */
export const compareSnapshots = (before: Snapshot, after: Snapshot, choice?: PriceChoice): SnapshotComparison => {
  const modelsAfter = new Map<ModelId, Model>(after.models.map((model) => [model.id, model]));
  const modelsBefore = new Set(before.models.map((model) => model.id));
  const evidenceAfter = new Map(after.evidence.map((row) => [row.id, row]));
  const evidenceBefore = new Set(before.evidence.map((row) => row.id));
  const prices = before.models.flatMap((model): PriceChange[] => {
    const now = modelsAfter.get(model.id);
    if (!now) return [];
    const [paid, paidNow] = [priceInUse(model, choice), priceInUse(now, choice)];
    const fields = priceFieldsThatDiffer(paid, paidNow);
    return fields.length === 0 ? [] : [{ modelId: model.id, before: paid, after: paidNow, fields }];
  });
  return {
    prices,
    modelsGone: before.models.filter((model) => !modelsAfter.has(model.id)).map((model) => model.id),
    modelsNew: after.models.filter((model) => !modelsBefore.has(model.id)).map((model) => model.id),
    evidenceGone: before.evidence.filter((row) => !evidenceAfter.has(row.id)).map((row) => row.id),
    evidenceNew: after.evidence.filter((row) => !evidenceBefore.has(row.id)).map((row) => row.id),
    evidenceChanged: before.evidence
      .filter((row) => {
        const now = evidenceAfter.get(row.id);
        return now !== undefined && fieldsThatDiffer(evidenceFields, row, now).length > 0;
      })
      .map((row) => row.id),
  };
};
