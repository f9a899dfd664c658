/** What a planner should know of how the rates of her plan carry over to her work. */
import type { RowId } from '../foundation/ids.ts';
import type { Reading } from './reading.ts';
import { rowName } from './rowName.ts';

/** One sentence for each kind of ground: none stated, stated to be none, moved rates, yardsticks of unknown transfer. */
export const transferRemarks = (reading: Reading): string[] => {
  const { job, outcome, say } = reading;
  const used = job.plan.categories.filter(({ share }) => share > 0);
  const named = (ids: readonly RowId[]): string => ids.map((id) => rowName(reading, id)).join(', ');
  const idsOf = (kind: 'measured' | 'none' | undefined): RowId[] =>
    used.filter(({ transfer }) => transfer?.kind === kind).map(({ id }) => id);
  const graded = (wanted: (grade: string) => boolean): RowId[] =>
    used
      .map(({ id }) => id)
      .filter((id) =>
        outcome.stacks.some(({ categories }) =>
          categories.some(
            ({ categoryId, rates }) =>
              categoryId === id && rates.some(({ transfer }) => transfer !== undefined && wanted(transfer.grade)),
          ),
        ),
      );
  const lines: [Parameters<typeof say>[0], RowId[]][] = [
    ['transfer.noneStated', idsOf(undefined)],
    ['transfer.statedNone', idsOf('none')],
    ['transfer.movedRates', graded((grade) => grade === 'sameKind')],
    ['transfer.proxyRates', graded((grade) => grade === 'distantProxy' || grade === 'notMeasured')],
  ];
  return lines.flatMap(([path, ids]) => (ids.length === 0 ? [] : [say(path, { categories: named(ids) })]));
};
