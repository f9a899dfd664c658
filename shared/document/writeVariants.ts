/** Scenarios and versions as a file holds them: of each only what differs, so that what they share is stored once. */
import { type Changes, changesFrom } from './changes.ts';
import type { PortfolioDocument, Scenario, Variant } from './document.ts';

const changed = (base: Variant, { plan, snapshot }: Variant): { plan?: Changes; catalog?: Changes } => {
  const [inPlan, inCatalog] = [changesFrom(base.plan, plan), changesFrom(base.snapshot, snapshot)];
  return { ...(inPlan === null ? {} : { plan: inPlan }), ...(inCatalog === null ? {} : { catalog: inCatalog }) };
};

/** The fields of a file that hold the scenarios and versions of a document. */
export const writeVariants = (document: PortfolioDocument): { scenarios: unknown[]; versions: unknown[] } => {
  const { scenarios = [], versions = [] } = document;
  const known = new Map(scenarios.map(({ id, held }) => [id, held ?? document]));
  const stored = (list: readonly Scenario[], baseOf: (id: Scenario['id']) => Variant): unknown[] =>
    list.map(({ id, name, held }) => ({ id, name, changes: held === null ? null : changed(baseOf(id), held) }));
  const baseOf = (id: Scenario['id'] | undefined): Variant =>
    (id === undefined ? undefined : known.get(id)) ?? document;
  return {
    scenarios: stored(scenarios, () => document),
    versions: versions.map((version) => ({
      name: version.name,
      savedOn: version.savedOn,
      changes: changed(baseOf(version.scenarios.find(({ held }) => held === null)?.id), version),
      scenarios: stored(version.scenarios, baseOf),
    })),
  };
};
