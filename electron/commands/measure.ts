/** `portfolio measure`: which evals are worth running next, in dollars a month. */
import { type Command, InvalidArgumentError } from 'commander';
import { whatToMeasure } from '../../shared/engine/information/whatToMeasure.ts';
import { measureRemarks, measureTable } from '../../shared/report/decideTables.ts';
import { decideOn, lines, type Run } from './decided.ts';
import { textTable } from './textTable.ts';

const amount = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('allowed: 0 or more');
  return value;
};

export const addMeasure = (program: Command, run: Run): void => {
  program
    .command('measure')
    .description('what more evals of each model would be worth, and how many to run')
    .argument('<plan>', 'a .portfolio file')
    .option('--usd-per-label <usd>', 'cost of judging one eval, besides the model itself', amount, 0)
    .option('--months <months>', 'for how long the decision stands', amount, 1)
    .option('--json', 'the worth by number of evals, as JSON', false)
    .action((file: string, options: { usdPerLabel: number; months: number; json: boolean }) =>
      run((terminal) =>
        decideOn(
          terminal,
          file,
          options.json,
          (job) => whatToMeasure(job, { usdPerLabel: options.usdPerLabel, months: options.months }),
          (naming, answer) =>
            `${lines(measureRemarks(naming, answer))}\n${textTable(measureTable(naming, answer), terminal.language, terminal.say)}\n${naming.say('report.methodMeasure')}\n`,
        ),
      ),
    );
};
