/** The command line: the same core as the app with no page around it. */

import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type WorkKind, workKinds } from '../shared/catalog/category.ts';
import { type SortColumn, sortColumns } from '../shared/catalog/filter.ts';
import {
  type OriginGroup,
  originGroups,
  type SizeClass,
  type Status,
  sizeClasses,
  statuses,
} from '../shared/catalog/model.ts';
import type { Choice } from '../shared/document/scenarios.ts';
import { bringFleetEngine } from '../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../shared/engine/fleets/wholeFleetEngine.ts';
import { drawsOfIntervals } from '../shared/engine/job.ts';
import { dayOf } from '../shared/foundation/days.ts';
import { stackFormats } from '../shared/handover/stackFiles.ts';
import { sayIn } from '../shared/words/say.ts';
import { type Language, languages } from '../shared/words/words.ts';
import { addActual } from './commands/actual.ts';
import { addBreakEven } from './commands/breakEven.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { addCatalogCoverage } from './commands/catalogCoverage.ts';
import { catalogListCommand } from './commands/catalogList.ts';
import { addChoices } from './commands/choices.ts';
import { cleanForTerminal } from './commands/cleanForTerminal.ts';
import { addDiff } from './commands/diff.ts';
import { type AnswerOptions, addAnswerOptions } from './commands/evalAnswers.ts';
import { type EvaluateOptions, evaluateCommand } from './commands/evaluate.ts';
import { type ExportOptions, exportCommand } from './commands/export.ts';
import { type FidelityOptions, fidelityCommand } from './commands/fidelity.ts';
import { addFutureOptions, numberTyped } from './commands/futureOptions.ts';
import { addHorizon } from './commands/horizon.ts';
import { addImportEvals } from './commands/importEvals.ts';
import { addImportPrices } from './commands/importPrices.ts';
import { addImportUsage } from './commands/importUsage.ts';
import { addMeasure } from './commands/measure.ts';
import { addMerge } from './commands/merge.ts';
import { addNewPlan } from './commands/newPlan.ts';
import { addOptimise } from './commands/optimise.ts';
import { addOutage } from './commands/outage.ts';
import { addPlaceOptions, addPlaces } from './commands/places.ts';
import { addScenarios } from './commands/scenarios.ts';
import { addSelfhost } from './commands/selfhost.ts';
import { addSensitivity } from './commands/sensitivity.ts';
import { addSimulate } from './commands/simulate.ts';
import type { Terminal } from './commands/terminal.ts';
import { validateCommand } from './commands/validate.ts';
import { languageOf } from './languageOf.ts';

interface CatalogOptions {
  json?: boolean;
  csv?: boolean;
  search?: string;
  author?: string;
  origin?: OriginGroup;
  size?: SizeClass;
  weights?: 'open' | 'closed';
  tools?: boolean;
  reasoning?: boolean;
  minContext?: number;
  maxPromptUsd?: number;
  maxCompletionUsd?: number;
  evidence?: WorkKind;
  status?: Status;
  host?: string;
  buyable?: boolean;
  sort: SortColumn;
}

const drawsMax = 100_000;

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > drawsMax) throw new InvalidArgumentError(`allowed: 0 to ${drawsMax}`);
  return value;
};

const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('allowed: 0 or more');
  return value;
};

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Where a command writes, and the day it is told; without one it is the clock's. */
export type Output = Pick<Terminal, 'print' | 'complain' | 'progress'> & Partial<Pick<Terminal, 'day'>>;

/** This process's own streams. */
const processOutput: Output = {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(`${text}\n`),
  progress: process.stderr.isTTY ? (text) => process.stderr.write(`\r${text}\u001b[K`) : undefined,
};

/**
 * Runs one command to its end and answers its exit code: 0 when it did what was asked, 1 when it refused, 2 when it
 * was not understood.
 */
