/** Writes a plan and the rows it used as text that reads well, diffs well and opens to the same plan. */
import type { PortfolioDocument } from './document.ts';
import { byFieldOrder } from './fieldOrder.ts';
import { steps, versionAfter } from './versions.ts';
import { writeVariants } from './writeVariants.ts';

/** A list or object that fits this many characters stands on one line. */
const lineLength = 110;

/** Rows of these lists stand on one line each, however long: one changed row is one changed line. */
const rowLists: ReadonlySet<string> = new Set(['models', 'evidence', 'links', 'linkTests', 'completionFactors']);

/** Left out where unknown: programs that do not know the field then still read the file. */
const leftOutUnknown: ReadonlySet<string> = new Set(['lineage', 'servedIn']);

/** The value on one line, or null as soon as it takes more than `room` characters. */
const lineWithin = (value: unknown, room: number): string | null => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError(`A plan held ${value}, which no file can hold.`);
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : null;
  }
  const isList = Array.isArray(value);
  const entries: [string, unknown][] = isList
    ? value.map((item) => ['', item])
    : fieldsOf(value).map(([key, field]) => [`${JSON.stringify(key)}: `, field]);
  if (entries.length === 0) return isList ? '[]' : '{}';
  let line = isList ? '[' : '{ ';
  for (const [i, [name, inner]] of entries.entries()) {
    const text = lineWithin(inner, room - line.length);
    if (text === null) return null;
    line += `${i === 0 ? '' : ', '}${name}${text}`;
  }
  line += isList ? ']' : ' }';
  return line.length <= room ? line : null;
};

const onOneLine = (value: unknown): string => lineWithin(value, Number.POSITIVE_INFINITY) ?? '';

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([key, field]) => field !== undefined && !(field === null && leftOutUnknown.has(key)))
    .sort(([a], [b]) => byFieldOrder(a, b));

const layOut = (value: unknown, indent: string, name: string): string => {
  if (typeof value !== 'object' || value === null) return onOneLine(value);
  const inside = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const rows = value.map((item) => (rowLists.has(name) ? onOneLine(item) : layOut(item, inside, '')));
    return `[\n${rows.map((row) => inside + row).join(',\n')}\n${indent}]`;
  }
  const line = lineWithin(value, lineLength - indent.length);
  if (line !== null) return line;
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
    ...writeVariants(document),
  };
  return `${layOut(file, '', '')}\n`;
};
