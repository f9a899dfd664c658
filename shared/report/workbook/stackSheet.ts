/** One stack, rung by rung: every cost a formula, every probability a labelled value of the engine. */
import { leavesOf } from '../../engine/leaves.ts';
import type { CategoryOutcome, Figures, RungFlow, StackOutcome } from '../../engine/outcome.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Ladder, Policy, Rung } from '../../plan/policy.ts';
import type { WordPath } from '../../words/all.ts';
import { formatShare } from '../../words/format.ts';
import { categoryName } from '../categoryName.ts';
import { explainGap } from '../explain.ts';
import { modelName } from '../reading.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, colourOf, type FigureCells, freezeAt, input, letterOf, nameSheet } from './book.ts';
import {
  at,
  type CellRef,
  type Formula,
  minus,
  number,
  over,
  plainCell,
  plus,
  sumOf,
  sumProduct,
  times,
} from './formula.ts';
import { routeKey, rungKey } from './inputsSheet.ts';
import { newSheet, putAcross, putAnswer, putFormula, putKnown, putNumber, putText } from './writing.ts';

const minutesPerHour = 60;
const perMillion = 1e6;

/** Cost over success, or the word for none where nothing succeeds. */
export const putPerSuccess = (
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  cost: CellRef,
  success: CellRef,
  look: 'formula' | 'total' | 'strong' = 'formula',
): CellRef => {
  const none = book.reading.say('workbook.noSuccess');
  const value = (success.value ?? 0) > 0 ? (cost.value ?? 0) / (success.value ?? 1) : none;
  const [top, bottom] = [plainCell(cost, sheet.name), plainCell(success, sheet.name)];
  return putAnswer(sheet, row, column, `IF(${bottom}>0,${top}/${bottom},"${none}")`, value, 'usd', look);
};

interface Leaf {
  ladder: Ladder;
  path: number[];
  routes: { key: string }[];
  rungs: { rung: Rung; flow: RungFlow }[];
}

/** The ladders of a policy beside the engine's flows, which come in the same order. */
const leavesWithFlows = (policy: Policy, flows: readonly RungFlow[], stackId: string, categoryId: string): Leaf[] => {
  let next = 0;
  return leavesOf(policy).map(({ ladder, path, routes }) => ({
    ladder,
    path,
    routes: routes.map((route) => ({ key: routeKey(stackId, categoryId, route.path) })),
    rungs: ladder.rungs.flatMap((rung) => {
      const flow = flows[next++];
      return flow === undefined ? [] : [{ rung, flow }];
    }),
  }));
};

const checkCost = (book: Book, rung: Rung, key: string): Formula => {
  const fee = at(input(book, `${key}.usdPerCheck`));
  const judge = rung.verifier?.judge ?? null;
  const prices = judge === null ? undefined : book.prices.get(judge.modelId);
  if (judge === null || prices === undefined) return fee;
  return plus(
    fee,
    over(
      plus(
        times(at(input(book, `${key}.judgePromptTokens`)), at(prices.prompt)),
        times(at(input(book, `${key}.judgeCompletionTokens`)), at(prices.completion)),
      ),
      number(perMillion),
    ),
  );
};

/** Cells of one rung that the block adds up. */
interface RungCells {
  reach: CellRef;
  returned: CellRef;
  modelUsd: CellRef;
  checkUsd: CellRef | null;
  minutes: CellRef | null;
  good: CellRef;
  bad: CellRef;
}

const rungHeads = [
  'report.rung',
  'report.model',
  'report.reach',
  'report.attempts',
  'workbook.returned',
  'workbook.multiplier',
  'report.usdPerAttempt',
  'report.modelUsd',
  'workbook.checkCost',
  'report.verifierUsd',
  'workbook.humanMinutes',
  'report.acceptedGood',
  'report.acceptedBad',
] as const satisfies readonly WordPath[];