export const runCli = async (args: string[], output: Output = processOutput): Promise<number> => {
  bringFleetEngine(wholeFleetEngine);
  const { progress, day = dayOf(new Date()) } = output;
  const write: Pick<Terminal, 'print' | 'complain' | 'progress'> = {
    print: (text) => output.print(cleanForTerminal(text)),
    complain: (text) => output.complain(cleanForTerminal(text)),
    progress: progress && ((text) => progress(cleanForTerminal(text))),
  };
  let code = 0;
  let choice: Choice = {};
  const terminal = (): Terminal => {
    const { lang } = program.opts<{ lang: Language }>();
    return { ...write, language: lang, say: sayIn(lang), day, choice };
  };
  const program = new Command('portfolio')
    .description('Plans which AI models should do which work, by cost per successful result.')
    .version(version)
    .addOption(
      new Option('--lang <language>', 'language of tables and sentences')
        .choices([...languages])
        .default(languageOf(process.env)),
    )
    .configureOutput({ writeOut: write.print, writeErr: (text) => write.complain(text.trimEnd()) })
    .exitOverride();

  program
    .command('evaluate')
    .description('the figures of a plan: a table, or everything as JSON')
    .argument('<plan>', 'a .portfolio file')
    .option('--json', 'everything the engine answers, as JSON', false)
    .option(
      '--draws <n>',
      'shared draws behind intervals and probabilities; 0 gives best values alone',
      wholeNumber,
      drawsOfIntervals,
    )
    .option(
      '--growth <row>',
      'the prompt of this row grows from one request to the next, from nothing or by row=TOKENS; may be repeated',
      (row: string, before: string[]) => [...before, row],
      [],
    )
    .addOption(
      new Option(
        '--transfer <kind>',
        'rates of the work (measured) or of the benchmarks (none), whatever the plan says',
      ).choices(['measured', 'none']),
    )
    .action(async (file: string, options: EvaluateOptions) => {
      code = await evaluateCommand(terminal(), file, options);
    });

  const exporting = program
    .command('export')
    .description('the workbook with live formulas, tables, a page to read, or a stack as a gateway runs it')
    .argument('<plan>', 'a .portfolio file')
    .option('--xlsx <file>', 'write a workbook')
    .option('--csv <file>', 'write every figure as CSV')
    .option('--decisions <file>', 'write what decides between the stacks as CSV')
    .option('--html <file>', 'write a page to read, in one file that runs nothing')
    .addOption(
      new Option('--gateway <format>', 'write a stack for the engineers to the file named by -o').choices(stackFormats),
    )
    .option('--stack <name>', 'which stack, by name or id; needed where there are several')
    .option('-o, --output <file>', 'where the stack is written')
    .option('--force', 'replace files that are there', false)
    .option('--months <n>', 'the workbook also has the months ahead, to this one; what moves in them:', numberTyped)
    .option('--places', 'the workbook also has regions and languages; what holds there:', false);
  addPlaceOptions(addFutureOptions(exporting)).action(async (file: string, options: ExportOptions) => {
    code = await exportCommand(terminal(), file, options);
  });

  program
    .command('validate')
    .description('whether a file is a plan, and what keeps its figures from being made')
    .argument('<plan>', 'a .portfolio file')
    .action(async (file: string) => {
      code = await validateCommand(terminal(), file);
    });

  addAnswerOptions(
    program
      .command('calibrate')
      .description('how alike models fail (rho, tau, beta, gamma), from who solved what')
      .argument('<outcomes>', 'results as for "import evals"; in a table, cells between 0 and 1 are shares of tries')
      .option('--costs <file>', 'USD per attempt, one row per item and one column per model')
      .option('--json', 'everything, as JSON; shares are 0 to 1', false),
  ).action(async (file: string, options: AnswerOptions & { costs?: string; json: boolean }) => {
    code = await calibrateCommand(terminal(), file, options);
  });

  addAnswerOptions(
    program
      .command('fidelity')
      .description('fits on one outcome file and predicts another: errors beside assuming independence')
      .option('--fit <file>', 'outcomes to fit on')
      .option('--check <file>', 'outcomes to predict')
      .option('--transfer', 'alone: what is said of two models, held against suites left out', false)
      .option('--costs <files...>', 'USD per attempt for the models of either')
      .option('--json', 'everything, as JSON; errors are shares, 0 to 1', false),
  ).action(async (options: FidelityOptions) => {
    code = await fidelityCommand(terminal(), options);
  });
  addNewPlan(
    program,
    async (command) => {
      code = await command(terminal());
    },
    `Portfolio ${version}`,
  );

  for (const add of [
    addSensitivity,
    addBreakEven,
    addMeasure,
    addOptimise,
    addSimulate,
    addActual,
    addScenarios,
    addDiff,
    addMerge,
    addHorizon,
    addPlaces,
    addOutage,
    addSelfhost,
  ])
    add(program, async (command) => {
      code = await command(terminal());
    });

  const importing = program
    .command('import')
    .description('work of your own: usage and bills, results of evaluations; price lists');
  for (const add of [addImportUsage, addImportEvals, addImportPrices])
    add(importing, async (command) => {
      code = await command(terminal());
    });

  const catalog = program.command('catalog').description('the models this program knows');
  addCatalogCoverage(catalog, async (command) => {
    code = await command(terminal());
  });
  catalog
    .command('list')
    .description('models, their prices and facts')
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'as CSV')
    .option('--search <words>', 'words in the name, id, author or licence')
    .option('--author <author>', 'of this author, as the id begins')
    .addOption(new Option('--origin <group>').choices([...originGroups]))
    .addOption(new Option('--size <class>').choices([...sizeClasses]))
    .addOption(new Option('--weights <kind>').choices(['open', 'closed']))
    .option('--tools', 'calls tools')
    .option('--reasoning', 'reasons before it answers')
    .option('--min-context <tokens>', 'at least so many tokens of context', number)
    .option('--max-prompt-usd <usd>', 'at most so many USD per million prompt tokens', number)
    .option('--max-completion-usd <usd>', 'at most so many USD per million completion tokens', number)
    .addOption(new Option('--evidence <category>', 'measured in this category').choices([...workKinds]))
    .addOption(new Option('--status <status>').choices([...statuses]))
    .option('--host <name>', 'sold by a host of this name')
    .option('--buyable', 'for work, and sold by somebody today')
    .addOption(new Option('--sort <column>').choices(sortColumns).default('id'))
    .action(async (options: CatalogOptions) => {
      const filter = {
        text: options.search ?? '',
        authors: options.author === undefined ? null : [options.author],
        origins: options.origin === undefined ? null : [options.origin],
        sizeClasses: options.size === undefined ? null : [options.size],
        weights: options.weights ?? null,
        toolCalling: options.tools ?? null,
        reasoning: options.reasoning ?? null,
        minContextTokens: options.minContext ?? null,
        maxPromptUsdPerM: options.maxPromptUsd ?? null,
        maxCompletionUsdPerM: options.maxCompletionUsd ?? null,
        evidenceIn: options.evidence ?? null,
        status: options.status ?? null,
        host: options.host ?? null,
        buyableOn: options.buyable ? terminal().day : null,
      };
      const format = options.json ? 'json' : options.csv ? 'csv' : 'table';
      code = await catalogListCommand(terminal(), filter, options.sort, format);
    });

  addChoices(program, (made) => {
    choice = made;
  });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    // Beside its sentence, what a maintainer needs; a planner's own input never leads here.
    const { say } = terminal();
    write.complain(say('shell.cliFailed', { message: error instanceof Error ? error.message : String(error) }));
    return 1;
  }
};
