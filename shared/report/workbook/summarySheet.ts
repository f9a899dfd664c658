/** The first page of the workbook: the verdict in words, the figures that carry it, and two charts. */
import { assumptionsTable } from '../assumptionsTable.ts';
import { independenceSentence } from '../explain.ts';
import { methodText, titleText, workloadText } from '../onePage.ts';
import { priceAgeSentence } from '../priceAge.ts';
import { textOf } from '../sayParts.ts';
import type { Sheet } from '../sheet.ts';
import { verdict } from '../verdict.ts';
import { warningsTable } from '../warningsTable.ts';
import { type Book, nameSheet } from './book.ts';
import { agree } from './checksSheet.ts';
import { type CompareCells, cheapestNow, stackCharts } from './compareSheet.ts';
import { at, type CellRef, plainCell } from './formula.ts';
import { linesOf, newSheet, putAcross, putAnswer, putFormula, putKnown, putText } from './writing.ts';

const width = 9;
const characters = 118;

export const writeSummary = (book: Book, compare: CompareCells, overall: CellRef, sheet: Sheet): void => {
  const { reading } = book;
  const { say, outcome } = reading;
  const unknown = say('report.unknown');
  let row = 1;
  const across = (text: string, look: 'title' | 'big' | 'lead' | 'note' | 'heading', room = characters): void => {
    putAcross({ sheet, row: row++, to: width }, text, look, linesOf(text, room));
  };
  across(titleText(reading), 'title', 70);
  across(workloadText(reading), 'lead');
  row++;
  const said = verdict(reading).text;
  putAcross({ sheet, row, to: width }, said, 'big', 1);
  sheet.heights.set(row++, linesOf(said, 104) * 20 + 4);
  const age = priceAgeSentence(reading);
  if (age !== null) across(textOf(age), 'note');
  across(say('workbook.summaryLead'), 'note');
  row++;

  const heads = [
    ['report.stack', 'text'],
    ['compare.usdPerSuccess', 'usd'],
    ['workbook.intervalLow', 'usd'],
    ['workbook.intervalHigh', 'usd'],
    ['compare.success', 'share'],
    ['compare.silentFailure', 'share'],
    ['compare.cashPerMonth', 'usdMonth'],
    ['compare.fullPerMonth', 'usdMonth'],
    ['compare.humanHoursPerMonth', 'count'],
  ] as const;
  heads.forEach(([path], index) => {
    putText({ sheet, row, column: index + 1 }, say(path), 'head', { wrap: true, right: index > 0 });
  });
  sheet.heights.set(row++, 32);
  const copied = {
    5: 'success',
    6: 'silentFailure',
    7: 'cashPerMonth',
    8: 'fullPerMonth',
    9: 'humanHoursPerMonth',
  } as const;
  for (const stack of book.stacks) {
    const found = compare.stacks.find((one) => one.stackId === stack.stackId);
    if (found === undefined) {
      putText({ sheet, row, column: 1 }, stack.name, 'label');
      for (let column = 2; column <= width; column++)
        putKnown({ sheet, row, column }, null, { format: 'usd', look: 'value', unknown });
      row++;
      continue;
    }
    const figures = outcome.stacks.find((one) => one.stackId === stack.stackId)?.total;
    putText({ sheet, row, column: 1 }, stack.name, 'label');
    putAnswer(
      { sheet, row, column: 2 },
      plainCell(found.usdPerSuccess, sheet.name),
      found.usdPerSuccess.value ?? say('workbook.noSuccess'),
      'usd',
      'strong',
    );
    putKnown({ sheet, row, column: 3 }, figures?.usdPerSuccess?.low, { format: 'usd', look: 'value', unknown });
    putKnown({ sheet, row, column: 4 }, figures?.usdPerSuccess?.high, { format: 'usd', look: 'value', unknown });
    for (const [column, key] of Object.entries(copied))
      putFormula(
        { sheet, row, column: Number(column) },
        at(found.cells[key]),
        heads[Number(column) - 1]?.[1] ?? 'number',
      );
    row++;
  }
  row++;
  const best = cheapestNow(book, compare, sheet.name);
  if (best !== null) {
    putText({ sheet, row, column: 1 }, say('workbook.cheapestNow'), 'label');
    sheet.merges.push({ row, from: 2, to: 6 });
    sheet.cells.push({ row: row++, column: 2, value: best.name, formula: best.text, look: 'strong', format: 'text' });
  }
  putText({ sheet, row, column: 1 }, say('workbook.allChecks'), 'label');
  sheet.cells.push({
    row,
    column: 2,
    value: agree,
    formula: overall.name ?? plainCell(overall, sheet.name),
    look: 'strong',
    format: 'text',
    right: false,
  });
  sheet.okRanges.push(`B${row}`);
  putText({ sheet, row, column: 3 }, say('workbook.allChecksNote'), 'note', { wrap: true });
  sheet.merges.push({ row, from: 3, to: width });
  sheet.heights.set(row++, 32);
  row++;

  for (const stack of outcome.stacks) {
    const sentence = independenceSentence(reading, stack, true);
    if (sentence !== null) across(textOf(sentence), 'note');
  }
  const assumed = assumptionsTable(reading).rows.filter((one) => one.assumed).length;
  across(assumed === 0 ? say('report.noAssumed') : say('workbook.assumedCount', { count: assumed }), 'note');
  for (const warning of warningsTable(reading).rows) {
    const { kind, stack, what } = warning.cells;
    const place = typeof stack === 'string' && stack !== '' ? ` (${stack})` : '';
    across(`${kind}${place}: ${what}`, 'note');
  }
  row++;
  const tall = 15;
  sheet.charts.push(
    ...stackCharts(
      book,
      compare,
      { from: { row, column: 1 }, to: { row: row + tall, column: 4 } },
      { from: { row, column: 4 }, to: { row: row + tall, column: width + 1 } },
    ),
  );
  if (sheet.charts.length > 0) row += tall + 1;
  across(methodText(reading), 'note');
};

export const newSummary = (book: Book): Sheet => ({
  ...newSheet(nameSheet(book, book.reading.say('workbook.summarySheet')), [38, 16, 12, 12, 13, 13, 15, 15, 15]),
  page: 'onePortrait',
});
