/** How tables were mapped, by their columns: a table of the same columns needs no mapping again. */
import type { Database } from 'better-sqlite3';
import type { Answer } from '../shared/foundation/answer.ts';
import { change } from './catalog.ts';
import { metaValue, setMeta } from './meta.ts';

/** The oldest makes room. */
const mostKept = 50;

const keptIn = (db: Database, name: string): [string, unknown][] => {
  const text = metaValue(db, name);
  const kept: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(kept) ? (kept as [string, unknown][]) : [];
};

/** What is kept under a key; undefined: nothing. */
export const keptUnder = (db: Database, name: string, key: string): unknown =>
  keptIn(db, name).find(([of]) => of === key)?.[1];

/** Refusals: catalogNotWritten, catalogReadOnly. */
export const keepUnder = (db: Database, name: string, [key, kept]: [string, unknown]): Answer<undefined> =>
  change(db, () => {
    const others = keptIn(db, name).filter(([of]) => of !== key);
    setMeta(db, name, JSON.stringify([...others.slice(1 - mostKept), [key, kept]]));
    return undefined;
  });
