/** A plan among all models of this user's catalog, for what may leave the plan's own. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { widenSnapshot } from '../../shared/catalog/widen.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Job } from '../../shared/engine/job.ts';
import { withSettingsTried } from '../../shared/plan/settingsTried.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import { referenceOf } from './referenceOf.ts';

/** The plan's job over every model of the catalog and its settings worth trying; the plan's own rows stand for the catalog's. */
export const jobOnCatalog = (job: Job, { plan, snapshot }: PortfolioDocument, catalog: Catalog): Job => ({
  ...job,
  snapshot: withSettingsTried(widenSnapshot(snapshot, catalog, referenceOf(catalog, yardsticksOf(plan))), plan),
});
