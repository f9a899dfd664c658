/** A table of usage: its header found, how it writes numbers and dates, its rows handed to the reader of its format. */
import type { TableRow } from '../files/delimited.ts';
import { headerIndexOf, numberedNames } from '../files/headerRow.ts';
import { type DecimalSign, decimalSignOf } from '../files/numbers.ts';
import type { TableContent } from '../files/openFile.ts';
import { giveUp } from '../files/reading.ts';
import { dayOrderOf, parseTime } from '../files/times.ts';
import { type Collected, sinkFor } from './collected.ts';
import { Fields, plainField, type Reading } from './fields.ts';
import type { Sample, UsageReader } from './format.ts';
import { differingTwins, type Mapping } from './mapping.ts';
import {
  checkStated,
  endReader,
  type Found,
  foundGeneric,
  isStated,
  type Outcome,
  outcomeOf,
  recognised,
  unknownUsage,
} from './recognise.ts';
import { isTableOfResults } from './resultColumns.ts';

const sampleRows = 400;

const isBlank = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

const totalWords =
  /^(grand )?(sub)?totals?( general)?:?$|^sum(me|a)?:?$|^gesamt(summe)?:?$|^totale:?$|^somme:?$|^итого:?$|^合計|^合计|^总计|^總計|^小计/i;

/** A row that sums the others: one cell says so and none is a time. */
const isTotal = (row: TableRow): boolean =>
  row.cells.some((cell) => totalWords.test(cell.trim())) && !row.cells.some((cell) => parseTime(cell) !== null);

interface Head {
  /** As the file writes them; a name that came before with its number: `Tokens #2`. */
  columns: string[];
  byPlain: Map<string, number>;
  index: number;
}

const headAt = (rows: readonly TableRow[], index: number): Head | null => {
  const row = rows[index];
  if (!row) return null;
  const columns = numberedNames(
    row.cells.map((cell) => cell.trim()),
    plainField,
  );
  const byPlain = new Map<string, number>();
  columns.forEach((name, column) => {
    const plain = plainField(name);
    if (plain !== '' && !byPlain.has(plain)) byPlain.set(plain, column);
  });
  return { columns, byPlain, index };
};

const titleRows = 60;

/** The header: where it looks like one, else the first row whose names are those of a known format. */
const headOf = (rows: readonly TableRow[]): Head | null => {
  const likely = headAt(rows, headerIndexOf(rows));
  const isKnown = (head: Head | null): boolean =>
    head !== null && recognised({ kind: 'table', columns: new Set(head.byPlain.keys()), rows: [] }) !== null;
  if (isKnown(likely)) return likely;
  for (let index = 0; index < Math.min(rows.length, titleRows); index += 1) {
    const head = headAt(rows, index);
    if (isKnown(head)) return head;
  }
  return likely;
};

