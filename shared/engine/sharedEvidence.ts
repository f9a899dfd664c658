/**
 * Rows of one kind of work that are held to one yardstick rest on the same measurements: what is not known of them is
 * one unknown, drawn once. Independent draws would make a plan look surer the more rows its work is parted into.
 */
import type { RowId } from '../foundation/ids.ts';
import { groupedBy } from '../foundation/maps.ts';
import type { CategoryPlan } from '../plan/plan.ts';
import type { Draws } from './quantity.ts';

const evidenceKey = ({ id, kind, yardstick }: CategoryPlan): string =>
  JSON.stringify(kind === null ? id : [kind, yardstick]);

/** The row that is called what its kind is stands for its group, else the one with the least id. */
const standsBefore = (row: CategoryPlan, known: CategoryPlan): boolean =>
  known.id !== known.kind && (row.id === row.kind || row.id < known.id);

/** By row, the one that stands for its group: neither the order of a plan's rows nor a copy of one moves a draw. */
export const evidenceNames = (rows: readonly CategoryPlan[]): Map<RowId, RowId> =>
  new Map(
    [...groupedBy(rows, evidenceKey).values()].flatMap((group) => {
      const first = group.reduce((known, row) => (standsBefore(row, known) ? row : known));
      return group.map(({ id }) => [id, first.id] as const);
    }),
  );

/** What the draws of a row's evidence are named after. */
export const evidenceName = ({ evidenceOf }: Draws, id: RowId): RowId => evidenceOf?.get(id) ?? id;
