/** A CSV of db/source as its cells by the name of their column. */
import Papa from 'papaparse';

export type Cells = Record<string, string>;

export const cellsOf = (text: string): Cells[] => Papa.parse<Cells>(text, { header: true, skipEmptyLines: true }).data;

/** An empty cell is unknown. Throws for a text that is no number. */
export const numberOrNull = (text: string | undefined): number | null => {
  if (text === undefined || text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`not a number: ${text}`);
  return value;
};
