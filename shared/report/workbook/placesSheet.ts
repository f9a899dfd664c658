/**
 * The plan over regions and languages: shares are inputs, what a task costs and brings in each place is the engine's, and what
 * they come to in a region and everywhere is formulas.
 */
import type { PlaceFigures } from '../../engine/horizon/places.ts';
import type { RegionFound } from '../../engine/horizon/regions.ts';
import { regionShares, spendShares } from '../../engine/horizon/sharesOfDemand.ts';
import { planSourceIn } from '../../words/planSentences.ts';
import { type Naming, stackNameOf } from '../leverText.ts';
import { languageName, placesRemarks, placesVerdict, regionName } from '../placesTables.ts';
import type { Format, Sheet } from '../sheet.ts';
import type { BookPlaces } from './beside.ts';
import { type Book, colourOf, input, nameCell, nameSheet } from './book.ts';
import { at, type CellRef, chartRange, minus, rounded, sumOf, sumProduct, times } from './formula.ts';
import { shareCheck } from './inputLines.ts';
import { putPerSuccess } from './perSuccess.ts';
import { linesOf, newSheet, putAcross, putFormula, putKnown, putNumber, putText } from './writing.ts';

const widths = [30, 14, 14, 15, 16, 16, 15, 15, 15, 34];
const servedBy = 10;
const headRow = 5;
const chartRows = 17;

interface Place {
  book: Book;
  sheet: Sheet;
  /** The next free row. */
  row: number;
}

/** Regions down, languages across; a place that nobody serves has no cells. */
type Matrix = Map<RegionFound, CellRef[]>;

const matrixHead = (place: Place, title: string, languages: readonly string[]): void => {
  const { book, sheet } = place;
  putAcross({ sheet, row: place.row++, to: widths.length }, title, 'heading');
  putText({ sheet, row: place.row, column: 1 }, book.reading.say('places.region'), 'head');
  languages.forEach((name, l) => {
    putText({ sheet, row: place.row, column: 2 + l }, name, 'head', { wrap: true, right: true });
  });
  sheet.heights.set(place.row++, 32);
};

/** The engine's figures of each place. */
const putMatrix = (
  place: Place,
  regions: readonly RegionFound[],
  { format, of }: { format: Format; of: (figures: PlaceFigures) => number },
): Matrix => {
  const { book, sheet } = place;
  const { say } = book.reading;
  const matrix: Matrix = new Map();
  for (const region of regions) {
    const { row } = place;
    putText({ sheet, row, column: 1 }, regionName(say, region.id), 'label');
    const cells = region.cells.map(({ figures }, l) =>
      putKnown({ sheet, row, column: 2 + l }, figures === null ? null : of(figures), {
        format,
        look: 'value',
        unknown: say('report.unknown'),
      }),
    );
    if (cells.length > 0 && cells.every(({ value }) => value !== null)) matrix.set(region, cells);
    place.row++;
  }
  place.row++;
  return matrix;
};

const putCosts = (place: Place, regions: readonly RegionFound[], costs: Matrix, success: Matrix): void => {
  const { book, sheet } = place;
  for (const region of regions) {
    const { row } = place;
    putText({ sheet, row, column: 1 }, regionName(book.reading.say, region.id), 'label');
    const [usd = [], share = []] = [costs.get(region), success.get(region)];
    usd.forEach((cell, l) => {
      const brought = share[l];
      if (brought !== undefined) putPerSuccess(book, { sheet, row, column: 2 + l }, cell, brought);
    });
    place.row++;
  }
  place.row++;
};

interface RegionCells {
  name: CellRef;
  share: CellRef;
  tasks: CellRef;
  success: CellRef;
  usdPerTask: CellRef;
  usdPerSuccess: CellRef;
  spend: CellRef;
  rules: CellRef | null;
}

const check = (book: Book, place: string, figure: string, cell: CellRef, app: number | null | undefined): void => {
  if (app === null || app === undefined) return;
  const { say } = book.reading;
  const what = say('workbook.checkFigure', { stack: say('places.title'), category: place, figure });
  book.checks.push({ what, cell, app });
};

