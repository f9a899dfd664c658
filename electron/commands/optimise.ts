/** `portfolio optimise`: the best plan under rules, chosen from the whole catalog or from the plan's own models. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { optimise } from '../../shared/engine/optimise/optimise.ts';
import type { OptimiseAsk, Optimum } from '../../shared/engine/optimise/optimum.ts';
import { modelId, type RowId } from '../../shared/foundation/ids.ts';
import { bestPlanOf } from '../../shared/plan/bestPlanOf.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { type Objective, plainAsk, type Rule } from '../../shared/plan/rule.ts';
import { optimumRemarks, proposalTable, rulesTable } from '../../shared/report/decideTables.ts';
import type { Naming } from '../../shared/report/leverText.ts';
import { decideOn, lines, type Run, rowCalled } from './decided.ts';
import { jobOnCatalog } from './jobOnCatalog.ts';
import { originTyped } from './originTyped.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

/** A number, over the whole mix or in one row of work (by id or name). */
type Stated = readonly [row: string | null, number: number];

/** Names, of all rows or of one. */
type Listed = readonly [row: string | null, names: string[]];

interface Options {
  floor?: Stated[];
  silentCeiling?: Stated[];
  budget?: number;
  maxModels?: Stated[];
  vendorCap?: number;
  openOnly?: boolean;
  origins?: string[];
  servedIn?: Listed[];
  tools?: boolean;
  minContext?: Stated[];
  latency?: Stated[];
  listedOnly?: boolean;
  savedRules: boolean;
  objective?: keyof typeof objectiveCalled;
  vendors?: string[];
  notVendors?: string[];
  models?: string[];
  notModels?: string[];
  lastsUntil?: string;
  ownModels: boolean;
  explain: boolean;
  draws: number;
  json: boolean;
}

/** What an objective is called on the command line. */
const objectiveCalled = {
  'per-success': 'usdPerSuccess',
  'net-value': 'netValue',
  cash: 'cash',
  'per-task': 'usdPerTask',
} as const satisfies Record<string, Objective>;

const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('allowed: a number');
  return value;
};

const inRow = (plan: Plan, row: string | null): { categoryId?: RowId } =>
  row === null ? {} : { categoryId: rowCalled(plan, row) };

/** `EU+US`, or `programming=EU`; may be given several times. */
const placesIn = (text: string, before: Listed[] = []): Listed[] => {
  const at = text.lastIndexOf('=');
  return [...before, [at < 0 ? null : text.slice(0, at), text.slice(at + 1).split('+')]];
};

/** `0.8`, or `programming=0.8`; may be given several times. */
const numberIn = (text: string, before: Stated[] = []): Stated[] => {
  const at = text.lastIndexOf('=');
  return [...before, at < 0 ? [null, number(text)] : [text.slice(0, at), number(text.slice(at + 1))]];
};

const rulesOf = (options: Options, plan: Plan): Rule[] => [
  ...(options.floor ?? []).map(
    ([row, share]): Rule => ({ kind: 'successFloor', categoryId: row === null ? null : rowCalled(plan, row), share }),
  ),
  ...(options.silentCeiling ?? []).map(
    ([row, share]): Rule => ({
      kind: 'silentFailureCeiling',
      categoryId: row === null ? null : rowCalled(plan, row),
      share,
    }),
  ),
  ...(options.budget === undefined ? [] : [{ kind: 'budget', usdPerMonth: options.budget } satisfies Rule]),
  ...(options.maxModels ?? []).map(([row, count]): Rule => ({ kind: 'maxModels', count, ...inRow(plan, row) })),
  ...(options.vendorCap === undefined ? [] : [{ kind: 'vendorShareCap', share: options.vendorCap } satisfies Rule]),
  ...(options.openOnly ? [{ kind: 'openWeightsOnly' } satisfies Rule] : []),
  ...(options.origins === undefined ? [] : [{ kind: 'origins', allowed: options.origins } satisfies Rule]),
  ...(options.tools ? [{ kind: 'toolsRequired' } satisfies Rule] : []),
  ...(options.servedIn ?? []).map(([row, allowed]): Rule => ({ kind: 'servedIn', allowed, ...inRow(plan, row) })),
  ...(options.minContext ?? []).map(([row, tokens]): Rule => ({ kind: 'contextTokens', tokens, ...inRow(plan, row) })),
  ...(options.latency ?? []).map(([row, seconds]): Rule => ({ kind: 'latencyP95', seconds, ...inRow(plan, row) })),
  ...(options.vendors === undefined ? [] : [{ kind: 'vendors', allowed: options.vendors } satisfies Rule]),
  ...(options.notVendors === undefined ? [] : [{ kind: 'vendorsNot', refused: options.notVendors } satisfies Rule]),
  ...(options.models === undefined ? [] : [{ kind: 'models', allowed: options.models.map(modelId) } satisfies Rule]),
  ...(options.notModels === undefined
    ? []
    : [{ kind: 'modelsNot', refused: options.notModels.map(modelId) } satisfies Rule]),
  ...(options.lastsUntil === undefined ? [] : [{ kind: 'lasting', day: options.lastsUntil } satisfies Rule]),
  ...(options.listedOnly ? [{ kind: 'listedOnly' } satisfies Rule] : []),
];

