/** The unit a column's name states beside what it holds: `input tokens (k)`, `cost_cents`, `Umsatz in Mio`. */

const tokenUnits: readonly [RegExp, number][] = [
  [/(?:^|[\s_([（/])(?:k|ktok(?:en)?s?|1k|1,?000|thousands?|tsd|tausend|千)(?:$|[\s_)\]）./])/i, 1e3],
  [/(?:^|[\s_([（/])(?:m|mtok(?:en)?s?|1m|mn|millions?|mio|百万)(?:$|[\s_)\]）./])/i, 1e6],
  [/[(（]?万(?:[)）]|$)/, 1e4],
];

const moneyUnits: readonly [RegExp, number][] = [
  [/(?:^|[\s_([（/])(?:(?:usd|us)?[\s_]?cents?|cts?)(?:$|[\s_)\]）./])|¢/i, 0.01],
  [/(?:^|[\s_([（/])(?:micro[\s_]?(?:s|usd|dollars?)?|µ[\s_]?(?:usd|\$)|usd[\s_]micros)(?:$|[\s_)\]）./])/i, 1e-6],
  [/(?:^|[\s_([（/])(?:milli[\s_]?(?:s|usd|dollars?)?|mills)(?:$|[\s_)\]）./])/i, 1e-3],
  [/(?:^|[\s_([（/])(?:k[\s_]?(?:usd|eur|\$|€)|(?:usd|eur|\$|€)[\s_]?k|thousands?|tsd|千)(?:$|[\s_)\]）./])/i, 1e3],
];

/** How many tokens or units of money one of a column is; 1 where its name states no unit. */
export const unitOfColumn = (column: string, kind: 'tokens' | 'money'): number =>
  (kind === 'tokens' ? tokenUnits : moneyUnits).find(([unit]) => unit.test(column))?.[1] ?? 1;

const trailing =
  /(?:[\s_]in)?[\s_](?:k|m|mn|mio|tsd|thousands?|millions?|tausend|(?:usd|us)?[\s_]?cents?|cts|micro[\s_]?(?:s|usd|dollars?)|usd[\s_]micros|milli[\s_]?(?:s|usd|dollars?)|mills)\.?$/i;

/** A column's name without the unit at its end. */
export const withoutUnit = (column: string): string => column.trim().replace(trailing, '');
