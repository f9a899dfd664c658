/** What has changed in the catalog that the page brought, since a plan took its rows from it. */
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { type AgedPlan, agedPlan } from '../../shared/report/agedPlan.ts';
import { broughtRowsOf } from './broughtCatalog.ts';
import { openBytes } from './openBytes.ts';

export const agedHere = (bytes: Uint8Array): Answer<AgedPlan> => {
  const opened = openBytes(bytes);
  if (!opened.ok) return opened;
  const { document } = opened.value;
  return answer(agedPlan(document, broughtRowsOf(document.plan)));
};
