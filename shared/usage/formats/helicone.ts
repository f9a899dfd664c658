/** Helicone exports: JSON lines of the interface's objects, and a CSV whose model and cost columns can be empty. */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, pageItems, rowFormat, type Sink, sure } from '../format.ts';

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const id = fields.text('request_id', 'response_id', 'id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_request_id', fields.line);
    return;
  }
  const prompt = fields.tokens('prompt_tokens');
  const cacheRead = fields.tokens('prompt_cache_read_tokens');
  const written = fields.tokens('prompt_cache_write_tokens');
  const cached = cacheRead + written;
  // A total that is the sum of all four says that the prompt stands without what was cached.
  const isBeside = fields.count('total_tokens') === prompt + cached + fields.tokens('completion_tokens');
  const inside = prompt >= cached && !isBeside ? cached : 0;
  const properties = fields.inner('request_properties', 'properties');
  const status = fields.count('response_status', 'status');
  sink.add(
    {
      ms: fields.time('request_created_at', 'response_created_at', 'created_at')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: status !== null && (status >= 400 || status < 0) ? 1 : 0,
      model: fields.text('response_model', 'model_override', 'request_model', 'model'),
      inputUncached: prompt - inside,
      cacheRead,
      cacheWriteUnsplit: written,
      output: fields.tokens('completion_tokens'),
      reasoning: fields.has('reasoning_tokens') ? fields.tokens('reasoning_tokens') : null,
      cost: fields.decimal('cost_usd', 'cost'),
      currency: 'USD',
      costKind: 'estimate',
      project: properties?.text('project', 'app', 'feature') ?? null,
      tag: properties?.text('task', 'feature', 'environment') ?? null,
      prompt: fields.text('prompt_id') ?? properties?.text('Helicone-Prompt-Id') ?? null,
      session: properties?.text('Helicone-Session-Id', 'session_id', 'sessionId') ?? null,
      isGatewayHit: fields.flag('cache_hit', 'cache_enabled_hit') === true,
    },
    fields.line,
  );
};

export const helicone = rowFormat({
  id: 'helicone.requests',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      (hasAll(sample, 'request_created_at', 'prompt_tokens') || hasAll(sample, 'request_created_at', 'response_id')) &&
        hasAny(sample, 'request_model', 'response_status', 'latency', 'delay_ms', 'request_properties') &&
        hasAny(sample, 'response_id', 'request_id'),
    ),
  take: (fields, sink) => {
    for (const item of pageItems(fields)) take(item, sink);
  },
});
