/**
 * Scenarios and versions as a file holds them: of each only what differs, so that what they share is stored once. A
 * scenario of a version that the file has no more says so: its changes are from the file's own plan.
 */
import { type Changes, changesFrom } from './changes.ts';
import type { PortfolioDocument, Scenario, Variant } from './document.ts';

const changed = (base: Variant, { plan, snapshot }: Variant): { plan?: Changes; catalog?: Changes } => {
  const [inPlan, inCatalog] = [changesFrom(base.plan, plan), changesFrom(base.snapshot, snapshot)];
  return { ...(inPlan === null ? {} : { plan: inPlan }), ...(inCatalog === null ? {} : { catalog: inCatalog }) };
};

const stored = ({ id, name, held }: Scenario, base: Variant) => ({
  id,
  name,
  changes: held === null ? null : changed(base, held),
});

/** The fields of a file that hold the scenarios and versions of a document. */
export const writeVariants = (document: PortfolioDocument): { scenarios: unknown[]; versions: unknown[] } => {
  const { scenarios = [], versions = [] } = document;
  const known = new Map(scenarios.map(({ id, held }) => [id, held ?? document]));
  const ofVersion = (scenario: Scenario) => {
    const base = known.get(scenario.id);
    return base === undefined ? { ...stored(scenario, document), removed: true } : stored(scenario, base);
  };
  const baseOf = (id: Scenario['id'] | undefined): Variant =>
    (id === undefined ? undefined : known.get(id)) ?? document;
  return {
    scenarios: scenarios.map((scenario) => stored(scenario, document)),
    versions: versions.map((version) => ({
      name: version.name,
      savedOn: version.savedOn,
      changes: changed(baseOf(version.scenarios.find(({ held }) => held === null)?.id), version),
      scenarios: version.scenarios.map(ofVersion),
    })),
  };
};
