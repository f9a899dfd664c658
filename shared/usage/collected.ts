/** What readers put together: records, what was set aside and why, notes; each label once, no row twice. */
import { NumberSet } from '../foundation/numberSet.ts';
import { textHash } from '../foundation/textHash.ts';
import type { NoteKind, Sink, UsageFormat } from './format.ts';
import type { Mapping } from './mapping.ts';
import { privateLabel } from './privateLabel.ts';
import { recordOf, type Tokens, type UsageRecord } from './record.ts';
import { RecordTable } from './recordTable.ts';

export interface Aside {
  reason: string;
  detail: string | null;
  rows: number;
  /** Where the first of them stands. */
  file: string;
  line: number;
}

export interface Note {
  kind: NoteKind;
  blanks: Record<string, string | number>;
}

export interface ReadFile {
  name: string;
  format: string;
  /** The mapping that was used, where the format is any table. */
  mapping: Mapping | null;
  encoding: string | null;
}

const labelMax = 200;

/** A text of its own: what a parser cuts out of a piece of a file keeps the whole piece in memory. */
const ownText = (text: string): string => ` ${text}`.slice(1);

/** What readers of all files put together. */
export class Collected {
  readonly records: UsageRecord[] = [];
  readonly table = new RecordTable();
  readonly files: ReadFile[] = [];
  readonly asides = new Map<string, Aside>();
  readonly otherMoney = new Map<string, { kind: string; currency: string; amount: number }>();
  readonly notes = new Map<string, Note>();
  readonly seen = new Map<string, NumberSet>();
  readonly interned = new Map<string, string>();
  dataRows = 0;

  aside(reason: string, detail: string | null, file: string, line: number): void {
    const key = `${reason}|${detail ?? ''}`;
    const known = this.asides.get(key);
    if (known) known.rows += 1;
    else this.asides.set(key, { reason, detail, rows: 1, file, line });
  }

  /** Money that is no usage, summed by kind and currency. */
  beside(kind: string, currency: string, amount: number): void {
    const key = `${kind} ${currency}`;
    const known = this.otherMoney.get(key);
    if (known) known.amount += amount;
    else this.otherMoney.set(key, { kind, currency, amount });
  }

  note(kind: NoteKind, blanks: Note['blanks'] = {}): void {
    this.notes.set(`${kind}|${JSON.stringify(blanks)}`, { kind, blanks });
  }

  /** One copy of each label, without persons and secrets: a million rows name a dozen models. */
  intern(text: string | null): string | null {
    if (text === null) return null;
    const known = this.interned.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    const label = privateLabel(own.slice(0, labelMax));
    if (this.interned.size < 100_000) this.interned.set(own, label);
    return label;
  }
}

const kindsOfToken = [
  'inputUncached',
  'cacheRead',
  'cacheWrite5m',
  'cacheWrite1h',
  'cacheWriteUnsplit',
  'output',
  'reasoning',
] as const satisfies (keyof Tokens)[];

/** More tokens or requests than the whole world uses in a day stand in no row of one customer. */
const mostTokens = 1e16;

export const sinkFor = (collected: Collected, format: UsageFormat, file: number, name: string): Sink => ({
  rows: (count) => {
    collected.dataRows += count;
  },
  add: (part, line) => {
    const record = recordOf(part);
    const { cost } = record;
    const isBelowNothing = kindsOfToken.some((kind) => (record[kind] ?? 0) < 0) || (record.requests ?? 0) < 0;
    const isAbsurd =
      kindsOfToken.some((kind) => (record[kind] ?? 0) > mostTokens) || (record.requests ?? 0) > mostTokens;
    const isRefund = cost !== null && cost < 0 && kindsOfToken.every((kind) => (record[kind] ?? 0) === 0);
    if (isBelowNothing || isAbsurd || isRefund) {
      const why = isBelowNothing ? 'negative_tokens' : isAbsurd ? 'absurd_count' : 'refund';
      collected.aside(why, null, name, line);
      if (cost !== null && cost !== 0)
        collected.beside(cost < 0 ? 'Refund' : 'Adjustment', record.currency ?? 'USD', cost);
      return null;
    }
    record.file = file;
    record.line = line;
    record.model = collected.intern(record.model);
    record.project = collected.intern(record.project);
    record.key = collected.intern(record.key);
    record.tag = collected.intern(record.tag);
    record.prompt = collected.intern(record.prompt);
    record.session = collected.intern(record.session);
    record.trace = collected.intern(record.trace);
    const kept = collected.table.add(record);
    collected.records.push(kept);
    return kept;
  },
  aside: (reason, line, detail) => collected.aside(reason, detail ?? null, name, line),
  otherMoney: (kind, currency, amount) => collected.beside(kind, currency, amount),
  isRepeat: (identity) => {
    const seen = collected.seen.get(format.id) ?? new NumberSet();
    collected.seen.set(format.id, seen);
    return !seen.add(textHash(identity));
  },
  note: (fact) => collected.note(fact),
});
