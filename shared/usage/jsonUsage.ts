/** JSON of usage: objects alone or inside an object around them, handed to the reader of their format. */
import { readLimits } from '../files/limits.ts';
import type { JsonContent } from '../files/openFile.ts';
import { giveUp } from '../files/reading.ts';
import { type Collected, sinkFor } from './collected.ts';
import { Fields, isRecord, plainField, plainReading, type Reading } from './fields.ts';
import { flattened } from './flattened.ts';
import type { Sample, UsageReader } from './format.ts';
import { apiAnswers } from './formats/apiAnswers.ts';
import { emptyMapping, guessMapping, type Mapping } from './mapping.ts';
import {
  endReader,
  type Found,
  foundGeneric,
  isStated,
  type Outcome,
  outcomeOf,
  recognised,
  unknownUsage,
} from './recognise.ts';
import { isTableOfResults } from './resultColumns.ts';

/** Lists of rows inside an object around them, by the names interfaces give them. */
const envelopes = [
  'data',
  'rows',
  'items',
  'results',
  'logs',
  'observations',
  'records',
  'usage',
  'runs',
  'requests',
  'calls',
];

/** The rows of an object around them; null where it is none. */
export const unwrapped = (value: unknown): unknown[] | null => {
  if (!isRecord(value)) return null;
  for (const name of envelopes) {
    const inside = value[name];
    if (Array.isArray(inside) && inside.length > 0 && inside.every(isRecord)) return inside;
  }
  return null;
};

/** An answer of an interface, or several, that hold a list of rows with none in it. */
const isEmptyList = (object: Record<string, unknown>): boolean =>
  envelopes.some((name) => Array.isArray(object[name]) && (object[name] as unknown[]).length === 0) &&
  unwrapped(object) === null;

const jsonSample = (objects: readonly Record<string, unknown>[]): Sample => ({
  kind: 'json',
  columns: new Set(objects.flatMap((object) => Object.keys(object).map(plainField))),
  rows: objects.map((object) => Fields.ofObject(object, 1)),
});

/** Fields that stand together in results of evaluations, which may hold tokens and times as well. */
const evalKeys: readonly (readonly string[])[] = [
  ['testIdx', 'promptIdx'],
  ['evalId', 'results'],
  ['eval', 'samples'],
  ['eval', 'plan'],
  ['epoch', 'scores'],
  ['resolved_ids'],
  ['doc_id', 'filtered_resps'],
  ['testCases'],
  ['spec'],
  ['run_id', 'sample_id'],
  ['root_span_id', 'scores'],
  ['instance_id', 'stats'],
  ['datasource_item_id'],
];

const isEvals = (object: Record<string, unknown>): boolean =>
  [object, ...(unwrapped(object) ?? [])].some(
    (one) => isRecord(one) && evalKeys.some((keys) => keys.every((key) => key in one)),
  );

const parentOf = (column: string): string => column.slice(0, column.lastIndexOf('.') + 1);

/** Of one object alone, the time stands beside the amounts or around them: a list of other things has both somewhere. */
const isOneCall = ({ columns }: Mapping): boolean => {
  const at = parentOf(columns.time ?? '');
  const isShallow = (parent: string): boolean => parent.split('.').length <= 2;
  return [columns.input, columns.output, columns.total, columns.cost].some((column) => {
    if (column === undefined) return false;
    const parent = parentOf(column);
    return parent.startsWith(at) || at.startsWith(parent) || (isShallow(at) && isShallow(parent));
  });
};

interface JsonFound extends Found {
  isUnwrapped: boolean;
}

/** Objects as a table of the plain values in them. Gives up beyond as many columns as a table may have. */
const tableOf = (name: string, rows: readonly Record<string, unknown>[]) => {
  const flat = rows.slice(0, 200).map((row) => flattened(row));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  if (columns.length > readLimits.columns)
    giveUp('fileTooManyColumns', { name, line: 1, columns: columns.length, max: readLimits.columns });
  return {
    columns,
    valuesOf: (column: string): string[] => flat.map((row) => String(row[column] ?? '')),
  };
};

/** A call and its tokens stand in a log of results too, beside what was tried and how it went. */
const areResults = (name: string, rows: readonly Record<string, unknown>[], mapping?: Mapping): boolean => {
  const { columns, valuesOf } = tableOf(name, rows);
  return isTableOfResults(columns, valuesOf, mapping ?? guessMapping(columns, valuesOf, emptyMapping).mapping);
};

