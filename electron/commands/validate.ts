/** `portfolio validate`: whether a file opens, and what in it keeps figures from being made. */
import type { Command } from 'commander';
import { aheadNotFollowed, idleHardware } from '../../shared/report/notFollowed.ts';
import { statedNoTransfer } from '../../shared/report/transferRemarks.ts';
import { unpaidCommitments, unpaidText } from '../../shared/report/unpaidCommitments.ts';
import type { Run } from './decided.ts';
import { agesOf, corrections, readingOf, remarks } from './evaluate.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';

const validateCommand = async (terminal: Terminal, file: string): Promise<number> =>
  withValue(terminal, file, await readPlan(file), (document) => {
    const { plan, snapshot } = document;
    terminal.print(
      `${terminal.say('shell.cliValid', {
        file,
        title: plan.title,
        stacks: plan.stacks.length,
        categories: plan.categories.length,
        models: snapshot.models.length,
      })}\n`,
    );
    const reading = readingOf(document, 0, terminal);
    const said = [
      ...corrections(document, terminal),
      ...statedNoTransfer(reading),
      ...remarks(reading),
      ...aheadNotFollowed(reading),
      ...idleHardware(reading),
      ...unpaidCommitments(plan, snapshot.models).map((commitment) => unpaidText(reading.say, commitment)),
      ...agesOf(reading),
    ];
    for (const remark of said) terminal.print(`${remark}\n`);
    return 0;
  });

export const addValidate = (program: Command, run: Run): void => {
  program
    .command('validate')
    .description('whether a file is a plan, and what keeps its figures from being made')
    .argument('<plan>', 'a .portfolio file')
    .action((file: string) => run((terminal) => validateCommand(terminal, file)));
};
