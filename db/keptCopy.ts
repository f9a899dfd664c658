/**
 * A second copy of the own rows, beside the catalog, written with every change before the change is committed.
 *
 * One line each, a checksum before it, so that damage costs the lines it hits and no others:
 *   ["kept", 2, schema]                               first line; `schema` is the catalog's user_version
 *   ["put", revision, noun, key, digest, cells]       the row now reads so
 *   ["drop", revision, noun, key]                     the row is gone
 *   ["done", revision, mark, users]                   a change ends; `mark` covers everything since the last one and its mark
 *
 * A change is appended, so that its price does not grow with the catalog; the whole is written anew when the lines that
 * still count are less than half. The catalog remembers the last mark: a copy that ends with it is its equal.
 */
import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type Cells, idOf, isUsers, type Noun, nouns, type OwnRow, type Touched } from './ownRows.ts';

export const keptCopyPath = (catalogPath: string): string => `${catalogPath}.kept`;

/** What the catalog remembers of its copy. */
export interface KeptState {
  revision: number;
  bytes: number;
  mark: string;
  /** How many rows of the user's there are: what is lost without a trace is missed by its number. */
  users: number;
}

/** The state as the catalog writes it down; null where the text is none. */
export const keptStateFrom = (text: string): KeptState | null => {
  try {
    const { revision, bytes, mark, users } = JSON.parse(text) as KeptState;
    const isState = [revision, bytes, users].every(Number.isSafeInteger) && typeof mark === 'string';
    return isState ? { revision, bytes, mark, users } : null;
  } catch {
    return null;
  }
};

const format = 2;
const checksumLength = 16;
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const lineOf = (fields: unknown[]): string => {
  const text = JSON.stringify(fields);
  return `${sha(text).slice(0, checksumLength)} ${text}\n`;
};
const putLine = ({ revision, noun, key, digest, cells }: OwnRow): string =>
  lineOf(['put', revision, noun, key, digest, cells]);

/** Marks follow from each other, so that a change in the middle cannot be taken out unnoticed. */
const markFrom = (before: string): Hash => createHash('sha256').update(before);
const firstMark = '';

/** The new name itself must reach the disk. Windows cannot sync a folder and keeps its own journal of names. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Writes all of `bytes` from this place of the file on; one call of the system may take only a part. */
const writeAll = (handle: number, bytes: Buffer, position: number): void => {
  for (let written = 0; written < bytes.length; )
    written += writeSync(handle, bytes, written, bytes.length - written, position + written);
};

/**
 * Adds one change to the copy that ends as `state` says, and answers how it ends now. null: it does not end so, and is
 * to be written anew. Throws on a full or failing disk, the copy being cut back to what it was.
 */
