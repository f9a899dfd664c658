/** The scenarios of the file side by side: the cheapest stack of each and every stack, the month as formulas, and what differs. */
import { compareDocuments } from '../../compare/differences.ts';
import type { Figures } from '../../engine/outcome.ts';
import { differenceText } from '../differenceText.ts';
import { cashOf, fullCostOf } from '../monthly.ts';
import type { Format, Sheet } from '../sheet.ts';
import type { BookScenario } from './beside.ts';
import { type Book, colourOf, freezeAt, input, nameCell, nameSheet } from './book.ts';
import type { CompareCells } from './compareSheet.ts';
import { at, type CellRef, chartRange, minus, over, plainRange, rounded, times } from './formula.ts';
import { positiveCheck } from './inputLines.ts';
import { putPerSuccess } from './perSuccess.ts';
import {
  lineHeight,
  linesOf,
  newSheet,
  putAcross,
  putAnswer,
  putFormula,
  putKnown,
  putNumber,
  putText,
} from './writing.ts';

const widths = [30, 44, 14, 14, 14, 12, 12, 16, 16, 16, 18];
const chartRows = 16;

/** The figures of a stack, by column from the fourth on. */
const figures = {
  cashPerTask: { column: 4, format: 'usd' },
  fullPerTask: { column: 5, format: 'usd' },
  success: { column: 6, format: 'share' },
  undetected: { column: 7, format: 'share' },
  cash: { column: 8, format: 'usdMonth' },
  full: { column: 9, format: 'usdMonth' },
  usdPerSuccess: { column: 10, format: 'usd' },
} as const satisfies Record<string, { column: number; format: Format }>;
type Figure = keyof typeof figures;
const figureNames = Object.keys(figures) as Figure[];

/** A stack of a scenario on the sheet. */
type Line = { stackId: string; stack: string; name: CellRef } & Record<Figure, CellRef>;

interface Place {
  book: Book;
  sheet: Sheet;
  /** The next free row. */
  row: number;
}

const headRow = 4;

const putHeads = ({ book, sheet }: Place): void => {
  const { say } = book.reading;
  const heads = [
    say('scenarios.scenario'),
    say('report.stack'),
    say('scenarios.tasks'),
    say('workbook.cashPerTask'),
    say('workbook.fullPerTask'),
    say('scenarios.success'),
    say('scenarios.undetected'),
    say('scenarios.cash'),
    say('scenarios.fullCost'),
    say('scenarios.perSuccess'),
    say('workbook.besideOpen'),
  ];
  heads.forEach((head, index) => {
    putText({ sheet, row: headRow, column: index + 1 }, head, 'head', { wrap: true, right: index > 1 });
  });
  sheet.heights.set(headRow, 47);
  freezeAt(sheet, headRow, 1);
};

/** Tasks a month: the plan's own input, or one of the scenario's. */
const putTasks = ({ book, sheet }: Place, row: number, { name, isActive, reading }: BookScenario): CellRef =>
  isActive
    ? putFormula({ sheet, row, column: 3 }, at(input(book, 'tasksPerMonth')), 'count')
    : putNumber({ sheet, row, column: 3 }, reading.job.plan.tasksPerMonth, 'count', 'input', {
        name: nameCell(book, `tasks_in_scenario_${name}`),
        validation: positiveCheck(book),
      });

/** What a task costs and brings: of the open scenario from the Compare sheet, of the others as the engine found it. */
const putPerTask = (
  { book, sheet, row }: Place,
  found: Figures,
  own: CompareCells['stacks'][number]['cells'] | undefined,
): Pick<Line, 'cashPerTask' | 'fullPerTask' | 'success' | 'undetected'> => {
  const put = (figure: Figure, value: number, live: CellRef | undefined): CellRef => {
    const { column, format } = figures[figure];
    return live === undefined
      ? putNumber({ sheet, row, column }, value, format, 'value')
      : putFormula({ sheet, row, column }, at(live), format);
  };
  return {
    cashPerTask:
      own === undefined
        ? put('cashPerTask', cashOf(found, 1), undefined)
        : putFormula({ sheet, row, column: 4 }, over(at(own.cashPerMonth), at(input(book, 'tasksPerMonth'))), 'usd'),
    fullPerTask: put('fullPerTask', found.usdPerTask.value, own?.usdPerTask),
    success: put('success', found.success.value, own?.success),
    undetected: put('undetected', found.silentFailure.value, own?.silentFailure),
  };
};

