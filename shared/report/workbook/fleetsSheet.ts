/**
 * Own and rented hardware of each stack: whole replicas for its busiest hour, how busy they are, what their month costs and which
 * row pays how much of it. Requests and GPU time of a task are the engine's; all else is formulas.
 */

import { timeOf } from '../../engine/fleets/fleetMonth.ts';
import type { ServedFleet } from '../../engine/fleets/withFleets.ts';
import { hoursPerMonth } from '../../engine/serving/fleet.ts';
import type { StackId } from '../../foundation/ids.ts';
import { clauseSign } from '../../words/format.ts';
import { stackName } from '../reading.ts';
import { rowName } from '../rowName.ts';
import type { Format, Sheet } from '../sheet.ts';
import { type Book, input, nameSheet } from './book.ts';
import { fleetKey, fleetName } from './fleetInputs.ts';
import { at, type CellRef, ifYes, minus, number, over, plainCell, plus, sumOf, sumProduct, times } from './formula.ts';
import { newSheet, putAcross, putAnswer, putFormula, putNumber, putText } from './writing.ts';

const secondsPerHour = 3600;
const columns = 8;

interface Block {
  book: Book;
  sheet: Sheet;
  row: number;
}

interface RowLine {
  key: string;
  row: number;
  requests: CellRef;
  seconds: CellRef;
  tasks: CellRef;
}

/** What each row asks of the fleet. */
const writeRows = (block: Block, stackId: StackId, { month, rows }: ServedFleet): RowLine[] => {
  const { book, sheet } = block;
  const { say, job } = book.reading;
  const heads = [
    say('report.category'),
    say('workbook.requestsPerTask'),
    say('workbook.gpuTimePerTask'),
    say('scenarios.tasks'),
    say('hardware.requests'),
    say('workbook.partOfFleet'),
    say('workbook.committedMonth'),
    say('workbook.ownedMonth'),
  ];
  heads.forEach((head, index) => {
    putText({ sheet, row: block.row, column: index + 1 }, head, 'head', { wrap: true, right: index > 0 });
  });
  sheet.heights.set(block.row++, 47);
  return rows.flatMap(({ categoryId, load }): RowLine[] => {
    const category = job.plan.categories.find(({ id }) => id === categoryId);
    if (category === undefined) return [];
    const { row } = block;
    const tasksNow = category.share * job.plan.tasksPerMonth;
    putText({ sheet, row, column: 1 }, rowName(book.reading, categoryId), 'label');
    const requestsEach = putNumber({ sheet, row, column: 2 }, load.requests / tasksNow, 'number', 'value');
    const seconds = putNumber({ sheet, row, column: 3 }, timeOf(load, month) / tasksNow, 'number', 'value');
    const share = at(input(book, `${categoryId}.share`));
    const tasks = putFormula({ sheet, row, column: 4 }, times(at(input(book, 'tasksPerMonth')), share), 'count');
    const requests = putFormula({ sheet, row, column: 5 }, times(at(requestsEach), at(tasks)), 'count');
    block.row++;
    return [{ key: `${stackId}/${categoryId}`, row, requests, seconds, tasks }];
  });
};

/** A label, and where its figure goes. */
const labelled =
  (block: Block) =>
  (text: string): { sheet: Sheet; row: number; column: number } => {
    const { sheet, row } = block;
    putText({ sheet, row, column: 1 }, text, 'label');
    block.row++;
    return { sheet, row, column: 2 };
  };

/** Replicas by the busiest hour, as `fleetFor` has them. */
const writeReplicas = (block: Block, served: ServedFleet, rows: readonly RowLine[]) => {
  const { book, sheet } = block;
  const { say } = book.reading;
  const { fleet, month } = served;
  const { placed } = month;
  const label = labelled(block);
  const ref = (cell: CellRef): string => cell.name ?? plainCell(cell, sheet.name);
  const own = (field: Parameters<typeof fleetKey>[1]): CellRef => input(book, fleetKey(fleet, field));
  const gpus = putNumber(label(say('hardware.gpus')), placed.gpus, 'count', 'value');
  const perSecond = putNumber(
    label(say('workbook.requestsASecond')),
    placed.throughput.requestsPerSecond,
    'number',
    'value',
  );
  const total = putFormula(label(say('hardware.requests')), sumOf(rows.map(({ requests }) => requests)), 'count');
  const seconds = hoursPerMonth * secondsPerHour;
  const meanNow = Math.max(total.value ?? 0, 1) / seconds;
  const mean = putAnswer(label(say('workbook.meanASecond')), `MAX(${ref(total)},1)/${seconds}`, meanNow, 'number');
  const each = putFormula(
    label(say('workbook.carriedASecond')),
    times(at(perSecond), at(own('allowedLoad'))),
    'number',
  );
  const [peak, most] = [ref(own('peakToMean')), fleet.mostReplicas === null ? null : ref(own('mostReplicas'))];
  const needed = `MAX(1,ROUNDUP(${ref(mean)}*${peak}/${ref(each)}-0.000000001,0))`;
  const working = putAnswer(
    label(say('workbook.replicasAtWork')),
    most === null ? needed : `MIN(${most},${needed})`,
    placed.fleet.working,
    'count',
  );
  const replicas = putFormula(label(say('hardware.rowReplicas')), plus(at(working), at(own('spares'))), 'count');
  const capacity = putFormula(
    label(say('workbook.capacityInMeans')),
    over(times(at(working), at(each)), at(mean)),
    'number',
  );
  const c = ref(capacity);
  const bend = `MAX(${peak}-1,0.000000001)`;
  const overflow = putAnswer(
    label(say('workbook.overflowShare')),
    `IF(${c}>=${peak},0,1-(${c}/${peak})^(${peak}/${bend})-${c}*(1-(${c}/${peak})^(1/${bend})))`,
    placed.fleet.overflow,
    'share',
  );
  const load = putFormula(
    label(say('workbook.utilisation')),
    over(times(at(mean), minus(number(1), at(overflow))), times(at(replicas), at(perSecond))),
    'share',
    'strong',
  );
  const reachable = putFormula(
    label(say('workbook.utilisationReachable')),
    over(times(at(own('allowedLoad')), at(working)), times(at(own('peakToMean')), at(replicas))),
    'share',
  );
  return { gpus, replicas, load, reachable, overflow };
};

