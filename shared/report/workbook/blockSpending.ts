/** What a category's tasks cost in the workbook, by cause, and per success. */

import type { Figures } from '../../engine/outcome.ts';
import { present } from '../../foundation/arrays.ts';
import type { WordPath } from '../../words/all.ts';
import type { EndCells, WrittenLeaf } from './blockEnds.ts';
import type { BlockLines } from './blockLines.ts';
import { type Book, type FigureCells, input } from './book.ts';
import { at, type CellRef, type Formula, number, over, plus, sumOf, times } from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { putFormula, putNumber } from './writing.ts';

const minutesPerHour = 60;

/** Hardware and commitments of a month as they are paid: what the fleets' formulas give, and the rest. */
const writeMonthly = (
  lines: BlockLines,
  path: WordPath,
  { month, fleets }: { month: number; fleets: readonly CellRef[] },
): CellRef[] => {
  if (month === 0) return [];
  const where = lines.named(path);
  if (fleets.length === 0) return [putNumber(where, month, 'usdMonth', 'input')];
  const rest = month - fleets.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const others = Math.abs(rest) <= 1e-9 * month ? [] : [number(rest)];
  return [putFormula(where, plus(...fleets.map(at), ...others), 'usdMonth')];
};

/** `get` is an input of the category by its field; `place` is `stack/row`, under which the book knows what fleets cost. */
export const writeSpending = (
  book: Book,
  lines: BlockLines,
  written: readonly WrittenLeaf[],
  { ends, get, place, figures }: { ends: EndCells; get: (field: string) => Formula; place: string; figures: Figures },
): FigureCells => {
  const { success, silentFailure, abandoned, handed } = ends;
  const all = written.flatMap(({ cells }) => cells);
  const routed = written.flatMap(({ leaf, cells: [first] }) =>
    first === undefined ? [] : leaf.routes.map(({ key }) => times(at(first.reach), at(input(book, key)))),
  );
  const model = lines.formula('report.modelUsd', sumOf(all.map((cell) => cell.modelUsd)), 'usd');
  const verifier = lines.formula(
    'report.verifierUsd',
    plus(...present(all.map((cell) => cell.checkUsd)).map(at), ...routed),
    'usd',
  );
  const humanMinutes = lines.formula(
    'workbook.humanMinutes',
    plus(
      ...present(all.map((cell) => cell.minutes)).map(at),
      ...(handed === null ? [] : [times(at(handed), get('humanMinutesPerTask'))]),
    ),
    'minutes',
  );
  const human = lines.formula(
    'report.humanUsd',
    over(times(at(humanMinutes), at(input(book, 'humanUsdPerHour'))), number(minutesPerHour)),
    'usd',
  );
  const silentFailures = lines.formula(
    'report.silentFailuresUsd',
    times(at(silentFailure), get('silentFailureUsd')),
    'usd',
  );
  const tasks = times(at(input(book, 'tasksPerMonth')), get('share'));
  const { committed, owned } = figures.parts;
  const fleets = book.hardware.get(place) ?? { committed: [], owned: [] };
  const committedMonth = writeMonthly(lines, 'workbook.committedMonth', {
    month: committed * tasks.value,
    fleets: fleets.committed,
  });
  const ownedMonth = writeMonthly(lines, 'workbook.ownedMonth', { month: owned * tasks.value, fleets: fleets.owned });
  const hardware = [...committedMonth, ...ownedMonth].map((month) => over(at(month), tasks));
  const fixed = hardware.length === 0 ? null : lines.formula('report.fixedUsd', plus(...hardware), 'usd');
  const usdPerTask = lines.formula(
    'workbook.totalPerTask',
    plus(at(model), at(verifier), at(human), at(silentFailures), ...present([fixed]).map(at)),
    'usd',
    'total',
  );
  const usdPerSuccess = putPerSuccess(book, lines.named('compare.usdPerSuccess'), usdPerTask, success, 'total');
  const value = lines.formula('report.valueOfSuccessUsd', times(at(success), get('valueOfSuccessUsd')), 'usd');
  return {
    usdPerTask,
    model,
    verifier,
    human,
    silentFailures,
    fixed,
    committedMonth,
    success,
    silentFailure,
    abandoned,
    usdPerSuccess,
    humanMinutes,
    value,
  };
};