const foundJson = (
  name: string,
  objects: Record<string, unknown>[],
  stated: Mapping,
  collected: Collected,
): JsonFound | null => {
  const inner = objects.flatMap((object) => unwrapped(object) ?? []).filter(isRecord);
  if (!isStated(stated)) {
    const outer = recognised(jsonSample(objects));
    if (outer === apiAnswers && areResults(name, objects)) giveUp('fileIsEvals', { name, typed: name });
    if (outer) return { format: outer, mapping: null, isUnwrapped: false };
    const inside = inner.length > 0 ? recognised(jsonSample(inner.slice(0, 50))) : null;
    if (inside) return { format: inside, mapping: null, isUnwrapped: true };
  }
  for (const [rows, isUnwrapped] of [
    [objects, false],
    [inner, true],
  ] as const) {
    if (rows.length === 0) continue;
    const { columns, valuesOf } = tableOf(name, rows);
    const generic = foundGeneric(columns, valuesOf, stated, collected);
    if (generic?.mapping && !isStated(stated) && areResults(name, rows, generic.mapping))
      giveUp('fileIsEvals', { name, typed: name });
    if (generic === null) continue;
    const isLone = rows.length === 1 && !isStated(stated);
    if (!isLone || isOneCall(generic.mapping ?? stated)) return { ...generic, isUnwrapped };
  }
  return null;
};

/** Reads one file of JSON. Refusals held back: fileEmpty, usageEmpty, fileNotJson, usageMetrics, fileIsEvals, usageUnknown. */
export const readJson = async (content: JsonContent, stated: Mapping, collected: Collected): Promise<Outcome> => {
  const { name } = content;
  let buffered: { object: Record<string, unknown>; line: number }[] = [];
  let found: JsonFound | null = null;
  let reader: UsageReader | null = null;
  const bad: number[] = [];
  const other: number[] = [];
  const take = (object: Record<string, unknown>, line: number): void => {
    const zone = stated.zone ?? found?.format.zone ?? 'UTC';
    const reading: Reading = { ...plainReading, zone };
    const parts = found?.isUnwrapped ? (unwrapped(object) ?? []) : [object];
    for (const part of parts)
      if (isRecord(part)) reader?.take(Fields.ofObject(found?.mapping ? flattened(part) : part, line, reading));
  };
  const begin = async (): Promise<Outcome> => {
    const objects = buffered.map(({ object }) => object);
    if (objects.every((object) => Object.keys(object).length === 0) && bad.length + other.length === 0)
      return outcomeOf(() => giveUp('fileEmpty', { name }));
    if (objects.length === 0) return outcomeOf(() => giveUp('fileNotJson', { name, line: bad[0] ?? 1 }));
    found = foundJson(name, objects, stated, collected);
    // Results of evaluations log answers too: only an export that is known by name is usage all the same.
    const isNamed = found !== null && found.mapping === null && found.format !== apiAnswers;
    if (!isNamed && !isStated(stated) && objects.some(isEvals))
      return outcomeOf(() => giveUp('fileIsEvals', { name, typed: name }));
    if (found === null) {
      if (objects.every(isEmptyList)) return outcomeOf(() => giveUp('usageEmpty', { name, rows: 0 }));
      if (objects.some((object) => Object.hasOwn(object, 'resourceMetrics')))
        return outcomeOf(() => giveUp('usageMetrics', { name }));
      return unknownUsage(name, [...new Set(objects.flatMap((object) => Object.keys(object)))]);
    }
    const { format, mapping } = found;
    reader = format.reader(sinkFor(collected, format, collected.files.length, name));
    collected.files.push({
      name,
      format: `${format.id}_${/\.(jsonl|ndjson)$/i.test(name) ? 'jsonl' : 'json'}`,
      mapping,
      encoding: null,
    });
    for (const { object, line } of buffered) take(object, line);
    buffered = [];
    return { isRead: true };
  };
  for await (const batch of content.values()) {
    bad.push(...batch.badLines);
    for (const { value, line } of batch.values) {
      if (!isRecord(value)) {
        other.push(line);
        continue;
      }
      if (reader === null) {
        buffered.push({ object: value, line });
        if (buffered.length < 50) continue;
        const begun = await begin();
        if (!begun.isRead) return begun;
      } else take(value, line);
    }
  }
  if (reader === null) {
    const begun = await begin();
    if (!begun.isRead) return begun;
  }
  endReader(reader);
  if (bad.length > 0) {
    for (const line of bad) collected.aside('bad_lines', null, name, line);
    collected.note('badLines', { count: bad.length, line: bad[0] ?? 1 });
  }
  return { isRead: true };
};