/** A column of a name that also stands elsewhere counts alone only where both say the same. */
const checkTwice = (
  { columns, byPlain }: Head,
  rows: readonly TableRow[],
  { found, stated, name }: { found: Found; stated: Mapping; name: string },
  collected: Collected,
): void => {
  const cellsOf = (column: string): string[] => {
    const at = byPlain.get(plainField(column)) ?? -1;
    return rows.map(({ cells }) => (cells[at] ?? '').trim());
  };
  if (found.mapping === null) {
    for (const column of columns) {
      // Names that differ in brackets are columns of their own there.
      const same = columns.filter((other) => plainField(other.replace(/ #\d+$/, '')) === plainField(column));
      const twins = differingTwins(column, same, cellsOf);
      const isFirst = columns.indexOf(column) < columns.indexOf(twins[0] ?? column);
      if (isFirst) collected.note('columnTwice', { column, times: twins.length + 1 });
    }
    return;
  }
  const mapped = Object.entries(found.mapping.columns);
  const free = columns.filter((column) => !mapped.some(([, one]) => one === column));
  for (const [field, column] of mapped) {
    if (field in stated.columns) continue;
    const twins = differingTwins(column, free, cellsOf);
    if (twins.length > 0) giveUp('usageColumnTwice', { name, column, field, other: twins.join(', ') });
  }
};

/** The columns of a table and their first cells; null where it has none. */
export const columnsOfTable = async (
  content: TableContent,
): Promise<{ columns: string[]; valuesOf: (column: string) => string[] } | null> => {
  const rows: TableRow[] = [];
  for await (const batch of content.rows()) {
    rows.push(...batch.slice(0, sampleRows));
    if (rows.length >= sampleRows) break;
  }
  const head = headOf(rows);
  if (head === null) return null;
  const { columns, byPlain, index } = head;
  const below = rows.slice(index + 1).filter((row) => !isBlank(row));
  return {
    columns,
    valuesOf: (column) => below.map(({ cells }) => cells[byPlain.get(plainField(column)) ?? -1] ?? ''),
  };
};

/** How a table writes numbers and dates, from its first rows. */
const readingOf = (head: Head, rows: readonly TableRow[], delimiter: string | null, collected: Collected): Reading => {
  const signs = new Map<string, DecimalSign>();
  const votes = { '.': 0, ',': 0 };
  const dates: string[] = [];
  for (const [plain, column] of head.byPlain) {
    const values = rows.map(({ cells }) => cells[column] ?? '');
    const sign = decimalSignOf(values.filter((value) => /^[^\p{L}]*(?:[\p{L}]{3})?[^\p{L}]*$/u.test(value)));
    if (sign !== null) {
      signs.set(plain, sign);
      votes[sign] += 1;
    }
    const parts = values.filter((value) => /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(value.trim()));
    if (parts.length > values.length / 2) dates.push(...parts);
  }
  const isComma = votes[','] > votes['.'] || (votes[','] === 0 && votes['.'] === 0 && delimiter === ';');
  const order = dayOrderOf(dates);
  if (order === null && dates.length > 0) collected.note('dayOrderAssumed', { order: isComma ? 'day' : 'month' });
  return {
    zone: 'UTC',
    dayOrder: order ?? (isComma ? 'dayFirst' : 'monthFirst'),
    signs,
    sign: isComma ? ',' : '.',
    headers: new Map([...head.byPlain].map(([plain, column]) => [plain, head.columns[column] ?? ''])),
  };
};

/** A quotation mark that is never closed has swallowed the rows after it, unless it stands in the last one. */
const hasSwallowed = (row: TableRow): boolean => row.isOpen === true && row.cells.some((cell) => /\n\s*\S/.test(cell));

/**
 * Holds back one row that ends at least two columns early, until the next one comes. At the end it is what was cut off,
 * unless rows before it ended early as well. Where the text ends without the end of a line, one column less is enough.
 */
const cutRows = ({ sheet }: TableContent) => {
  let held: TableRow | null = null;
  let isHabit = sheet !== null;
  let hasShort = false;
  return {
    next: (row: TableRow, columns: number): TableRow[] => {
      const before: TableRow[] = held === null ? [] : [held];
      isHabit ||= held !== null;
      held = null;
      const missing = columns - row.cells.length;
      const isShort = missing >= 2 || (missing === 1 && row.isUnended === true && !hasShort);
      hasShort ||= missing > 0;
      if (isHabit || isBlank(row) || isTotal(row) || hasSwallowed(row) || !isShort) return [...before, row];
      held = row;
      return before;
    },
    end: (): { last: TableRow | null; isCut: boolean } => ({ last: held, isCut: held !== null && !isHabit }),
  };
};

/** Reads one table. Refusals held back: fileNoTable, usageUnknown; thrown: usageColumnMissing and those of its rows. */
export const readTable = async (content: TableContent, stated: Mapping, collected: Collected): Promise<Outcome> => {
  const { name } = content;
  let buffered: TableRow[] = [];
  let head: Head | null = null;
  let reader: UsageReader | null = null;
  let fieldsOf: ((row: TableRow) => Fields) | null = null;
  const takeRow = (row: TableRow): void => {
    if (hasSwallowed(row)) giveUp('fileQuoteOpen', { name, line: row.line });
    if (isBlank(row)) collected.aside('blank', null, name, row.line);
    else if (isTotal(row)) collected.aside('total_row', null, name, row.line);
    else if (fieldsOf) reader?.take(fieldsOf(row));
  };
  // The last row of a file that was cut off ends early; where others do too, short rows are the file's habit.
  const cut = cutRows(content);
  const takeNext = (row: TableRow): void => {
    for (const whole of cut.next(row, head?.columns.length ?? 0)) takeRow(whole);
  };
  const begin = async (): Promise<Outcome> => {
    head = headOf(buffered);
    if (head === null) return outcomeOf(() => giveUp('fileNoTable', { name }));
    const { columns, byPlain, index } = head;
    const rows = buffered.slice(index + 1).filter((row) => !isBlank(row) && !isTotal(row));
    const reading = readingOf(head, rows.slice(0, sampleRows), content.delimiter, collected);
    const sample: Sample = {
      kind: 'table',
      columns: new Set(byPlain.keys()),
      rows: rows.slice(0, 50).map((row) => Fields.ofRow(byPlain, row.cells, row.line, reading)),
    };
    const valuesOf = (column: string): string[] => {
      const at = byPlain.get(plainField(column)) ?? -1;
      return rows.slice(0, 200).map(({ cells }) => cells[at] ?? '');
    };
    if (isStated(stated)) checkStated(name, stated, columns);
    const known = isStated(stated) ? null : recognised(sample);
    const found: Found | null = known
      ? { format: known, mapping: null }
      : foundGeneric(columns, valuesOf, stated, collected);
    if (found === null) return unknownUsage(name, columns);
    if (found.mapping !== null && !isStated(stated) && isTableOfResults(columns, valuesOf, found.mapping))
      return outcomeOf(() => giveUp('fileIsEvals', { name, typed: name }));
    checkTwice(head, rows, { found, stated, name }, collected);
    const { format, mapping } = found;
    const zone = stated.zone ?? format.zone;
    fieldsOf = (row) => Fields.ofRow(byPlain, row.cells, row.line, { ...reading, zone });
    reader = format.reader(sinkFor(collected, format, collected.files.length, name));
    collected.files.push({
      name,
      format: format.id === 'generic' ? 'generic.csv' : `${format.id}_csv`,
      mapping,
      encoding: content.encoding,
    });
    for (const row of buffered.slice(0, index))
      collected.aside(isBlank(row) ? 'blank' : 'title_lines', null, name, row.line);
    for (const row of buffered.slice(index + 1)) takeNext(row);
    buffered = [];
    return { isRead: true };
  };
  for await (const batch of content.rows()) {
    if (reader === null) {
      buffered.push(...batch);
      if (buffered.length < sampleRows) continue;
      const begun = await begin();
      if (!begun.isRead) return begun;
    } else for (const row of batch) takeNext(row);
  }
  if (reader === null) {
    const begun = await begin();
    if (!begun.isRead) return begun;
  }
  const { last, isCut } = cut.end();
  if (last !== null && isCut) collected.aside('cut_off', null, name, last.line);
  else if (last !== null) takeRow(last);
  endReader(reader);
  return { isRead: true };
};
