/** What a damaged catalog file still says of the own rows: read from its pages, believed where the digest agrees. */
import { readFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { type KeptState, keptStateFrom } from './keptCopy.ts';
import { migrations } from './migrations/list.ts';
import { type Cells, idOf, type Noun, nouns, type OwnRow, ownRowOf, under } from './ownRows.ts';
import { type PageRecord, pagesOf, recordsOf } from './pages.ts';

/** One side of a rescue: the own rows as the catalog file has them. */
export interface CatalogRows {
  /** Nothing is missing: a row that is not here was removed. */
  sound: boolean;
  /** Its log ends amid a change: a sound catalog may still lack what was last acknowledged. */
  isTorn: boolean;
  schema: number;
  /** Of the last change that can be seen. */
  revision: number;
  /** How many rows of the user's there were; null where that cannot be read. */
  users: number | null;
  rows: Map<string, OwnRow>;
  /** Every row that should be there, by `idOf`; of some there may be no more than this. */
  known: Map<string, Omit<OwnRow, 'cells'>>;
}

export const noRows = (): CatalogRows => ({
  sound: false,
  isTorn: false,
  schema: migrations.length,
  revision: 0,
  users: null,
  rows: new Map(),
  known: new Map(),
});

/** The columns of each table in the order in which a record holds them. */
const columnsOf = (): Record<Noun, string[]> => {
  const db = new SqliteDatabase(':memory:');
  for (const step of migrations) db.exec(step);
  const names = (noun: Noun): string[] =>
    (db.pragma(`table_info(${noun})`) as { name: string }[]).map(({ name }) => name);
  const columns = { model: names('model'), price: names('price'), evidence: names('evidence') };
  db.close();
  return columns;
};

const isNoun = (value: unknown): value is Noun => nouns.includes(value as Noun);

/** A record of the table that vouches for the others. */
const wordOf = ({ values }: PageRecord): Omit<OwnRow, 'cells'> | null => {
  const [noun, key, digest, revision] = values;
  return values.length === 4 &&
    isNoun(noun) &&
    typeof key === 'string' &&
    typeof digest === 'string' &&
    /^[0-9a-f]{32}$/.test(digest) &&
    typeof revision === 'number'
    ? { noun, key, digest, revision }
    : null;
};

/** What the record would be as a row of each table it could belong to; a price as yet without its place in the history. */
function* candidates({ rowid, values }: PageRecord, columns: Record<Noun, string[]>): Generator<OwnRow> {
  const owned = values[1] === 'user' && typeof values[0] === 'string';
  const nounsHere: Noun[] = rowid === null ? (owned ? ['model', 'evidence'] : []) : ['price'];
  for (const noun of nounsHere) {
    const names = columns[noun];
    // A row that an older schema wrote lacks the columns that came later.
    if (values.length > names.length || values.length < 10) continue;
    const cells: Cells = {};
    for (const [i, name] of names.entries()) {
      const value = values[i];
      if (value !== null && value !== undefined) cells[name] = value;
    }
    yield ownRowOf(noun, cells, 0);
  }
}

/** What a record of the `meta` table remembers of the copy; null where it is another record. */
const stateIn = ({ values }: PageRecord): KeptState | null =>
  values[0] === 'kept' && typeof values[1] === 'string' ? keptStateFrom(values[1]) : null;

const readIfThere = (file: string): Buffer | null => {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Reads the pages of the file and of its write-ahead log. Never of a file that this process has open as a database:
 * to close a second handle would drop SQLite's locks. Throws where the file cannot be read at all.
 */
export const salvage = (file: string): CatalogRows => {
  const bytes = readIfThere(file);
  if (bytes === null) return noRows();
  const pages = pagesOf(bytes, readIfThere(`${file}-wal`));
  const found = noRows();
  const version = pages.get(1)?.readUInt32BE(60) ?? 0;
  if (version >= 1 && version <= migrations.length) found.schema = version;
  const columns = columnsOf();
  const candidatesByDigest = new Map<string, OwnRow>();
  for (const record of recordsOf(pages)) {
    const word = wordOf(record);
    if (word !== null) {
      const id = idOf(word);
      // A page that SQLite has given up may still hold an older word for the same row.
      if ((found.known.get(id)?.revision ?? -1) < word.revision) found.known.set(id, word);
      continue;
    }
    const state = stateIn(record);
    if (state !== null && state.revision >= found.revision) {
      found.revision = state.revision;
      found.users = state.users;
    }
    for (const row of candidates(record, columns)) candidatesByDigest.set(row.digest, row);
  }
  for (const [id, { key, digest, revision }] of found.known) {
    // A word of a later change than the remembered number of rows counts.
    if (revision > found.revision) found.users = null;
    found.revision = Math.max(found.revision, revision);
    const row = candidatesByDigest.get(digest);
    if (row) found.rows.set(id, { ...under(key, row), revision });
  }
  return found;
};
