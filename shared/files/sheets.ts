/** XLSX sheets as tables of text, by the library that writes workbooks too. */

import type { TableRow } from './delimited.ts';
import { readLimits } from './limits.ts';
import { bytesSource, type FileSource, giveUp, readWhole } from './reading.ts';
import { readZip } from './unpack.ts';

export interface Sheet {
  name: string;
  rows: TableRow[];
}

/** A cell as a person reads it; dates as ISO text in the day they show, formulas by their stored result. */
const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { text?: unknown }) => String(part.text ?? '')).join('');
  if ('result' in value) return cellText(value.result);
  if ('text' in value) return cellText(value.text);
  if ('error' in value) return String(value.error);
  return '';
};

/** The workbook in a file. Its parts are unpacked under limits before the library sees them. */
const openBook = async (source: FileSource) => {
  const { name } = source;
  const bytes = await readWhole(source, readLimits.xlsxBytes);
  await readZip(bytesSource(name, bytes), () => true, readLimits.xlsxUnpackedBytes);
  const [{ Workbook }, { installChartSupport }] = await Promise.all([
    import('@cj-tech-master/excelts'),
    import('@cj-tech-master/excelts/chart'),
  ]);
  // Without it the library reads no workbook that has a chart.
  installChartSupport();
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch (error) {
    giveUp('fileBroken', { name, why: error instanceof Error ? error.message : String(error) });
  }
  return workbook;
};

/** The visible sheets of an XLSX file. Refusals: fileReadTooLarge, those of readZip, fileTooManyColumns, fileBroken. */
export const readSheets = async (source: FileSource): Promise<Sheet[]> => {
  const { name } = source;
  const workbook = await openBook(source);
  return workbook.worksheets
    .filter((sheet) => sheet.state === 'visible')
    .map((sheet) => {
      const rows: TableRow[] = [];
      sheet.eachRow({ includeEmpty: true }, (row, line) => {
        const values = Array.isArray(row.values) ? row.values.slice(1) : [];
        if (values.length > readLimits.columns)
          giveUp('fileTooManyColumns', { name, line, columns: values.length, max: readLimits.columns });
        rows.push({ cells: Array.from(values, cellText), line });
      });
      return { name: sheet.name, rows };
    });
};

/** A cell that has a name, with the two to its right, and the sixth: numbers, texts, or the results of formulas. */
export interface NamedCell {
  value: unknown;
  low: unknown;
  high: unknown;
  /** What stood in the three when the file was written, where that is said. */
  written?: unknown;
}

/** Columns to the right of a named cell: what is read of it. */
const readOfCell = { value: 0, low: 1, high: 2, written: 6 } as const;

const plainValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'result' in value ? value.result : value;

/** Every name of an XLSX file that stands for one cell, wherever the cell is. Refusals: as `readSheets`. */
export const readNamedCells = async (source: FileSource): Promise<Map<string, NamedCell>> => {
  const workbook = await openBook(source);
  const cells = new Map<string, NamedCell>();
  for (const { name, ranges } of workbook.definedNames.model) {
    const place = /^'?(.+?)'?!\$?([A-Z]+)\$?(\d+)$/.exec(ranges[0] ?? '');
    const sheet = workbook.getWorksheet(place?.[1]?.replaceAll("''", "'") ?? '');
    if (place === null || sheet === undefined || ranges.length !== 1) continue;
    const cell = sheet.getCell(`${place[2]}${place[3]}`);
    const [column, row] = [Number(cell.col), Number(cell.row)];
    const read = (right: number): unknown => plainValue(sheet.getCell(row, column + right).value);
    const { value, low, high, written } = readOfCell;
    cells.set(name, { value: read(value), low: read(low), high: read(high), written: read(written) });
  }
  return cells;
};
