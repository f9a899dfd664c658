/**
 * Records kept by column: a request of a log takes some fifty bytes instead of some five hundred, so that a file of
 * millions of lines fits beside whatever else runs. A record handed out is a view on its row.
 */
import { type RecordPart, recordOf, type UsageRecord } from './record.ts';

const blockBits = 14;
const blockRows = 1 << blockBits;
/** Stands for null among whole numbers; among others NaN does. */
const noCount = 0xffffffff;

/** A column of numbers or null: whole ones in four bytes, others in eight, nothing where all of a block are `usual`. */
class NumberColumn {
  private readonly blocks: (Uint32Array | Float64Array | undefined)[] = [];
  private readonly usual: number | null;
  constructor(usual: number | null) {
    this.usual = usual;
  }

  get(row: number): number | null {
    const block = this.blocks[row >> blockBits];
    const value = block?.[row & (blockRows - 1)];
    if (block === undefined || value === undefined) return this.usual;
    return Number.isNaN(value) || (value === noCount && block instanceof Uint32Array) ? null : value;
  }

  set(row: number, value: number | null): void {
    const at = row >> blockBits;
    const place = row & (blockRows - 1);
    let block = this.blocks[at];
    if (value === this.usual && (block === undefined || place >= block.length)) return;
    const isWhole = value === null || (value >= 0 && value < noCount && Number.isInteger(value));
    const isUnfit = !isWhole && block instanceof Uint32Array;
    if (block === undefined || place >= block.length || isUnfit) {
      block = this.widened(block, place, isWhole && !(block instanceof Float64Array));
      this.blocks[at] = block;
    }
    block[place] = value ?? (block instanceof Uint32Array ? noCount : Number.NaN);
  }

  /** A block that reaches a place, of whole numbers or of any. The first ones are short: most files are. */
  private widened(block: Uint32Array | Float64Array | undefined, place: number, isWhole: boolean) {
    const length = Math.min(blockRows, Math.max(block?.length ?? 64, 2 ** Math.ceil(Math.log2(place + 1))));
    const wider = isWhole ? new Uint32Array(length) : new Float64Array(length);
    wider.fill(this.usual ?? (isWhole ? noCount : Number.NaN));
    if (block instanceof Uint32Array && !isWhole)
      for (const [i, one] of block.entries()) wider[i] = one === noCount ? Number.NaN : one;
    else if (block !== undefined) wider.set(block);
    return wider;
  }
}

/** So many different values are looked for; a file whose labels are all different is not held twice. */
const usuallyRemembered = 100_000;

/** A column of few different values: each is kept once, rows hold its number. */
class ValueColumn<T extends string | boolean | null> {
  private readonly values: T[];
  private readonly places = new Map<T, number>();
  private readonly rows = new NumberColumn(0);
  private readonly remembered: number;
  constructor(usual: T, remembered: number) {
    this.remembered = remembered;
    this.values = [usual];
    this.places.set(usual, 0);
  }

  get(row: number): T {
    return this.values[this.rows.get(row) ?? 0] as T;
  }

  set(row: number, value: T): void {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.values.length;
      this.values.push(value);
      if (this.places.size >= this.remembered) this.places.clear();
      this.places.set(value, place);
    }
    this.rows.set(row, place);
  }
}

const nothing = recordOf({ ms: null, grain: 'request', requests: 1, model: null });

const columnsOf = (remembered: number) => ({
  inputUncached: new NumberColumn(nothing.inputUncached),
  cacheRead: new NumberColumn(nothing.cacheRead),
  cacheWrite5m: new NumberColumn(nothing.cacheWrite5m),
  cacheWrite1h: new NumberColumn(nothing.cacheWrite1h),
  cacheWriteUnsplit: new NumberColumn(nothing.cacheWriteUnsplit),
  output: new NumberColumn(nothing.output),
  reasoning: new NumberColumn(nothing.reasoning),
  ms: new NumberColumn(nothing.ms),
  grain: new ValueColumn(nothing.grain, remembered),
  requests: new NumberColumn(nothing.requests),
  failed: new NumberColumn(nothing.failed),
  searches: new NumberColumn(nothing.searches),
  cost: new NumberColumn(nothing.cost),
  currency: new ValueColumn(nothing.currency, remembered),
  costKind: new ValueColumn(nothing.costKind, remembered),
  listCost: new NumberColumn(nothing.listCost),
  feeCost: new NumberColumn(nothing.feeCost),
  byokCost: new NumberColumn(nothing.byokCost),
  model: new ValueColumn(nothing.model, remembered),
  tier: new ValueColumn(nothing.tier, remembered),
  isLongContext: new ValueColumn(nothing.isLongContext, remembered),
  project: new ValueColumn(nothing.project, remembered),
  key: new ValueColumn(nothing.key, remembered),
  tag: new ValueColumn(nothing.tag, remembered),
  prompt: new ValueColumn(nothing.prompt, remembered),
  session: new ValueColumn(nothing.session, remembered),
  trace: new ValueColumn(nothing.trace, remembered),
  isGatewayHit: new ValueColumn(nothing.isGatewayHit, remembered),
  isMoneyOnly: new ValueColumn(nothing.isMoneyOnly, remembered),
  file: new NumberColumn(nothing.file),
  line: new NumberColumn(nothing.line),
});

type Columns = ReturnType<typeof columnsOf>;

/** One row as a record: reading and writing its fields reads and writes the columns. */
class RowView {
  readonly columns: Columns;
  readonly row: number;
  constructor(columns: Columns, row: number) {
    this.columns = columns;
    this.row = row;
  }
}

const fieldNames = Object.keys(nothing) as (keyof UsageRecord)[];

for (const field of fieldNames)
  Object.defineProperty(RowView.prototype, field, {
    get(this: RowView) {
      return this.columns[field].get(this.row);
    },
    set(this: RowView, value: never) {
      this.columns[field].set(this.row, value);
    },
  });

/** Takes records in and hands out views on them. */
export class RecordTable {
  private readonly columns: Columns;
  private size = 0;

  /** `remembered`: how many different labels of a column are looked for before it begins anew. */
  constructor(remembered: number = usuallyRemembered) {
    this.columns = columnsOf(remembered);
  }

  add(record: UsageRecord): UsageRecord {
    const row = this.size;
    this.size += 1;
    for (const field of fieldNames) this.columns[field].set(row, record[field] as never);
    // Its accessors are those of every field, defined above.
    return new RowView(this.columns, row) as unknown as UsageRecord;
  }
}

/** A record that is not in the table: a copy of all fields, some of them changed. Spreading a view copies nothing. */
export const changedRecord = (record: UsageRecord, changes: Partial<UsageRecord>): UsageRecord => {
  const copy: RecordPart = { ...nothing };
  for (const field of fieldNames) Object.assign(copy, { [field]: record[field] });
  return recordOf({ ...copy, ...changes });
};
