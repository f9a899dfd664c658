/** `portfolio outage`: a vendor, an origin or a model is dark for a share of the month. */
import { type Command, InvalidArgumentError } from 'commander';
import { type DarkPart, outageOf } from '../../shared/engine/outage.ts';
import { modelId } from '../../shared/foundation/ids.ts';
import { outageRemarks, outageTable } from '../../shared/report/outageTable.ts';
import { decideOn, lines, type Run } from './decided.ts';
import { numberTyped } from './futureOptions.ts';
import { textTable } from './textTable.ts';

const darkTyped = (text: string): DarkPart => {
  const [kind, ...rest] = text.split(':');
  const name = rest.join(':');
  if (name !== '')
    switch (kind) {
      case 'vendor':
        return { kind, author: name };
      case 'origin':
        return { kind, origin: name };
      case 'model':
        return { kind, modelId: modelId(name) };
    }
  throw new InvalidArgumentError('allowed: vendor:google, origin:china, origin:US, or model:author/name');
};

const shareTyped = (text: string): number =>
  text.trim().endsWith('%') ? numberTyped(text.trim().slice(0, -1)) / 100 : numberTyped(text);

export const addOutage = (program: Command, run: Run): void => {
  program
    .command('outage')
    .description('a vendor, an origin or a model is dark for a share of the month: what is lost and what holds')
    .argument('<plan>', 'a .portfolio file')
    .requiredOption('--dark <part>', 'vendor:google, origin:china, origin:US, or model:author/name', darkTyped)
    .requiredOption('--share <share>', 'of the month, as 2% or 0.02; how long is yours to state', shareTyped)
    .option('--json', 'everything, as JSON', false)
    .action((file: string, { dark, share, json }: { dark: DarkPart; share: number; json: boolean }) =>
      run((terminal) =>
        decideOn(
          terminal,
          file,
          json,
          (job) => outageOf(job, { dark, share }),
          (naming, outage) => {
            const table = outageTable(naming, outage);
            const text = textTable(table, naming.language, naming.say);
            return `${table.title}\n\n${text}\n${lines(outageRemarks(naming, outage))}`;
          },
        ),
      ),
    );
};
