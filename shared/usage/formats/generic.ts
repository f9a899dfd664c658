/** Any table or list of objects whose columns are mapped. A row is a request where it has a time of day or says so. */

import type { MappedField } from '../columnNames.ts';
import { unitOfColumn } from '../columnUnits.ts';
import type { Fields } from '../fields.ts';
import type { Sink, UsageFormat } from '../format.ts';
import type { Mapping } from '../mapping.ts';
import type { RecordPart, UsageRecord } from '../record.ts';

const failedWords = /fail|error|timeout|denied|cancel|fehler|erreur|失败|错误|失敗/i;

const hasFailed = (column: string, status: string | null): boolean => {
  if (status === null) return false;
  const isErrorColumn = /error|fehler/i.test(column);
  if (/^\d{3}$/.test(status)) return Number(status) >= 400;
  if (/^(true|1|yes)$/i.test(status)) return isErrorColumn;
  if (/^(false|0|no)$/i.test(status)) return !isErrorColumn;
  return failedWords.test(status) || (isErrorColumn && status !== 'none');
};

/** Its own column, the sign of the value, what was stated or named by the column. A bare ¥ is settled by the file. */
const currencyOf = (fields: Fields, { columns, currency }: Mapping): string => {
  const stated = columns.currency === undefined ? null : fields.text(columns.currency);
  const sign = columns.cost === undefined ? null : fields.currency(columns.cost);
  return stated?.toUpperCase() ?? (sign === '¥' ? null : sign) ?? currency ?? sign ?? 'USD';
};

const numberFields = ['input', 'output', 'total', 'cached', 'cache_write', 'requests', 'cost'] as const;

/** Equal rows are looked for among so many of the first: it is a remark, not a sum. */
const comparedRows = 100_000;

const countedFields = ['input', 'output', 'total', 'cached', 'cache_write', 'reasoning', 'requests'] as const;
type Counted = (typeof countedFields)[number];
type Units = ReadonlyMap<MappedField, number>;

/** Columns whose names state a unit other than one: how many tokens, requests or units of money one of it is. */
export const statedUnits = ({ columns }: Mapping): Units => {
  const units = new Map<MappedField, number>();
  for (const field of [...countedFields, 'cost'] as const) {
    const unit = unitOfColumn(columns[field] ?? '', field === 'cost' ? 'money' : 'tokens');
    if (unit !== 1) units.set(field, unit);
  }
  return units;
};

interface Row {
  record: RecordPart;
  /** As the file states them. */
  input: number;
  total: number | null;
}

const recordIn = (fields: Fields, mapping: Mapping, units: Units): Row | null => {
  const { columns } = mapping;
  const nameOf = (field: MappedField): string => columns[field] ?? '\u0000';
  const time = fields.time(nameOf('time'));
  if (time === null) return null;
  const amount = (field: Counted): number | null => {
    const unit = units.get(field);
    if (unit === undefined) return fields.count(nameOf(field));
    const value = fields.decimal(nameOf(field));
    return value === null ? null : Math.round(value * unit);
  };
  const stated = amount('requests');
  const isRequest = columns.requests === undefined && !time.isDay;
  const output = amount('output');
  const total = amount('total');
  const input = amount('input') ?? (total === null ? 0 : Math.max(0, total - (output ?? 0)));
  const money = fields.decimal(nameOf('cost'));
  const cost = money === null ? null : money * (units.get('cost') ?? 1);
  const batch = fields.text(nameOf('batch'))?.toLowerCase() ?? '';
  return {
    input,
    total: columns.input === undefined ? null : total,
    record: {
      ms: time.ms,
      grain: isRequest ? 'request' : time.isMonth ? 'month' : 'day',
      requests: isRequest ? 1 : stated,
      failed: hasFailed(nameOf('status'), fields.text(nameOf('status'))) ? 1 : 0,
      model: fields.text(nameOf('model')),
      cacheRead: amount('cached') ?? 0,
      cacheWriteUnsplit: amount('cache_write') ?? 0,
      output: output ?? 0,
      reasoning: columns.reasoning === undefined ? null : (amount('reasoning') ?? 0),
      cost,
      currency: cost === null ? null : currencyOf(fields, mapping),
      tier: /^(true|1|yes|batch)$/.test(batch) ? 'batch' : 'standard',
      project: fields.text(nameOf('project')),
      key: fields.text(nameOf('key')),
      tag: fields.text(nameOf('tag')),
      prompt: fields.text(nameOf('prompt')),
      session: fields.text(nameOf('session')),
      trace: fields.text(nameOf('trace')),
    },
  };
};

/** Where a part of the tokens stands: inside another count, beside it, or no row has said so far. */
type Place = 'inside' | 'beside' | null;

