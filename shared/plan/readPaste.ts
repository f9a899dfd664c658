/** Cells of a spreadsheet as they would land in the table's typed columns: each with what it is now and would be. */
import type { Refusal } from '../foundation/answer.ts';
import { dollars, type Money } from '../foundation/money.ts';
import type { Estimate } from './estimate.ts';
import { fieldRanges } from './estimateSchema.ts';
import { parseEstimate } from './parseEstimate.ts';
import { parseVolume, type Volume } from './parseVolume.ts';
import { hasHeadings, type PasteField } from './pasteColumns.ts';

export type PastedValue =
  | { field: 'name'; text: string }
  | { field: 'tasks'; volume: Volume }
  | { field: MeasuredField; estimate: Estimate };

/** One cell of the paste, by the place it would land on: a row from 0, a field; null of a column that has none. */
export interface PastedCell {
  row: number;
  field: PasteField | null;
  text: string;
  read: { ok: true; value: PastedValue } | { ok: false; error: Refusal };
}

/** Lines and columns of copied cells: tabs part columns; a cell in quotes may hold both. */
export const cellsOfText = (text: string): string[][] => {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const end = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') {
        cell += sign;
        i++;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') end();
    else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  end();
  while (rows.length > 1 && rows.at(-1)?.every((entry) => entry === '')) rows.pop();
  return rows;
};

/** Units and ranges of the fields that hold an estimate. */
export const measures = {
  value: { unit: 'usd', allowed: fieldRanges.usd },
  error: { unit: 'usd', allowed: fieldRanges.usd },
  prompt: { unit: 'tokens', allowed: fieldRanges.tokens },
  completion: { unit: 'tokens', allowed: fieldRanges.tokens },
  steps: { unit: 'count', allowed: fieldRanges.steps },
} as const;

export type MeasuredField = keyof typeof measures;

const readCell = (field: PasteField, text: string, money: Money): PastedCell['read'] => {
  switch (field) {
    case 'name':
      return { ok: true, value: { field, text } };
    case 'tasks': {
      const volume = parseVolume(text, 'tasks');
      return volume.ok ? { ok: true, value: { field, volume: volume.value } } : volume;
    }
    case 'value':
    case 'error':
    case 'prompt':
    case 'completion':
    case 'steps': {
      const { unit, allowed } = measures[field];
      const parsed = parseEstimate(text, unit, allowed, money);
      return parsed.ok ? { ok: true, value: { field, estimate: { ...parsed.value, stated: true } } } : parsed;
    }
    default:
      return field satisfies never;
  }
};

const beyond: Refusal = { kind: 'pasteBeyond', message: 'There is no column for this cell.' };

/**
 * Every cell with text of pasted lines whose first lands on a row, read by the field of its column, amounts in `money`. A line
 * of headings lands nowhere; empty cells change nothing.
 */
export const readPaste = (
  lines: readonly (readonly string[])[],
  row: number,
  columns: readonly (PasteField | null)[],
  money: Money = dollars,
): PastedCell[] =>
  (hasHeadings(lines) ? lines.slice(1) : lines).flatMap((line, r) =>
    line.flatMap((cell, c): PastedCell[] => {
      if (cell === '') return [];
      const field = columns[c] ?? null;
      return [
        {
          row: row + r,
          field,
          text: cell,
          read: field === null ? { ok: false, error: beyond } : readCell(field, cell, money),
        },
      ];
    }),
  );
