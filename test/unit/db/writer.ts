/** Run as a process of its own, to be killed: saves models one after another and says each that was acknowledged. */

import { readCatalog, saveModel } from '../../../db/catalog.ts';
import { openCatalog } from '../../../db/open.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { keptSeedFolder } from '../../keptSeed.ts';
import { offerOf } from '../../offerOf.ts';

const file = process.argv[2] ?? '';
process.stdout.write('started\n');
const opened = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder: keptSeedFolder });
if (!opened.ok) throw new Error(opened.error.message);
const { db } = opened.value;
const model = readCatalog(db).models.find((each) => each.offers.length > 0);
for (let n = 0; model && n < 10_000; n += 1) {
  const price = { ...offerOf(model), promptUsdPerM: n + 1, asOf: '2030-01-01', basis: 'contract' };
  const saved = saveModel(db, { ...model, id: modelId(`ours/${n}`), offers: [price] });
  if (saved.ok) process.stdout.write(`${n}\n`);
}
