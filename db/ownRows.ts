/**
 * The rows that the seed cannot give back: the user's models and measurements, and every price ever seen. They are
 * handled as bare cells here, so that a copy of an older schema can be read by every later one.
 */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';

export const nouns = ['model', 'price', 'evidence'] as const;
export type Noun = (typeof nouns)[number];

/** The cells of a row that are not NULL, by column. */
export type Cells = Record<string, string | number>;

export interface OwnRow {
  noun: Noun;
  /** The id, or for a price `modelId#sequence`. */
  key: string;
  cells: Cells;
  digest: string;
  /** The number of the change that wrote it. */
  revision: number;
}

/** What tells one own row from every other. */
export const idOf = ({ noun, key }: { noun: Noun; key: string }): string => `${noun} ${key}`;

/** A price is history and is kept whoever wrote it: the seed of the next release has forgotten it. */
const isOwn: Record<Noun, (row: string) => string> = {
  model: (row) => `${row}owner = 'user'`,
  price: () => '1',
  evidence: (row) => `${row}owner = 'user'`,
};
const keyIn: Record<Noun, (row: string) => string> = {
  model: (row) => `${row}id`,
  price: (row) => `${row}modelId || '#' || ${row}sequence`,
  evidence: (row) => `${row}id`,
};
const byKey: Record<Noun, string> = {
  model: "id = ? AND owner = 'user'",
  price: 'sequence = ?',
  evidence: "id = ? AND owner = 'user'",
};

const keyOf = (noun: Noun, cells: Cells): string =>
  noun === 'price' ? `${cells.modelId}#${cells.sequence}` : String(cells.id);

