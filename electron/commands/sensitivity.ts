/** `portfolio sensitivity`: what moves the cost of a stack, or the difference between two. */
import type { Command } from 'commander';
import { levers } from '../../shared/engine/levers/levers.ts';
import { tornadoTable } from '../../shared/report/decideTables.ts';
import { decideOn, type Run, stackCalled } from './decided.ts';
import { textTable } from './textTable.ts';

export const addSensitivity = (program: Command, run: Run): void => {
  program
    .command('sensitivity')
    .description('what moves the cost per success of a stack: each uncertain input over its own range, alone')
    .argument('<plan>', 'a .portfolio file')
    .requiredOption('--stack <stack>', 'a stack by id or name')
    .option('--against <stack>', 'swing the difference from this stack instead')
    .option('--json', 'every input with its ends, as JSON', false)
    .action((file: string, options: { stack: string; against?: string; json: boolean }) =>
      run((terminal) =>
        decideOn(terminal, file, {
          json: options.json,
          decide: (job) =>
            levers.tornado(job, {
              stackId: stackCalled(job, options.stack),
              against: options.against === undefined ? null : stackCalled(job, options.against),
            }),
          tell: (naming, answer) => {
            const table = tornadoTable(naming, answer);
            return `${table.title}\n\n${textTable(table, naming.language, naming.say)}\n${naming.say('report.methodSensitivity')}\n`;
          },
        }),
      ),
    );
};
