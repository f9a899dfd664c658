/** What can be asked of the catalog and changed in it: plain functions of an open database. */

import type { Database } from 'better-sqlite3';
import type { Catalog } from '../shared/catalog/catalog.ts';
import { isCatalogId } from '../shared/catalog/checks.ts';
import type { Evidence } from '../shared/catalog/evidence.ts';
import { checkEvidence, unknownSetting } from '../shared/catalog/evidenceSchema.ts';
import type { ModelHistory } from '../shared/catalog/history.ts';
import { contradictoryLineage, type OfLineage } from '../shared/catalog/lineage.ts';
import type { Model, Price } from '../shared/catalog/model.ts';
import { checkModel } from '../shared/catalog/modelSchema.ts';
import { offerKey, offersOf } from '../shared/catalog/offers.ts';
import type { RowNow } from '../shared/catalog/rowNow.ts';
import type { PricePoint } from '../shared/contract/contract.ts';
import { type Answer, answer, type Refusal, refuse } from '../shared/foundation/answer.ts';
import type { EvidenceId, ModelId } from '../shared/foundation/ids.ts';
import { changeCatalog } from './change.ts';
import { prepared } from './prepared.ts';
import { evidenceTable, historyTable, modelTable, offerTable, type PriceRow, priceOf, priceTable } from './rows.ts';

/** Of rows with one id the user's stands for the shipped one. Rows come ordered by id, then seed before user. */
const usersFirst = <T extends { id: string }>(rows: T[]): T[] => rows.filter((row, i) => rows[i + 1]?.id !== row.id);

const byDay = (a: PriceRow, b: PriceRow): number => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0);

/** The shipped offers and the user's prices, oldest first; of one day the user's comes last, then the one written last. */
const offersAmong = (db: Database, where: string, values: { id?: ModelId } = {}): PriceRow[] => {
  const shipped = offerTable.readAll(db, `${where} ORDER BY asOf, rowid`, values);
  const own = priceTable.readAll(
    db,
    `${where === '' ? 'WHERE' : `${where} AND`} owner = 'user' ORDER BY asOf, sequence`,
    values,
  );
  return [...shipped.map((row): PriceRow => ({ ...row, owner: 'seed' })), ...own].sort(byDay);
};

/** The whole catalog: each model with the newest price of each offer; a user's wins over a shipped one of its day or older. */
export const readCatalog = (db: Database): Catalog => {
  const prices = new Map<ModelId, PriceRow[]>();
  for (const row of offersAmong(db, '')) {
    const known = prices.get(row.modelId);
    if (known === undefined) prices.set(row.modelId, [row]);
    else known.push(row);
  }
  const models = usersFirst(modelTable.readAll(db, 'ORDER BY id, owner'));
  return {
    models: models.map((model) => ({ ...model, offers: offersOf((prices.get(model.id) ?? []).map(priceOf)) })),
    evidence: usersFirst(evidenceTable.readAll(db, 'ORDER BY id, owner')),
  };
};

const modelNow = (db: Database, id: ModelId): RowNow<Model> => {
  const [model] = modelTable.readAll(db, 'WHERE id = @id ORDER BY owner DESC LIMIT 1', { id });
  if (model === undefined) return { id, row: null };
  return { id, row: { ...model, offers: offersOf(offersAmong(db, 'WHERE modelId = @id', { id }).map(priceOf)) } };
};

const evidenceNow = (db: Database, id: string): RowNow<Evidence> => {
  const [row] = evidenceTable.readAll(db, 'WHERE id = @id ORDER BY owner DESC LIMIT 1', { id });
  return { id, row: row ?? null };
};

/** Every price seen of a model, newest first: the offers, and what is history. Of an unknown model: none. */
export const readPrices = (db: Database, modelId: ModelId): PricePoint[] => {
  const past = priceTable.readAll(db, "WHERE modelId = @modelId AND owner = 'seed' ORDER BY asOf, sequence", {
    modelId,
  });
  return [...past, ...offersAmong(db, 'WHERE modelId = @id', { id: modelId })]
    .sort(byDay)
    .toReversed()
    .map((row) => ({ modelId: row.modelId, owner: row.owner, price: priceOf(row) }));
};

/** What the seed knows of a model beside its offers. Of a model it does not know: nothing. */
export const readHistory = (db: Database, modelId: ModelId): ModelHistory =>
  historyTable.readAll(db, 'WHERE modelId = @modelId', { modelId })[0] ?? {
    modelId,
    months: [],
    speeds: [],
    disagreements: [],
  };

export const readHistories = (db: Database): ModelHistory[] => historyTable.readAll(db, 'ORDER BY modelId');

/** Prices ever seen, current or not, shipped or the user's. */
export const countPrices = (db: Database): number =>
  db.prepare<[], number>('SELECT (SELECT count(*) FROM price) + (SELECT count(*) FROM offer)').pluck().get() ?? 0;

/** A change of the user's rows: in the catalog and in the copy beside it, or in neither. */
export const change = <T>(db: Database, act: () => T): Answer<T> => {
  try {
    return answer(changeCatalog(db, act));
  } catch (error) {
    return { ok: false, error: writeFailure(error) };
  }
};

