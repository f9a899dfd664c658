/** `portfolio breakeven`: the value of any one number at which two stacks swap. */
import type { Command } from 'commander';
import { levers } from '../../shared/engine/levers/levers.ts';

import { breakEvenText } from '../../shared/report/decideTables.ts';
import { leverName } from '../../shared/report/leverText.ts';
import { decideOn, lines, type Run, stackCalled } from './decided.ts';

export const addBreakEven = (program: Command, run: Run): void => {
  program
    .command('breakeven')
    .description('the value of any one number at which two stacks cost the same per success')
    .argument('<plan>', 'a .portfolio file')
    .requiredOption('--between <stack>', 'a stack by id or name')
    .requiredOption('--and <stack>', 'the other stack')
    .requiredOption('--lever <number>', `the number that moves: ${levers.forms.join('; ')}`)
    .option('--json', 'every crossing, as JSON', false)
    .action((file: string, options: { between: string; and: string; lever: string; json: boolean }) =>
      run((terminal) =>
        decideOn(terminal, file, {
          json: options.json,
          decide: (job) =>
            levers.breakEven(job, {
              a: stackCalled(job, options.between),
              b: stackCalled(job, options.and),
              lever: levers.parse(options.lever),
            }),
          tell: (naming, answer) => {
            const lever = levers.parse(options.lever);
            return lines([
              leverName(naming, lever),
              breakEvenText(naming, lever, answer, ''),
              naming.say('report.methodBreakEven'),
            ]);
          },
        }),
      ),
    );
};
