/** Which of two places counts for a row of the user's: every rule of a rescue, by hand. */
import { describe, expect, it } from 'vitest';
import type { KeptCopy, KeptWord } from '../../../db/keptCopy.ts';
import { idOf, type OwnRow } from '../../../db/ownRows.ts';
import { rescue } from '../../../db/rescue.ts';
import { type CatalogRows, noRows } from '../../../db/salvage.ts';

const row = (key: string, revision: number, text = key): OwnRow => ({
  noun: 'model',
  key,
  cells: { id: key, name: text },
  digest: `${text} as of ${revision}`,
  revision,
});

const catalogOf = (rows: OwnRow[], more: Partial<CatalogRows> = {}): CatalogRows => ({
  ...noRows(),
  schema: 6,
  revision: Math.max(0, ...rows.map(({ revision }) => revision)),
  users: rows.length,
  rows: new Map(rows.map((one) => [idOf(one), one])),
  known: new Map(rows.map(({ cells: _cells, ...word }) => [idOf(word), word])),
  ...more,
});

const put = (one: OwnRow, finished = true): KeptWord => ({
  noun: one.noun,
  key: one.key,
  revision: one.revision,
  row: one,
  finished,
});
const drop = (key: string, revision: number): KeptWord => ({
  noun: 'model',
  key,
  revision,
  row: null,
  finished: true,
});

const copyOf = (words: KeptWord[], more: Partial<KeptCopy> = {}): KeptCopy => ({
  schema: 6,
  whole: false,
  state: { revision: Math.max(0, ...words.map(({ revision }) => revision)), bytes: 1, mark: 'm', users: words.length },
  isCut: false,
  lines: words.length + 2,
  words: new Map(words.map((word) => [idOf(word), word])),
  damaged: [],
  unreadable: 0,
  ...more,
});

const names = ({ rows }: { rows: OwnRow[] }): string[] => rows.map(({ digest }) => digest).sort();

describe('a whole copy', () => {
  const words = [put(row('a', 2)), drop('b', 3)];
  it('that is no older than the catalog has everything', () => {
    const found = rescue(catalogOf([row('b', 1), row('c', 3)]), copyOf(words, { whole: true }));
    expect(found).toEqual({
      schema: 6,
      revision: 3,
      rows: [row('a', 2)],
      lost: [],
      users: 2,
      unnamed: 0,
      unsure: 0,
    });
  });
  it('that is older than the catalog is one of two places', () => {
    const found = rescue(catalogOf([row('b', 1), row('c', 4)]), copyOf(words, { whole: true }));
    expect(names(found)).toEqual(['a as of 2', 'c as of 4']);
    expect(found.revision).toBe(4);
  });
});

describe('a sound catalog', () => {
  const sound = catalogOf([row('a', 1), row('b', 3)], { sound: true });
  it('takes from the copy what was finished later, and nothing else', () => {
    const words = [put(row('a', 3)), put(row('b', 4)), put(row('c', 5), false), put(row('d', 2)), put(row('e', 6))];
    expect(names(rescue(sound, copyOf(words)))).toEqual(['a as of 1', 'b as of 4', 'e as of 6']);
  });
  it('lets go of what was removed later, and of nothing that was removed before', () => {
    expect(names(rescue(sound, copyOf([drop('a', 4), drop('b', 3)])))).toEqual(['b as of 3']);
  });
  it('misses nothing that is older than itself, and names what is younger', () => {
    const damaged = [3, 4].map((revision) => ({
      noun: 'model' as const,
      key: `gone ${revision}`,
      revision,
      digest: `gone as of ${revision}`,
    }));
    const found = rescue(sound, copyOf([put(row('e', 6))], { damaged }));
    expect(found.lost).toEqual([{ noun: 'model', key: 'gone 4', digest: 'gone as of 4', olderStands: false }]);
    expect(found.unsure).toBe(0);
    expect(found.users).toBeNull();
  });
});

