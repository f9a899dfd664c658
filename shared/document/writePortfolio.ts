/** Writes a plan and the rows it used as text that reads well, diffs well and opens to the same plan. */
import type { PortfolioDocument } from './document.ts';
import { byFieldOrder } from './fieldOrder.ts';
import { steps, versionAfter } from './versions.ts';

/** A list or object that fits this many characters stands on one line. */
const lineLength = 110;

/** Rows of these lists stand on one line each, however long: one changed row is one changed line. */
const rowLists: ReadonlySet<string> = new Set(['models', 'evidence', 'links', 'linkTests', 'completionFactors']);

const onOneLine = (value: unknown): string => {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`A plan held ${value}, which no file can hold.`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = fieldsOf(value).map(([key, field]) => `${JSON.stringify(key)}: ${onOneLine(field)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
};

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => byFieldOrder(a, b));

const layOut = (value: unknown, indent: string, name: string): string => {
  if (typeof value !== 'object' || value === null) return onOneLine(value);
  const inside = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const rows = value.map((item) => (rowLists.has(name) ? onOneLine(item) : layOut(item, inside, '')));
    return `[\n${rows.map((row) => inside + row).join(',\n')}\n${indent}]`;
  }
  const line = onOneLine(value);
  if (indent.length + line.length <= lineLength) return line;
  const fields = fieldsOf(value).map(
    ([key, field]) => `${inside}${JSON.stringify(key)}: ${layOut(field, inside, key)}`,
  );
  return `{\n${fields.join(',\n')}\n${indent}}`;
};

/**
 * The text of a `.portfolio` file; `writtenBy` is the program and its version. The same document gives the same text
 * on every machine. Throws a RangeError on a number that is not finite, which no checked plan holds.
 */
export const writePortfolio = (document: PortfolioDocument, writtenBy: string): string => {
  const file = {
    ...document.unknown,
    format: 'portfolio',
    version: versionAfter(steps),
    writtenBy,
    plan: document.plan,
    catalog: document.snapshot,
  };
  return `${layOut(file, '', '')}\n`;
};