const writeRung = (
  book: Book,
  sheet: Sheet,
  row: number,
  where: { stackId: string; categoryId: string; leaf: Leaf; r: number; several: boolean },
): RungCells | null => {
  const { say } = book.reading;
  const { stackId, categoryId, leaf, r, several } = where;
  const here = leaf.rungs[r];
  if (here === undefined) return null;
  const { rung, flow } = here;
  const attempt = book.attempts.get(`${categoryId}/${rung.modelId}`);
  if (attempt === undefined) return null;
  const key = rungKey(stackId, categoryId, leaf.path, r);
  const label = several
    ? say('workbook.part', { path: leaf.path.map((step) => step + 1).join('.'), number: r + 1 })
    : say('workbook.rungNumber', { number: r + 1 });
  const comeBack = flow.attempts * (1 - rung.errorShare.value);
  const atMean = comeBack * (attempt.value ?? 0);
  putText(sheet, row, 1, label, 'label');
  putText(sheet, row, 2, modelName(book.reading, rung.modelId), 'label');
  const reach = putNumber(sheet, row, 3, flow.reach, 'share', 'value');
  putNumber(sheet, row, 4, flow.attempts, 'factor', 'value');
  const returned = putNumber(sheet, row, 5, comeBack, 'factor', 'value');
  const multiplier = putNumber(sheet, row, 6, atMean > 0 ? flow.modelUsd / atMean : 1, 'factor', 'value');
  const cost = putFormula(sheet, row, 7, at(attempt), 'usd');
  const modelUsd = putFormula(sheet, row, 8, times(at(returned), at(multiplier), at(cost)), 'usd');
  let checkUsd: CellRef | null = null;
  let minutes: CellRef | null = null;
  if (rung.verifier !== null) {
    const each = putFormula(sheet, row, 9, checkCost(book, rung, key), 'usd');
    checkUsd = putFormula(sheet, row, 10, times(at(returned), at(each)), 'usd');
    minutes = putFormula(sheet, row, 11, times(at(returned), at(input(book, `${key}.minutesPerCheck`))), 'minutes');
  }
  const good = putNumber(sheet, row, 12, flow.acceptedGood, 'share', 'value');
  const bad = putNumber(sheet, row, 13, flow.acceptedBad, 'share', 'value');
  return { reach, returned, modelUsd, checkUsd, minutes, good, bad };
};

const present = <T>(cells: readonly (T | null)[]): T[] => cells.filter((cell): cell is T => cell !== null);

/** Without a verifier or errors at the end nothing is ever rejected there. */
const canReject = ({ rungs }: Leaf): boolean => {
  const last = rungs.at(-1)?.rung;
  return last !== undefined && (last.verifier !== null || last.errorShare.value > 0);
};

/** Tasks that leave a ladder's last rung rejected. */
const leftOver = (cells: readonly RungCells[]): Formula | null => {
  const [first] = cells;
  return first === undefined
    ? null
    : minus(at(first.reach), sumOf(cells.map((cell) => cell.good)), sumOf(cells.map((cell) => cell.bad)));
};

