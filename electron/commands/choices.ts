/** Which plan of a file is meant, on every command that asks one plan. */
import type { Command } from 'commander';
import type { Choice } from '../../shared/document/scenarios.ts';

/** These speak of the file as a whole. */
const ofWholeFile: ReadonlySet<string> = new Set(['validate', 'scenarios']);

/** Adds the options to the commands whose first argument is a plan, and tells `onChoice` of them before the command runs. */
export const addChoices = (program: Command, onChoice: (choice: Choice) => void): void => {
  for (const command of program.commands)
    if (command.registeredArguments[0]?.name() === 'plan' && !ofWholeFile.has(command.name()))
      command
        .option('--scenario <name>', 'a scenario of the file, by name or id; without it the one it was saved with')
        .option('--kept-version <name>', 'the file as it was kept under this name')
        .hook('preAction', (_, ran) => {
          const { scenario, keptVersion } = ran.opts<{ scenario?: string; keptVersion?: string }>();
          onChoice({ scenario, version: keptVersion });
        });
};
