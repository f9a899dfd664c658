/**
 * Changes a catalog without end: `cataloger FILE SEED MODE FIRST COUNT`. Says what was acknowledged:
 * rows: `put N` (model ours/N at price N + 1) and `drop N`; import: `import N` (all of a list at price N + 1).
 */

import { readCatalog, removeModel, saveModel } from '../../../db/catalog.ts';
import { importPrices } from '../../../db/importPrices.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { offerOf } from '../../offerOf.ts';
import { importedModels, priceListOf } from '../catalogs.ts';
import { say } from './say.ts';

const [file = '', seedFolder = '', mode = 'rows', first = '0', count = '1000000'] = process.argv.slice(2);
say('begins');
const opened = openCatalog({ file, now: '2026-08-09T10:11:12.000Z', seedFolder });
if (!opened.ok) throw new Error(opened.error.message);
const { db } = opened.value;
const model = readCatalog(db).models.find(({ offers, owner }) => offers.length > 0 && owner === 'seed');
if (!model) throw new Error('no priced model');
say('ready');
const last = Number(first) + Number(count);
for (let n = Number(first); n < last; n += 1) {
  if (mode === 'import') {
    const done = importPrices(db, { text: priceListOf(importedModels, n + 1), name: 'list.json', asOf: dayOf(n) });
    say(done.ok ? `import ${n}` : `refused ${done.error.kind} ${done.error.message}`);
    continue;
  }
  const price = { ...offerOf(model), promptUsdPerM: n + 1, asOf: '2030-01-01', basis: 'contract' };
  const saved = saveModel(db, { ...model, id: modelId(`ours/${n}`), offers: [price] });
  say(saved.ok ? `put ${n}` : `refused ${saved.error.kind} ${saved.error.message}`);
  if (n % 5 !== 4) continue;
  say(`dropping ${n - 2}`);
  const dropped = removeModel(db, modelId(`ours/${n - 2}`));
  say(dropped.ok ? `drop ${n - 2}` : `refused ${dropped.error.kind}`);
}
closeCatalog(db);

/** A later day for each later import. */
function dayOf(n: number): string {
  return new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10);
}
