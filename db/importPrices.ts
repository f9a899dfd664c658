/** A price list into the catalog: what it would do, the doing of it, and the taking back. */
import type { Database } from 'better-sqlite3';
import type { Catalog } from '../shared/catalog/catalog.ts';
import { checkWith, isoDate } from '../shared/catalog/checks.ts';
import {
  type ImportFile,
  type ImportPlan,
  type PlannedPrice,
  planImport,
} from '../shared/catalog/import/planImport.ts';
import type { PriceList } from '../shared/catalog/import/priceList.ts';
import { readPriceList } from '../shared/catalog/import/readPriceList.ts';
import type { Model, Price } from '../shared/catalog/model.ts';
import type { ImportPreview, ImportProgress, ImportReport } from '../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';
import type { ModelId } from '../shared/foundation/ids.ts';
import { change, putModel, putPrices, readCatalog, readPrices } from './catalog.ts';
import { metaValue, setMeta } from './meta.ts';
import { modelTable } from './rows.ts';

/** A price list as read from a file. */
export interface PriceFile extends ImportFile {
  text: string;
}

/** So many rows take a blink. */
const progressStep = 200;

export interface PlannedImport {
  list: PriceList;
  plan: ImportPlan;
}

/** What importing a list would do, before anything is written. Refusals: those of `readPriceList`, invalidDate. */
export const planPrices = (db: Database, file: PriceFile): Answer<PlannedImport> => {
  const date = checkWith(isoDate(), file.asOf, 'The date of the price list');
  if (!date.ok) return date;
  const list = readPriceList(file.text, file.asOf);
  const historyOf = (id: ModelId): Price[] => readPrices(db, id).map(({ price }) => price);
  return list.ok ? answer({ list: list.value, plan: planImport(readCatalog(db), list.value, file, historyOf) }) : list;
};

const previewOf = ({ asOf }: PriceFile, { list, plan }: PlannedImport): ImportPreview => ({
  format: list.format.id,
  asOf,
  read: list.rows,
  updated: plan.prices.length,
  offers: plan.offers,
  added: plan.added.length,
  addedModels: plan.added,
  unchanged: plan.unchanged.length,
  changes: plan.prices,
  older: plan.older.length,
  skipped: plan.skipped,
});

/** What importing a list would do, as it is shown before it lands. Refusals: those of `planPrices`. */
export const previewPrices = (db: Database, file: PriceFile): Answer<ImportPreview> => {
  const planned = planPrices(db, file);
  return planned.ok ? answer(previewOf(file, planned.value)) : planned;
};

/** What the last import wrote, so that it can be taken back; kept with the catalog. */
interface LastImport {
  /** Prices are numbered as they are written: those after `from` up to `to`. */
  from: number;
  to: number;
  /** Their sources begin with it: a number that was given again is no price of this import. */
  source: string;
  /** The models it added, with what stood in their rows. */
  models: { id: ModelId; row: string }[];
}

const lastPrice = (db: Database): number =>
  db.prepare<[], number | null>('SELECT max(sequence) FROM price').pluck().get() ?? 0;

const rowOf = ({ offers: _offers, ...model }: Model): string => modelTable.keyOf({ ...model, owner: 'user' });

const pricesByModel = ({ prices, offers, older }: ImportPlan): Map<ModelId, Price[]> => {
  const byModel = new Map<ModelId, Price[]>();
  const note = ({ modelId, price }: PlannedPrice): void => {
    const known = byModel.get(modelId);
    if (known === undefined) byModel.set(modelId, [price]);
    else known.push(price);
  };
  for (const planned of [...prices, ...offers, ...older]) note(planned);
  return byModel;
};

/** Writes what was planned, all of it or nothing. Refusals: catalogNotWritten, catalogReadOnly. */
export const writePlan = (
  db: Database,
  { list, plan }: PlannedImport,
  onProgress: (progress: ImportProgress) => void = () => {},
): Answer<undefined> => {
  const byModel = pricesByModel(plan);
  const of = plan.added.length + byModel.size;
  let done = 0;
  const count = (): void => {
    if (done % progressStep === 0) onProgress({ done, of });
    done += 1;
  };
  return change(db, () => {
    const from = lastPrice(db);
    for (const model of plan.added) {
      count();
      putModel(db, model);
    }
    for (const [modelId, prices] of byModel) {
      count();
      putPrices(db, modelId, prices);
    }
    const models = plan.added.map((model) => ({ id: model.id, row: rowOf(model) }));
    const last: LastImport = { from, to: lastPrice(db), source: list.format.source, models };
    if (of > 0) setMeta(db, 'lastImport', JSON.stringify(last));
    return undefined;
  });
};

/**
 * Imports a price list as of an ISO date: its prices of known models are added to their histories, models new to the
 * catalog become the user's. Refusals: those of `readPriceList`, invalidDate, catalogNotWritten. Nothing is written
 * unless everything is. `onProgress` hears now and then how many of the models to write are written.
 */
export const importPrices = (
  db: Database,
  file: PriceFile,
  onProgress: (progress: ImportProgress) => void = () => {},
): Answer<ImportReport> => {
  const planned = planPrices(db, file);
  if (!planned.ok) return planned;
  const written = writePlan(db, planned.value, onProgress);
  return written.ok ? answer({ ...previewOf(file, planned.value), catalog: readCatalog(db) }) : written;
};

const lastImportOf = (db: Database): LastImport | null => {
  const text = metaValue(db, 'lastImport');
  return text === null || text === '' ? null : (JSON.parse(text) as LastImport);
};

/**
 * Takes back the last import: its prices, and the models it added unless they were changed since. What the user typed
 * stays. Refusals: noImport (there is none, or it was taken back), catalogNotWritten, catalogReadOnly.
 */
export const undoImport = (db: Database): Answer<Catalog> => {
  const last = lastImportOf(db);
  if (last === null) return refuse('noImport', 'There is no import of a price list to take back.');
  return change(db, () => {
    db.prepare(
      `DELETE FROM price WHERE owner = 'user' AND sequence > ? AND sequence <= ? AND substr(source, 1, length(?)) = ?`,
    ).run(last.from, last.to, last.source, last.source);
    const remove = db.prepare(`DELETE FROM model WHERE id = ? AND owner = 'user'`);
    for (const { id, row } of last.models) {
      const [now] = modelTable.readAll(db, "WHERE id = @id AND owner = 'user'", { id });
      if (now !== undefined && modelTable.keyOf(now) === row) remove.run(id);
    }
    setMeta(db, 'lastImport', '');
    return readCatalog(db);
  });
};
