/** The catalog's facts as columns of TanStack's table: it sorts and hides them, the screen draws them. */
import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import { type CatalogRow, type Fact, facts } from './facts.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Numbers by size, everything else as a reader would order it. Unknown never gets here: it sorts last both ways. */
const known = (
  a: { getValue: (id: string) => unknown },
  b: { getValue: (id: string) => unknown },
  id: string,
): number => {
  const [left, right] = [a.getValue(id), b.getValue(id)];
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : collator.compare(String(left), String(right));
};

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { known },
  /** null: the column of the model's name. */
  columnMeta: metaHelper<{ fact: Fact | null }>(),
});

const helper = createColumnHelper<typeof features, CatalogRow>();

export const nameColumn = 'name';

export const columns = helper.columns([
  helper.accessor((row) => row.model.name, {
    id: nameColumn,
    enableHiding: false,
    sortFn: 'known',
    sortDescFirst: false,
    meta: { fact: null },
  }),
  ...facts.map((fact) =>
    helper.accessor((row) => fact.value(row) ?? undefined, {
      id: fact.id,
      sortFn: 'known',
      sortUndefined: 'last',
      sortDescFirst: false,
      meta: { fact },
    }),
  ),
]);

/** The columns a first visitor sees. */
export const startVisibility: Record<string, boolean> = Object.fromEntries(facts.map((fact) => [fact.id, fact.shown]));