/** Equal for rows that hold the same, whatever columns a later schema adds and wherever a price stands in its history. */
const digestOf = (noun: Noun, cells: Cells): string => {
  const names = Object.keys(cells).filter((name) => name !== 'sequence');
  const text = JSON.stringify([noun, ...names.sort().map((name) => [name, cells[name]])]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
};

export const ownRowOf = (noun: Noun, cells: Cells, revision: number): OwnRow => ({
  noun,
  key: keyOf(noun, cells),
  cells,
  digest: digestOf(noun, cells),
  revision,
});

/** A row of a table as it is read. */
type ReadRow = Record<string, string | number | null>;

const withoutNulls = (row: ReadRow): Cells => {
  const cells: Cells = {};
  for (const name in row) {
    const cell = row[name];
    if (cell !== null && cell !== undefined) cells[name] = cell;
  }
  return cells;
};

/** Every own row as it stands in the tables, whatever the catalog says of it. */
function* rowsInTables(db: Database): Generator<OwnRow> {
  for (const noun of nouns) {
    const own = db.prepare<[], ReadRow>(`SELECT * FROM ${noun} WHERE ${isOwn[noun]('')}`);
    for (const row of own.iterate()) yield ownRowOf(noun, withoutNulls(row), 0);
  }
}

/** Every own row as it stands in the tables, with its revision where the catalog knows one (else 0). */
export function* ownRowsOf(db: Database): Generator<OwnRow> {
  const known = new Map<string, number>();
  for (const row of knownRowsOf(db)) known.set(idOf(row), row.revision);
  for (const row of rowsInTables(db)) yield { ...row, revision: known.get(idOf(row)) ?? 0 };
}

/** What the catalog says of its own rows: everything but the rows themselves. None before the schema held it. */
export function* knownRowsOf(db: Database): Generator<Omit<OwnRow, 'cells'>> {
  if (!vouchesForOwnRows(db)) return;
  yield* db.prepare<[], Omit<OwnRow, 'cells'>>('SELECT noun, key, digest, revision FROM ownRow').iterate();
}

/** Whether the schema holds the digests; that of the first release did not. */
export const vouchesForOwnRows = (db: Database): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ownRow'").get() !== undefined;

/** Whether every own row is there and holds what was written, and no row is there that was not. */
export const ownRowsAreWhole = (db: Database): boolean => {
  const expected = new Map<string, string>();
  for (const row of knownRowsOf(db)) expected.set(idOf(row), row.digest);
  for (const row of rowsInTables(db)) {
    const id = idOf(row);
    if (expected.get(id) !== row.digest) return false;
    expected.delete(id);
  }
  return expected.size === 0;
};

/** Inside a transaction: says of every own row as it now stands that it is as it should be. */
export const vouchForAll = (db: Database, revision: number): void => {
  const rows = [...ownRowsOf(db)];
  db.exec('DELETE FROM ownRow');
  const insert = db.prepare('INSERT INTO ownRow (noun, key, digest, revision) VALUES (?, ?, ?, ?)');
  for (const { noun, key, digest, revision: own } of rows) insert.run(noun, key, digest, own || revision);
};

/** Puts rows into the tables, replacing those of the same key. */
export const putOwnRows = (db: Database, rows: Iterable<OwnRow>): void => {
  const statements = new Map<string, Statement>();
  const statement = (sql: string): Statement => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  for (const { noun, key, cells } of rows) {
    const names = Object.keys(cells);
    statement(`DELETE FROM ${noun} WHERE ${byKey[noun]}`).run(handleOf(noun, key));
    statement(`INSERT INTO ${noun} (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`).run(
      cells,
    );
  }
};

/** A shipped price stays. */
export const removeOwnRow = (db: Database, { noun, key }: { noun: Noun; key: string }): void => {
  db.prepare(`DELETE FROM ${noun} WHERE ${byKey[noun]} AND owner = 'user'`).run(handleOf(noun, key));
};

const handleOf = (noun: Noun, key: string): string | number =>
  noun === 'price' ? Number(key.slice(key.lastIndexOf('#') + 1)) : key;

/** The row under the key that is said of it: prices that hold the same differ in their place in the history alone. */
export const under = (key: string, row: OwnRow): OwnRow =>
  row.noun === 'price' ? { ...row, key, cells: { ...row.cells, sequence: handleOf(row.noun, key) } } : row;

/**
 * From now on every own row that this connection writes or removes is noted. The notes live in the connection alone,
 * so the schema of the file needs nothing for them.
 */
export const watchOwnRows = (db: Database): void => {
  db.pragma('temp_store = MEMORY');
  db.exec('CREATE TEMP TABLE IF NOT EXISTS touched (noun, key, PRIMARY KEY (noun, key)) WITHOUT ROWID');
  for (const noun of nouns) {
    const note = (row: string): string =>
      `INSERT OR IGNORE INTO touched SELECT '${noun}', ${keyIn[noun](row)} WHERE ${isOwn[noun](row)};`;
    db.exec(`
      CREATE TEMP TRIGGER IF NOT EXISTS ${noun}Put AFTER INSERT ON main.${noun} BEGIN ${note('new.')} END;
      CREATE TEMP TRIGGER IF NOT EXISTS ${noun}Changed AFTER UPDATE ON main.${noun} BEGIN ${note('old.')} ${note('new.')} END;
      CREATE TEMP TRIGGER IF NOT EXISTS ${noun}Removed AFTER DELETE ON main.${noun} BEGIN ${note('old.')} END;
    `);
  }
};

export const forgetTouched = (db: Database): void => {
  db.exec('DELETE FROM temp.touched');
};

/** What was done to one own row: it now reads so, or (`row` null) it is gone. */
export interface Touched {
  noun: Noun;
  key: string;
  row: OwnRow | null;
  /** How many rows of the user's there are more. */
  more: -1 | 0 | 1;
}

/** Of the user's, and not a shipped price. */
export const isUsers = ({ cells }: OwnRow): boolean => cells.owner === 'user';

/** Inside a transaction: the rows touched in it that really changed, and the catalog's word for them brought up to date. */
export const settleTouched = (db: Database, revision: number): Touched[] => {
  const keys = db.prepare<[], { noun: Noun; key: string }>('SELECT noun, key FROM temp.touched').all();
  const find = Object.fromEntries(
    nouns.map((noun) => [noun, db.prepare<[string | number], ReadRow>(`SELECT * FROM ${noun} WHERE ${byKey[noun]}`)]),
  ) as Record<Noun, Statement<[string | number], ReadRow>>;
  const known = db.prepare<[string, string], string>('SELECT digest FROM ownRow WHERE noun = ? AND key = ?').pluck();
  const put = db.prepare(
    'INSERT OR REPLACE INTO ownRow (noun, key, digest, revision) VALUES (@noun, @key, @digest, @revision)',
  );
  const drop = db.prepare('DELETE FROM ownRow WHERE noun = ? AND key = ?');
  const changed: Touched[] = [];
  for (const { noun, key } of keys) {
    const found = find[noun].get(handleOf(noun, key));
    const before = known.get(noun, key);
    if (found === undefined) {
      if (before === undefined) continue;
      drop.run(noun, key);
      // A shipped price is never removed.
      changed.push({ noun, key, row: null, more: -1 });
      continue;
    }
    const row = ownRowOf(noun, withoutNulls(found), revision);
    if (row.digest === before) continue;
    const { cells: _cells, ...word } = row;
    put.run(word);
    changed.push({ noun, key, row, more: before === undefined && isUsers(row) ? 1 : 0 });
  }
  return changed;
};
