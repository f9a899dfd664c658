/** The catalog rows a plan carries: those of its models, taken once and kept until the planner updates them. */

import { modelAtSetting } from '../../shared/catalog/atSettings.ts';
import type { Catalog, Snapshot } from '../../shared/catalog/catalog.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { settingIn } from '../../shared/catalog/setting.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { ModelId } from '../../shared/foundation/ids.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { modelsOfPlan, successorsOf, takeSnapshot } from '../../shared/plan/snapshot.ts';
import { catalogStore } from '../state/catalogStore.ts';
import { referenceFor } from './reference.ts';

/** The newest rows of the catalog for the plan's models. */
export const snapshotFor = (plan: Plan, catalog: Catalog): Snapshot =>
  takeSnapshot(plan, catalog, referenceFor(catalog, plan));

const yardsticksOf = (plan: Plan): string =>
  plan.categories.map(({ kind, yardstick }) => `${kind} ${yardstick}`).join();

/** Rows of models and kinds of work that were there stay as they were taken; the others come from the catalog of now. */
const joined = (before: Snapshot, newest: Snapshot, was: Plan, is: Plan): Snapshot => {
  const had = new Set(before.models.map((model) => model.id));
  const wanted = new Set(modelsOfPlan(is));
  /** A successor has a row and nothing about it: what is known of it comes with a policy that names it. */
  const known = new Set(modelsOfPlan(was).filter((id) => had.has(id)));
  const successors = successorsOf([...before.models, ...newest.models], wanted);
  const kinds = new Set<string>(was.categories.map(({ kind }) => kind ?? 'other'));
  const join = <Row>(
    rows: readonly Row[],
    fresh: readonly Row[],
    isKept: (row: Row) => boolean,
    isOld: (row: Row) => boolean,
  ): Row[] => [...rows.filter(isKept), ...fresh.filter((row) => !isOld(row))];
  const isKnown = (row: { modelId: ModelId }) => known.has(row.modelId);
  const isWanted = (row: { modelId: ModelId }) => wanted.has(row.modelId);
  const ids = new Set(before.evidence.map((row) => row.id));
  /** A model at a setting has the facts and the price at which the model itself was taken, where it was. */
  const asBefore = (model: Model): Model => {
    const { model: id, setting } = settingIn(model.id);
    const taken = setting === null ? undefined : before.models.find((row) => row.id === id);
    return taken === undefined || setting === null ? model : modelAtSetting(taken, setting);
  };
  const isRelinked = yardsticksOf(was) !== yardsticksOf(is);
  return {
    models: join(
      before.models,
      newest.models.map(asBefore),
      ({ id }) => wanted.has(id) || successors.has(id),
      ({ id }) => had.has(id),
    ),
    evidence: join(
      before.evidence,
      newest.evidence,
      isWanted,
      (row) => ids.has(row.id) || (isKnown(row) && kinds.has(row.category)),
    ),
    reference: {
      ...before.reference,
      ...(isRelinked ? { linkTests: newest.reference.linkTests } : {}),
      links: isRelinked
        ? newest.reference.links
        : join(before.reference.links, newest.reference.links, isWanted, isKnown),
      completionFactors: join(
        before.reference.completionFactors,
        newest.reference.completionFactors,
        isWanted,
        isKnown,
      ),
    },
  };
};

/**
 * The document with rows for the models and categories an edit brought in, and without those of models it no longer
 * names. Only "update prices" replaces rows that are there.
 */
export const withRowsFor = (document: PortfolioDocument, was: Plan): PortfolioDocument => {
  const { plan, snapshot } = document;
  const isUntouched =
    plan.stacks === was.stacks &&
    plan.categories === was.categories &&
    plan.assumedRates === was.assumedRates &&
    plan.assumedSpeeds === was.assumedSpeeds;
  if (isUntouched) return document;
  const isSame = modelsOfPlan(plan).join() === modelsOfPlan(was).join() && yardsticksOf(plan) === yardsticksOf(was);
  const { catalog } = catalogStore.getState();
  if (isSame || catalog === null) return document;
  return { ...document, snapshot: joined(snapshot, snapshotFor(plan, catalog), was, plan) };
};