/** What one row proves of the cached tokens: a total that is a sum with or without them, or an input too small for them. */
const placeOfCached = ({ record, input, total }: Row): Place => {
  const cached = (record.cacheRead ?? 0) + (record.cacheWriteUnsplit ?? 0);
  if (cached === 0 || input < 0) return null;
  if (input < cached) return 'beside';
  const said = input + (record.output ?? 0);
  const thought = record.reasoning ?? 0;
  if (total === null) return null;
  if (total === said + cached || total === said + cached + thought) return 'beside';
  return total === said || total === said + thought ? 'inside' : null;
};

/** The same of reasoning and the output. */
const placeOfReasoning = ({ record, input, total }: Row): Place => {
  const output = record.output ?? 0;
  const thought = record.reasoning ?? 0;
  const cached = (record.cacheRead ?? 0) + (record.cacheWriteUnsplit ?? 0);
  if (thought === 0) return null;
  if (thought > output) return 'beside';
  if (total === null) return null;
  return total === input + output + thought || total === input + cached + output + thought ? 'beside' : null;
};

/**
 * Rows read by a mapping. Whether input holds the cached tokens, and output the reasoning, is taken as stated, else settled
 * by rows that prove it: until one does, they are inside.
 */
export const genericFormat = (mapping: Mapping, zone: string): UsageFormat => ({
  id: 'generic',
  zone,
  recognise: () => 0,
  reader: (sink: Sink) => {
    const units = statedUnits(mapping);
    const hasCached = mapping.columns.cached !== undefined || mapping.columns.cache_write !== undefined;
    const asks = hasCached && mapping.cachedInside === null;
    let cachedAt: Place = mapping.cachedInside === null ? null : mapping.cachedInside ? 'inside' : 'beside';
    let reasoningAt: Place = null;
    let waiting: UsageRecord[] = [];
    let thinking: UsageRecord[] = [];
    let compared = 0;
    const add = (row: Row, line: number): void => {
      const { record, input } = row;
      const cached = (record.cacheRead ?? 0) + (record.cacheWriteUnsplit ?? 0);
      if (asks && cachedAt === null) {
        cachedAt = placeOfCached(row);
        if (cachedAt === 'beside')
          for (const before of waiting) before.inputUncached += before.cacheRead + before.cacheWriteUnsplit;
        if (cachedAt !== null) waiting = [];
      }
      if (reasoningAt === null && placeOfReasoning(row) === 'beside') {
        reasoningAt = 'beside';
        for (const before of thinking) before.output += before.reasoning ?? 0;
        thinking = [];
      }
      const inputUncached = cachedAt === 'beside' || input < 0 ? input : Math.max(0, input - cached);
      const thought = reasoningAt === 'beside' ? (record.reasoning ?? 0) : 0;
      const kept = sink.add({ ...record, inputUncached, output: (record.output ?? 0) + thought }, line);
      if (kept === null) return;
      if (asks && cachedAt === null) waiting.push(kept);
      if (reasoningAt === null && (record.reasoning ?? 0) > 0) thinking.push(kept);
    };
    let equalRows = 0;
    const seen = new Set<string>();
    return {
      take: (fields) => {
        const read = recordIn(fields, mapping, units);
        if (read === null && Object.values(mapping.columns).every((column) => fields.text(column) === null)) {
          sink.aside('blank', fields.line);
          return;
        }
        sink.rows(1);
        if (read === null) {
          sink.aside('no_time', fields.line);
          return;
        }
        const unreadable = numberFields.find((field) => fields.isNoNumber(mapping.columns[field] ?? '\u0000'));
        if (unreadable !== undefined) {
          sink.aside('unreadable_number', fields.line, mapping.columns[unreadable]);
          return;
        }
        const id = mapping.columns.id === undefined ? null : fields.text(mapping.columns.id);
        if (id !== null && sink.isRepeat(id)) {
          sink.aside('duplicate_request_id', fields.line);
          return;
        }
        const { record, input } = read;
        if (compared < comparedRows) {
          compared += 1;
          const identity = JSON.stringify([Object.values(record), input]);
          if (seen.has(identity)) equalRows += 1;
          seen.add(identity);
        }
        add(read, fields.line);
      },
      end: () => {
        if (asks && cachedAt !== 'inside') sink.note(cachedAt === 'beside' ? 'cachedOutside' : 'cachedInsideAssumed');
        if (reasoningAt === 'beside') sink.note('reasoningBeside');
        if (equalRows > 0) sink.note('equalRows');
        if (mapping.columns.total !== undefined && mapping.columns.input === undefined) sink.note('totalAsInput');
        if (mapping.columns.cost !== undefined && mapping.currency === null && mapping.columns.currency === undefined)
          sink.note('currencyAssumed');
      },
    };
  },
});
