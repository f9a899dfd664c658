/** A file is what its bytes are: unpacked, decoded and parted piece by piece, or refused with its name and what to do. */

import fc from 'fast-check';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { JsonContent, TableContent } from '../../../shared/files/openFile.ts';
import { openFile } from '../../../shared/files/openFile.ts';
import { answering, bytesSource, type FileSource } from '../../../shared/files/reading.ts';

const bytes = (text: string): Uint8Array => strToU8(text);

/** The same bytes in pieces of a given size, so that every boundary is met. */
const inPieces = (name: string, whole: Uint8Array, size: number): FileSource => ({
  name,
  size: whole.length,
  async *chunks() {
    for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
  },
});

const open = async (source: FileSource) => {
  const opened = await openFile(source);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};
const table = async (source: FileSource): Promise<string[][]> => {
  const [content] = await open(source);
  const rows: string[][] = [];
  for await (const batch of (content as TableContent).rows()) rows.push(...batch.map(({ cells }) => cells));
  return rows;
};
const json = async (source: FileSource): Promise<{ values: unknown[]; bad: number[] }> => {
  const [content] = await open(source);
  const values: unknown[] = [];
  const bad: number[] = [];
  for await (const batch of (content as JsonContent).values()) {
    values.push(...batch.values.map(({ value }) => value));
    bad.push(...batch.badLines);
  }
  return { values, bad };
};
const refusal = async (source: FileSource): Promise<string> => {
  const answered = await answering(async () => {
    const opened = await openFile(source);
    if (!opened.ok) return opened.error;
    for (const content of opened.value) {
      if (content.kind === 'table') for await (const batch of content.rows()) void batch;
      if (content.kind === 'json') for await (const batch of content.values()) void batch;
    }
    return null;
  });
  const error = answered.ok ? answered.value : answered.error;
  return error === null ? 'read' : `${error.kind}: ${error.message}`;
};

describe('a table', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n'],
    ['semicolons and CRLF', 'a;b;c\r\n1;2;3\r\n'],
    ['tabs', 'a\tb\tc\n1\t2\t3'],
    ['bars', 'a|b|c\n1|2|3'],
    ['a sep line', 'sep=;\r\na;b;c\r\n1;2;3\r\n'],
    ['a byte order mark', '\ufeffa,b,c\n1,2,3\n'],
    ['old line ends', 'a,b,c\r1,2,3\r'],
  ])('is parted by %s', async (_, text) => {
    expect(await table(bytesSource('t.csv', bytes(text)))).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', '3'],
    ]);
  });

  it('is the same in pieces of any size, line ends and quotes across them', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '€', '"', ',', '\n', '\r\n', ' ', '1'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const text = [['one', 'two', 'three'], ...rows]
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(await table(inPieces('t.csv', bytes(`${text}\n`), size))).toEqual([['one', 'two', 'three'], ...rows]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is read as GB 18030 where its bytes are Chinese in pairs, and accents are no Chinese', async () => {
    const chinese = '日期,模型,费用（元）\n2026/9/1,深度求索,0.02\n';
    const coded = Uint8Array.from(Buffer.from('c8d5c6da2cc4a3d0cd2cb7d1d3c3a3a8d4aaa3a9', 'hex'));
    const row = Uint8Array.from(Buffer.from('0a323032362f392f312cc9eeb6c8c7f3cbf72c302e30320a', 'hex'));
    for (const size of [1, 3, 100])
      expect(await table(inPieces('usage.csv', Uint8Array.from([...coded, ...row]), size))).toEqual(
        chinese
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
      );
    const german = 'Größe,Übergröße,Straße\n1,2,3\n';
    const latin = Uint8Array.from(german, (letter) => letter.charCodeAt(0));
    expect((await table(bytesSource('g.csv', latin)))[0]).toEqual(['Größe', 'Übergröße', 'Straße']);
  });

  it('is read as Windows-1252 where a late byte is no UTF-8, and as UTF-16 with and without a mark', async () => {
    const late = new Uint8Array([...bytes(`a;b\n${'x;y\n'.repeat(50)}`), 0x31, 0x3b, 0x80, 0x0a]);
    expect((await table(bytesSource('k.csv', late))).at(-1)).toEqual(['1', '€']);
    const wide = (text: string, mark: number[]): Uint8Array =>
      new Uint8Array([...mark, ...[...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8])]);
    for (const mark of [[0xff, 0xfe], []])
      expect(await table(bytesSource('w.txt', wide('a\tb\n1\t2\n', mark)))).toEqual([
        ['a', 'b'],
        ['1', '2'],
      ]);
  });

  it('says on which line of the file a row begins, after quoted line breaks and a sep line', async () => {
    const [content] = await open(bytesSource('t.csv', bytes('sep=,\na,b\n"x\ny",1\nz,2\n')));
    const lines: number[] = [];
    for await (const batch of (content as TableContent).rows()) lines.push(...batch.map(({ line }) => line));
    expect(lines).toEqual([2, 3, 5]);
  });
});

