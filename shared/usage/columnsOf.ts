/** The columns of a file that no format knows, so that they can be mapped. */
import { type Content, openFile } from '../files/openFile.ts';
import { answering, type FileSource } from '../files/reading.ts';
import { isRecord } from './fields.ts';
import { flattened } from './flattened.ts';
import { unwrapped } from './jsonUsage.ts';
import { emptyMapping, guessMapping, type UsageColumns } from './mapping.ts';
import { columnsOfTable } from './tableUsage.ts';

export interface MappableColumns {
  columns: string[];
  /** What their names and first cells say already. */
  guess: UsageColumns;
}

const firstRows = 200;

const ofJson = async (content: Extract<Content, { kind: 'json' }>): Promise<Record<string, unknown>[]> => {
  for await (const { values } of content.values()) {
    const rows = values.flatMap(({ value }) => unwrapped(value) ?? [value]).filter(isRecord);
    if (rows.length > 0) return rows.slice(0, firstRows).map((row) => flattened(row));
  }
  return [];
};

const columnsIn = async (content: Content): Promise<MappableColumns | null> => {
  if (content.kind === 'yaml') return null;
  const table =
    content.kind === 'table'
      ? await columnsOfTable(content)
      : await ofJson(content).then((rows) => ({
          columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
          valuesOf: (column: string) => rows.map((row) => String(row[column] ?? '')),
        }));
  const columns = table?.columns.filter((column) => column !== '') ?? [];
  if (table === null || columns.length < 2) return null;
  return { columns, guess: guessMapping(columns, table.valuesOf, emptyMapping).mapping.columns };
};

/** Of the first table or list of objects in a file; null where there is none, or it cannot be read. */
export const mappableColumns = async (source: FileSource): Promise<MappableColumns | null> => {
  const found = await answering(async () => {
    const opened = await openFile(source);
    for (const content of opened.ok ? opened.value : []) {
      const columns = await columnsIn(content);
      if (columns !== null) return columns;
    }
    return null;
  });
  return found.ok ? found.value : null;
};
