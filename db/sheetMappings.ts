/** How price sheets were mapped, by their columns: a sheet of the same columns needs no mapping again. */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../shared/foundation/answer.ts';
import { columnsKey, type SheetMapping, sheetMappingSchema } from '../shared/usage/priceSheet/sheetMapping.ts';
import { change } from './catalog.ts';
import { metaValue, setMeta } from './meta.ts';

/** The oldest makes room. */
const mostKept = 50;
const name = 'sheetMappings';

const keptMappings = (db: Database): [string, unknown][] => {
  const text = metaValue(db, name);
  const kept: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(kept) ? (kept as [string, unknown][]) : [];
};

/** null: no sheet of these columns was mapped. */
export const sheetMappingOf = (db: Database, columns: readonly string[]): SheetMapping | null => {
  const key = columnsKey(columns);
  const found = sheetMappingSchema.safeParse(keptMappings(db).find(([of]) => of === key)?.[1]);
  return found.success ? found.data : null;
};

/** Refusals: catalogNotWritten, catalogReadOnly. */
export const keepSheetMapping = (
  db: Database,
  columns: readonly string[],
  mapping: SheetMapping,
): Answer<undefined> => {
  const key = columnsKey(columns);
  const others = keptMappings(db).filter(([of]) => of !== key);
  return change(db, () => {
    setMeta(db, name, JSON.stringify([...others.slice(1 - mostKept), [key, mapping]]));
    return undefined;
  });
};