describe('JSON', () => {
  const objects = [
    { a: 1, b: 'x}"]' },
    { a: 2, b: 'é\\n' },
    { a: 3, b: null },
  ];
  it.each([
    ['a list', JSON.stringify(objects)],
    ['an indented list', JSON.stringify(objects, null, 2)],
    ['a list with a stray comma', `${JSON.stringify(objects).slice(0, -1)},\n]`],
    ['lines', objects.map((one) => JSON.stringify(one)).join('\n')],
    ['lines that end in CRLF', `${objects.map((one) => JSON.stringify(one)).join('\r\n')}\r\n`],
    ['objects one after another', objects.map((one) => JSON.stringify(one, null, 1)).join('')],
  ])('is read from %s, in pieces of any size', async (_, text) => {
    for (const size of [1, 3, 7, 1000])
      expect(await json(inPieces('j.json', bytes(text), size))).toEqual({ values: objects, bad: [] });
  });

  it('passes over a line that was cut off and tells it', async () => {
    const text = '{"a":1}\n{"a":2,"b":"cut\n{"a":3}\n{"a":4,"b":[1\n{"a":5}\n';
    expect(await json(bytesSource('j.jsonl', bytes(text)))).toEqual({
      values: [{ a: 1 }, { a: 3 }, { a: 5 }],
      bad: [2, 4],
    });
  });

  it('tells the end of a list that is missing', async () => {
    expect(await json(bytesSource('j.json', bytes('[{"a":1},{"a":2},{"a"')))).toEqual({
      values: [{ a: 1 }, { a: 2 }],
      bad: [1],
    });
  });

  it('hands a large object out in parts of its own shape', { tags: ['slow'] }, async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => ({
      id: i,
      text: `row "${i}" ] } with a long enough text to fill`,
    }));
    const text = JSON.stringify({ object: 'page', data: rows, has_more: false });
    const { values, bad } = await json(inPieces('page.json', bytes(text), 100_000));
    expect(bad).toEqual([]);
    const parts = values.filter((value) => Array.isArray((value as { data?: unknown }).data)) as {
      object: string;
      data: { id: number }[];
    }[];
    expect(parts.flatMap(({ data }) => data)).toEqual(rows);
    expect(parts.every(({ object }) => object === 'page')).toBe(true);
  });
});

