/** A neutral table as a sheet of values: rates with their evidence, sources with what they are used for. */

import { cellText, type Format, type Sheet } from '../sheet.ts';
import { sourceTold } from '../sourceTold.ts';
import { isNumeric, type Kind, kindOf, type Table } from '../table.ts';
import { type Book, freezeAt, nameSheet } from './book.ts';
import { lineHeight, linesOf, newSheet, putKnown, putText } from './writing.ts';

const formats: Partial<Record<Kind, Format>> = {
  usd: 'usd',
  price: 'price',
  share: 'share',
  sureness: 'sureness',
  count: 'count',
  number: 'factor',
  minutes: 'minutes',
};

const tallest = 10;

export const writeTable = (
  book: Book,
  table: Table,
  dressed: { title: string; lead: string; widths: number[]; wrapped: string[] },
): Sheet => {
  const { say, language } = book.reading;
  const sheet = newSheet(nameSheet(book, dressed.title), dressed.widths);
  putText({ sheet, row: 1, column: 1 }, dressed.title, 'title');
  putText({ sheet, row: 2, column: 1 }, dressed.lead, 'lead');
  table.columns.forEach((column, index) => {
    const right = isNumeric(column) && column.kind !== 'date';
    putText({ sheet, row: 4, column: index + 1 }, column.label, 'head', { wrap: true, right });
  });
  sheet.heights.set(4, 32);
  freezeAt(sheet, 4, 1);
  table.rows.forEach((row, r) => {
    let lines = 1;
    table.columns.forEach((column, index) => {
      const kind = kindOf(column, row);
      const raw = row.cells[column.key] ?? null;
      if (raw === '') return;
      const cell = kind === 'source' && typeof raw === 'string' ? sourceTold(raw, language) : raw;
      const wrap = dressed.wrapped.includes(column.key);
      if (typeof cell === 'string') {
        putText({ sheet, row: r + 5, column: index + 1 }, cell, index === 0 ? 'label' : 'text', { wrap });
        if (wrap) lines = Math.max(lines, linesOf(cellText(cell), dressed.widths[index] ?? 10));
      } else if (typeof cell === 'boolean')
        putText({ sheet, row: r + 5, column: index + 1 }, say(cell ? 'report.yes' : 'report.no'), 'text');
      else if (cell !== null)
        putKnown({ sheet, row: r + 5, column: index + 1 }, cell, {
          format: formats[kind] ?? 'number',
          look: 'value',
          unknown: say('report.unknown'),
        });
    });
    if (lines > 1) sheet.heights.set(r + 5, Math.min(lines, tallest) * lineHeight);
  });
  return sheet;
};