/** The month's money, and each row's part of it by the GPU time it takes. */
const writeMonth = (
  block: Block,
  { fleet }: ServedFleet,
  { gpus, replicas }: { gpus: CellRef; replicas: CellRef },
  rows: readonly RowLine[],
): { committed: CellRef; owned: CellRef } => {
  const { book, sheet } = block;
  const { say } = book.reading;
  const label = labelled(block);
  const own = (field: Parameters<typeof fleetKey>[1]) => input(book, fleetKey(fleet, field));
  const yes = say('report.yes');
  const put = (text: string, formula: Parameters<typeof putFormula>[1], look: 'formula' | 'total' = 'formula') =>
    putFormula(label(text), formula, 'usdMonth', look);
  const hardware = put(
    say('hardware.rowHardware'),
    times(at(replicas), at(gpus), at(own('usdPerGpuHour')), number(hoursPerMonth)),
  );
  const overhead = put(say('hardware.rowOverhead'), times(at(hardware), at(own('overheadShare'))));
  const both = plus(at(hardware), at(overhead));
  const staff = at(own('staffUsdPerMonth'));
  const isOwned = own('owned');
  const committed = put(say('workbook.committedMonth'), ifYes(isOwned, fleet.owned, yes, number(0), both), 'total');
  const owned = put(say('workbook.ownedMonth'), ifYes(isOwned, fleet.owned, yes, plus(both, staff), staff), 'total');
  const allTime = sumProduct(
    rows.map(({ seconds }) => seconds),
    rows.map(({ tasks }) => tasks),
  );
  for (const { key, row, seconds, tasks } of rows) {
    const part = putFormula({ sheet, row, column: 6 }, over(times(at(seconds), at(tasks)), allTime), 'share');
    const paid = (column: number, usd: CellRef, format: Format = 'usdMonth'): CellRef =>
      putFormula({ sheet, row, column }, times(at(usd), at(part)), format);
    const before = book.hardware.get(key) ?? { committed: [], owned: [] };
    book.hardware.set(key, {
      committed: [...before.committed, paid(7, committed)],
      owned: [...before.owned, paid(8, owned)],
    });
  }
  return { committed, owned };
};

export const writeFleets = (
  book: Book,
  stacks: readonly { stackId: StackId; served: readonly ServedFleet[] }[],
): Sheet => {
  const { say, language } = book.reading;
  const sheet = newSheet(nameSheet(book, say('workbook.fleetsSheet')), [46, 16, 16, 14, 16, 14, 18, 18]);
  putText({ sheet, row: 1, column: 1 }, say('workbook.fleetsSheet'), 'title');
  putText({ sheet, row: 2, column: 1 }, say('workbook.fleetsLead'), 'lead');
  const block: Block = { book, sheet, row: 4 };
  for (const { stackId, served } of stacks)
    for (const one of served) {
      const name = [stackName(book.reading, stackId), fleetName(book, one.fleet)].join(clauseSign(language));
      putAcross({ sheet, row: block.row++, to: columns }, name, 'heading');
      const rows = writeRows(block, stackId, one);
      block.row++;
      const found = writeReplicas(block, one, rows);
      const { committed, owned } = writeMonth(block, one, found, rows);
      const { fleet } = one.month.placed;
      const check = (figure: string, cell: CellRef, app: number): void => {
        const what = say('workbook.checkFigure', { stack: say('workbook.fleetsSheet'), category: name, figure });
        book.checks.push({ what, cell, app });
      };
      check(say('hardware.rowReplicas'), found.replicas, fleet.replicas);
      check(say('workbook.utilisation'), found.load, fleet.load);
      check(say('workbook.utilisationReachable'), found.reachable, fleet.reachableLoad);
      check(say('workbook.overflowShare'), found.overflow, fleet.overflow);
      check(say('workbook.committedMonth'), committed, one.month.committedUsd.point);
      check(say('workbook.ownedMonth'), owned, one.month.ownedUsd.point);
      block.row += 2;
    }
  return sheet;
};
