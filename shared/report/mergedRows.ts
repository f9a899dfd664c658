/** Rows that say the same of several places, said once: what fits a page is read, what does not is skipped. */
import type { Cell, Row, Table } from './table.ts';

/**
 * The table with rows that agree in every column but `into` made one; the texts of `into` stand joined in it, each
 * once, in the order met. A cell that is not text keeps its row apart.
 */
export const mergedRows = (table: Table, into: string, joint = ', '): Table => {
  const groups = new Map<string, Row[]>();
  for (const row of table.rows) {
    const rest: [string, Cell][] = table.columns
      .filter((column) => column.key !== into)
      .map((column) => [column.key, row.cells[column.key] ?? null]);
    const own = row.cells[into];
    const key = JSON.stringify([
      rest,
      row.kinds ?? null,
      row.assumed ?? null,
      typeof own === 'string' || own == null ? null : row.key,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return {
    ...table,
    rows: [...groups.values()].map((rows) => {
      const first = rows[0]!;
      if (rows.length === 1) return first;
      const texts = new Set(rows.flatMap((row) => (typeof row.cells[into] === 'string' ? [row.cells[into]] : [])));
      return { ...first, cells: { ...first.cells, [into]: [...texts].filter(Boolean).join(joint) } };
    }),
  };
};