export const appendToCopy = (
  file: string,
  state: KeptState,
  { revision, changes }: { revision: number; changes: readonly Touched[] },
): KeptState | null => {
  let handle: number;
  try {
    handle = openSync(file, 'r+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    if (fstatSync(handle).size !== state.bytes) return null;
    const lines = changes
      .map(({ noun, key, row }) => (row === null ? lineOf(['drop', revision, noun, key]) : putLine(row)))
      .join('');
    const mark = markFrom(state.mark).update(lines).digest('hex');
    const users = changes.reduce((sum, { more }) => sum + more, state.users);
    const bytes = Buffer.from(`${lines}${lineOf(['done', revision, mark, users])}`);
    try {
      writeAll(handle, bytes, state.bytes);
      fsyncSync(handle);
    } catch (error) {
      ftruncateSync(handle, state.bytes);
      throw error;
    }
    return { revision, bytes: state.bytes + bytes.length, mark, users };
  } finally {
    closeSync(handle);
  }
};

/** Takes back what was appended for a change that then could not be committed. */
export const cutCopy = (file: string, { bytes }: KeptState): void => {
  const handle = openSync(file, 'r+');
  try {
    ftruncateSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const chunkLength = 1 << 20;

/** Writes the whole copy beside and renames it, so that a crash leaves the old one or the new. Throws as the disk does. */
export const writeCopy = (
  file: string,
  { schema, revision, rows }: { schema: number; revision: number; rows: Iterable<OwnRow> },
): KeptState => {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  const hash = markFrom(firstMark);
  let bytes = 0;
  let mark = '';
  let users = 0;
  let pending = lineOf(['kept', format, schema]);
  const write = (text: string): void => {
    const chunk = Buffer.from(text);
    writeAll(handle, chunk, bytes);
    bytes += chunk.length;
  };
  const flush = (): void => {
    hash.update(pending);
    write(pending);
    pending = '';
  };
  try {
    try {
      for (const row of rows) {
        pending += putLine(row);
        users += Number(isUsers(row));
        if (pending.length > chunkLength) flush();
      }
      flush();
      mark = hash.digest('hex');
      write(lineOf(['done', revision, mark, users]));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
    syncFolder(path.dirname(file));
    return { revision, bytes, mark, users };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};

/** Where a line of the copy says what becomes of a row. */
export interface KeptWord {
  noun: Noun;
  key: string;
  revision: number;
  /** null: it was removed. */
  row: OwnRow | null;
  /** Whether the end of its change is there too. */
  finished: boolean;
}

export interface KeptCopy {
  /** The user_version of the catalog whose rows these are; null where the first line cannot be read. */
  schema: number | null;
  /** Every line is what was written, and the last change is finished. */
  whole: boolean;
  state: KeptState;
  /** It ends amid a change: what may have followed is not known. */
  isCut: boolean;
  lines: number;
  /** The newest readable word for each row, by `idOf`. */
  words: Map<string, KeptWord>;
  /** Damaged lines: what can still be made out of the row that each put there. */
  damaged: { noun: Noun; key: string; revision: number; digest: string }[];
  /** Damaged lines of which nothing can be made out. */
  unreadable: number;
}

const putPattern = /\["put",(\d{1,15}),"(model|price|evidence)",("(?:[^"\\]|\\.){1,300}"),"([0-9a-f]{32})"/g;

/** Where a line begins inside another: the end of the one before it was damaged away. */
const lineStart = /(?<=.)(?=[0-9a-f]{16} \["(?:put|drop|done)",)/;

/** What a damaged line can still say of itself. */
const glean = (line: string): KeptCopy['damaged'] =>
  [...line.matchAll(putPattern)].flatMap(([, revision, noun, key, digest]) => {
    try {
      const name = String(JSON.parse(key ?? ''));
      return [{ noun: noun as Noun, key: name, revision: Number(revision), digest: digest ?? '' }];
    } catch {
      return [];
    }
  });

const readLine = (line: string): unknown[] | null => {
  const text = line.slice(checksumLength + 1);
  return sha(text).startsWith(line.slice(0, checksumLength)) && line[checksumLength] === ' '
    ? (JSON.parse(text) as unknown[])
    : null;
};

const isNoun = (value: unknown): value is Noun => nouns.includes(value as Noun);

/** Reads what can be read of a copy, line by line. */
export const readCopy = (bytes: Buffer): KeptCopy => {
  const copy: KeptCopy = {
    schema: null,
    whole: true,
    state: { revision: 0, bytes: 0, mark: firstMark, users: 0 },
    isCut: false,
    lines: 0,
    words: new Map(),
    damaged: [],
    unreadable: 0,
  };
  let unfinished: KeptWord[] = [];
  let markedTo = 0;
  // Changes are numbered one after the other: a number that is left out is a change that was damaged away.
  let leftOut = 0;
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline;
    const line = bytes.toString('utf8', at, end);
    // Where the damage hit the very end of the last line, the line before it is whole.
    const fields = readLine(line) ?? (newline < 0 ? readLine(line.slice(0, -1)) : null);
    const from = at;
    at = end + 1;
    copy.lines += 1;
    if (newline < 0) copy.isCut = true;
    if (fields === null) {
      copy.whole = false;
      for (const piece of line.split(lineStart)) {
        const gleaned = glean(piece);
        copy.damaged.push(...gleaned);
        if (gleaned.length === 0) copy.unreadable += 1;
      }
      continue;
    }
    const [kind, second, third, fourth, digest, cells] = fields;
    if (kind === 'kept') copy.schema = Number(third);
    else if (kind === 'done') {
      const mark = markFrom(copy.state.mark).update(bytes.subarray(markedTo, from)).digest('hex');
      if (mark !== third) copy.whole = false;
      if (copy.state.revision > 0) leftOut += Math.max(0, Number(second) - copy.state.revision - 1);
      for (const word of unfinished) word.finished = true;
      unfinished = [];
      markedTo = at;
      copy.state = { revision: Number(second), bytes: at, mark: String(third), users: Number(fourth) };
    } else if (isNoun(third)) {
      const revision = Number(second);
      const row: OwnRow | null =
        kind === 'put'
          ? { noun: third, key: String(fourth), digest: String(digest), cells: cells as Cells, revision }
          : null;
      const word: KeptWord = { noun: third, key: String(fourth), revision, row, finished: false };
      unfinished.push(word);
      copy.words.set(idOf(word), word);
    }
  }
  if (!copy.whole && leftOut > 0) copy.unreadable = Math.max(copy.unreadable, 1, leftOut - copy.damaged.length);
  copy.isCut ||= unfinished.length > 0 || copy.state.bytes === 0;
  if (copy.isCut || copy.schema === null) copy.whole = false;
  return copy;
};

/** null where there is none. Throws where there is one that cannot be read. */
export const readCopyFile = (file: string): KeptCopy | null => {
  try {
    return readCopy(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/**
 * How a copy of a sound catalog stands, without taking its lines apart: it ends as the catalog remembers, and every
 * byte is as it was written. null: it does not, or there is none.
 */
export const linesOfEqualCopy = (file: string, state: KeptState): number | null => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return null;
  }
  if (bytes.length !== state.bytes) return null;
  let mark = firstMark;
  let lines = 0;
  let markedTo = 0;
  const done = Buffer.from('["done"');
  for (let at = 0; at < bytes.length; ) {
    const newline = bytes.indexOf(0x0a, at);
    if (newline < 0) return null;
    lines += 1;
    const text = at + checksumLength + 1;
    if (bytes.compare(done, 0, done.length, text, Math.min(text + done.length, newline)) === 0) {
      const fields = readLine(bytes.toString('utf8', at, newline));
      mark = markFrom(mark).update(bytes.subarray(markedTo, at)).digest('hex');
      if (fields?.[2] !== mark) return null;
      markedTo = newline + 1;
    }
    at = newline + 1;
  }
  return markedTo === bytes.length && mark === state.mark ? lines : null;
};
