import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardText, tableToCsv, unguardText } from '../../../shared/report/csv.ts';
import type { Table } from '../../../shared/report/table.ts';

/** A plain RFC 4180 reader, written apart from the writer; a quote opens a cell only where the cell begins. */
const readCsv = (text: string, separator = ','): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = '';
    } else if (c === '\n' || (c === '\r' && text[i + 1] === '\n')) {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
      if (c === '\r') i++;
    } else cell += c;
  }
  return rows;
};

const table = (rows: [string, number | null][]): Table => ({
  id: 't',
  title: 'T',
  columns: [
    { key: 'name', label: 'Name', kind: 'text' },
    { key: 'value', label: 'Value', kind: 'usd' },
  ],
  rows: rows.map(([name, value], index) => ({ key: String(index), cells: { name, value } })),
});

const attacks = [
  "=cmd|' /C calc'!A0",
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1',
  '\n=1',
  '  =1',
  '\uFEFF=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '"=1"',
  'a\r\n=1',
  'a;=1',
  'a; "=1',
  'a\t=1',
  'a;\n=1;@x',
  '=HYPERLINK("http://x","y")',
];

describe('CSV', () => {
  it('never lets a text cell begin like a formula', () => {
    const rows = readCsv(tableToCsv(table(attacks.map((text) => [text, 1]))));
    for (const [name] of rows.slice(1)) expect(name).not.toMatch(/^[\s\uFEFF]*[=+\-@＝＋－＠]/);
  });

  it('nor where a sheet splits at semicolons or tabs, or does not see the quotes around a line end', () => {
    const text = tableToCsv(table(attacks.map((attack) => [attack, 1])), { byteOrderMark: false });
    const attack = /^[\s\uFEFF\u200B"]*[=+\-@＝＋－＠]/;
    const safe = (separator: string) =>
      readCsv(text, separator)
        .flat()
        .filter((cell) => attack.test(cell));
    expect(safe(';')).toEqual([]);
    expect(safe('\t')).toEqual([]);
    expect(text.split(/[;\t\r\n]+/).filter((cell) => attack.test(cell))).toEqual([]);
    expect(guardText('a;b-c; d')).toBe('a;b-c; d');
    expect(guardText('a;=1')).toBe("a;'=1");
  });

  it('leaves numbers alone: negative, tiny, large', () => {
    const values = [-5, 1e-9, 123456789.123, 0, -0.5];
    const rows = readCsv(tableToCsv(table(values.map((value) => ['x', value]))));
    expect(rows.slice(1).map((row) => Number(row[1]))).toEqual(values);
    expect(rows[1]?.[1]).toBe('-5');
  });

  it('writes unknown as an empty field, never 0, and never NaN', () => {
    expect(tableToCsv(table([['x', null]]), { byteOrderMark: false })).toBe('Name,Value\r\nx,\r\n');
    expect(tableToCsv(table([['x', Number.NaN]]), { byteOrderMark: false })).toBe('Name,Value\r\nx,\r\n');
  });

  it('begins with a byte order mark unless told otherwise', () => {
    expect(tableToCsv(table([])).charCodeAt(0)).toBe(0xfeff);
    expect(tableToCsv(table([]), { byteOrderMark: false }).startsWith('Name')).toBe(true);
  });

  it('keeps raw text for machines on request', () => {
    expect(tableToCsv(table([['=1', 1]]), { raw: true, byteOrderMark: false })).toBe('Name,Value\r\n=1,1\r\n');
  });

  it('guards exactly once and undoes exactly one guard', { tags: ['slow'] }, () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', '\r', '\n', '"', ',', 'a', '＝') }),
      fc.constantFrom(...attacks),
    );
    fc.assert(fc.property(texts, (text) => unguardText(guardText(text)) === text));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(texts, fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)))),
        (rows) => {
          const read = readCsv(tableToCsv(table(rows), { byteOrderMark: false })).slice(1);
          expect(
            read.map(([name, value]) => [unguardText(name ?? ''), value === '' ? null : Number(value) + 0]),
          ).toEqual(rows.map(([name, value]) => [name, value === null ? null : value + 0]));
        },
      ),
    );
  });

  it('begins with its heads, behind a mark of the order of bytes unless told otherwise', () => {
    expect(tableToCsv(table([['a', null]]))).toBe('\uFEFFName,Value\r\na,\r\n');
    expect(tableToCsv(table([['a', 1.5]]), { byteOrderMark: false })).toBe('Name,Value\r\na,1.5\r\n');
  });

  it('puts quotes where a sheet would split or trim, and nowhere else', () => {
    const lines = (names: string[]) =>
      tableToCsv(table(names.map((name) => [name, 1])), { byteOrderMark: false })
        .split('\r\n')
        .slice(1, -1);
    expect(lines(['two words', 'no-break\u00a0space', ' before', 'after ', 'a,b', 'a;b', 'a\tb', 'say "x"'])).toEqual([
      'two words,1',
      'no-break\u00a0space,1',
      '" before",1',
      '"after ",1',
      '"a,b",1',
      '"a;b",1',
      '"a\tb",1',
      '"say ""x""",1',
    ]);
  });
});
