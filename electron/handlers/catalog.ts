/** The catalog's questions, passed on to the database. */
import type { Database } from 'better-sqlite3';
import {
  importPrices,
  readCatalog,
  readPrices,
  removeEvidence,
  removeModel,
  saveEvidence,
  saveModel,
} from '../../db/catalog.ts';
import type { Handlers } from '../../shared/contract/contract.ts';
import { answer } from '../../shared/foundation/answer.ts';

type CatalogCall = Extract<keyof Handlers, `catalog.${string}`>;

export const catalogHandlers = (db: Database): Pick<Handlers, CatalogCall> => ({
  'catalog.read': () => answer(readCatalog(db)),
  'catalog.prices': ({ modelId }) => answer(readPrices(db, modelId)),
  'catalog.saveModel': ({ model }) => saveModel(db, model),
  'catalog.removeModel': ({ modelId }) => removeModel(db, modelId),
  'catalog.saveEvidence': ({ evidence }) => saveEvidence(db, evidence),
  'catalog.removeEvidence': ({ id }) => removeEvidence(db, id),
  'catalog.importPrices': (file) => importPrices(db, file),
});
