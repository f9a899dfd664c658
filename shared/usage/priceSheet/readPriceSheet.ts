/** A price sheet of any layout as the text of a price list: its columns mapped, its prices in one unit, row by row. */
import { figureText, type SheetRow, sheetListText } from '../../catalog/import/priceSheetList.ts';
import type { TableRow } from '../../files/delimited.ts';
import { headerIndexOf, numberedNames } from '../../files/headerRow.ts';
import { currencyIn, decimalSignOf, parseDecimal } from '../../files/numbers.ts';
import { openFile, type TableContent } from '../../files/openFile.ts';
import { answering, type FileSource, giveUp } from '../../files/reading.ts';
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { ownValue } from '../../foundation/ownValue.ts';
import { filledIn } from '../../words/agreeing.ts';
import { fileRefusalsWords } from '../../words/fileRefusals.ts';
import { feeFields, type PriceField, tokenPriceFields, tokensOfUnit, unitIn } from './priceColumns.ts';
import { filledFrom, gapsOf, guessedSheet, type SheetGap, type SheetMapping } from './sheetMapping.ts';

/** More than any list has: what is beyond is refused by the reader of lists, and not held before. */
const mostRows = 50_001;

export interface ReadSheet {
  /** A price list in its own JSON. */
  text: string;
  columns: string[];
  mapping: SheetMapping;
}

/** What a sheet needs to be told, with what can be told. */
export interface UnclearSheet {
  columns: string[];
  mapping: SheetMapping;
  gaps: SheetGap[];
}

interface Table {
  columns: string[];
  rows: TableRow[];
}

const filled = (row: TableRow): boolean => row.cells.some((cell) => cell.trim() !== '');

const tableOf = async (content: TableContent): Promise<Table | null> => {
  const all: TableRow[] = [];
  for await (const batch of content.rows()) {
    const open = batch.find(({ isOpen }) => isOpen);
    if (open !== undefined) giveUp('fileQuoteOpen', { name: content.name, line: open.line });
    all.push(...batch);
    if (all.length > mostRows) break;
  }
  const head = headerIndexOf(all);
  const names = all[head]?.cells.map((cell) => cell.trim());
  return names === undefined
    ? null
    : { columns: numberedNames(names, (name) => name), rows: all.slice(head + 1).filter(filled) };
};

/** The cells of a row by field. */
type CellOf = (row: TableRow, field: PriceField) => string;

