/** Any table or list of objects whose columns are mapped. A row is a request where it has a time of day or says so. */

import type { MappedField } from '../columnNames.ts';
import type { Fields } from '../fields.ts';
import type { Sink, UsageFormat } from '../format.ts';
import type { Mapping } from '../mapping.ts';
import type { RecordPart } from '../record.ts';

interface Held {
  record: RecordPart;
  input: number;
  line: number;
}

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

const recordIn = (fields: Fields, mapping: Mapping): { record: RecordPart; input: number } | null => {
  const { columns } = mapping;
  const nameOf = (field: MappedField): string => columns[field] ?? '\u0000';
  const time = fields.time(nameOf('time'));
  if (time === null) return null;
  const stated = columns.requests === undefined ? null : fields.count(nameOf('requests'));
  const isRequest = columns.requests === undefined && !time.isDay;
  const output = fields.count(nameOf('output'));
  const total = fields.count(nameOf('total'));
  const input = fields.count(nameOf('input')) ?? (total === null ? 0 : Math.max(0, total - (output ?? 0)));
  const cost = fields.decimal(nameOf('cost'));
  const batch = fields.text(nameOf('batch'))?.toLowerCase() ?? '';
  return {
    input,
    record: {
      ms: time.ms,
      grain: isRequest ? 'request' : 'day',
      requests: isRequest ? 1 : stated,
      failed: hasFailed(nameOf('status'), fields.text(nameOf('status'))) ? 1 : 0,
      model: fields.text(nameOf('model')),
      cacheRead: fields.tokens(nameOf('cached')),
      cacheWriteUnsplit: fields.tokens(nameOf('cache_write')),
      output: output ?? 0,
      reasoning: columns.reasoning === undefined ? null : fields.tokens(nameOf('reasoning')),
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

/** Rows read by a mapping. Whether input holds the cached tokens is taken as stated, else settled by rows that prove it. */
export const genericFormat = (mapping: Mapping, zone: string): UsageFormat => ({
  id: 'generic',
  zone,
  recognise: () => 0,
  reader: (sink: Sink) => {
    const held: Held[] = [];
    let isExclusive = mapping.cachedInside === false;
    let equalRows = 0;
    const seen = new Set<string>();
    return {
      take: (fields) => {
        const read = recordIn(fields, mapping);
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
        if (held.length < comparedRows) {
          const identity = JSON.stringify([Object.values(record), input]);
          if (seen.has(identity)) equalRows += 1;
          seen.add(identity);
        }
        const cached = (record.cacheRead ?? 0) + (record.cacheWriteUnsplit ?? 0);
        if (mapping.cachedInside === null && input < cached) isExclusive = true;
        held.push({ record, input, line: fields.line });
      },
      end: () => {
        const hasCached = mapping.columns.cached !== undefined || mapping.columns.cache_write !== undefined;
        if (hasCached && mapping.cachedInside === null)
          sink.note(isExclusive ? 'cachedOutside' : 'cachedInsideAssumed');
        if (equalRows > 0) sink.note('equalRows');
        if (mapping.columns.total !== undefined && mapping.columns.input === undefined) sink.note('totalAsInput');
        if (mapping.columns.cost !== undefined && mapping.currency === null && mapping.columns.currency === undefined)
          sink.note('currencyAssumed');
        for (const { record, input, line } of held) {
          const cached = (record.cacheRead ?? 0) + (record.cacheWriteUnsplit ?? 0);
          sink.add({ ...record, inputUncached: isExclusive ? input : Math.max(0, input - cached) }, line);
        }
      },
    };
  },
});
