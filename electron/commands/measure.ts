/** `portfolio measure`: which evals are worth running next, in dollars a month, and the set-up that runs them. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type WhatToMeasure, whatToMeasure } from '../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../shared/engine/job.ts';
import { refuse } from '../../shared/foundation/answer.ts';
import { evalSetup } from '../../shared/handover/evalSetup.ts';
import { type SetupTool, setupTools, worthMeasuring } from '../../shared/handover/worthMeasuring.ts';
import { measureRemarks, measureTable } from '../../shared/report/decideTables.ts';
import { rowNameIn } from '../../shared/report/rowName.ts';
import { saveFile } from '../saveFile.ts';
import { answered, decideOn, lines, type Run, rowCalled } from './decided.ts';
import { checkOutputs } from './outputs.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Options {
  usdPerLabel: number;
  months: number;
  json: boolean;
  setup?: SetupTool;
  row?: string;
  output?: string;
  force: boolean;
}

const amount = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('allowed: 0 or more');
  return value;
};

const decided = (job: Job, { usdPerLabel, months }: Options): WhatToMeasure =>
  whatToMeasure(job, { usdPerLabel, months });

const setupCommand = async (terminal: Terminal, file: string, tool: SetupTool, options: Options): Promise<number> => {
  const { say, print, complain } = terminal;
  const { output, force } = options;
  if (output === undefined) {
    complain(say('decide.setupWhere'));
    return 1;
  }
  return withValue(terminal, output, await checkOutputs([file], [output], force), async () =>
    withValue(terminal, file, await readPlan(file, terminal.choice), ({ plan, snapshot }) => {
      const found = answered('Plan', () => {
        const asked = worthMeasuring(decided({ plan, snapshot, draws: 0 }, options));
        const row = options.row === undefined ? null : rowCalled(plan, options.row);
        return (row === null ? asked[0] : asked.find((one) => one.row === row)) ?? null;
      });
      return withValue(terminal, file, found, async (asked) => {
        if (asked === null)
          return withValue(terminal, file, refuse('setupNothing', 'No measurement pays for itself.'), () => 1);
        const bytes = new TextEncoder().encode(evalSetup(tool, asked, plan, say));
        const saved = await saveFile(output, bytes, force ? {} : { expected: null });
        return withValue(terminal, output, saved, ({ bytes: size }) => {
          const models = asked.models.map(({ modelId, evals }) => `${modelId} (${evals})`).join(', ');
          print(`${say('shell.cliWrote', { file: output, bytes: size })}\n`);
          print(`${say('decide.setupWritten', { tool, row: rowNameIn(plan, say, asked.row), models })}\n`);
          return 0;
        });
      });
    }),
  );
};

export const addMeasure = (program: Command, run: Run): void => {
  program
    .command('measure')
    .description('what more evals of each model would be worth, and how many to run')
    .argument('<plan>', 'a .portfolio file')
    .option('--usd-per-label <usd>', 'cost of judging one eval, besides the model itself', amount, 0)
    .option('--months <months>', 'for how long the decision stands', amount, 1)
    .option('--json', 'the worth by number of evals, as JSON', false)
    .addOption(
      new Option('--setup <tool>', 'write the measurement that pays most, ready to run').choices([...setupTools]),
    )
    .option('--row <row>', 'of this row of work instead, by id or name')
    .option('-o, --output <file>', 'the file to write it to')
    .option('--force', 'replace a file that is there', false)
    .action((file: string, options: Options) =>
      run((terminal) =>
        options.setup !== undefined
          ? setupCommand(terminal, file, options.setup, options)
          : decideOn(terminal, file, {
              json: options.json,
              decide: (job) => decided(job, options),
              tell: (naming, answer) =>
                `${lines(measureRemarks(naming, answer))}\n${textTable(measureTable(naming, answer), naming.language, naming.say)}\n${naming.say('report.methodMeasure')}\n`,
            }),
      ),
    );
};
