/** The catalog's questions, passed on to the database. */
import type { Database } from 'better-sqlite3';
import {
  readCatalog,
  readHistory,
  readPrices,
  removeEvidence,
  removeModel,
  saveEvidence,
  saveModel,
} from '../../db/catalog.ts';
import { keepSheetMapping, keepUsageColumns, sheetMappingOf, usageColumnsOf } from '../../db/columnMappings.ts';
import { importPrices, previewPrices, undoImport } from '../../db/importPrices.ts';
import { shippedLinks } from '../../db/shippedLinks.ts';
import type { Handlers, ImportProgress } from '../../shared/contract/contract.ts';
import { answer } from '../../shared/foundation/answer.ts';
import type { CatalogCall } from '../catalogMessages.ts';

export interface CatalogNeeds {
  db: Database;
  /** Where the seed lies; only a bundle needs to say. */
  seedFolder: string | undefined;
  onProgress: (progress: ImportProgress) => void;
}

export const catalogHandlers = ({ db, seedFolder, onProgress }: CatalogNeeds): Pick<Handlers, CatalogCall> => ({
  'catalog.read': () => answer(readCatalog(db)),
  'catalog.links': () => answer(shippedLinks(seedFolder)),
  'catalog.prices': ({ modelId }) => answer(readPrices(db, modelId)),
  'catalog.history': ({ modelId }) => answer(readHistory(db, modelId)),
  'catalog.saveModel': ({ model }) => saveModel(db, model),
  'catalog.removeModel': ({ modelId }) => removeModel(db, modelId),
  'catalog.saveEvidence': ({ evidence }) => saveEvidence(db, evidence),
  'catalog.removeEvidence': ({ id }) => removeEvidence(db, id),
  'catalog.previewPrices': (file) => previewPrices(db, file),
  'catalog.importPrices': (file) => {
    const imported = importPrices(db, file, onProgress);
    if (!imported.ok || file.sheet === undefined) return imported;
    const kept = keepSheetMapping(db, file.sheet.columns, file.sheet.mapping);
    return kept.ok ? imported : kept;
  },
  'catalog.sheetMapping': ({ columns }) => answer(sheetMappingOf(db, columns)),
  'catalog.usageColumns': ({ columns }) => answer(usageColumnsOf(db, columns)),
  'catalog.keepUsageColumns': ({ columns, mapped }) => keepUsageColumns(db, columns, mapped),
  'catalog.undoImport': () => undoImport(db),
  // Whoever can be asked in this thread is not importing.
  'catalog.importProgress': () => answer(null),
});
