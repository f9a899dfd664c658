/** Portkey log exports. `cost` is in cents, although its currency says USD. */
import type { Fields } from '../fields.ts';
import { hasAll, rowFormat, type Sink, sure } from '../format.ts';

/** Metadata as an object, as a list of pairs, or as two lists side by side. */
const metadataOf = (fields: Fields): ReadonlyMap<string, string> => {
  const inner = fields.inner('metadata');
  const keys = inner?.list('key') ?? fields.list('metadata.key');
  const values = inner?.list('value') ?? fields.list('metadata.value');
  const pairs = keys.map((key, i): [string, string] => [String(key), String(values[i] ?? '')]);
  for (const name of ['project', 'team', 'app', 'feature', 'task', 'session_id', 'environment']) {
    const value = inner?.text(name);
    if (value) pairs.push([name, value]);
  }
  return new Map(pairs);
};

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const id = fields.text('id', 'request_id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_request_id', fields.line);
    return;
  }
  const metadata = metadataOf(fields);
  const cents = fields.decimal('cost');
  const status = fields.count('response_status_code');
  const isHit = /^(hit|semantic hit|simple hit)/i.test(fields.text('cache_status') ?? '');
  sink.add(
    {
      ms: fields.time('created_at')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: fields.flag('is_success') === false || (status !== null && status >= 400) ? 1 : 0,
      model: fields.text('ai_model'),
      inputUncached: fields.tokens('req_units'),
      output: fields.tokens('res_units'),
      cost: cents === null ? null : cents / 100,
      currency: (fields.text('cost_currency') ?? 'USD').toUpperCase(),
      costKind: 'estimate',
      project: metadata.get('project') ?? metadata.get('team') ?? metadata.get('app') ?? null,
      key: fields.text('virtual_key', 'config'),
      tag: metadata.get('task') ?? metadata.get('feature') ?? null,
      prompt: fields.text('prompt_slug'),
      session: metadata.get('session_id') ?? null,
      trace: fields.text('trace_id'),
      isGatewayHit: isHit,
    },
    fields.line,
  );
};

export const portkey = rowFormat({
  id: 'portkey.logs',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'req_units', 'res_units', 'ai_model')),
  take: (fields, sink) => {
    sink.note('cachedUnknown');
    take(fields, sink);
  },
});
