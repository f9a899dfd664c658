/**
 * Cursor usage events. Whether the first input column holds the second is tested against the total of each row; what is
 * included in a subscription is volume, not money.
 */
import type { Fields } from '../fields.ts';
import { hasAll, rowFormat, type Sink, sure } from '../format.ts';

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const withWrite = fields.tokens('Input (w/ Cache Write)');
  const without = fields.tokens('Input (w/o Cache Write)');
  const cacheRead = fields.tokens('Cache Read');
  const output = fields.tokens('Output Tokens', 'Output');
  const total = fields.count('Total Tokens');
  const time = fields.time('Date');
  const model = fields.text('Model');
  const kind = fields.text('Kind') ?? '';
  const identity = [time?.ms, fields.text('User'), kind, model, withWrite, without, cacheRead, output, total];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  // Disjoint unless the row's own total says that the first column holds the second.
  const isInclusive = total !== null && total === withWrite + cacheRead + output && without > 0;
  // Exports without the kind of an event state what the tokens are worth, and beside it what was paid.
  const toYou = fields.decimal('Cost to you');
  const isIncluded = /included|free/i.test(kind) || (kind === '' && toYou === 0 && (fields.decimal('Cost') ?? 0) > 0);
  const isError = /error/i.test(kind);
  const cost = toYou ?? fields.decimal('Cost');
  sink.add(
    {
      ms: time?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: isError ? 1 : 0,
      model,
      inputUncached: without,
      cacheRead,
      cacheWriteUnsplit: isInclusive ? withWrite - without : withWrite,
      output,
      cost: isIncluded || isError ? 0 : cost,
      currency: 'USD',
      costKind: isIncluded ? 'included' : 'billed',
      key: null,
    },
    fields.line,
  );
};

export const cursor = rowFormat({
  id: 'cursor.usage_events',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'Input (w/ Cache Write)', 'Input (w/o Cache Write)')),
  take,
});