/** The stacks of one scenario, a line each; a stack without figures says so. */
const writeStacks = (place: Place, scenario: BookScenario, tasks: CellRef, compare: CompareCells): Line[] => {
  const { book, sheet } = place;
  const { say } = book.reading;
  const { tasksPerMonth } = scenario.reading.job.plan;
  return scenario.reading.outcome.stacks.flatMap(({ stackId, name, total }): Line[] => {
    const { row } = place;
    putText({ sheet, row, column: 1 }, scenario.name, 'label');
    const named = putText({ sheet, row, column: 2 }, name, 'label');
    const own = scenario.isActive ? compare.stacks.find((one) => one.stackId === stackId) : undefined;
    if (total === null) {
      for (let column = 3; column <= figures.usdPerSuccess.column; column++)
        putKnown({ sheet, row, column }, null, { format: 'usd', look: 'value', unknown: say('report.unknown') });
      place.row++;
      return [];
    }
    putFormula({ sheet, row, column: 3 }, at(tasks), 'count');
    const each = putPerTask(place, total, own?.cells);
    const month = (figure: 'cash' | 'full', usd: CellRef): CellRef => {
      const { column, format } = figures[figure];
      return putFormula({ sheet, row, column }, times(at(usd), at(tasks)), format);
    };
    const line: Line = {
      stackId,
      stack: name,
      name: named,
      ...each,
      cash: month('cash', each.cashPerTask),
      full: month('full', each.fullPerTask),
      usdPerSuccess: putPerSuccess(
        book,
        { sheet, row, column: figures.usdPerSuccess.column },
        each.fullPerTask,
        each.success,
        'strong',
      ),
    };
    const check = (figure: string, cell: CellRef, app: number): void => {
      const what = say('workbook.checkFigure', { stack: name, category: scenario.name, figure });
      book.checks.push({ what, cell, app });
    };
    check(say('scenarios.cash'), line.cash, cashOf(total, tasksPerMonth));
    check(say('scenarios.fullCost'), line.full, fullCostOf(total, tasksPerMonth));
    if (total.usdPerSuccess !== null) check(say('scenarios.perSuccess'), line.usdPerSuccess, total.usdPerSuccess.value);
    place.row++;
    return [line];
  });
};

/** On a line of its own, whatever costs least per success among a scenario's stacks as the cells stand. */
const writeCheapest = ({ book, sheet }: Place, row: number, lines: readonly Line[]): CellRef | null => {
  const best = lines.reduce<Line | null>(
    (found, line) =>
      line.usdPerSuccess.value !== null &&
      line.usdPerSuccess.value < (found?.usdPerSuccess.value ?? Number.POSITIVE_INFINITY)
        ? line
        : found,
    null,
  );
  if (best === null) {
    for (const column of [2, ...figureNames.map((figure) => figures[figure].column)])
      putKnown({ sheet, row, column }, null, {
        format: column === 2 ? 'text' : 'usd',
        look: 'value',
        unknown: book.reading.say('report.unknown'),
      });
    return null;
  }
  const range = (cells: (line: Line) => CellRef): string => plainRange(lines.map(cells), sheet.name);
  const costs = range((line) => line.usdPerSuccess);
  const place = `MATCH(MIN(${costs}),${costs},0)`;
  const picked = (cells: (line: Line) => CellRef): string => `INDEX(${range(cells)},${place})`;
  putAnswer(
    { sheet, row, column: 2 },
    picked((line) => line.name),
    best.stack,
    'text',
    'label',
  );
  for (const figure of figureNames) {
    const { column, format } = figures[figure];
    if (figure !== 'usdPerSuccess')
      putAnswer(
        { sheet, row, column },
        picked((line) => line[figure]),
        best[figure].value ?? 0,
        format,
      );
  }
  const { column } = figures.usdPerSuccess;
  return putAnswer({ sheet, row, column }, `MIN(${costs})`, best.usdPerSuccess.value ?? 0, 'usd', 'strong');
};

