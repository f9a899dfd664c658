/** A table as lines of text. A figure's interval stands behind it, and Chinese characters are two columns wide. */
import { type Column, formatCell, kindOf, type Row, type Table } from '../../shared/report/table.ts';
import type { Say } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';

/** Columns of a terminal that a text takes. */
const width = (text: string): number =>
  [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character)
        ? 2
        : 1),
    0,
  );

const pad = (text: string, columns: number, right: boolean): string => {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)));
  return right ? blanks + text : text + blanks;
};

/** Text to the left, numbers to the right. `rows[0]` is the head. */
const layOut = (rows: string[][], isNumber: (column: number) => boolean): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((text, column) => pad(text, widths[column] ?? 0, isNumber(column)))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
};

const cellText = (table: Table, column: Column, row: Row, language: Language, say: Say): string => {
  const kind = kindOf(column, row);
  const text = formatCell(row.cells[column.key] ?? null, kind, language, say);
  const ends = (['low', 'high'] as const).map((end) =>
    table.columns.find(({ bound }) => bound?.of === column.key && bound.end === end),
  );
  const [low, high] = ends.map((end) => (end === undefined ? null : (row.cells[end.key] ?? null)));
  if (low === null && high === null) return text;
  const endText = (cell: typeof low): string => formatCell(cell ?? null, kind, language, say);
  return `${text} [${endText(low)} .. ${endText(high)}]`;
};

const shownColumns = (table: Table): Column[] => table.columns.filter(({ bound }) => bound === undefined);

/** One line per row. */
export const textTable = (table: Table, language: Language, say: Say): string => {
  const columns = shownColumns(table);
  const rows = table.rows.map((row) => columns.map((column) => cellText(table, column, row, language, say)));
  return layOut([columns.map(({ label }) => label), ...rows], (column) => columns[column]?.kind !== 'text');
};

/** One line per column: few rows with many figures read better side by side. The first column names the rows. */
export const turnedTextTable = (table: Table, language: Language, say: Say): string => {
  const lines = shownColumns(table).map((column) => [
    column.label,
    ...table.rows.map((row) => cellText(table, column, row, language, say)),
  ]);
  return layOut(lines, (column) => column > 0);
};
