/**
 * Anthropic usage: the console's CSV and the pages of the Admin API. Input excludes what was read from and written to
 * the cache; neither counts requests nor states money.
 */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, hasBucket, rowFormat, type Sample, type Sink, sure, takeBuckets } from '../format.ts';
import type { Grain, Tier } from '../record.ts';

/** Searches that Anthropic's own tool made, by the usage of an answer or of a bucket of them. */
export const searchesIn = (usage: Fields): number => usage.inner('server_tool_use')?.tokens('web_search_requests') ?? 0;

export const anthropicTier = (text: string | null): Tier => {
  const tier = text?.toLowerCase();
  if (tier === 'batch' || tier === 'priority' || tier === 'flex') return tier;
  return 'standard';
};

/** `> 200k`, `200k-1M`: the dearer band; `≤ 200k`, `0-200k`: the usual one. */
export const isLongBand = (text: string | null): boolean | null => {
  if (text === null) return null;
  const plain = text.replace(/\s/g, '').toLowerCase();
  return plain.startsWith('>') || plain.startsWith('200k-');
};

const takeConsole = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const time = fields.time('usage_date_utc');
  const tokens = {
    inputUncached: fields.tokens('usage_input_tokens_no_cache'),
    cacheRead: fields.tokens('usage_input_tokens_cache_read'),
    cacheWrite5m: fields.tokens('usage_input_tokens_cache_write_5m'),
    cacheWrite1h: fields.tokens('usage_input_tokens_cache_write_1h'),
    cacheWriteUnsplit: fields.tokens('usage_input_tokens_cache_write'),
    output: fields.tokens('usage_output_tokens'),
  };
  const model = fields.text('model_version', 'model');
  const labels = ['api_key', 'workspace', 'usage_type', 'context_window', 'inference_geo', 'speed'].map((name) =>
    fields.text(name),
  );
  if (sink.isRepeat([time?.ms, model, ...labels, ...Object.values(tokens)].join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  const isSplit = fields.has('usage_input_tokens_cache_write_5m') || fields.has('usage_input_tokens_cache_write_1h');
  sink.add(
    {
      ...tokens,
      cacheWrite5m: isSplit ? tokens.cacheWrite5m : null,
      cacheWrite1h: isSplit ? tokens.cacheWrite1h : null,
      ms: time?.ms ?? null,
      grain: 'day',
      requests: null,
      searches: fields.tokens('web_search_count'),
      model,
      tier: anthropicTier(fields.text('usage_type')),
      isLongContext: isLongBand(fields.text('context_window')),
      project: fields.text('workspace'),
      key: fields.text('api_key'),
    },
    fields.line,
  );
};

export const anthropicConsoleUsage = rowFormat({
  id: 'anthropic.console_usage',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      hasAll(sample, 'usage_date_utc', 'model_version') &&
        hasAny(sample, 'usage_input_tokens_no_cache', 'usage_output_tokens'),
    ),
  take: takeConsole,
});

const grainOf = (bucket: Fields): Grain => {
  const ms = (bucket.time('ending_at')?.ms ?? 0) - (bucket.time('starting_at')?.ms ?? 0);
  if (ms === 60_000) return 'minute';
  return ms === 3_600_000 ? 'hour' : 'day';
};

const takeAdmin = (bucket: Fields, result: Fields, sink: Sink): void => {
  sink.rows(1);
  const time = bucket.time('starting_at');
  const creation = result.inner('cache_creation');
  const tokens = {
    inputUncached: result.tokens('uncached_input_tokens'),
    cacheRead: result.tokens('cache_read_input_tokens'),
    cacheWrite5m: creation?.tokens('ephemeral_5m_input_tokens') ?? 0,
    cacheWrite1h: creation?.tokens('ephemeral_1h_input_tokens') ?? 0,
    cacheWriteUnsplit: creation === null ? result.tokens('cache_creation_input_tokens') : 0,
    output: result.tokens('output_tokens'),
  };
  const model = result.text('model');
  const labels = [
    'api_key_id',
    'workspace_id',
    'service_tier',
    'context_window',
    'inference_geo',
    'speed',
    'account_id',
  ];
  if (
    sink.isRepeat([time?.ms, model, ...labels.map((name) => result.text(name)), ...Object.values(tokens)].join('|'))
  ) {
    sink.aside('exact_duplicates', result.line);
    return;
  }
  sink.add(
    {
      ...tokens,
      ms: time?.ms ?? null,
      grain: grainOf(bucket),
      requests: null,
      searches: searchesIn(result),
      model,
      tier: anthropicTier(result.text('service_tier')),
      isLongContext: isLongBand(result.text('context_window')),
      project: result.text('workspace_id'),
      key: result.text('api_key_id'),
    },
    result.line,
  );
};

const isAdminPage = (sample: Sample): boolean =>
  hasBucket(sample, (bucket, result) => bucket.has('starting_at') && result.has('uncached_input_tokens'));

export const anthropicAdminUsage = rowFormat({
  id: 'anthropic.admin_usage',
  zone: 'UTC',
  recognise: (sample) =>
    sure(isAdminPage(sample) || hasAll(sample, 'starting_at', 'uncached_input_tokens', 'output_tokens')),
  take: (fields, sink) => takeBuckets(fields, sink, (bucket, result) => takeAdmin(bucket, result, sink)),
});
