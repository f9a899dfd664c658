/** One category of a stack in the workbook: its ladders rung by rung, and what they add up to. */
import type { CategoryOutcome, Figures } from '../../engine/outcome.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Ladder, Policy } from '../../plan/policy.ts';
import type { WordPath } from '../../words/all.ts';
import { rowTitle } from '../rowName.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, type FigureCells, input } from './book.ts';
import { at, type CellRef, type Formula, minus, number, over, plus, sumOf, times } from './formula.ts';
import { putPerSuccess } from './perSuccess.ts';
import { type Leaf, leavesWithFlows, type RungCells, rungHeads, writeRung } from './stackRungs.ts';
import { putFormula, putNumber, putText } from './writing.ts';

const minutesPerHour = 60;

const present = <T>(cells: readonly (T | null)[]): T[] => cells.filter((cell): cell is T => cell !== null);

/** Without a verifier or attempts that bring nothing at the end nothing is ever rejected there. */
const canReject = ({ rungs }: Leaf): boolean => {
  const last = rungs.at(-1);
  return last !== undefined && (last.rung.verifier !== null || last.flow.returned < last.flow.attempts);
};

/** Tasks that leave a ladder's last rung rejected. */
const leftOver = (cells: readonly RungCells[]): Formula | null => {
  const [first] = cells;
  return first === undefined
    ? null
    : minus(at(first.reach), sumOf(cells.map((cell) => cell.good)), sumOf(cells.map((cell) => cell.bad)));
};