const writeBlock = (
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
    putText(sheet, row, index + 1, say(path), 'head', { wrap: true, right: index > 1 });
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
    putText(sheet, row, 1, say(path), 'label');
    return putFormula(sheet, row++, 3, formula, format, look);
  };
  const given = (path: WordPath, value: number): CellRef => {
    putText(sheet, row, 1, say(path), 'label');
    return putNumber(sheet, row++, 3, value, 'share', 'value');
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
    what: say('workbook.checkEnds', { stack: stack.name, category: categoryName(say, category.id) }),
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
  const usdPerTask = line(
    'workbook.totalPerTask',
    plus(at(model), at(verifier), at(human), at(silentFailures)),
    'usd',
    'total',
  );
  putText(sheet, row, 1, say('compare.usdPerSuccess'), 'label');
  const usdPerSuccess = putPerSuccess(book, sheet, row++, 3, usdPerTask, success, 'total');
  const value = line('report.valueOfSuccessUsd', times(at(success), get('valueOfSuccessUsd')), 'usd');
  return {
    cells: {
      usdPerTask,
      model,
      verifier,
      human,
      silentFailures,
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

/** The figures of the app that the workbook must compute as well. */
const check = (book: Book, stackName: string, category: string, cells: FigureCells, figures: Figures): void => {
  const { say } = book.reading;
  const add = (path: WordPath, cell: CellRef, app: number): void => {
    book.checks.push({
      what: say('workbook.checkFigure', { stack: stackName, category, figure: say(path) }),
      cell,
      app,
    });
  };
  add('compare.usdPerTask', cells.usdPerTask, figures.usdPerTask.value);
  add('report.modelUsd', cells.model, figures.parts.model);
  add('report.verifierUsd', cells.verifier, figures.parts.verifier);
  add('report.humanUsd', cells.human, figures.parts.human);
  add('report.silentFailuresUsd', cells.silentFailures, figures.parts.silentFailures);
  add('compare.success', cells.success, figures.success.value);
  add('compare.silentFailure', cells.silentFailure, figures.silentFailure.value);
  add('compare.abandoned', cells.abandoned, figures.abandoned.value);
  add('workbook.humanMinutes', cells.humanMinutes, figures.humanMinutesPerTask.value);
  if (figures.usdPerSuccess !== null) add('compare.usdPerSuccess', cells.usdPerSuccess, figures.usdPerSuccess.value);
};

const summaryHeads = [
  ['report.category', null],
  ['report.shareOfTasks', 'share'],
  ['compare.usdPerTask', 'usdPerTask'],
  ['report.modelUsd', 'model'],
  ['report.verifierUsd', 'verifier'],
  ['report.humanUsd', 'human'],
  ['report.silentFailuresUsd', 'silentFailures'],
  ['compare.success', 'success'],
  ['compare.silentFailure', 'silentFailure'],
  ['compare.abandoned', 'abandoned'],
  ['compare.usdPerSuccess', 'usdPerSuccess'],
  ['workbook.intervalLow', null],
  ['workbook.intervalHigh', null],
] as const satisfies readonly (readonly [WordPath, string | null])[];

const summed = [
  'usdPerTask',
  'model',
  'verifier',
  'human',
  'silentFailures',
  'success',
  'silentFailure',
  'abandoned',
] as const;
const columnOf = {
  usdPerTask: 3,
  model: 4,
  verifier: 5,
  human: 6,
  silentFailures: 7,
  success: 8,
  silentFailure: 9,
  abandoned: 10,
} as const;
const formatOf = (key: (typeof summed)[number]): Format =>
  key === 'success' || key === 'silentFailure' || key === 'abandoned' ? 'share' : 'usd';

export const writeStack = (book: Book, stack: Stack, index: number, outcome: StackOutcome): Sheet => {
  const { say, job, language } = book.reading;
  const letter = letterOf(index);
  const sheet = newSheet(
    nameSheet(book, say('workbook.stackSheet', { letter, name: stack.name })),
    [34, 26, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15],
    colourOf(index),
  );
  const unknown = say('report.unknown');
  putText(sheet, 1, 1, `${letter}: ${stack.name}`, 'title');
  putText(sheet, 2, 1, say('workbook.stackLead'), 'lead');
  putText(sheet, 3, 1, say('workbook.legendValue'), 'value');
  sheet.merges.push({ row: 3, from: 1, to: 8 });
  const headRow = 5;
  summaryHeads.forEach(([path], column) => {
    putText(sheet, headRow, column + 1, say(path), 'head', { wrap: true, right: column > 0 });
  });
  putText(sheet, headRow, 14, say('workbook.humanMinutes'), 'head', { wrap: true, right: true });
  putText(sheet, headRow, 15, say('compare.usdPerMonth'), 'head', { wrap: true, right: true });
  sheet.heights.set(headRow, 47);
  freezeAt(sheet, 0, 1);

  const mixed = job.plan.categories.filter((category) => category.share > 0);
  const totalRow = headRow + 1 + mixed.length;
  let row = totalRow + 3;
  const categories = new Map<CategoryPlan['id'], FigureCells>();
  const lines: { share: CellRef; cells: Record<(typeof summed)[number] | 'humanMinutes' | 'value', CellRef> }[] = [];

  mixed.forEach((category, i) => {
    const inCategory = outcome.categories.find((one) => one.categoryId === category.id);
    const policy = stack.policies[category.id];
    const name = categoryName(say, category.id);
    const top = headRow + 1 + i;
    putText(sheet, top, 1, name, 'label');
    const share = putFormula(sheet, top, 2, at(input(book, `${category.id}.share`)), 'share');
    putAcross(
      sheet,
      row++,
      13,
      say('workbook.blockTitle', { category: name, share: formatShare(category.share, language) }),
      'heading',
    );
    if (inCategory === undefined || inCategory.figures === null || policy === undefined) {
      for (const gap of inCategory?.gaps ?? [])
        putAcross(sheet, row++, 13, explainGap(book.reading, category.id, gap), 'note');
      for (let column = 3; column <= 15; column++) putKnown(sheet, top, column, null, 'usd', 'value', unknown);
      row++;
      return;
    }
    const { figures } = inCategory;
    const { cells, next } = writeBlock(book, sheet, row, { stack, category, outcome: inCategory, policy, figures });
    row = next;
    const copied = Object.fromEntries(
      summed.map((key) => [key, putFormula(sheet, top, columnOf[key], at(cells[key]), formatOf(key))]),
    ) as Record<(typeof summed)[number], CellRef>;
    const usdPerSuccess = putPerSuccess(book, sheet, top, 11, copied.usdPerTask, copied.success);
    putKnown(sheet, top, 12, figures.usdPerSuccess?.low, 'usd', 'value', unknown);
    putKnown(sheet, top, 13, figures.usdPerSuccess?.high, 'usd', 'value', unknown);
    const humanMinutes = putFormula(sheet, top, 14, at(cells.humanMinutes), 'minutes');
    const spend = putFormula(
      sheet,
      top,
      15,
      times(minus(at(copied.usdPerTask), at(copied.silentFailures)), at(share), at(input(book, 'tasksPerMonth'))),
      'usdMonth',
    );
    categories.set(category.id, { ...cells, usdPerSuccess });
    lines.push({ share, cells: { ...copied, humanMinutes, value: cells.value } });
    check(book, stack.name, name, cells, figures);
    book.checks.push({
      what: say('workbook.checkFigure', { stack: stack.name, category: name, figure: say('compare.usdPerMonth') }),
      cell: spend,
      app: figures.usdPerMonth.value,
    });
  });

  putText(sheet, totalRow, 1, say('compare.wholeMix'), 'total');
  let total: FigureCells | null = null;
  const { total: figures } = outcome;
  if (figures !== null && lines.length === mixed.length && lines.length > 0) {
    const shares = lines.map((line) => line.share);
    putFormula(sheet, totalRow, 2, sumOf(shares), 'share', 'total');
    const sums = Object.fromEntries(
      summed.map((key) => [
        key,
        putFormula(
          sheet,
          totalRow,
          columnOf[key],
          sumProduct(
            shares,
            lines.map((line) => line.cells[key]),
          ),
          formatOf(key),
          'total',
        ),
      ]),
    ) as Record<(typeof summed)[number], CellRef>;
    const usdPerSuccess = putPerSuccess(book, sheet, totalRow, 11, sums.usdPerTask, sums.success, 'total');
    putKnown(sheet, totalRow, 12, figures.usdPerSuccess?.low, 'usd', 'value', unknown);
    putKnown(sheet, totalRow, 13, figures.usdPerSuccess?.high, 'usd', 'value', unknown);
    const humanMinutes = putFormula(
      sheet,
      totalRow,
      14,
      sumProduct(
        shares,
        lines.map((line) => line.cells.humanMinutes),
      ),
      'minutes',
      'total',
    );
    const spend = putFormula(
      sheet,
      totalRow,
      15,
      times(minus(at(sums.usdPerTask), at(sums.silentFailures)), at(input(book, 'tasksPerMonth'))),
      'usdMonth',
      'total',
    );
    putText(sheet, totalRow + 1, 1, say('report.valueOfSuccessUsd'), 'label');
    const value = putFormula(
      sheet,
      totalRow + 1,
      3,
      plus(...lines.map((line) => times(at(line.share), at(line.cells.value)))),
      'usd',
    );
    total = { ...sums, usdPerSuccess, humanMinutes, value };
    check(book, stack.name, say('compare.wholeMix'), total, figures);
    book.checks.push({
      what: say('workbook.checkFigure', {
        stack: stack.name,
        category: say('compare.wholeMix'),
        figure: say('compare.usdPerMonth'),
      }),
      cell: spend,
      app: figures.usdPerMonth.value,
    });
  } else for (let column = 3; column <= 15; column++) putKnown(sheet, totalRow, column, null, 'usd', 'value', unknown);
  book.stacks.push({ stackId: stack.id, name: stack.name, total, categories });
  return sheet;
};
