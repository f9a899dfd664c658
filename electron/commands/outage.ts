/** `portfolio outage`: a vendor, a host, an origin, a region or a model is dark for a share of the month. */
import { type Command, InvalidArgumentError } from 'commander';
import { outageOf } from '../../shared/engine/outage.ts';
import type { DarkPart } from '../../shared/plan/ahead.ts';
import { darkKinds, darkPartOf } from '../../shared/plan/darkPart.ts';
import { outageRemarks, outageTable } from '../../shared/report/outageTable.ts';
import { decideOn, lines, type Run } from './decided.ts';
import { shareTyped } from './numberTyped.ts';
import { textTable } from './textTable.ts';

const parts = 'vendor:google, host:bedrock, origin:china, origin:US, region:eu, or model:author/name';

const darkTyped = (text: string): DarkPart => {
  const [typed, ...rest] = text.split(':');
  const name = rest.join(':');
  const kind = darkKinds.find((known) => known === typed);
  if (kind === undefined || name === '') throw new InvalidArgumentError(`allowed: ${parts}`);
  return darkPartOf(kind, name);
};

export const addOutage = (program: Command, run: Run): void => {
  program
    .command('outage')
    .description(
      'a vendor, host, origin, region or model is dark for a share of the month: what is lost, what holds, what the fallbacks cost',
    )
    .argument('<plan>', 'a .portfolio file')
    .requiredOption('--dark <part>', parts, darkTyped)
    .requiredOption('--share <share>', 'of the month, as 2% or 0.02; how long is yours to state', shareTyped)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, { dark, share, json }: { dark: DarkPart; share: number; json: boolean }) =>
      run((terminal) =>
        decideOn(terminal, file, {
          json,
          decide: (job) => outageOf(job, { dark, share }),
          tell: (naming, outage) => {
            const table = outageTable(naming, outage);
            const text = textTable(table, naming.language, naming.say);
            return `${table.title}\n\n${text}\n${lines(outageRemarks(naming, outage))}`;
          },
        }),
      ),
    );
};