/** A region: what its languages come to; null where nobody serves it. */
const writeRegion = (
  { book, sheet, row }: Place,
  naming: Naming,
  region: RegionFound,
  { languages, success, costs, plain }: { languages: CellRef[]; success: Matrix; costs: Matrix; plain: CellRef | null },
): RegionCells | null => {
  const { say } = book.reading;
  const name = regionName(say, region.id);
  const named = putText({ sheet, row, column: 1 }, name, 'label');
  const share = putNumber({ sheet, row, column: 2 }, region.share, 'share', 'input', {
    name: nameCell(book, `share_of_${region.id}`),
    validation: shareCheck(book),
  });
  const tasks = putFormula({ sheet, row, column: 3 }, times(at(input(book, 'tasksPerMonth')), at(share)), 'count');
  const server = region.servedBy === null ? say('places.nobody') : stackNameOf(naming, region.servedBy);
  putText({ sheet, row, column: servedBy }, server, 'text');
  const [brought, usd] = [success.get(region), costs.get(region)];
  if (brought === undefined || usd === undefined || region.total === null) {
    for (let column = 4; column < servedBy; column++)
      putKnown({ sheet, row, column }, null, { format: 'usd', look: 'value', unknown: say('report.unknown') });
    return null;
  }
  const successes = putFormula({ sheet, row, column: 4 }, sumProduct(languages, brought), 'share');
  const usdPerTask = putFormula({ sheet, row, column: 5 }, sumProduct(languages, usd), 'usd');
  const usdPerSuccess = putPerSuccess(book, { sheet, row, column: 6 }, usdPerTask, successes, 'strong');
  const spent = region.tasksPerMonth > 0 ? region.total.usdPerMonth / region.tasksPerMonth : 0;
  const spendEach = putNumber({ sheet, row, column: 7 }, spent, 'usd', 'value');
  const spend = putFormula({ sheet, row, column: 8 }, times(at(spendEach), at(tasks)), 'usdMonth');
  const rules =
    plain === null || usdPerSuccess.value === null || region.ruleUsd === null
      ? null
      : putFormula(
          { sheet, row, column: 9 },
          rounded(times(minus(at(usdPerSuccess), at(plain)), at(successes), at(tasks))),
          'usdMonth',
        );
  check(book, name, say('places.success'), successes, region.total.success);
  check(book, name, say('places.here'), usdPerSuccess, region.total.usdPerSuccess);
  check(book, name, say('places.spend'), spend, region.total.usdPerMonth);
  return { name: named, share, tasks, success: successes, usdPerTask, usdPerSuccess, spend, rules };
};

/** All regions together, where every one is served. */
const writeAll = ({ book, sheet, row }: Place, cells: readonly RegionCells[], total: PlaceFigures | null): void => {
  const { say } = book.reading;
  const name = say('places.mean');
  putText({ sheet, row, column: 1 }, name, 'total');
  const shares = cells.map(({ share }) => share);
  const sum = (column: number, of: (region: RegionCells) => CellRef, format: Format): CellRef =>
    putFormula({ sheet, row, column }, sumOf(cells.map(of)), format, 'total');
  const mean = (column: number, of: (region: RegionCells) => CellRef, format: Format): CellRef =>
    putFormula({ sheet, row, column }, sumProduct(shares, cells.map(of)), format, 'total');
  const all = putFormula({ sheet, row, column: 2 }, sumOf(shares), 'share', 'total');
  book.checks.push({ what: say('workbook.checkRegions'), cell: all, app: 1 });
  sum(3, ({ tasks }) => tasks, 'count');
  const success = mean(4, (region) => region.success, 'share');
  const usdPerTask = mean(5, (region) => region.usdPerTask, 'usd');
  const usdPerSuccess = putPerSuccess(book, { sheet, row, column: 6 }, usdPerTask, success, 'total');
  const spend = sum(8, (region) => region.spend, 'usdMonth');
  const rules = cells.flatMap((region) => region.rules ?? []);
  if (rules.length === cells.length) putFormula({ sheet, row, column: 9 }, sumOf(rules), 'usdMonth', 'total');
  check(book, name, say('places.success'), success, total?.success);
  check(book, name, say('places.here'), usdPerSuccess, total?.usdPerSuccess);
  check(book, name, say('places.spend'), spend, total?.usdPerMonth);
};