/** A category of a stack: its rungs, what becomes of what they reject, and the sums; the next free row. */
export const writeBlock = (
  book: Book,
  sheet: Sheet,
  start: number,
  where: { stack: Stack; category: CategoryPlan; outcome: CategoryOutcome; policy: Policy; figures: Figures },
): { cells: FigureCells; next: number } => {
  const { say } = book.reading;
  const { stack, category, outcome, policy, figures } = where;
  const leaves = leavesWithFlows(policy, outcome.rungs, stack.id, category.id);
  const several = leaves.length > 1;
  let row = start;
  rungHeads.forEach((path, index) => {
    putText({ sheet, row, column: index + 1 }, say(path), 'head', { wrap: true, right: index > 1 });
  });
  sheet.heights.set(row, 47);
  row++;
  const written = leaves.map((leaf) => ({
    leaf,
    cells: present(
      leaf.rungs.map((_, r) =>
        writeRung(book, sheet, row++, { stackId: stack.id, categoryId: category.id, leaf, r, several }),
      ),
    ),
  }));
  row++;
  const all = written.flatMap(({ cells }) => cells);
  const get = (field: string): Formula => at(input(book, `${category.id}.${field}`));

  const line = (path: WordPath, formula: Formula, format: Format, look: 'formula' | 'total' = 'formula'): CellRef => {
    putText({ sheet, row, column: 1 }, say(path), 'label');
    return putFormula({ sheet, row: row++, column: 3 }, formula, format, look);
  };
  const given = (path: WordPath, value: number): CellRef => {
    putText({ sheet, row, column: 1 }, say(path), 'label');
    return putNumber({ sheet, row: row++, column: 3 }, value, 'share', 'value');
  };

  const good = line('workbook.acceptedGood', sumOf(all.map((cell) => cell.good)), 'share');
  const ending = (what: Ladder['onReject']): Formula[] =>
    present(
      written
        .filter(({ leaf }) => leaf.ladder.onReject === what && canReject(leaf))
        .map(({ cells }) => leftOver(cells)),
    );
  const toHumans = ending('human');
  const handed = toHumans.length === 0 ? null : line('workbook.handed', plus(...toHumans), 'share');
  const humanGood = handed === null ? null : times(at(handed), get('humanSuccess'));
  const badAccepted = sumOf(all.map((cell) => cell.bad));
  const delivering = ending('deliver');
  const deliveredGood =
    delivering.length === 0
      ? null
      : given(
          'workbook.deliveredGood',
          Math.max(0, figures.success.value - (good.value ?? 0) - (humanGood?.value ?? 0)),
        );
  const deliveredBad =
    delivering.length === 0
      ? null
      : given('workbook.deliveredBad', Math.max(0, figures.silentFailure.value - badAccepted.value));
  const success = line(
    'compare.success',
    plus(at(good), ...present([deliveredGood]).map(at), ...present([humanGood])),
    'share',
    'total',
  );
  const silentFailure = line(
    'compare.silentFailure',
    plus(badAccepted, ...present([deliveredBad]).map(at)),
    'share',
    'total',
  );
  const abandoned = line(
    'compare.abandoned',
    plus(
      ...ending('abandon'),
      ...(handed === null ? [] : [times(at(handed), minus(number(1), get('humanSuccess')))]),
      ...(delivering.length === 0
        ? []
        : [minus(plus(...delivering), ...present([deliveredGood, deliveredBad]).map(at))]),
    ),
    'share',
    'total',
  );
  const ends = line('workbook.endsSum', plus(at(success), at(silentFailure), at(abandoned)), 'share');
  book.checks.push({
    what: say('workbook.checkEnds', { stack: stack.name, category: rowTitle(say, category) }),
    cell: ends,
    app: 1,
  });
  const routed = written.flatMap(({ leaf, cells: [first] }) =>
    first === undefined ? [] : leaf.routes.map(({ key }) => times(at(first.reach), at(input(book, key)))),
  );
  const model = line('report.modelUsd', sumOf(all.map((cell) => cell.modelUsd)), 'usd');
  const verifier = line(
    'report.verifierUsd',
    plus(...present(all.map((cell) => cell.checkUsd)).map(at), ...routed),
    'usd',
  );
  const humanMinutes = line(
    'workbook.humanMinutes',
    plus(
      ...present(all.map((cell) => cell.minutes)).map(at),
      ...(handed === null ? [] : [times(at(handed), get('humanMinutesPerTask'))]),
    ),
    'minutes',
  );
  const human = line(
    'report.humanUsd',
    over(times(at(humanMinutes), at(input(book, 'humanUsdPerHour'))), number(minutesPerHour)),
    'usd',
  );
  const silentFailures = line('report.silentFailuresUsd', times(at(silentFailure), get('silentFailureUsd')), 'usd');
  const tasks = times(at(input(book, 'tasksPerMonth')), get('share'));
  /** Of the fleets by their formulas, the rest as it is paid. */
  const monthly = (path: WordPath, perTask: number, fleets: readonly CellRef[]): CellRef[] => {
    if (perTask === 0) return [];
    putText({ sheet, row, column: 1 }, say(path), 'label');
    const where = { sheet, row: row++, column: 3 };
    const month = perTask * tasks.value;
    if (fleets.length === 0) return [putNumber(where, month, 'usdMonth', 'input')];
    const rest = month - fleets.reduce((sum, { value }) => sum + (value ?? 0), 0);
    const others = Math.abs(rest) <= 1e-9 * month ? [] : [number(rest)];
    return [putFormula(where, plus(...fleets.map(at), ...others), 'usdMonth')];
  };
  const { committed, owned } = figures.parts;
  const paid = book.hardware.get(`${stack.id}/${category.id}`) ?? { committed: [], owned: [] };
  const committedMonth = monthly('workbook.committedMonth', committed, paid.committed);
  const ownedMonth = monthly('workbook.ownedMonth', owned, paid.owned);
  const hardware = [...committedMonth, ...ownedMonth].map((month) => over(at(month), tasks));
  const fixed = hardware.length === 0 ? null : line('report.fixedUsd', plus(...hardware), 'usd');
  const usdPerTask = line(
    'workbook.totalPerTask',
    plus(at(model), at(verifier), at(human), at(silentFailures), ...present([fixed]).map(at)),
    'usd',
    'total',
  );
  putText({ sheet, row, column: 1 }, say('compare.usdPerSuccess'), 'label');
  const usdPerSuccess = putPerSuccess(book, { sheet, row: row++, column: 3 }, usdPerTask, success, 'total');
  const value = line('report.valueOfSuccessUsd', times(at(success), get('valueOfSuccessUsd')), 'usd');
  return {
    cells: {
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
    },
    next: row + 1,
  };
};
