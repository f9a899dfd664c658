/** The first page of the workbook: the verdict in words, the figures that carry it, and two charts. */
import { inBrackets, titled } from '../../words/format.ts';
import { assumptionsTable } from '../assumptionsTable.ts';
import { independenceSentence } from '../explain.ts';
import { methodText, titleText, workloadText } from '../onePage.ts';
import { priceAgeSentence } from '../priceAge.ts';
import type { Reading } from '../reading.ts';
import { textOf } from '../sayParts.ts';
import type { Sheet } from '../sheet.ts';
import { verdict } from '../verdict.ts';
import { warningsTable } from '../warningsTable.ts';
import { withoutErrors } from '../withoutErrors.ts';
import { type Book, nameSheet } from './book.ts';
import { agree } from './checksSheet.ts';
import { type CompareCells, cheapestNow, stackCharts } from './compareSheet.ts';
import { at, type CellRef, plainCell } from './formula.ts';
import { writeMoney } from './moneyBlock.ts';
import { type At, linesOf, newSheet, putAcross, putAnswer, putFormula, putKnown, putText } from './writing.ts';

const width = 9;
const characters = 118;

/** The sheet, and the row that is written next. */
class Page {
  row = 1;
  readonly sheet: Sheet;

  constructor(sheet: Sheet) {
    this.sheet = sheet;
  }

  /** `room`: the characters that a line holds. */
  across(text: string, look: 'title' | 'lead' | 'note', room = characters): void {
    putAcross({ sheet: this.sheet, row: this.row++, to: width }, text, look, linesOf(text, room));
  }

  at(column: number): At {
    return { sheet: this.sheet, row: this.row, column };
  }
}

const writeVerdict = (page: Page, reading: Reading): void => {
  const { sheet } = page;
  page.across(titleText(reading), 'title', 70);
  page.across(workloadText(reading), 'lead');
  page.row++;
  const said = verdict(reading).text;
  putAcross({ sheet, row: page.row, to: width }, said, 'big', 1);
  sheet.heights.set(page.row++, linesOf(said, 104) * 20 + 4);
  const age = priceAgeSentence(reading);
  if (age !== null) page.across(textOf(age), 'note');
  const bare = withoutErrors(reading);
  if (bare !== null) page.across(textOf(bare), 'note');
  page.across(reading.say('workbook.summaryLead'), 'note');
  page.row++;
};

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

/** By column, the figure of the Compare sheet that is shown again. */
const copied = {
  5: 'success',
  6: 'silentFailure',
  7: 'cashPerMonth',
  8: 'fullPerMonth',
  9: 'humanHoursPerMonth',
} as const;

/** A line per stack: its figures as the Compare sheet has them. */
const writeStacks = (page: Page, { reading: { say, outcome }, stacks }: Book, compare: CompareCells): void => {
  const { sheet } = page;
  const unknown = say('report.unknown');
  heads.forEach(([path], index) => {
    putText(page.at(index + 1), say(path), 'head', { wrap: true, right: index > 0 });
  });
  sheet.heights.set(page.row++, 32);
  for (const stack of stacks) {
    const found = compare.stacks.find((one) => one.stackId === stack.stackId);
    putText(page.at(1), stack.name, 'label');
    if (found === undefined) {
      for (let column = 2; column <= width; column++)
        putKnown(page.at(column), null, { format: 'usd', look: 'value', unknown });
    } else {
      const figures = outcome.stacks.find((one) => one.stackId === stack.stackId)?.total;
      const { usdPerSuccess } = found;
      putAnswer(
        page.at(2),
        plainCell(usdPerSuccess, sheet.name),
        usdPerSuccess.value ?? say('workbook.noSuccess'),
        'usd',
        'strong',
      );
      putKnown(page.at(3), figures?.usdPerSuccess?.low, { format: 'usd', look: 'value', unknown });
      putKnown(page.at(4), figures?.usdPerSuccess?.high, { format: 'usd', look: 'value', unknown });
      for (const [column, key] of Object.entries(copied))
        putFormula(page.at(Number(column)), at(found.cells[key]), heads[Number(column) - 1]?.[1] ?? 'number');
    }
    page.row++;
  }
  page.row++;
};

/** The cheapest by what the inputs say now, and whether every check agrees. */
const writeStanding = (page: Page, book: Book, compare: CompareCells, overall: CellRef): void => {
  const { sheet } = page;
  const { say } = book.reading;
  const best = cheapestNow(book, compare, sheet.name);
  if (best !== null) {
    putText(page.at(1), say('workbook.cheapestNow'), 'label');
    sheet.merges.push({ row: page.row, from: 2, to: 6 });
    sheet.cells.push({
      row: page.row++,
      column: 2,
      value: best.name,
      formula: best.text,
      look: 'strong',
      format: 'text',
    });
  }
  putText(page.at(1), say('workbook.allChecks'), 'label');
  sheet.cells.push({
    row: page.row,
    column: 2,
    value: agree,
    formula: overall.name ?? plainCell(overall, sheet.name),
    look: 'strong',
    format: 'text',
    right: false,
  });
  sheet.okRanges.push(`B${page.row}`);
  putText(page.at(3), say('workbook.allChecksNote'), 'note', { wrap: true });
  sheet.merges.push({ row: page.row, from: 3, to: width });
  sheet.heights.set(page.row++, 32);
  page.row++;
};

/** What the figures take for granted, and what they warn of. */
const writeNotes = (page: Page, reading: Reading): void => {
  const { say } = reading;
  for (const stack of reading.outcome.stacks) {
    const sentence = independenceSentence(reading, stack, true);
    if (sentence !== null) page.across(textOf(sentence), 'note');
  }
  const assumed = assumptionsTable(reading).rows.filter((one) => one.assumed).length;
  page.across(assumed === 0 ? say('report.noAssumed') : say('workbook.assumedCount', { count: assumed }), 'note');
  for (const warning of warningsTable(reading).rows) {
    const { kind, stack, what } = warning.cells;
    const place = typeof stack === 'string' && stack !== '' ? inBrackets(stack, reading.language) : '';
    page.across(titled(`${kind}${place}`, String(what), reading.language), 'note');
  }
  page.row++;
};

export const writeSummary = (book: Book, compare: CompareCells, overall: CellRef, sheet: Sheet): void => {
  const page = new Page(sheet);
  writeVerdict(page, book.reading);
  writeStacks(page, book, compare);
  page.row = writeMoney({ sheet, row: page.row, width }, book, compare);
  writeStanding(page, book, compare, overall);
  writeNotes(page, book.reading);
  const tall = 15;
  const { row } = page;
  sheet.charts.push(
    ...stackCharts(
      book,
      compare,
      { from: { row, column: 1 }, to: { row: row + tall, column: 4 } },
      { from: { row, column: 4 }, to: { row: row + tall, column: width + 1 } },
    ),
  );
  if (sheet.charts.length > 0) page.row += tall + 1;
  page.across(methodText(book.reading), 'note');
};

export const newSummary = (book: Book): Sheet => ({
  ...newSheet(nameSheet(book, book.reading.say('workbook.summarySheet')), [38, 16, 12, 12, 13, 13, 15, 15, 15]),
  page: 'onePortrait',
});
