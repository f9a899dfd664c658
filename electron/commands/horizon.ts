/** `portfolio horizon`: the stacks of a plan month by month. */
import type { Command } from 'commander';
import { futureOf as futureOfAhead } from '../../shared/engine/horizon/aheadFuture.ts';
import { type BestOfMonth, bestByMonth } from '../../shared/engine/horizon/bestByMonth.ts';
import { elasticityPresets, steadyTokens, tokenGrowthPresets } from '../../shared/engine/horizon/demand.ts';
import type { Future } from '../../shared/engine/horizon/future.ts';
import { type Horizon, horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { stickinessPresets } from '../../shared/engine/horizon/switching.ts';
import { drawsOfBands, type Job } from '../../shared/engine/job.ts';
import { steadyAhead } from '../../shared/plan/ahead.ts';
import { plainAsk } from '../../shared/plan/rule.ts';
import {
  bestMonthsTable,
  horizonEvents,
  horizonGaps,
  horizonVerdict,
  monthsTable,
} from '../../shared/report/horizonTables.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import type { Table } from '../../shared/report/table.ts';
import { decideOn, lines, type Run } from './decided.ts';
import {
  dayTyped,
  elasticityTyped,
  everyPriceForm,
  type FutureOptions,
  futureOf,
  growthTyped,
  mixTyped,
  numberTyped,
  pathsTyped,
  retirementsTyped,
  stickinessTyped,
  switchesTyped,
  tokensTyped,
} from './futureOptions.ts';
import { jobOnCatalog } from './jobOnCatalog.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

const told = (naming: Naming, horizon: Found): string => {
  const { language, say } = naming;
  const asText = (table: Table): string => `${table.title}\n\n${textTable(table, language, say)}`;
  const tables = horizon.stacks.flatMap((projection) => {
    if (projection.kind !== 'projected') return [];
    return [asText(monthsTable(naming, projection))];
  });
  return [
    `${horizonVerdict(naming, horizon)}\n`,
    ...tables,
    ...(horizon.best === undefined ? [] : [asText(bestMonthsTable(naming, horizon.best))]),
    lines([
      ...horizonGaps(naming, horizon),
      ...horizonEvents(naming, horizon).map(({ month, text }) => say('horizon.eventIn', { month, text })),
      say('horizon.method'),
    ]),
  ].join('\n');
};

type Options = FutureOptions & { from?: string; best: boolean; saved: boolean; draws: number; json: boolean };

/** The horizon and, where it was asked for, the best plan of each month: a rule of the plan's own is kept. */
type Found = Horizon & { best?: BestOfMonth[] };

const foundIn = (job: Job, typed: Future, { draws, best, saved }: Options): Found => {
  const future = saved ? { ...futureOfAhead(job.plan.ahead ?? steadyAhead, ''), from: typed.from ?? null } : typed;
  return {
    ...horizonOf({ ...job, draws }, future),
    ...(best ? { best: bestByMonth(job, { future, ask: job.plan.bestPlan ?? plainAsk }) } : {}),
  };
};

const codeOf = ({ stacks }: Horizon): number => (stacks.some(({ kind }) => kind === 'projected') ? 0 : 1);

/** Models that come later are taken from the catalog; without any, the file alone says everything. */
const horizonCommand = async (terminal: Terminal, file: string, options: Options): Promise<number> => {
  const { from = terminal.day } = options;
  const future = { ...futureOf(options), from: from === 'none' ? null : from };
  const leaves =
    future.from !== null ||
    options.best ||
    options.saved ||
    options.switch !== undefined ||
    options.retire !== undefined;
  if (!leaves) return decideOn(terminal, file, options.json, (job) => foundIn(job, future, options), told, codeOf);
  return withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) =>
    decideOn(
      terminal,
      file,
      options.json,
      (job, document) => foundIn(jobOnCatalog(job, document, catalog), future, options),
      (naming, found) =>
        told(
          { ...naming, job: { ...naming.job, snapshot: { ...naming.job.snapshot, models: catalog.models } } },
          found,
        ),
      codeOf,
    ),
  );
};

const ids = (presets: readonly { id: string }[]): string => presets.map(({ id }) => id).join(', ');

export const addHorizon = (program: Command, run: Run): void => {
  program
    .command('horizon')
    .description('the stacks of a plan month by month: cash, full cost per success, success, undetected errors')
    .argument('<plan>', 'a .portfolio file')
    .option('--months <n>', 'the last month', numberTyped, 12)
    .option('--growth <share>', 'of the tasks a year, a number or a range', growthTyped, 0)
    .option('--mix <shares>', 'shares of the work in the last month, as programming=0.6,translation=0.4', mixTyped)
    .option('--price <path>', `by how many times prices fall a year; may be repeated: ${everyPriceForm}`, pathsTyped)
    .option(
      '--tokens <growth>',
      `of requests: ${ids(tokenGrowthPresets)}, or 2.3x1.8 a year`,
      tokensTyped,
      steadyTokens,
    )
    .option('--elasticity <e>', `of demand: ${ids(elasticityPresets)}, or a number`, elasticityTyped, 0)
    .option(
      '--switch <switch>',
      'month:from=to or month@work:from=to, with :usd what it costs once; may be repeated',
      switchesTyped,
    )
    .option('--stickiness <s>', `${ids(stickinessPresets)}, or the share still there after 5 months`, stickinessTyped, {
      stillThereAfter5Months: 0,
    })
    .option('--retire <model>', 'month:model=successor; may be repeated', retirementsTyped)
    .option(
      '--from <day>',
      'the day of month 0: offers that end or begin and shutdowns announced after it count; today unless given, none for neither',
      dayTyped,
    )
    .option('--saved', 'what the plan itself assumes, as its Horizon says, in place of the options above', false)
    .option('--best', 'also the best plan of each month, among all models to be had then', false)
    .option('--draws <n>', 'shared draws behind bands; 0 gives best values alone', numberTyped, drawsOfBands)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) => run((terminal) => horizonCommand(terminal, file, options)));
};