describe('what is packed', () => {
  const csv = 'a,b\n1,2\n';
  it('is unpacked by what it is, not by its name', async () => {
    expect(await table(bytesSource('export.csv', gzipSync(bytes(csv))))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    const zipped = zipSync({ 'one.csv': bytes(csv), 'note.pdf': bytes('x'), 'two.jsonl': bytes('{"a":1}\n') });
    expect((await open(bytesSource('both.zip', zipped))).map(({ kind, name }) => [kind, name])).toEqual([
      ['table', 'both.zip/one.csv'],
      ['json', 'both.zip/two.jsonl'],
    ]);
  });

  it('is not read when it unpacks to far more than it is', { tags: ['slow'] }, async () => {
    const bomb = zipSync({ 'a.csv': new Uint8Array(24 * 1024 * 1024) });
    expect(await refusal(bytesSource('bomb.zip', bomb))).toMatch(/^fileBomb: bomb\.zip unpacks to more than 250 times/);
    const gz = gzipSync(new Uint8Array(24 * 1024 * 1024).fill(65));
    expect(await refusal(bytesSource('bomb.csv.gz', gz))).toMatch(/^fileBomb: bomb\.csv\.gz/);
  });

  it('is not read when it holds too many files', { tags: ['slow'] }, async () => {
    const many = (count: number, ending: string) =>
      zipSync(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.${ending}`, new Uint8Array(0)])), {
        level: 0,
      });
    expect(await refusal(bytesSource('many.zip', many(50_001, 'json')))).toMatch(
      /^fileTooManyMembers: many\.zip holds more files than are read from one archive \(50000\)/,
    );
    // Of tables no export has more than a few; a thousand files of logs are a month of them.
    expect(await refusal(bytesSource('tables.zip', many(501, 'csv')))).toMatch(
      /^fileTooManyMembers: tables\.zip holds more files than are read from one archive \(500\)/,
    );
    const logs = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`${i}.jsonl`, bytes('{"a":1}\n')]));
    expect(await open(bytesSource('logs.zip', zipSync(logs, { level: 0 })))).toHaveLength(600);
  });

  it('says so when it was cut off', async () => {
    const zipped = zipSync({ 'one.csv': bytes(Array.from({ length: 5000 }, (_, i) => `${i},${i * 7919}`).join('\n')) });
    expect(await refusal(bytesSource('cut.zip', zipped.slice(0, 4000)))).toMatch(/^fileBroken: cut\.zip/);
    expect(await refusal(bytesSource('cut.gz', gzipSync(bytes(csv.repeat(900))).slice(0, 40)))).toMatch(
      /^fileBroken: cut/,
    );
  });
});

describe('what is not read', () => {
  it.each([
    ['a PDF', [0x25, 0x50, 0x44, 0x46], /bill is a PDF file, which is not read here\. Export CSV/],
    ['Parquet', [0x50, 0x41, 0x52, 0x31], /Parquet file\. Export CSV or JSON lines instead/],
    ['SQLite', [...strToU8('SQLite format 3')], /SQLite database\. Export the table/],
    ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0], /\.xls\)\. Open it and save it as \.xlsx or CSV/],
    ['a program', [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0, 0, 0, 0, 0], /binary file, which is not read here/],
    ['nothing', [], /bill is empty/],
    ['blanks', [0x20, 0x0a, 0x20], /bill is empty/],
  ])('%s is named, with what to export instead', async (_, start, sentence) => {
    expect(await refusal(bytesSource('bill', new Uint8Array(start)))).toMatch(sentence);
  });

  it('a million columns, a quotation mark that is never closed', { tags: ['slow'] }, async () => {
    expect(await refusal(bytesSource('wide.csv', bytes(`${'a,'.repeat(1_000_000)}b\n1\n`)))).toMatch(
      /^fileTooManyColumns: wide\.csv, line 1: 1000001 columns; at most 16384 are read/,
    );
    const open = bytes(`a,b\n1,"${'x'.repeat(17 * 1024 * 1024)}\n`);
    expect(await refusal(bytesSource('open.csv', open))).toMatch(/^fileLineTooLong: open\.csv, line 2/);
  });

  it('and a reading that is stopped says so', async () => {
    const source = bytesSource('big.csv', bytes('a,b\n1,2\n'.repeat(400_000)));
    let asked = 0;
    const opened = await openFile(source, {
      isCancelled: () => {
        asked += 1;
        return asked > 3;
      },
    });
    expect(opened).toMatchObject({ ok: false, error: { kind: 'fileStopped' } });
  });
});