const writeFailure = (error: unknown): Refusal => {
  if ((error as NodeJS.ErrnoException).code === 'SQLITE_READONLY')
    return {
      kind: 'catalogReadOnly',
      message: 'The catalog is open for reading only, since its file cannot be written. Nothing was changed.',
    };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    kind: 'catalogNotWritten',
    message: `The catalog could not be written: ${reason}. Nothing was changed.`,
    details: { reason },
  };
};

/** Inside a transaction: puts a user's model in place of an earlier one of the same id, and its offers into the history. */
export const putModel = (db: Database, { offers, ...model }: Model): void => {
  prepared(db, "DELETE FROM model WHERE id = ? AND owner = 'user'").run(model.id);
  modelTable.insertAll(db, [{ ...model, owner: 'user' }]);
  putPrices(db, model.id, offers);
};

/** Inside a transaction: adds prices, each unless the very same is the last that the model's history has of its offer and day. */
export const putPrices = (db: Database, modelId: ModelId, prices: readonly Price[]): void => {
  const rowOf = (price: Price): PriceRow => ({ modelId, owner: 'user', ...price });
  const dayOf = (price: Price): string => `${price.asOf} ${offerKey(price)}`;
  const keyOf = (price: Price): string => priceTable.keyOf(rowOf(price));
  const oldestFirst = readPrices(db, modelId).toReversed();
  const lastOfDay = new Map(oldestFirst.map(({ price }) => [dayOf(price), keyOf(price)]));
  priceTable.insertAll(db, prices.filter((price) => lastOfDay.get(dayOf(price)) !== keyOf(price)).map(rowOf));
};

/** The other models whose lineage can contradict this one's: of its name, and the one it names. */
const lineagesAround = (db: Database, { id, lineage }: Model): OfLineage[] =>
  usersFirst(
    prepared(
      db,
      `SELECT id, lineage FROM model
       WHERE id <> @id AND (id = @lineage OR id IN (SELECT id FROM model WHERE lineage = @id)) ORDER BY id, owner`,
    ).all({ id, lineage }) as OfLineage[],
  );

/**
 * Saves a model as the user's own. Saving one with a shipped id overrides the shipped facts; a changed price is added to
 * its history. One that contradicts the lineages of others is refused by name. A price dated before the newest known one is kept as history and does not become the current one.
 */
export const saveModel = (db: Database, model: Model): Answer<RowNow<Model>> => {
  const checked = checkModel({ ...model, owner: 'user' });
  if (!checked.ok) return checked;
  const contradiction = contradictoryLineage([...lineagesAround(db, checked.value), checked.value]);
  if (contradiction !== null) return { ok: false, error: contradiction };
  return change(db, () => {
    putModel(db, checked.value);
    return modelNow(db, checked.value.id);
  });
};

/**
 * Removes the user's model and the prices the user gave it; a shipped model of the same id shows again as shipped.
 * A shipped model is never removed: refused as `shippedRow`, since the next release would bring it back.
 */
export const removeModel = (db: Database, modelId: ModelId): Answer<RowNow<Model>> =>
  remove(db, 'model', modelId, () => {
    db.prepare("DELETE FROM price WHERE modelId = ? AND owner = 'user'").run(modelId);
    return modelNow(db, modelId);
  });

/** Saves a measurement as the user's own; one with a shipped id stands for the shipped row. */
export const saveEvidence = (db: Database, evidence: Evidence): Answer<RowNow<Evidence>> => {
  const checked = checkEvidence({ ...evidence, owner: 'user' });
  if (!checked.ok) return checked;
  const [model] = modelTable.readAll(db, 'WHERE id = @id ORDER BY owner DESC LIMIT 1', { id: checked.value.modelId });
  const setting = unknownSetting(checked.value, model?.efforts ?? null);
  if (setting !== null) return { ok: false, error: setting };
  return change(db, () => {
    db.prepare("DELETE FROM evidence WHERE id = ? AND owner = 'user'").run(checked.value.id);
    evidenceTable.insertAll(db, [checked.value]);
    return evidenceNow(db, checked.value.id);
  });
};

/** Removes the user's measurement; shipped evidence is refused as `shippedRow`. */
export const removeEvidence = (db: Database, id: EvidenceId): Answer<RowNow<Evidence>> =>
  remove(db, 'evidence', id, () => evidenceNow(db, id));

const remove = <T>(db: Database, table: 'model' | 'evidence', id: string, also: () => T): Answer<T> => {
  if (!isCatalogId(id)) return refuse('unknownRow', `There is no ${table} of that name in the catalog.`);
  const owners = db.prepare<[string], string>(`SELECT owner FROM ${table} WHERE id = ?`).pluck().all(id);
  if (owners.length === 0) return refuse('unknownRow', `There is no ${table} ${id} in the catalog.`, { id });
  if (!owners.includes('user'))
    return refuse(
      'shippedRow',
      `${id} is part of the shipped catalog and stays in it; only rows of your own can be removed.`,
      { id },
    );
  return change(db, () => {
    db.prepare(`DELETE FROM ${table} WHERE id = ? AND owner = 'user'`).run(id);
    return also();
  });
};
