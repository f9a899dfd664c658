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

/** Events as the interface for teams answers them: the input stands without what was written to the cache; money in cents. */
const takeEvent = (event: Fields, sink: Sink): void => {
  sink.rows(1);
  const tokens = event.inner('tokenUsage');
  const time = event.time('timestamp');
  const kind = event.text('kind') ?? '';
  const identity = [
    time?.ms,
    event.text('userEmail'),
    kind,
    event.text('model'),
    JSON.stringify(event.raw('tokenUsage')),
  ];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', event.line);
    return;
  }
  const cents = tokens?.decimal('totalCents') ?? null;
  const isIncluded = /included|free/i.test(kind);
  sink.add(
    {
      ms: time?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: /error/i.test(kind) ? 1 : 0,
      model: event.text('model'),
      inputUncached: tokens?.tokens('inputTokens') ?? 0,
      cacheRead: tokens?.tokens('cacheReadTokens') ?? 0,
      cacheWriteUnsplit: tokens?.tokens('cacheWriteTokens') ?? 0,
      output: tokens?.tokens('outputTokens') ?? 0,
      cost: isIncluded ? 0 : cents === null ? null : cents / 100,
      currency: 'USD',
      costKind: isIncluded ? 'included' : 'billed',
      key: null,
    },
    event.line,
  );
};

const eventsOf = (fields: Fields): Fields[] => {
  const inside = fields.items('usageEvents', 'usageEventsDisplay');
  return inside.length > 0 ? inside : [fields];
};

export const cursorEvents = rowFormat({
  id: 'cursor.team_events',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some((row) => eventsOf(row).some((event) => event.has('tokenUsage') && event.has('requestsCosts'))),
    ),
  take: (fields, sink) => {
    for (const event of eventsOf(fields)) takeEvent(event, sink);
  },
});
