/** One process at a time opens a catalog: two first starts at once would each put theirs over the other's. */
import { rmSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';

/** Making a catalog takes a fraction of a second; a holder that takes longer than this has stopped. */
const patienceMs = 15_000;
/** Nobody needs to be told of a wait that is over before it can be read. */
const unsaidMs = 300;

/** The holder of the turn is there and does not finish: stopped by a person, or hung. */
class TurnTaken extends Error {
  readonly code = 'turnTaken';
  constructor() {
    super('another process of this program is opening the catalog and does not finish');
  }
}

const isSqlite = (error: unknown, code: string): boolean =>
  error instanceof SqliteDatabase.SqliteError && error.code.startsWith(code);

/** No journal: nothing is ever written, and a full disk must not keep anybody from taking the turn. */
const lock = (turn: Database): void => {
  turn.pragma('journal_mode = MEMORY');
  turn.exec('BEGIN EXCLUSIVE');
};

const take = (turn: Database, onWait: () => void): void => {
  try {
    lock(turn);
  } catch (error) {
    if (!isSqlite(error, 'SQLITE_BUSY')) throw error;
    onWait();
    turn.pragma(`busy_timeout = ${patienceMs}`);
    try {
      lock(turn);
    } catch (again) {
      throw isSqlite(again, 'SQLITE_BUSY') ? new TurnTaken() : again;
    }
  }
};

const openTurn = (name: string): Database => new SqliteDatabase(name, { timeout: unsaidMs });

/**
 * Runs `work` when no other process is opening `file`. The turn is a lock of the system on an empty database: it ends
 * with the process that holds it, however that ends, and no number of a process has to be believed. Calls `onWait`
 * where it has to wait for longer than a moment, and throws with the code `turnTaken` where the holder does not finish.
 */
export const inOpeningTurn = <T>(file: string, work: () => T, onWait: () => void = () => {}): T => {
  const name = `${file}.turn`;
  let turn = openTurn(name);
  try {
    try {
      take(turn, onWait);
    } catch (error) {
      if (!isSqlite(error, 'SQLITE_NOTADB')) throw error;
      turn.close();
      rmSync(name);
      turn = openTurn(name);
      take(turn, onWait);
    }
    return work();
  } finally {
    turn.close();
  }
};
