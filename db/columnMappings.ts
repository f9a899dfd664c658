/** How price sheets and tables of usage were mapped. */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../shared/foundation/answer.ts';
import { type UsageColumns, usageColumnsKey, usageColumnsSchema } from '../shared/usage/mapping.ts';
import { columnsKey, type SheetMapping, sheetMappingSchema } from '../shared/usage/priceSheet/sheetMapping.ts';
import { keepUnder, keptUnder } from './keptByColumns.ts';

const [sheets, usage] = ['sheetMappings', 'usageMappings'];

/** null: no sheet of these columns was mapped. */
export const sheetMappingOf = (db: Database, columns: readonly string[]): SheetMapping | null => {
  const found = sheetMappingSchema.safeParse(keptUnder(db, sheets, columnsKey(columns)));
  return found.success ? found.data : null;
};

/** Rates are of their day and stated each time. Refusals: catalogNotWritten, catalogReadOnly. */
export const keepSheetMapping = (db: Database, columns: readonly string[], mapping: SheetMapping): Answer<undefined> =>
  keepUnder(db, sheets, [columnsKey(columns), { ...mapping, rates: {} }]);

/** null: no table of usage of these columns was mapped. */
export const usageColumnsOf = (db: Database, columns: readonly string[]): UsageColumns | null => {
  const found = usageColumnsSchema.safeParse(keptUnder(db, usage, usageColumnsKey(columns)));
  return found.success ? found.data : null;
};

/** Refusals: catalogNotWritten, catalogReadOnly. */
export const keepUsageColumns = (db: Database, columns: readonly string[], mapped: UsageColumns): Answer<undefined> =>
  keepUnder(db, usage, [usageColumnsKey(columns), mapped]);
