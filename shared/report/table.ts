/** A table nobody has dressed yet: the screen, a CSV file, the workbook and the terminal all show the same one. */
import { namedSource } from '../catalog/sourceName.ts';
import type { StackId } from '../foundation/ids.ts';
import { sourceIn } from '../words/catalogSentences.ts';
import {
  formatDateInColumn,
  formatMoney,
  formatNumber,
  formatShare,
  formatSureness,
  formatTokens,
  formatUsd,
} from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';

/**
 * What a column's numbers are. `share` is 0 to 1 of a whole, `sureness` 0 to 1 of being right, `usd` an amount of USD, shown
 * in the plan's money, `price` what a vendor asks, which stays in USD, per million tokens unless its label says otherwise, `date` an ISO text, `flag` 'yes', 'no' or unknown. `source` is a citation as it is kept, which a person
 * reads as a name and a link, and a file of figures whole.
 */
export type Kind =
  | 'text'
  | 'usd'
  | 'price'
  | 'share'
  | 'sureness'
  | 'count'
  | 'number'
  | 'minutes'
  | 'hours'
  | 'seconds'
  | 'tokens'
  | 'date'
  | 'flag'
  | 'source';

/** null is unknown, never 0. A flag is true or false. */
export type Cell = string | number | boolean | null;

export interface Column {
  key: string;
  label: string;
  kind: Kind;
  /** Set where the column is one end of another column's 90% interval. */
  bound?: { of: string; end: 'low' | 'high' };
  /** Set where the column speaks of one stack. */
  stackId?: StackId;
}

export interface Row {
  key: string;
  cells: Record<string, Cell>;
  /** Where a column's kind differs from row to row. */
  kinds?: Record<string, Kind>;
  /** True where the row rests on something nobody measured. */
  assumed?: boolean;
  /** True where she typed or confirmed it herself. */
  stated?: boolean;
}

export interface Table {
  id: string;
  title: string;
  columns: Column[];
  rows: Row[];
}

/** Words stand at the start of their column, figures at its end. */
export const isNumeric = ({ kind }: Column): boolean => kind !== 'text' && kind !== 'source' && kind !== 'flag';

export const kindOf = (column: Column, row: Row): Kind => row.kinds?.[column.key] ?? column.kind;

const formatText = (text: string, kind: Kind, language: Language): string => {
  if (kind === 'date') return formatDateInColumn(text, language);
  return kind === 'source' ? sourceIn(namedSource(text).name, language) : text;
};

/** A cell as a person reads it. Unknown says so. */
export const formatCell = (cell: Cell, kind: Kind, language: Language, say: Say): string => {
  if (cell === null || cell === '') return cell === null ? say('report.unknown') : '';
  if (typeof cell === 'boolean') return say(cell ? 'report.yes' : 'report.no');
  if (typeof cell === 'string') return formatText(cell, kind, language);
  switch (kind) {
    case 'usd':
      return formatMoney(cell, say.money, language);
    case 'price':
      return formatUsd(cell, language);
    case 'share':
      return formatShare(cell, language);
    case 'sureness':
      return formatSureness(cell, language);
    case 'tokens':
      return formatTokens(cell, language);
    case 'number':
      return formatNumber(cell, language, Math.abs(cell) < 1 ? 4 : 2);
    case 'minutes':
    case 'hours':
    case 'seconds':
      return formatNumber(cell, language, Math.abs(cell) < 100 ? 1 : 0);
    case 'count':
    case 'text':
    case 'date':
    case 'source':
    case 'flag':
      return formatNumber(cell, language, Number.isInteger(cell) || Math.abs(cell) >= 1000 ? 0 : 2);
    default:
      return kind satisfies never;
  }
};

/** A figure with its ends as one column and two bounds, so that no reader can mistake an end for the figure. */
export const figureColumns = (
  say: Say,
  key: string,
  label: string,
  kind: Kind,
  stackId?: StackId,
): [Column, Column, Column] => {
  const of = stackId === undefined ? {} : { stackId };
  return [
    { key, label, kind, ...of },
    { key: `${key}.low`, label: say('report.low', { what: label }), kind, bound: { of: key, end: 'low' }, ...of },
    { key: `${key}.high`, label: say('report.high', { what: label }), kind, bound: { of: key, end: 'high' }, ...of },
  ];
};

/** The three cells of a figure; a figure that does not exist, or has no interval, is unknown there. */
export const figureCells = (
  key: string,
  figure: { value: number; low?: number; high?: number } | null | undefined,
): Record<string, Cell> => ({
  [key]: figure?.value ?? null,
  [`${key}.low`]: figure?.low ?? null,
  [`${key}.high`]: figure?.high ?? null,
});