const putHeads = ({ book, sheet }: Place): void => {
  const { say } = book.reading;
  const heads = [
    say('places.region'),
    say('places.share'),
    say('places.tasks'),
    say('places.success'),
    say('workbook.fullPerTask'),
    say('places.here'),
    say('workbook.spendPerTask'),
    say('places.spend'),
    say('places.rules'),
    say('places.servedBy'),
  ];
  heads.forEach((head, index) => {
    putText({ sheet, row: headRow, column: index + 1 }, head, 'head', {
      wrap: true,
      right: index > 0 && index + 1 < servedBy,
    });
  });
  sheet.heights.set(headRow, 32);
};

/** Where the shares come from, with what its authors warn of. */
const sharesRemarks = ({ say, language }: Naming, from: BookPlaces['sharesFrom']): string[] => {
  switch (from) {
    case 'proxy':
      return [say('places.source', { source: planSourceIn(regionShares().source, language) }), say('places.proxyNote')];
    case 'spend':
      return [say('places.source', { source: planSourceIn(spendShares().source, language) }), say('places.spendNote')];
    case 'typed':
      return [say('places.source', { source: say('places.stated') })];
    default:
      return from satisfies never;
  }
};

export const writePlaces = (book: Book, { ask, found, sharesFrom }: BookPlaces): Sheet => {
  const { say, language, job } = book.reading;
  const naming: Naming = { job, say, language };
  const sheet = newSheet(nameSheet(book, say('places.title')), [
    ...widths,
    ...Array.from({ length: Math.max(0, 1 + ask.languages.length - widths.length) }, () => 15),
  ]);
  const { regions } = found;
  putText({ sheet, row: 1, column: 1 }, say('places.title'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.placesLead'), 'lead');
  putText({ sheet, row: 3, column: 1 }, placesVerdict(naming, found), 'strong');
  const place: Place = { book, sheet, row: headRow + regions.length + 3 };
  putHeads(place);
  const languageNames = ask.languages.map(({ id }) => languageName(say, id));

  const plainUsd = found.plain?.usdPerSuccess ?? null;
  if (plainUsd !== null) putText({ sheet, row: place.row, column: 1 }, say('workbook.withoutRules'), 'label');
  const plain = plainUsd === null ? null : putNumber({ sheet, row: place.row, column: 6 }, plainUsd, 'usd', 'value');
  place.row += 2;

  matrixHead(place, say('places.success'), languageNames);
  putText({ sheet, row: place.row, column: 1 }, say('workbook.shareOfLanguage'), 'label');
  const languages = ask.languages.map(({ id, share }, l) =>
    putNumber({ sheet, row: place.row, column: 2 + l }, share, 'share', 'input', {
      name: nameCell(book, `share_in_language_${id}`),
      validation: shareCheck(book),
    }),
  );
  place.row++;
  const success = putMatrix(place, regions, { format: 'share', of: (figures) => figures.success });
  matrixHead(place, say('workbook.fullPerTask'), languageNames);
  const costs = putMatrix(place, regions, { format: 'usd', of: (figures) => figures.usdPerTask });
  matrixHead(place, say('horizon.perSuccess'), languageNames);
  putCosts(place, regions, costs, success);

  const cells = regions.flatMap((region, r) => {
    const own: Place = { book, sheet, row: headRow + 1 + r };
    return writeRegion(own, naming, region, { languages, success, costs, plain }) ?? [];
  });
  if (cells.length === regions.length && cells.length > 0)
    writeAll({ book, sheet, row: headRow + 1 + regions.length }, cells, found.total);
  for (const text of [...sharesRemarks(naming, sharesFrom), ...placesRemarks(naming, found)])
    putAcross({ sheet, row: place.row++, to: widths.length }, text, 'note', linesOf(text, 170));
  if (cells.length === regions.length && cells.length > 1)
    sheet.charts.push({
      title: say('workbook.chartPlaces'),
      stacked: false,
      categories: chartRange(cells.map(({ name }) => name)),
      series: [
        {
          name: chartRange([{ sheet: sheet.name, row: headRow, column: 6, name: null, value: null }]),
          values: chartRange(cells.map(({ usdPerSuccess }) => usdPerSuccess)),
          colour: colourOf(0),
        },
      ],
      from: { row: place.row + 1, column: 1 },
      to: { row: place.row + 1 + chartRows, column: 8 },
    });
  return sheet;
};
