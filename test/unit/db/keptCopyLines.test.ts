/** The copy of the own rows, line by line: what each way of being damaged leaves, and when it passes for whole. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  appendToCopy,
  cutCopy,
  type KeptState,
  keptStateFrom,
  linesOfEqualCopy,
  readCopy,
  readCopyFile,
  writeCopy,
} from '../../../db/keptCopy.ts';
import { type OwnRow, ownRowOf, type Touched } from '../../../db/ownRows.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kept-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let state: KeptState;
beforeEach(() => {
  file = path.join(folder, 'catalog.kept');
  state = writeCopy(file, { schema: 6, revision: 4, rows: [rowOf('a', 2), rowOf('b', 4)] });
});

const rowOf = (id: string, revision: number, name = id): OwnRow =>
  ownRowOf('model', { id, owner: 'user', name }, revision);
const putOf = (row: OwnRow, more: Touched['more'] = 1): Touched => ({ noun: row.noun, key: row.key, row, more });
const dropOf = (key: string): Touched => ({ noun: 'model', key, row: null, more: -1 });
const append = (from: KeptState, revision: number, ...changes: Touched[]): KeptState => {
  const next = appendToCopy(file, from, { revision, changes });
  if (next === null) throw new Error('the copy does not end so');
  return next;
};
const bytes = () => readFileSync(file);
const lines = () => bytes().toString().split('\n').slice(0, -1);
const namesIn = (copy: ReturnType<typeof readCopy>) =>
  [...copy.words.values()].map(({ key, row, finished }) => [key, row?.cells.name ?? null, finished]);
/** A line as the program writes it. */
const lineOf = (fields: unknown[]): string => {
  const text = JSON.stringify(fields);
  return `${createHash('sha256').update(text).digest('hex').slice(0, 16)} ${text}\n`;
};

describe('a copy', () => {
  it('is a line for what it is, one for each row and one for the end', () => {
    expect(lines().map((line) => JSON.parse(line.slice(17))[0])).toEqual(['kept', 'put', 'put', 'done']);
    expect(state).toEqual({
      revision: 4,
      bytes: bytes().length,
      mark: expect.stringMatching(/^[0-9a-f]{64}$/),
      users: 2,
    });
    expect(readCopyFile(file)).toMatchObject({
      schema: 6,
      whole: true,
      state,
      isCut: false,
      lines: 4,
      damaged: [],
      unreadable: 0,
    });
    expect(linesOfEqualCopy(file, state)).toBe(4);
    expect(readdirSync(folder)).toEqual(['catalog.kept']);
  });

  it('grows by each change, and says what became of each row and how many are the user’s', () => {
    const first = append(state, 5, putOf(rowOf('a', 5, 'A'), 0), dropOf('b'));
    expect(first.users).toBe(1);
    const second = append(first, 6, putOf(rowOf('c', 6)));
    expect(second.users).toBe(2);
    const copy = readCopy(bytes());
    expect([copy.whole, copy.state, copy.lines]).toEqual([true, second, 9]);
    expect(namesIn(copy)).toEqual([
      ['a', 'A', true],
      ['b', null, true],
      ['c', 'c', true],
    ]);
    expect(copy.words.get('model a')?.row).toEqual(rowOf('a', 5, 'A'));
    expect(linesOfEqualCopy(file, second)).toBe(9);
    cutCopy(file, first);
    expect([linesOfEqualCopy(file, first), linesOfEqualCopy(file, second)]).toEqual([7, null]);
  });

  it('that is not there, or does not end as the catalog remembers, is not added to', () => {
    const change = { revision: 5, changes: [putOf(rowOf('c', 5))] };
    expect(appendToCopy(path.join(folder, 'none'), state, change)).toBeNull();
    expect(appendToCopy(file, { ...state, bytes: state.bytes - 1 }, change)).toBeNull();
    expect(() => appendToCopy(folder, state, change)).toThrow('EISDIR');
    expect(existsSync(path.join(folder, 'none'))).toBe(false);
    expect(linesOfEqualCopy(file, state)).toBe(4);
  });

  it('of more rows than are written at once is one copy', () => {
    const note = 'x'.repeat(300_000);
    const rows = Array.from({ length: 9 }, (_, n) => rowOf(`m${n}`, 1, `${n}${note}`));
    const long = writeCopy(file, { schema: 6, revision: 1, rows });
    const copy = readCopy(bytes());
    expect([copy.whole, copy.state, long.bytes]).toEqual([true, long, bytes().length]);
    expect([...copy.words.values()].map(({ row }) => row)).toEqual(rows);
    expect(linesOfEqualCopy(file, long)).toBe(11);
  });
});

describe('a copy that cannot be written', () => {
  it('leaves the old one and nothing beside it', () => {
    const before = bytes();
    const rows = function* (): Generator<OwnRow> {
      yield rowOf('c', 5);
      throw new Error('the disk is full');
    };
    expect(() => writeCopy(file, { schema: 6, revision: 5, rows: rows() })).toThrow('the disk is full');
    expect(bytes().equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['catalog.kept']);
    expect(() => writeCopy(path.join(folder, 'none', 'copy'), { schema: 6, revision: 5, rows: [] })).toThrow('ENOENT');
  });

  it('is told apart from one that is not there', () => {
    expect(readCopyFile(path.join(folder, 'none'))).toBeNull();
    expect(() => readCopyFile(folder)).toThrow('EISDIR');
    expect(linesOfEqualCopy(folder, state)).toBeNull();
  });
});

