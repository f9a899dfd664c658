/** Every figure the workbook computes against the figure of the app, and one cell that says whether all of them agree. */
import type { Sheet } from '../sheet.ts';
import { type Book, freezeAt, nameCell, nameSheet } from './book.ts';
import { type CellRef, plainCell, plainRange } from './formula.ts';
import { newSheet, putAnswer, putNumber, putText } from './writing.ts';

/** Relative; for figures below `smallest` (sums that come to nothing but rounding) relative to that. */
const tolerance = 1e-9;
const smallest = 1e-5;

/** What a check says; the same in every language, so that a formula can count it. */
export const agree = 'OK';
const changed = 'CHANGED';

export const writeChecks = (book: Book): { sheet: Sheet; overall: CellRef } => {
  const { say } = book.reading;
  const sheet = newSheet(nameSheet(book, say('workbook.checksSheet')), [72, 18, 18, 18, 12]);
  putText({ sheet, row: 1, column: 1 }, say('workbook.checksSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.checksLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, say('workbook.allChecks'), 'label');
  const heads = [
    'workbook.checkWhat',
    'workbook.checkWorkbook',
    'workbook.checkApp',
    'workbook.checkDifference',
    'workbook.checkResult',
  ] as const;
  heads.forEach((path, index) => {
    putText({ sheet, row: 5, column: index + 1 }, say(path), 'head', { right: index > 0 && index < 4 });
  });
  freezeAt(sheet, 5, 1);
  const results: CellRef[] = [];
  let good = true;
  book.checks.forEach((check, index) => {
    const row = index + 6;
    putText({ sheet, row, column: 1 }, check.what, 'label');
    const value = check.cell.value ?? Number.NaN;
    const here = putAnswer({ sheet, row, column: 2 }, plainCell(check.cell, sheet.name), value, 'app');
    const app = putNumber({ sheet, row, column: 3 }, check.app, 'app', 'value');
    const [b, c] = [plainCell(here, sheet.name), plainCell(app, sheet.name)];
    const size = Math.max(Math.abs(check.app), smallest);
    const difference = Math.abs(value - check.app) / size;
    const apart = putAnswer(
      { sheet, row, column: 4 },
      `ABS(${b}-${c})/MAX(ABS(${c}),${smallest})`,
      difference,
      'number',
    );
    const ok = difference <= tolerance;
    good &&= ok;
    results.push(
      putAnswer(
        { sheet, row, column: 5 },
        `IF(${plainCell(apart, sheet.name)}<=${tolerance},"${agree}","${changed}")`,
        ok ? agree : changed,
        'text',
      ),
    );
  });
  const range = results.length === 0 ? null : plainRange(results, sheet.name);
  const name = nameCell(book, 'all_checks');
  const formula =
    range === null ? `"${agree}"` : `IF(COUNTIF(${range},"${agree}")=ROWS(${range}),"${agree}","${changed}")`;
  sheet.cells.push({
    row: 3,
    column: 2,
    value: good ? agree : changed,
    formula,
    look: 'strong',
    format: 'text',
    name,
    right: true,
  });
  if (range !== null) sheet.okRanges.push(range, 'B3');
  return { sheet, overall: { sheet: sheet.name, row: 3, column: 2, name, value: null } };
};
