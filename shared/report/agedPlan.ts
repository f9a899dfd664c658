/** What has changed in the catalog since a plan took its rows from it, and what that does to who leads. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { PortfolioDocument } from '../document/document.ts';
import { evaluate } from '../engine/evaluate.ts';
import { drawsOfIntervals } from '../engine/job.ts';
import { compareSnapshots, renewSnapshot } from '../plan/snapshot.ts';
import { leadOf } from './verdict.ts';

export interface AgedPlan {
  /** Names of the models whose price in use differs by now. */
  prices: string[];
  /** Measurements of its models that are new, changed or gone. */
  measurements: number;
  /**
   * How sure the lead is with the plan's own rows and with those of the catalog, 0 to 1; null where nothing changed, or
   * one of them has no lead. `leads`: the name of the stack that would lead, null where it is the same one.
   */
  sure: { before: number; after: number; leads: string | null } | null;
}

const leadWith = ({ plan }: PortfolioDocument, snapshot: Snapshot) =>
  leadOf(evaluate({ plan, snapshot, draws: drawsOfIntervals }));

/** `newest`: the rows that the plan would take from the catalog today. */
export const agedPlan = (document: PortfolioDocument, newest: Snapshot): AgedPlan => {
  const { plan, snapshot } = document;
  const told = compareSnapshots(snapshot, newest, plan.prices);
  const gone = new Set(told.modelsGone);
  const rowsGone = snapshot.evidence.filter(({ id, modelId }) => told.evidenceGone.includes(id) && !gone.has(modelId));
  const nameOf = new Map(snapshot.models.map(({ id, name }) => [id, name]));
  const prices = told.prices.map(({ modelId }) => nameOf.get(modelId) ?? modelId);
  const measurements = told.evidenceNew.length + told.evidenceChanged.length + rowsGone.length;
  if (prices.length + measurements === 0) return { prices, measurements, sure: null };
  const [before, after] = [leadWith(document, snapshot), leadWith(document, renewSnapshot(snapshot, newest))];
  if (before === null || after === null || before.sure === null || after.sure === null)
    return { prices, measurements, sure: null };
  const leads = plan.stacks.find(({ id }) => id === after.stackId)?.name ?? after.stackId;
  return {
    prices,
    measurements,
    sure: {
      before: before.sure,
      after: after.sure,
      leads: after.stackId === before.stackId ? null : leads,
    },
  };
};
