/** Tables of ladders that a search has had: where only what an attempt costs has moved, what ladders bring is not worked out anew. */
import type { RowId } from '../../foundation/ids.ts';
import { PairTable, type TableInput } from './pairTable.ts';

/** Kept of a row, the newest: one of 300 models takes megabytes. */
const mostKept = 4;

export class KnownTables {
  private readonly tables = new Map<RowId, PairTable[]>();

  tableOf(row: RowId, input: TableInput): PairTable {
    const known = this.tables.get(row) ?? [];
    const like = known.find((table) => table.differsInPrices(input));
    if (like !== undefined) return like.atPricesOf(input);
    const table = new PairTable(input);
    this.tables.set(row, [table, ...known].slice(0, mostKept));
    return table;
  }
}
