/** `portfolio horizon`: the stacks of a plan month by month. */
import type { Command } from 'commander';
import { elasticityPresets, steadyTokens, tokenGrowthPresets } from '../../shared/engine/horizon/demand.ts';
import { type Horizon, horizonOf } from '../../shared/engine/horizon/horizon.ts';
import { stickinessPresets } from '../../shared/engine/horizon/switching.ts';
import { drawsOfBands } from '../../shared/engine/job.ts';
import { horizonRemarks, horizonVerdict, monthsTable } from '../../shared/report/horizonTables.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import { decideOn, lines, type Run } from './decided.ts';
import {
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

const told = (naming: Naming, horizon: Horizon): string => {
  const { language, say } = naming;
  const tables = horizon.stacks.flatMap((projection) => {
    if (projection.kind !== 'projected') return [];
    const table = monthsTable(naming, projection);
    return [`${table.title}\n\n${textTable(table, language, say)}`];
  });
  return [
    `${horizonVerdict(naming, horizon)}\n`,
    ...tables,
    lines([...horizonRemarks(naming, horizon), say('horizon.method')]),
  ].join('\n');
};

type Options = FutureOptions & { draws: number; json: boolean };

const codeOf = ({ stacks }: Horizon): number => (stacks.some(({ kind }) => kind === 'projected') ? 0 : 1);

/** Models that come later are taken from the catalog; without any, the file alone says everything. */
const horizonCommand = async (terminal: Terminal, file: string, options: Options): Promise<number> => {
  const future = futureOf(options);
  const { draws, json } = options;
  const leaves = [...(future.switches ?? []), ...(future.retirements ?? [])].length > 0;
  if (!leaves) return decideOn(terminal, file, json, (job) => horizonOf({ ...job, draws }, future), told, codeOf);
  return withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) =>
    decideOn(
      terminal,
      file,
      json,
      (job, document) => horizonOf({ ...jobOnCatalog(job, document, catalog), draws }, future),
      (naming, horizon) =>
        told(
          { ...naming, job: { ...naming.job, snapshot: { ...naming.job.snapshot, models: catalog.models } } },
          horizon,
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
    .option('--draws <n>', 'shared draws behind bands; 0 gives best values alone', numberTyped, drawsOfBands)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) => run((terminal) => horizonCommand(terminal, file, options)));
};
