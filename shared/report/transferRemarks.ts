/** What a planner should know of how the rates of her plan carry over to her work. */
import type { CategoryId } from '../catalog/category.ts';
import { categoryName } from './categoryName.ts';
import type { Reading } from './reading.ts';

/** One sentence for each kind of ground: none stated, stated to be none, moved rates, yardsticks of unknown transfer. */
export const transferRemarks = ({ job, outcome, say }: Reading): string[] => {
  const used = job.plan.categories.filter(({ share }) => share > 0);
  const named = (ids: readonly CategoryId[]): string => ids.map((id) => categoryName(say, id)).join(', ');
  const idsOf = (kind: 'measured' | 'none' | undefined): CategoryId[] =>
    used.filter(({ transfer }) => transfer?.kind === kind).map(({ id }) => id);
  const graded = (wanted: (grade: string) => boolean): CategoryId[] =>
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
  const lines: [Parameters<typeof say>[0], CategoryId[]][] = [
    ['transfer.noneStated', idsOf(undefined)],
    ['transfer.statedNone', idsOf('none')],
    ['transfer.movedRates', graded((grade) => grade === 'sameKind')],
    ['transfer.proxyRates', graded((grade) => grade === 'distantProxy' || grade === 'notMeasured')],
  ];
  return lines.flatMap(([path, ids]) => (ids.length === 0 ? [] : [say(path, { categories: named(ids) })]));
};
