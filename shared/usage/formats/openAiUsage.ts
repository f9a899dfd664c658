/**
 * OpenAI usage: the CSV of the usage page and the pages of the usage API. `input_tokens` holds cached and written
 * tokens; modality columns are parts of the totals. Buckets without usage are rows with times alone.
 */
import type { Fields } from '../fields.ts';
import { hasAll, hasBucket, pageItems, rowFormat, type Sample, type Sink, sure, takeBuckets } from '../format.ts';
import type { Grain, Tier } from '../record.ts';

const grainOf = (startMs: number | undefined, endMs: number | undefined): Grain => {
  const ms = (endMs ?? 0) - (startMs ?? 0);
  if (ms === 60_000) return 'minute';
  return ms === 3_600_000 ? 'hour' : 'day';
};

const openAiTier = (fields: Fields): Tier => {
  if (fields.flag('batch') === true) return 'batch';
  const tier = fields.text('service_tier')?.toLowerCase();
  return tier === 'batch' || tier === 'priority' || tier === 'flex' ? tier : 'standard';
};

const takeResult = (bucket: Fields, result: Fields, sink: Sink): void => {
  sink.rows(1);
  const requests = result.count('num_model_requests', 'n_requests');
  const input = result.count('input_tokens', 'n_context_tokens_total');
  if (requests === null && input === null) {
    sink.aside('empty_buckets', result.line);
    return;
  }
  const start = bucket.time('start_time', 'start_time_iso', 'aggregation_timestamp');
  const end = bucket.time('end_time', 'end_time_iso');
  const cacheRead = result.tokens('input_cached_tokens', 'n_cached_context_tokens_total');
  const written = result.tokens('input_cache_write_tokens');
  const model = result.text('model', 'snapshot_id');
  const labels = ['project_id', 'user_id', 'api_key_id', 'batch', 'service_tier'].map((name) => result.text(name));
  const output = result.tokens('output_tokens', 'n_generated_tokens_total');
  const identity = [
    start?.ms,
    end?.ms,
    model,
    ...labels.map((label) => label?.toLowerCase()),
    requests,
    input,
    output,
    cacheRead,
  ];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', result.line);
    return;
  }
  sink.add(
    {
      ms: start?.ms ?? null,
      grain: grainOf(start?.ms, end?.ms),
      requests,
      model,
      inputUncached: result.count('input_uncached_tokens') ?? Math.max(0, (input ?? 0) - cacheRead - written),
      cacheRead,
      cacheWrite5m: 0,
      cacheWrite1h: 0,
      cacheWriteUnsplit: written,
      output,
      tier: openAiTier(result),
      project: result.text('project_name', 'project_id'),
      key: result.text('api_key_name', 'api_key_id'),
    },
    result.line,
  );
};

const isUsagePage = (sample: Sample): boolean =>
  hasBucket(
    sample,
    (bucket, result) => bucket.has('start_time') && /^organization\.usage\./.test(result.text('object') ?? ''),
  ) ||
  (sample.kind === 'json' &&
    sample.rows.some((row) =>
      pageItems(row).some((item) => item.has('n_requests') && item.has('n_context_tokens_total')),
    ));

/** The page of a range in which nothing was used says no more than that it is one. */
const isEmptyPage = ({ kind, rows }: Sample): boolean =>
  kind === 'json' &&
  rows.length > 0 &&
  rows.every(
    (row) =>
      row.text('object') === 'page' &&
      row.items('data').length > 0 &&
      row.items('data').every((bucket) => bucket.text('object') === 'bucket' && bucket.items('results').length === 0),
  );

export const openAiUsage = rowFormat({
  id: 'openai.usage',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      hasAll(sample, 'start_time', 'num_model_requests', 'input_tokens') || isUsagePage(sample) || isEmptyPage(sample),
    ),
  take: (fields, sink) => takeBuckets(fields, sink, (bucket, result) => takeResult(bucket, result, sink)),
});

/** A range without data, or without any grouping: the four time columns and nothing else. */
export const openAiEmpty = rowFormat({
  id: 'openai.empty_export',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'table' &&
        hasAll(sample, 'start_time', 'end_time', 'start_time_iso', 'end_time_iso') &&
        sample.columns.size === 4,
    ),
  take: (fields, sink) => {
    sink.rows(1);
    sink.aside('empty_buckets', fields.line);
  },
});
