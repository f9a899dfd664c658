/** The copy of the own rows that the first release wrote: one JSON text with a checksum over all of it, schema 1. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { type Cells, type Noun, type OwnRow, ownRowOf } from './ownRows.ts';

const pathOf = (catalogPath: string): string => `${catalogPath}.kept.json`;

const cellOf = (value: unknown): string | number =>
  typeof value === 'boolean' ? Number(value) : typeof value === 'object' ? JSON.stringify(value) : (value as string);

const cellsOf = (row: object): Cells =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, cellOf(value)]),
  );

/** Its rows, or null where there is no copy or it is not what was written. */
export const readVersionOneCopy = (catalogPath: string): OwnRow[] | null => {
  try {
    const { sha256, rows } = JSON.parse(readFileSync(pathOf(catalogPath), 'utf8')) as { sha256: string; rows: string };
    if (createHash('sha256').update(rows).digest('hex') !== sha256) return null;
    const lists = JSON.parse(rows) as { models: object[]; prices: object[]; evidence: object[] };
    const read = (noun: Noun, list: object[]): OwnRow[] =>
      list.map((row, i) =>
        // A price had no number of its own in this copy: the order of the lines is the order of the history.
        ownRowOf(noun, noun === 'price' ? { ...cellsOf(row), sequence: i + 1 } : cellsOf(row), 1),
      );
    return [...read('model', lists.models), ...read('price', lists.prices), ...read('evidence', lists.evidence)];
  } catch {
    return null;
  }
};

export const versionOneCopyIsThere = (catalogPath: string): boolean => existsSync(pathOf(catalogPath));

export const removeVersionOneCopy = (catalogPath: string): void => rmSync(pathOf(catalogPath), { force: true });