/** What a stack's month costs more than that of the same stack in the open scenario. */
const writeBeside = (sheet: Sheet, lines: readonly Line[], open: readonly Line[]): void => {
  for (const line of lines) {
    const same = open.find(({ stackId }) => stackId === line.stackId);
    if (same !== undefined && same !== line)
      putFormula({ sheet, row: line.full.row, column: 11 }, rounded(minus(at(line.full), at(same.full))), 'usdMonth');
  }
};

/** In words: what each other scenario has that the open one has not, or has otherwise. */
const writeDifferences = (place: Place, scenarios: readonly BookScenario[]): void => {
  const { book, sheet } = place;
  const { say, language } = book.reading;
  const open = scenarios.find(({ isActive }) => isActive);
  if (open === undefined) return;
  const documentOf = ({ reading }: BookScenario) => ({ ...reading.job, unknown: {} });
  place.row++;
  putAcross({ sheet, row: place.row++, to: widths.length }, say('workbook.whatDiffers'), 'heading');
  const { row: headAt } = place;
  const heads = [say('scenarios.scenario'), say('workbook.differing'), open.name, say('workbook.inThatScenario')];
  const from = [1, 2, 3, 7] as const;
  heads.forEach((head, index) => {
    putText({ sheet, row: headAt, column: from[index] ?? 1 }, head, 'head');
  });
  place.row++;
  for (const scenario of scenarios) {
    if (scenario === open) continue;
    const found = compareDocuments(documentOf(open), documentOf(scenario));
    const names = { say, language, meanings: [found.before, found.after] };
    const texts = found.differences.map(({ topic, changes }) => differenceText(names, topic, changes));
    for (const { what, before, after } of texts.length > 0
      ? texts
      : [{ what: say('workbook.nothingDiffers'), before: null, after: null }]) {
      const { row } = place;
      putText({ sheet, row, column: 1 }, scenario.name, 'label');
      putText({ sheet, row, column: 2 }, what, 'text', { wrap: true });
      putText({ sheet, row, column: 3 }, before ?? '', 'text', { wrap: true });
      putText({ sheet, row, column: 7 }, after ?? '', 'text', { wrap: true });
      sheet.merges.push({ row, from: 3, to: 6 }, { row, from: 7, to: 11 });
      const lines = Math.max(linesOf(what, 42), linesOf(before ?? '', 52), linesOf(after ?? '', 76));
      if (lines > 1) sheet.heights.set(row, lines * lineHeight);
      place.row++;
    }
  }
};

/** Two scenarios or more, this plan's own among them. */
export const writeScenarios = (book: Book, scenarios: readonly BookScenario[], compare: CompareCells): Sheet => {
  const { say } = book.reading;
  const sheet: Sheet = { ...newSheet(nameSheet(book, say('workbook.scenariosSheet')), widths), page: 'oneLandscape' };
  putText({ sheet, row: 1, column: 1 }, say('workbook.scenariosSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.scenariosLead'), 'lead');
  const first = headRow + 1;
  const place: Place = { book, sheet, row: first + scenarios.length + 1 };
  putHeads(place);
  const written = scenarios.map((scenario, index) => {
    const name = putText({ sheet, row: first + index, column: 1 }, scenario.name, 'strong');
    const tasks = putTasks(place, first + index, scenario);
    return { scenario, name, lines: writeStacks(place, scenario, tasks, compare) };
  });
  const open = written.find(({ scenario }) => scenario.isActive)?.lines ?? [];
  for (const { lines } of written) writeBeside(sheet, lines, open);
  const costs = written.map(({ lines }, index) => writeCheapest(place, first + index, lines));
  writeDifferences(place, scenarios);
  const known = costs.filter((cost) => cost !== null);
  if (known.length === scenarios.length)
    sheet.charts.push({
      title: say('workbook.chartScenarios'),
      stacked: false,
      categories: chartRange(written.map(({ name }) => name)),
      series: [
        {
          name: chartRange([{ sheet: sheet.name, row: headRow, column: 10, name: null, value: null }]),
          values: chartRange(known),
          colour: colourOf(0),
        },
      ],
      from: { row: place.row + 1, column: 1 },
      to: { row: place.row + 1 + chartRows, column: 7 },
    });
  return sheet;
};
