/** What has changed since plans of the list took their prices and evidence, looked up one by one off the page's thread. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import type { RecentPlan } from '../../shared/contract/contract.ts';
import type { AgedPlan } from '../../shared/report/agedPlan.ts';
import { host } from '../host/host.ts';
import { workerWith } from './catalogWorker.ts';
import { openRecent } from './openFile.ts';
import { updatePrices } from './updatePrices.ts';

const known = new WeakMap<Catalog, Map<string, AgedPlan>>();

const stateOf = ({ token, openedAt }: RecentPlan): string => `${token} ${openedAt}`;

/** null where its file is gone or does not open: nothing is said of it before she opens it. */
export const agedRecent = async (plan: RecentPlan, catalog: Catalog): Promise<AgedPlan | null> => {
  const ofCatalog = known.get(catalog) ?? new Map<string, AgedPlan>();
  known.set(catalog, ofCatalog);
  const remembered = ofCatalog.get(stateOf(plan));
  if (remembered !== undefined) return remembered;
  const bytes = await host.call('recent.read', { token: plan.token });
  if (!bytes.ok) return null;
  const aged = await (await workerWith(catalog)).run('aged', bytes.value);
  if (aged === null || !aged.ok) return null;
  ofCatalog.set(stateOf(plan), aged.value);
  return aged.value;
};

/** Opens the plan and shows what the newest prices and evidence would change in it. */
export const lookAtChanges = async ({ token }: RecentPlan): Promise<void> => {
  if (await openRecent(token)) await updatePrices();
};