const rowsOf = ({ columns, rows }: Table, mapping: SheetMapping): SheetRow[] => {
  const places = new Map(
    Object.entries(mapping.columns).map(([field, name]) => [field, name === '' ? -1 : columns.indexOf(name)]),
  );
  const cellOf: CellOf = (row, field) => (row.cells[places.get(field) ?? -1] ?? '').trim();
  const signs = new Map(
    tokenPriceFields.map((field) => [field, decimalSignOf(rows.map((row) => cellOf(row, field))) ?? '.'] as const),
  );
  const unitOf = (row: TableRow, field: PriceField): number | null => {
    const unit = unitIn(cellOf(row, 'unit')) ?? unitIn(mapping.columns[field] ?? '') ?? mapping.unit;
    return unit === null ? null : 1_000_000 / tokensOfUnit[unit];
  };
  /** What is asked each time; a column may say that its fees are for a thousand. */
  const feeOf = (row: TableRow, field: PriceField, inUsd: (value: number | null) => number | null) => {
    const value = inUsd(parseDecimal(cellOf(row, field)));
    const times = unitIn(mapping.columns[field] ?? '') === '1k' ? tokensOfUnit['1k'] : 1;
    return figureText(cellOf(row, field), value === null ? null : value / times);
  };
  /** The money a row is in: what it names, else what the sheet does; a sign of two currencies is the one stated. */
  const moneyOf = (row: TableRow): string | null => {
    const named = cellOf(row, 'currency');
    const inCells = tokenPriceFields.map((field) => currencyIn(cellOf(row, field))).find((one) => one !== null);
    const said = (named === '' ? null : (currencyIn(named) ?? named)) ?? inCells ?? mapping.currency;
    return said === '¥' && (mapping.currency === 'CNY' || mapping.currency === 'JPY') ? mapping.currency : said;
  };
  return rows.map((row) => {
    const money = moneyOf(row);
    const perUsd = money === null ? undefined : ownValue(mapping.rates, money.toUpperCase());
    const inUsd = (value: number | null): number | null => (value === null ? null : value / (perUsd ?? 1));
    const name = cellOf(row, 'model');
    const figures = tokenPriceFields.map((field) => {
      const [cell, times] = [cellOf(row, field), unitOf(row, field)];
      const value = parseDecimal(cell, signs.get(field) ?? '.');
      return [field, figureText(cell, value === null || times === null ? null : inUsd(value * times))] as const;
    });
    return {
      line: row.line,
      model: name,
      id: ownValue(mapping.models, name) ?? null,
      vendor: cellOf(row, 'vendor') || null,
      host: cellOf(row, 'host') || mapping.host,
      region: cellOf(row, 'region') || null,
      tier: cellOf(row, 'tier') || null,
      currency: perUsd === undefined ? money : 'USD',
      note: perUsd === undefined ? null : `Converted from ${money} at ${perUsd} to the dollar, as stated.`,
      asOf: cellOf(row, 'as_of') || null,
      fees: Object.fromEntries(feeFields.map((field) => [field, feeOf(row, field, inUsd)])),
      requestsPerDay: figureText(cellOf(row, 'requests_per_day'), parseDecimal(cellOf(row, 'requests_per_day'))),
      prices: Object.fromEntries(figures),
    };
  });
};

const named = (kind: 'priceSheetUnclear' | 'priceSheetNoTable', details: Record<string, string>): Answer<never> =>
  refuse(kind, filledIn(fileRefusalsWords[kind].en, details), details);

export interface SheetAsk {
  stated: SheetMapping;
  /** What was stated for a sheet with the same columns before; null: nothing. */
  remembered: (columns: readonly string[]) => SheetMapping | null | Promise<SheetMapping | null>;
}

/**
 * Reads the first table of a file that can be mapped, every sheet of a workbook being one. Refusals: those of `openFile`,
 * priceSheetNoTable. What is not said and not stated comes back as gaps, to be asked.
 */
export const readPriceSheet = async (source: FileSource, ask: SheetAsk): Promise<Answer<ReadSheet | UnclearSheet>> => {
  const opened = await openFile(source);
  if (!opened.ok) return opened;
  let unclear: UnclearSheet | null = null;
  for (const content of opened.value) {
    const held = await answering(async () => (content.kind === 'table' ? await tableOf(content) : null));
    if (!held.ok) return held;
    const table = held.value;
    if (table === null) continue;
    const { columns, rows } = table;
    const known = await ask.remembered(columns);
    const stated = known === null ? ask.stated : filledFrom(ask.stated, known);
    const cellsOf = (column: string) => rows.slice(0, 200).map((row) => row.cells[columns.indexOf(column)] ?? '');
    const mapping = guessedSheet(columns, cellsOf, stated);
    const gaps = gapsOf(mapping, columns);
    if (gaps.length === 0) return answer({ text: sheetListText(rowsOf(table, mapping)), columns, mapping });
    if (unclear === null || gaps.length < unclear.gaps.length) unclear = { columns, mapping, gaps };
  }
  return unclear === null ? named('priceSheetNoTable', { name: source.name }) : answer(unclear);
};

/** The refusal of a sheet that leaves something open, naming what and how to say it. */
export const unclearSheet = (name: string, { columns, gaps }: UnclearSheet): Answer<never> =>
  named('priceSheetUnclear', { name, gaps: gaps.join(', '), columns: columns.filter((one) => one !== '').join(', ') });
