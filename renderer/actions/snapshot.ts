/** The catalog rows a plan carries: those of its models, taken once and kept until the planner updates them. */
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import type { ModelId } from '../../shared/catalog/model.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../shared/plan/policyParts.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { referenceFor } from './reference.ts';

/** Every model the plan names where its price or its success counts. */
export const modelIdsOf = (plan: Plan): Set<ModelId> =>
  new Set([
    ...plan.stacks.flatMap((stack) => Object.values(stack.policies).flatMap(modelsOfPolicy)),
    ...plan.categories.flatMap(({ anchor }) => (anchor === null ? [] : [anchor.modelId])),
  ]);

/** The newest rows of the catalog for the plan's models. */
export const snapshotFor = (plan: Plan, catalog: Catalog): Snapshot => {
  const ids = modelIdsOf(plan);
  const reference = referenceFor(catalog, plan);
  return {
    models: catalog.models.filter((model) => ids.has(model.id)),
    evidence: catalog.evidence.filter((row) => ids.has(row.modelId)),
    reference: {
      ...reference,
      links: reference.links.filter((link) => ids.has(link.modelId)),
      completionFactors: reference.completionFactors.filter((factor) => ids.has(factor.modelId)),
    },
  };
};

const yardsticksKey = (plan: Plan): string => plan.categories.map(({ id, yardstick }) => `${id} ${yardstick}`).join();

/**
 * The document with rows for the models an edit brought in. Rows it already has stay as they were taken: only "update
 * prices" replaces them. Rows of models the plan no longer names are left behind.
 */
export const withRowsFor = (document: PortfolioDocument, before: Plan): PortfolioDocument => {
  const { plan, snapshot } = document;
  if (plan.stacks === before.stacks && plan.categories === before.categories) return document;
  const ids = modelIdsOf(plan);
  const had = new Set(snapshot.models.map((model) => model.id));
  const same = had.size === ids.size && [...ids].every((id) => had.has(id));
  if (same && yardsticksKey(plan) === yardsticksKey(before)) return document;
  const { catalog } = catalogStore.getState();
  if (catalog === null) return document;
  const newest = snapshotFor(plan, catalog);
  const isKept = (id: ModelId) => had.has(id) && ids.has(id);
  const kept = <Row>(rows: Row[], fresh: Row[], idOf: (row: Row) => ModelId): Row[] => [
    ...rows.filter((row) => isKept(idOf(row))),
    ...fresh.filter((row) => !had.has(idOf(row))),
  ];
  return {
    ...document,
    snapshot: {
      models: kept(snapshot.models, newest.models, (model) => model.id),
      evidence: kept(snapshot.evidence, newest.evidence, (row) => row.modelId),
      reference: newest.reference,
    },
  };
};
