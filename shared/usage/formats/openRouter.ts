/**
 * OpenRouter: activity by request (CSV), generations (JSON), and activity by day (CSV and JSON). Prompt tokens hold
 * the cached ones, completions the reasoning. What a provider took under one's own key is beside the credits spent.
 */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, pageItems, rowFormat, type Sample, type Sink, sure } from '../format.ts';

const takeRequest = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const id = fields.text('generation_id', 'id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_generation_id', fields.line);
    return;
  }
  // Plain counts of a generation are normalised to one tokeniser; the native ones are billed.
  const prompt = fields.tokens('native_tokens_prompt', 'tokens_prompt');
  const cacheRead = Math.min(prompt, fields.tokens('native_tokens_cached', 'tokens_cached'));
  const finish = fields.text('finish_reason_normalized', 'finish_reason')?.toLowerCase();
  const fees = (fields.decimal('cost_web_search') ?? 0) + (fields.decimal('cost_file_processing') ?? 0);
  const tier = fields.text('service_tier')?.toLowerCase();
  const model = fields.text('model_permaslug', 'model');
  const variant = fields.text('variant')?.toLowerCase();
  sink.add(
    {
      ms: fields.time('created_at')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: finish === 'error' ? 1 : 0,
      model: model !== null && variant === 'free' && !model.endsWith(':free') ? `${model}:free` : model,
      inputUncached: prompt - cacheRead,
      cacheRead,
      output: fields.tokens('native_tokens_completion', 'tokens_completion'),
      reasoning: fields.tokens('native_tokens_reasoning', 'tokens_reasoning'),
      cost: fields.decimal('cost_total', 'total_cost', 'usage'),
      currency: 'USD',
      feeCost: fees,
      byokCost:
        fields.decimal('byok_usage_inference') ??
        (fields.flag('is_byok') === true ? (fields.decimal('upstream_inference_cost') ?? 0) : 0),
      tier: tier === 'flex' || tier === 'priority' || tier === 'batch' ? tier : 'standard',
      project: fields.text('app_name', 'app_id', 'origin'),
      key: fields.text('api_key_name'),
    },
    fields.line,
  );
};

const isGeneration = (sample: Sample): boolean =>
  sample.kind === 'json' &&
  sample.rows.some((row) =>
    pageItems(row).some((item) => item.has('native_tokens_prompt') && (item.has('upstream_id') || item.has('is_byok'))),
  );

export const openRouterActivity = rowFormat({
  id: 'openrouter.activity',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'generation_id', 'cost_total', 'model_permaslug') || isGeneration(sample)),
  take: (fields, sink) => {
    for (const item of pageItems(fields)) takeRequest(item, sink);
  },
});

const takeDay = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const time = fields.time('date');
  const model = fields.text('model_permaslug', 'slug', 'model');
  const prompt = fields.tokens('prompt_tokens');
  const output = fields.tokens('completion_tokens');
  const requests = fields.count('requests');
  const identity = [
    time?.ms,
    model,
    fields.text('endpoint_id'),
    fields.text('provider_name'),
    requests,
    prompt,
    output,
  ];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  sink.add(
    {
      ms: time?.ms ?? null,
      grain: 'day',
      requests,
      model,
      inputUncached: prompt,
      output,
      reasoning: fields.tokens('reasoning_tokens'),
      cost: fields.decimal('usage'),
      currency: 'USD',
      byokCost: fields.decimal('byok_usage', 'byok_usage_inference') ?? 0,
    },
    fields.line,
  );
};

const isDaily = (sample: Sample): boolean =>
  sample.kind === 'json' &&
  sample.rows.some((row) =>
    pageItems(row).some((item) => item.has('model_permaslug') && item.has('byok_usage_inference')),
  );

export const openRouterDaily = rowFormat({
  id: 'openrouter.activity_daily',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      (sample.kind === 'table' &&
        hasAll(sample, 'slug', 'requests', 'prompt_tokens') &&
        hasAny(sample, 'byok_usage', 'usage')) ||
        isDaily(sample),
    ),
  take: (fields, sink) => {
    sink.note('cachedUnknown');
    for (const item of pageItems(fields)) takeDay(item, sink);
  },
});
