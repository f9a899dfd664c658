/** What a planner should know of how the rates of her plan carry over to her work. */

import type { RowId } from '../foundation/ids.ts';
import { listSign } from '../words/format.ts';
import type { Reading } from './reading.ts';
import { rowName } from './rowName.ts';

type Line = [Parameters<Reading['say']>[0], RowId[]];

const usedIn = ({ job }: Reading) => job.plan.categories.filter(({ share }) => share > 0);

const idsOf = (reading: Reading, kind: 'measured' | 'none' | undefined): RowId[] =>
  usedIn(reading)
    .filter(({ transfer }) => transfer?.kind === kind)
    .map(({ id }) => id);

const sentences = (reading: Reading, lines: readonly Line[]): string[] =>
  lines.flatMap(([path, ids]) =>
    ids.length === 0
      ? []
      : [reading.say(path, { categories: ids.map((id) => rowName(reading, id)).join(listSign(reading.language)) })],
  );

/** The rows whose planner states that her work is the benchmark itself, in one sentence; [] where there are none. */
export const statedNoTransfer = (reading: Reading): string[] =>
  sentences(reading, [['transfer.statedNone', idsOf(reading, 'none')]]);

/** One sentence for each kind of ground: none stated, stated to be none, moved rates, yardsticks of unknown transfer. */
export const transferRemarks = (reading: Reading): string[] => {
  const { outcome } = reading;
  const graded = (wanted: (grade: string) => boolean): RowId[] =>
    usedIn(reading)
      .map(({ id }) => id)
      .filter((id) =>
        outcome.stacks.some(({ categories }) =>
          categories.some(
            ({ categoryId, rates }) =>
              categoryId === id && rates.some(({ transfer }) => transfer !== undefined && wanted(transfer.grade)),
          ),
        ),
      );
  return [
    ...sentences(reading, [['transfer.noneStated', idsOf(reading, undefined)]]),
    ...statedNoTransfer(reading),
    ...sentences(reading, [
      ['transfer.movedRates', graded((grade) => grade === 'sameKind')],
      ['transfer.proxyRates', graded((grade) => grade === 'distantProxy' || grade === 'notMeasured')],
    ]),
  ];
};