describe('a damaged copy', () => {
  it('whose last byte is hit still says all that it said', () => {
    const damaged = bytes();
    damaged[damaged.length - 1] = 0x20;
    const copy = readCopy(damaged);
    expect([copy.state.revision, copy.isCut, copy.whole, copy.unreadable]).toEqual([4, true, false, 0]);
    expect(namesIn(copy)).toEqual([
      ['a', 'a', true],
      ['b', 'b', true],
    ]);
  });

  it('has no line that is one byte longer than what was written', () => {
    const text = lines();
    writeFileSync(file, `${text[0]}\n${text[1]}x\n${text[2]}\n${text[3]}\n`);
    const copy = readCopy(bytes());
    expect(copy.damaged.map(({ key, revision }) => [key, revision])).toEqual([['a', 2]]);
    expect([copy.whole, copy.unreadable, [...copy.words.keys()]]).toEqual([false, 0, ['model b']]);
  });

  it('that ends amid a change, at a line’s end, is cut: the change is not finished', () => {
    append(state, 5, putOf(rowOf('c', 5)), putOf(rowOf('d', 5)));
    const whole = lines();
    const copy = readCopy(Buffer.from(`${whole.slice(0, -2).join('\n')}\n`));
    expect([copy.isCut, copy.whole, copy.state.revision]).toEqual([true, false, 4]);
    expect(namesIn(copy).at(-1)).toEqual(['c', 'c', false]);
    expect(readCopy(Buffer.from(`${whole.slice(0, 4).join('\n')}\n`)).isCut).toBe(false);
  });

  it.each([0, 1])('of %s lines never had a change that ended', (count) => {
    const copy = readCopy(Buffer.from(lines().slice(0, count).join('\n') + (count > 0 ? '\n' : '')));
    expect([copy.isCut, copy.whole, copy.schema]).toEqual([true, false, count > 0 ? 6 : null]);
  });

  it('without its first line is of no known schema', () => {
    const copy = readCopy(Buffer.from(`${lines().slice(1).join('\n')}\n`));
    expect([copy.schema, copy.whole, copy.isCut]).toEqual([null, false, false]);
  });

  it('counts the changes that are gone between others, less the lines that still say their name', () => {
    let at = state;
    for (const n of [5, 6, 7, 8, 9]) at = append(at, n, putOf(rowOf(`m${n}`, n)));
    const all = lines();
    const without = (...gone: number[]) =>
      readCopy(Buffer.from(`${all.filter((_, n) => !gone.includes(n)).join('\n')}\n`));
    const said = (copy: ReturnType<typeof readCopy>) => [copy.whole, copy.unreadable, copy.damaged.length];
    // Lines 4 and 5 are change 5, 6 and 7 change 6, and so on.
    expect(said(without(6, 7))).toEqual([false, 1, 0]);
    expect(said(without(6, 7, 8, 9))).toEqual([false, 2, 0]);
    expect(said(without(4, 5, 6, 7, 8, 9))).toEqual([false, 3, 0]);
    const spoilt = all.map((line, n) => (n === 6 || n === 8 ? `-${line.slice(1)}` : line));
    const copy = readCopy(Buffer.from(`${spoilt.filter((_, n) => ![4, 5, 7, 9].includes(n)).join('\n')}\n`));
    expect(said(copy)).toEqual([false, 1, 2]);
  });

  it('of which a whole change was exchanged for another is not what was written', () => {
    const next = append(state, 5, putOf(rowOf('c', 5)));
    const changed = lines();
    changed[4] = lineOf(['put', 5, 'model', 'c', rowOf('c', 5, 'C').digest, rowOf('c', 5, 'C').cells]).trimEnd();
    const copy = readCopy(Buffer.from(`${changed.join('\n')}\n`));
    expect([copy.whole, copy.words.get('model c')?.row?.cells.name]).toEqual([false, 'C']);
    writeFileSync(file, `${changed.join('\n')}\n`);
    expect(linesOfEqualCopy(file, { ...next, bytes: bytes().length })).toBeNull();
  });
});

describe('a copy passes for the catalog’s equal', () => {
  it('with the mark that the catalog remembers, the same length, and nothing after its end', () => {
    expect(linesOfEqualCopy(file, { ...state, mark: state.mark.replace(/^./, '-') })).toBeNull();
    expect(linesOfEqualCopy(file, { ...state, bytes: state.bytes + 1 })).toBeNull();
    expect(linesOfEqualCopy(path.join(folder, 'none'), state)).toBeNull();
    writeFileSync(file, lineOf(['put', 5, 'model', 'c', 'd', {}]), { flag: 'a' });
    expect(linesOfEqualCopy(file, { ...state, bytes: bytes().length })).toBeNull();
    writeFileSync(file, bytes().subarray(0, bytes().length - 1));
    expect(linesOfEqualCopy(file, { ...state, bytes: bytes().length })).toBeNull();
  });

  it('not with any one bit changed', { tags: ['slow'] }, () => {
    const whole = bytes();
    for (let at = 0; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      writeFileSync(file, damaged);
      if (linesOfEqualCopy(file, state) !== null) throw new Error(`bit ${at % 8} of byte ${at} is not noticed`);
    }
  });

  it('where the catalog remembers a state at all', () => {
    const text = JSON.stringify(state);
    expect(keptStateFrom(text)).toEqual(state);
    expect(keptStateFrom('{')).toBeNull();
    for (const [name, wrong] of Object.entries({ revision: 1.5, bytes: '9', mark: 7, users: null }))
      expect(keptStateFrom(JSON.stringify({ ...state, [name]: wrong }))).toBeNull();
  });
});
