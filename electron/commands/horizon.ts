/** `portfolio horizon`: the stacks of a plan month by month. */
import type { Command } from 'commander';
import { futureOf as futureOfAhead } from '../../shared/engine/horizon/aheadFuture.ts';
import { type BestOfMonth, bestByMonth } from '../../shared/engine/horizon/bestByMonth.ts';
import type { Future } from '../../shared/engine/horizon/future.ts';
import { type Horizon, horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { drawsOfBands, type Job } from '../../shared/engine/job.ts';

import { steadyAhead } from '../../shared/plan/ahead.ts';
import { bestPlanOf } from '../../shared/plan/bestPlanOf.ts';

import {
  bestMonthsRemark,
  bestMonthsTable,
  horizonEvents,
  horizonGaps,
  horizonVerdict,
  monthsTable,
} from '../../shared/report/horizonTables.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import { aheadNotFollowed } from '../../shared/report/notFollowed.ts';
import type { Table } from '../../shared/report/table.ts';
import { decideOn, lines, type Run } from './decided.ts';
import { addFutureOptions, type FutureOptions, futureOf, leavesPlan, requireNamed } from './futureOptions.ts';
import { jobOnCatalog } from './jobOnCatalog.ts';
import { numberTyped } from './numberTyped.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

const told = (naming: Naming, horizon: Found, { saved }: Options): string => {
  const { language, say } = naming;
  const asText = (table: Table): string => `${table.title}\n\n${textTable(table, language, say)}`;
  const tables = horizon.stacks.flatMap((projection) => {
    if (projection.months.length === 0) return [];
    return [asText(monthsTable(naming, projection))];
  });
  const unproven = horizon.best === undefined ? null : bestMonthsRemark(naming, horizon.best);
  return [
    `${horizonVerdict(naming, horizon)}\n`,
    ...tables,
    ...(horizon.best === undefined ? [] : [asText(bestMonthsTable(naming, horizon.best))]),
    lines([
      ...(unproven === null ? [] : [unproven]),
      ...(saved ? aheadNotFollowed(naming) : []),
      ...horizonGaps(naming, horizon),
      ...horizonEvents(naming, horizon).map(({ month, text }) => say('horizon.eventIn', { month, text })),
      say('horizon.method'),
    ]),
  ].join('\n');
};

type Options = FutureOptions & { best: boolean; saved: boolean; draws: number; json: boolean };

/** The horizon and, where it was asked for, the best plan of each month: the plan's own rules are kept, else those that are safe. */
type Found = Horizon & { best?: BestOfMonth[] };

const foundIn = (job: Job, typed: Future, { draws, best, saved }: Options, day: string): Found => {
  requireNamed(job, typed);
  const future = saved ? { ...futureOfAhead(job.plan.ahead ?? steadyAhead, ''), from: typed.from ?? null } : typed;
  return {
    ...horizonOf({ ...job, draws }, future),
    ...(best ? { best: bestByMonth(job, { future, ask: bestPlanOf(job.plan, day) }) } : {}),
  };
};

const codeOf = ({ stacks }: Horizon): number => (stacks.some(({ kind }) => kind === 'projected') ? 0 : 1);

/** Models that come later are taken from the catalog; without any, the file alone says everything. */
const horizonCommand = async (terminal: Terminal, file: string, options: Options): Promise<number> => {
  const future = futureOf(options, terminal.day);
  if (!leavesPlan(future) && !options.best && !options.saved)
    return decideOn(terminal, file, {
      json: options.json,
      decide: (job) => foundIn(job, future, options, terminal.day),
      tell: (naming, found) => told(naming, found, options),
      codeOf,
    });
  return withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) =>
    decideOn(terminal, file, {
      json: options.json,
      decide: (job, document) => foundIn(jobOnCatalog(job, document, catalog), future, options, terminal.day),
      tell: (naming, found) =>
        told(
          { ...naming, job: { ...naming.job, snapshot: { ...naming.job.snapshot, models: catalog.models } } },
          found,
          options,
        ),
      codeOf,
    }),
  );
};

export const addHorizon = (program: Command, run: Run): void => {
  const command = program
    .command('horizon')
    .description('the stacks of a plan month by month: cash, full cost per success, success, undetected errors')
    .argument('<plan>', 'a .portfolio file')
    .option('--months <n>', 'the last month', numberTyped, 12);
  addFutureOptions(command)
    .option('--saved', 'what the plan itself assumes, as its Horizon says, in place of the options above', false)
    .option('--best', 'also the best plan of each month, among all models to be had then', false)
    .option('--draws <n>', 'shared draws behind bands; 0 gives best values alone', numberTyped, drawsOfBands)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) => run((terminal) => horizonCommand(terminal, file, options)));
};