/** What the flags ask; where they state no rule, those hold that the page would ask, and its objective likewise. */
const askOf = (options: Options, { plan }: PortfolioDocument, day: string): OptimiseAsk => {
  const saved = options.savedRules ? bestPlanOf(plan, day) : { ...plainAsk, ...plan.bestPlan };
  const stated = rulesOf(options, plan);
  return {
    rules: stated.length > 0 || !options.savedRules ? stated : saved.rules,
    objective: options.objective === undefined ? saved.objective : objectiveCalled[options.objective],
    explain: options.explain,
    draws: options.draws,
  };
};

const told = (naming: Naming, optimum: Optimum): string => {
  const { say, language } = naming;
  const remarks = lines(optimumRemarks(naming, optimum));
  const method = `${say('report.methodOptimise')}\n`;
  if (optimum.kind !== 'found') return `${remarks}\n${method}`;
  const tables = [
    proposalTable(naming, optimum.best),
    ...(optimum.rulePrices.length === 0 ? [] : [rulesTable(naming, optimum)]),
  ];
  return [remarks, ...tables.map((table) => textTable(table, language, say)), method].join('\n');
};

/** Rules that nobody can keep are a refusal to whoever scripts this, and so are those for which nothing was found. */
const codeOf = ({ kind }: Optimum): number => (kind === 'found' ? 0 : 1);

const optimiseCommand = async (terminal: Terminal, file: string, options: Options): Promise<number> => {
  if (options.ownModels)
    return decideOn(terminal, file, {
      json: options.json,
      decide: (job, document) => optimise(job, askOf(options, document, terminal.day)),
      tell: told,
      codeOf,
    });
  return withValue(terminal, 'catalog', readUserCatalog(terminal), (catalog) =>
    decideOn(terminal, file, {
      json: options.json,
      decide: (job, document) => optimise(jobOnCatalog(job, document, catalog), askOf(options, document, terminal.day)),
      tell: (naming, optimum) =>
        told(
          { ...naming, job: { ...naming.job, snapshot: { ...naming.job.snapshot, models: catalog.models } } },
          optimum,
        ),
      codeOf,
    }),
  );
};

export const addOptimise = (program: Command, run: Run): void => {
  program
    .command('optimise')
    .description(
      'the best plan under rules, with the runner-up and what each rule costs; without a rule given here, those saved in the plan hold, or none were: still offered, and not retiring within a year',
    )
    .argument('<plan>', 'a .portfolio file')
    .option(
      '--floor <share>',
      'success at least: 0.8, or row=0.8 with the id or name of a row of work; may be repeated',
      numberIn,
    )
    .option('--silent-ceiling <share>', 'undetected errors at most: 0.05, or row=0.05; may be repeated', numberIn)
    .option('--budget <usd>', 'cash a month at most, minutes of people who check included', number)
    .option('--max-models <count>', 'different models at most: 3, or row=1; may be repeated', numberIn)
    .option('--vendor-cap <share>', 'tasks sent to any one vendor at most', number)
    .option('--open-only', 'open weights only')
    .option(
      '--origins <origins...>',
      'china, rest-of-world, or ISO-2 countries',
      (text: string, before: string[] = []) => [...before, originTyped(text)],
    )
    .option('--tools', 'models must call tools')
    .option(
      '--served-in <places>',
      'paid at an offer that is served in one of these: EU+US (EU or ISO-2 countries), or row=EU; may be repeated',
      placesIn,
    )
    .option('--min-context <tokens>', 'context at least: 200000, or row=200000; may be repeated', numberIn)
    .option('--latency <seconds>', '95% of the tasks of every row within: 60, or row=5; may be repeated', numberIn)
    .option('--listed-only', 'models still offered')
    .option('--lasts-until <day>', 'no model that retires before this day, as in 2027-11-24')
    .option('--vendors <names...>', 'models of these makers alone')
    .option('--not-vendors <names...>', 'no model of these makers')
    .option('--models <ids...>', 'these models alone')
    .option('--not-models <ids...>', 'none of these models')
    .addOption(
      new Option(
        '--objective <what>',
        'least full cost per success, most net value, least cash, or least full cost per task',
      ).choices(Object.keys(objectiveCalled)),
    )
    .option('--no-saved-rules', 'under no rules but those given here')
    .option('--own-models', 'choose among the models of the plan alone', false)
    .option(
      '--draws <n>',
      'look for the best anew in so many draws of the rates, and say how often it is the same',
      number,
      0,
    )
    .option('--no-explain', 'leave out the runner-up and the price of each rule')
    .option('--json', 'everything, as JSON', false)
    .action((file: string, options: Options) => run((terminal) => optimiseCommand(terminal, file, options)));
};
