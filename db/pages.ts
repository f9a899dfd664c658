/**
 * The records of a SQLite file, page by page, where SQLite itself would give up at the first damaged one. Format:
 * https://www.sqlite.org/fileformat2.html. Nothing here is believed: whoever reads the records checks each by its digest.
 */

import { framesOf, pageSize } from './writeAheadLog.ts';

export interface PageRecord {
  /** The row's number, in a table that has one. */
  rowid: number | null;
  values: (string | number | null)[];
}

/** The pages as the last commit left them: those of the file, and over them those of the write-ahead log. */
export const pagesOf = (file: Buffer, wal: Buffer | null): Map<number, Buffer> => {
  const pages = new Map<number, Buffer>();
  for (let at = 0; at < file.length; at += pageSize) {
    const page = file.subarray(at, at + pageSize);
    // A cut file ends within a page: what is missing reads as zeros.
    pages.set(at / pageSize + 1, page.length === pageSize ? page : Buffer.concat([page], pageSize));
  }
  let uncommitted: [number, Buffer][] = [];
  for (const { number, page, isCommit } of wal === null ? [] : framesOf(wal)) {
    uncommitted.push([number, page]);
    if (!isCommit) continue;
    for (const [committed, bytes] of uncommitted) pages.set(committed, bytes);
    uncommitted = [];
  }
  return pages;
};

/** A number of one to nine bytes, and where it ends. */
const varint = (bytes: Buffer, at: number): [number, number] => {
  let value = 0;
  for (let i = 0; i < 8; i += 1) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new RangeError('cut');
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return [value * 256 + (bytes[at + 8] ?? 0), at + 9];
};

const integerLengths = [0, 1, 2, 3, 4, 6, 8];

const readValue = (payload: Buffer, type: number, at: number): [string | number | null, number] => {
  if (type === 0) return [null, at];
  if (type === 8 || type === 9) return [type - 8, at];
  if (type === 7) return [payload.readDoubleBE(at), at + 8];
  const length = integerLengths[type];
  if (length === 8) return [Number(payload.readBigInt64BE(at)), at + 8];
  if (length !== undefined) return [payload.readIntBE(at, length), at + length];
  const bytes = (type - 12) >> 1;
  if (type < 12 || at + bytes > payload.length) throw new RangeError('no such value');
  return [payload.toString('utf8', at, at + bytes), at + bytes];
};

const readRecord = (payload: Buffer): PageRecord['values'] => {
  const [headerLength, start] = varint(payload, 0);
  const values: PageRecord['values'] = [];
  let at = headerLength;
  for (let header = start; header < headerLength; ) {
    const [type, next] = varint(payload, header);
    header = next;
    const [value, end] = readValue(payload, type, at);
    at = end;
    values.push(value);
  }
  return values;
};

/** How the three kinds of page that hold records lay out their cells. */
const layouts = [
  { type: 0x0d, pointers: 8, child: 0, hasRowid: true, localMax: pageSize - 35 },
  { type: 0x0a, pointers: 8, child: 0, hasRowid: false, localMax: Math.floor(((pageSize - 12) * 64) / 255) - 23 },
  { type: 0x02, pointers: 12, child: 4, hasRowid: false, localMax: Math.floor(((pageSize - 12) * 64) / 255) - 23 },
] as const;
const localMin = Math.floor(((pageSize - 12) * 32) / 255) - 23;
const overflowRoom = pageSize - 4;
/** No row of a catalog is near this; a damaged length is. */
const payloadMax = 16 * 1024 * 1024;

const payloadOf = (
  pages: Map<number, Buffer>,
  page: Buffer,
  { at, length, localMax }: { at: number; length: number; localMax: number },
): Buffer => {
  if (length > payloadMax) throw new RangeError('no such length');
  if (length <= localMax) return page.subarray(at, at + length);
  const rest = localMin + ((length - localMin) % overflowRoom);
  const local = rest <= localMax ? rest : localMin;
  const parts = [page.subarray(at, at + local)];
  let missing = length - local;
  for (let next = page.readUInt32BE(at + local); missing > 0; ) {
    const overflow = pages.get(next);
    if (overflow === undefined) throw new RangeError('the rest is gone');
    parts.push(overflow.subarray(4, 4 + Math.min(missing, overflowRoom)));
    missing -= overflowRoom;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
};

/** Every record that can be taken apart. Of a page whose kind is damaged, whatever any kind makes of it. */
export function* recordsOf(pages: Map<number, Buffer>): Generator<PageRecord> {
  for (const [number, page] of pages) {
    const start = number === 1 ? 100 : 0;
    const named = layouts.filter(({ type }) => type === page[start]);
    if (named.length === 0 && page[start] === 0x05) continue;
    for (const { pointers, child, hasRowid, localMax } of named.length > 0 ? named : layouts) {
      const count = Math.min(page.readUInt16BE(start + 3), (pageSize - start - pointers) >> 1);
      for (let i = 0; i < count; i += 1) {
        try {
          const cell = page.readUInt16BE(start + pointers + 2 * i) + child;
          const [length, afterLength] = varint(page, cell);
          const [rowid, at] = hasRowid ? varint(page, afterLength) : [null, afterLength];
          yield { rowid, values: readRecord(payloadOf(pages, page, { at, length, localMax })) };
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }
    }
  }
}
