/** The Inputs sheet as it grows: a line an input, each in a named cell with its range, its source and a mark where assumed. */

import { type Estimate, isAssumed } from '../../plan/estimate.ts';
import type { WordPath } from '../../words/all.ts';
import type { Format, Sheet, Validation } from '../sheet.ts';
import { sourceTold } from '../sourceTold.ts';
import { type Book, freezeAt, nameCell, nameSheet } from './book.ts';
import { lineHeight, linesOf, newSheet, putNumber, putText } from './writing.ts';

export const columns = { name: 1, value: 2, low: 3, high: 4, cellName: 5, assumed: 6, source: 7, written: 8 } as const;

/** Characters of small text in a line of the source column. */
const sourceCharacters = 104;

/** `row` is the next free one. */
export interface InputLines {
  book: Book;
  sheet: Sheet;
  row: number;
}

export interface InputLine {
  /** Names it among the inputs of the book. */
  key: string;
  label: string;
  /** What its cell is called, before it is made unlike all others. */
  cellName: string;
  estimate: Estimate;
  format: Format;
  check: Validation;
}

const heads: WordPath[] = [
  'report.input',
  'report.value',
  'report.lowEnd',
  'report.highEnd',
  'workbook.inputName',
  'report.assumedColumn',
  'report.source',
  'workbook.asWritten',
];

/** The sheet with its title, legend and head. */
export const newInputLines = (book: Book): InputLines => {
  const { say } = book.reading;
  const sheet = newSheet(nameSheet(book, say('workbook.inputsSheet')), [50, 14, 12, 12, 36, 10, 90, 24]);
  putText({ sheet, row: 1, column: 1 }, say('workbook.inputsSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.inputsLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, say('workbook.legendInput'), 'input');
  putText({ sheet, row: 3, column: 2 }, say('workbook.legendAssumed'), 'assumed');
  sheet.merges.push({ row: 3, from: 2, to: 4 });
  const row = 5;
  heads.forEach((path, index) => {
    putText({ sheet, row, column: index + 1 }, say(path), 'head', index > 0 && index < 4 ? { right: true } : {});
  });
  freezeAt(sheet, row, 1);
  return { book, sheet, row: row + 1 };
};

export const shareCheck = ({ reading }: Book): Validation => ({
  kind: 'between',
  low: 0,
  high: 1,
  message: reading.say('workbook.mustBeShare'),
});

export const positiveCheck = ({ reading }: Book): Validation => ({
  kind: 'between',
  low: 0,
  high: null,
  message: reading.say('workbook.mustBePositive'),
});

export const putHeading = (lines: InputLines, text: string): void => {
  lines.row++;
  putText({ sheet: lines.sheet, row: lines.row++, column: 1 }, text, 'heading');
};

export const putSource = ({ book, sheet, row }: InputLines, source: string | undefined): void => {
  if (source === undefined || source === '') return;
  const told = sourceTold(source, book.reading.language);
  putText({ sheet, row, column: columns.source }, told, 'note', { wrap: true });
  const height = linesOf(told, sourceCharacters);
  if (height > 1) sheet.heights.set(row, height * lineHeight);
};

/** What a line says when it is written, told apart by blanks: what a reader changes is then known whatever the plan says by then. */
const putWritten = ({ sheet, row }: InputLines, said: readonly (string | number)[]): void => {
  putText({ sheet, row, column: columns.written }, said.join(' '), 'note');
};

/** A number a reader may change. */
export const putInput = (lines: InputLines, { key, label, cellName, estimate, format, check }: InputLine): void => {
  const { book, sheet, row } = lines;
  const name = nameCell(book, cellName);
  const assumed = isAssumed(estimate);
  putText({ sheet, row, column: columns.name }, label, 'label');
  book.inputs.set(
    key,
    putNumber({ sheet, row, column: columns.value }, estimate.value, format, assumed ? 'assumed' : 'input', {
      name,
      validation: check,
    }),
  );
  if (estimate.low !== undefined) putNumber({ sheet, row, column: columns.low }, estimate.low, format, 'value');
  if (estimate.high !== undefined) putNumber({ sheet, row, column: columns.high }, estimate.high, format, 'value');
  putText({ sheet, row, column: columns.cellName }, name, 'note');
  if (assumed) putText({ sheet, row, column: columns.assumed }, book.reading.say('report.assumedColumn'), 'note');
  putSource(lines, estimate.stated === true ? book.reading.say('report.basis-stated') : estimate.source);
  const { value, low, high } = estimate;
  putWritten(lines, low === undefined || high === undefined ? [value] : [value, low, high]);
  lines.row++;
};

/** A yes or no a reader may change. */
export const putYesNo = (
  lines: InputLines,
  { key, label, cellName, yes }: Pick<InputLine, 'key' | 'label' | 'cellName'> & { yes: boolean },
): void => {
  const { book, sheet, row } = lines;
  const { say } = book.reading;
  const name = nameCell(book, cellName);
  const allowed = [say('report.yes'), say('report.no')];
  putText({ sheet, row, column: columns.name }, label, 'label');
  book.inputs.set(
    key,
    putText({ sheet, row, column: columns.value }, say(yes ? 'report.yes' : 'report.no'), 'input', {
      name,
      right: true,
      validation: { kind: 'list', allowed, message: say('workbook.mustBeYesNo') },
    }),
  );
  putText({ sheet, row, column: columns.cellName }, name, 'note');
  putWritten(lines, [say(yes ? 'report.yes' : 'report.no')]);
  lines.row++;
};
