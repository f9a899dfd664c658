/** The command line: the same core as the app with no page around it. */

import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { categoryIds } from '../shared/catalog/category.ts';
import { sayIn } from '../shared/words/say.ts';
import { type Language, languages } from '../shared/words/words.ts';
import { type CatalogFilters, catalogListCommand } from './commands/catalogList.ts';
import { drawsOfPage, evaluateCommand } from './commands/evaluate.ts';
import { exportCommand } from './commands/export.ts';
import type { Terminal } from './commands/terminal.ts';
import { validateCommand } from './commands/validate.ts';
import { languageOf } from './languageOf.ts';

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

/**
 * Runs one command to its end and answers its exit code: 0 when it did what was asked, 1 when it refused, 2 when it
 * was not understood.
 */
export const runCli = async (
  args: string[],
  write: Pick<Terminal, 'print' | 'complain'> = {
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(`${text}\n`),
  },
): Promise<number> => {
  let code = 0;
  const terminal = (): Terminal => {
    const { lang } = program.opts<{ lang: Language }>();
    return { ...write, language: lang, say: sayIn(lang) };
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
      drawsOfPage,
    )
    .action(async (file: string, options: { json: boolean; draws: number }) => {
      code = await evaluateCommand(terminal(), file, options);
    });

  program
    .command('export')
    .description('the workbook with live formulas, or the table of figures')
    .argument('<plan>', 'a .portfolio file')
    .option('--xlsx <file>', 'write a workbook')
    .option('--csv <file>', 'write every figure as CSV')
    .action(async (file: string, options: { xlsx?: string; csv?: string }) => {
      code = await exportCommand(terminal(), file, options);
    });

  program
    .command('validate')
    .description('whether a file is a plan, and what keeps its figures from being made')
    .argument('<plan>', 'a .portfolio file')
    .action(async (file: string) => {
      code = await validateCommand(terminal(), file);
    });

  const catalog = program.command('catalog').description('the models this program knows');
  catalog
    .command('list')
    .description('models, their prices and facts')
    .addOption(new Option('--json', 'as JSON').conflicts('csv'))
    .option('--csv', 'as CSV')
    .option('--search <text>', 'part of the name or id')
    .option('--author <text>', 'part of the author')
    .option('--origin <where>', 'china, rest-of-world or an ISO-2 country')
    .addOption(new Option('--size <class>').choices(['small', 'medium', 'large']))
    .addOption(new Option('--open', 'open weights only').conflicts('closed'))
    .option('--closed', 'closed weights only')
    .option('--tools', 'calls tools')
    .option('--reasoning', 'reasons before it answers')
    .option('--min-context <tokens>', 'at least so many tokens of context', number)
    .option('--max-prompt-usd <usd>', 'at most so many USD per million prompt tokens', number)
    .option('--max-completion-usd <usd>', 'at most so many USD per million completion tokens', number)
    .addOption(new Option('--evidence <category>', 'measured in this category').choices([...categoryIds]))
    .action(async ({ json, csv, ...filters }: CatalogFilters & { json?: boolean; csv?: boolean }) => {
      code = await catalogListCommand(terminal(), filters, json ? 'json' : csv ? 'csv' : 'table');
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
};
