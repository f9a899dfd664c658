/** Which row of a plan a record of usage is work of: by a label that is the row's name, or the id made from it. */
import type { RowId } from '../foundation/ids.ts';
import { freeRowId } from '../plan/edits/rows.ts';
import type { Plan } from '../plan/plan.ts';
import { promptOf, type UsageRecord } from '../usage/record.ts';
import { type GroupKey, groupKeys, labelOf } from '../usage/summary.ts';
import { groupBy } from '../usage/totals.ts';
import { fromUsageWords } from '../words/fromUsage.ts';

export interface RowsOfUsage {
  by: GroupKey;
  /** Records by row, of the rows the files speak of. */
  byRow: Map<RowId, UsageRecord[]>;
  /** Work no row stands for, by its label. */
  fresh: Map<string | null, UsageRecord[]>;
}

/** The row that gathers what is too small for one of its own: labels of no other row belong there. */
const tailOf = ({ categories }: Plan): RowId | null => {
  const names: readonly string[] = [fromUsageWords.tail.en, fromUsageWords.tail.zh];
  return categories.find(({ name }) => name !== null && names.includes(name))?.id ?? null;
};

const rowCalledAs = ({ categories }: Plan, label: string | null): RowId | null => {
  if (label === null) return null;
  const id = freeRowId([], label);
  return (categories.find(({ name }) => name === label) ?? categories.find((row) => row.id === id))?.id ?? null;
};

const tokensOf = (records: readonly UsageRecord[]): number =>
  records.reduce((sum, record) => sum + promptOf(record) + record.output, 0);

const parted = (plan: Plan, records: readonly UsageRecord[], by: GroupKey): RowsOfUsage & { named: number } => {
  const [only, ...others] = plan.categories;
  const tail = others.length === 0 ? (only?.id ?? null) : tailOf(plan);
  const found: RowsOfUsage = { by, byRow: new Map(), fresh: new Map() };
  let named = 0;
  for (const [label, own] of groupBy(records, (record) => labelOf(record, by))) {
    const byName = rowCalledAs(plan, label);
    if (byName !== null) named += tokensOf(own);
    const row = byName ?? tail;
    if (row === null) found.fresh.set(label, own);
    else found.byRow.set(row, [...(found.byRow.get(row) ?? []), ...own]);
  }
  return { ...found, named };
};

/** Records by row under the key asked for; without one, under the key by which most tokens bear the name of a row. */
export const rowsOfUsage = (plan: Plan, records: readonly UsageRecord[], asked: GroupKey | null): RowsOfUsage => {
  const tried = (asked === null ? groupKeys : [asked]).map((by) => parted(plan, records, by));
  const { named: _, ...best } = tried.reduce((most, next) => (next.named > most.named ? next : most));
  return best;
};
