/** The command line: the same core as the app with no page around it. */

import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import type { Choice } from '../shared/document/scenarios.ts';
import { bringFleetEngine } from '../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../shared/engine/fleets/wholeFleetEngine.ts';
import { dayOf } from '../shared/foundation/days.ts';
import { sayIn } from '../shared/words/say.ts';
import { type Language, languages } from '../shared/words/words.ts';
import { addActual } from './commands/actual.ts';
import { addBreakEven } from './commands/breakEven.ts';
import { addCalibrate } from './commands/calibrate.ts';
import { addCatalogCoverage } from './commands/catalogCoverage.ts';
import { addCatalogList } from './commands/catalogList.ts';
import { addChoices } from './commands/choices.ts';
import { cleanForTerminal } from './commands/cleanForTerminal.ts';
import type { Run } from './commands/decided.ts';
import { addDiff } from './commands/diff.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExport } from './commands/export.ts';
import { addFidelity } from './commands/fidelity.ts';
import { addHorizon } from './commands/horizon.ts';
import { addImportEvals } from './commands/importEvals.ts';
import { addImportPrices } from './commands/importPrices.ts';
import { addImportUsage } from './commands/importUsage.ts';
import { addImportWorkbook } from './commands/importWorkbook.ts';
import { addMeasure } from './commands/measure.ts';
import { addMerge } from './commands/merge.ts';
import { addNewPlan } from './commands/newPlan.ts';
import { addOptimise } from './commands/optimise.ts';
import { addOutage } from './commands/outage.ts';
import { addPlaces } from './commands/places.ts';
import { addScenarios } from './commands/scenarios.ts';
import { addSelfhost } from './commands/selfhost.ts';
import { addSensitivity } from './commands/sensitivity.ts';
import { addSimulate } from './commands/simulate.ts';
import type { Terminal } from './commands/terminal.ts';
import { addValidate } from './commands/validate.ts';
import { languageOf } from './languageOf.ts';

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

  const run: Run = async (command) => {
    code = await command(terminal());
  };
  for (const add of [addEvaluate, addExport, addValidate, addCalibrate, addFidelity]) add(program, run);
  addNewPlan(program, run, `Portfolio ${version}`);
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
    add(program, run);

  const importing = program
    .command('import')
    .description('work of your own: usage and bills, results of evaluations; price lists');
  for (const add of [addImportUsage, addImportEvals, addImportPrices, addImportWorkbook]) add(importing, run);

  const catalog = program.command('catalog').description('the models this program knows');
  for (const add of [addCatalogCoverage, addCatalogList]) add(catalog, run);

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