describe('a damaged catalog', () => {
  const damaged = (rows: OwnRow[]) => catalogOf(rows);
  it('gives way to the newer of the two, unfinished or not, and stands where both are of one change', () => {
    const found = rescue(
      damaged([row('a', 2), row('b', 2), row('c', 2)]),
      copyOf([put(row('a', 3), false), put({ ...row('b', 2), digest: 'the copy says' }), put(row('c', 1))]),
    );
    expect(names(found)).toEqual(['a as of 3', 'b as of 2', 'c as of 2']);
  });
  it.each([0, 1])('takes a row that it does not have, of change %s on', (revision) => {
    const found = rescue(damaged([]), copyOf([put(row('a', revision))], { unreadable: 5 }));
    expect(names(found)).toEqual([`a as of ${revision}`]);
    // Nothing says that this was the last of it.
    expect([found.unsure, found.unnamed]).toEqual([1, 5]);
  });
  it('is sure of a row that it vouches for as it stands', () => {
    const found = rescue(damaged([row('a', 2)]), copyOf([put(row('b', 3))], { unreadable: 5 }));
    expect([names(found), found.unsure]).toEqual([['a as of 2', 'b as of 3'], 1]);
  });
  it('names what it vouches for and neither place has, and what of it still stands', () => {
    const words = [row('a', 2), row('b', 2)].map(({ cells: _cells, ...word }): [string, typeof word] => [
      idOf(word),
      word,
    ]);
    const found = rescue(
      { ...damaged([]), revision: 2, known: new Map(words) },
      copyOf([put(row('b', 1))], { state: { revision: 1, bytes: 1, mark: 'm', users: 1 } }),
    );
    expect(found.lost).toEqual([
      { noun: 'model', key: 'a', digest: 'a as of 2', olderStands: false },
      { noun: 'model', key: 'b', digest: 'b as of 2', olderStands: true },
    ]);
  });
  it.each([
    [2, []],
    [3, []],
    [1, ['a']],
  ])('does not miss what was removed in change %s, unless it came back later', (removed, lost) => {
    const { cells: _cells, ...word } = row('a', 2);
    const found = rescue(
      { ...damaged([]), revision: 2, known: new Map([[idOf(word), word]]) },
      copyOf([drop('a', removed)]),
    );
    expect(found.lost.map(({ key }) => key)).toEqual(lost);
  });
  it('does not miss a damaged line of an older state than the one that stands', () => {
    const line = (revision: number) => ({ noun: 'model' as const, key: 'a', revision, digest: `line ${revision}` });
    const lostWith = (revision: number) =>
      rescue(damaged([row('a', 2)]), copyOf([], { damaged: [line(revision)] })).lost.map(({ digest }) => digest);
    expect([1, 2, 3].map(lostWith)).toEqual([[], [], ['line 3']]);
  });
});

describe('how many rows of the user’s there were', () => {
  const users = (catalog: Partial<CatalogRows>, copy: KeptCopy | null) =>
    rescue(catalogOf([row('a', 2)], catalog), copy).users;
  const at = (revision: number, more: Partial<KeptCopy> = {}) =>
    copyOf([], { state: { revision, bytes: 1, mark: 'm', users: 9 }, ...more });
  it('is said by the place that saw the last change', () => {
    expect(users({}, at(2))).toBe(1);
    expect(users({}, at(3))).toBe(9);
    expect(users({ users: null }, at(2))).toBe(9);
    expect(users({}, null)).toBe(1);
  });
  it('is not known where the newest of them is cut or cannot say', () => {
    expect(users({}, at(3, { isCut: true }))).toBeNull();
    expect(users({ users: null }, at(1))).toBeNull();
    expect(users({ users: null }, null)).toBeNull();
    expect(users({ sound: true }, at(3))).toBeNull();
  });
});

describe('places that nobody can name', () => {
  const unnamed = (catalog: Partial<CatalogRows>, copy: KeptCopy | null) =>
    rescue(catalogOf([row('a', 2)], catalog), copy).unnamed;
  const at = (revision: number, more: Partial<KeptCopy> = {}) =>
    copyOf([], { state: { revision, bytes: 1, mark: 'm', users: 9 }, unreadable: 2, ...more });
  it('are those of the copy where it may know more than the catalog', () => {
    expect(unnamed({}, at(1))).toBe(2);
    expect(unnamed({}, at(1, { isCut: true }))).toBe(3);
    expect(unnamed({ sound: true }, at(3))).toBe(2);
    expect(unnamed({}, null)).toBe(1);
  });
  it('are none where a sound catalog is as new, unless its own end is torn and the copy’s is cut', () => {
    expect(unnamed({ sound: true }, at(2, { isCut: true }))).toBe(0);
    expect(unnamed({ sound: true, isTorn: true }, at(2))).toBe(0);
    expect(unnamed({ sound: true, isTorn: true }, at(2, { isCut: true }))).toBe(3);
    expect(unnamed({ sound: true }, null)).toBe(0);
  });
});
