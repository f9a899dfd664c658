/**
 * Answers of model interfaces as programs log them, a line each: OpenAI (chat completions, responses), Anthropic
 * (messages), Gemini and Bedrock, alone, inside a record around them, or as the output of a batch. Anthropic and Bedrock
 * state the input without what was read from and written to the cache; Gemini states thoughts beside the candidates.
 */
import type { Fields } from '../fields.ts';
import { pageItems, rowFormat, type Sink, sure } from '../format.ts';
import type { Tier, Tokens } from '../record.ts';
import { searchesIn } from './anthropicUsage.ts';

interface Answer {
  answer: Fields;
  usage: Fields;
}

/** Where an answer stands in what is logged around it. */
const places = [
  [],
  ['response', 'body'],
  ['result', 'message'],
  ['response'],
  ['full_response'],
  ['result'],
  ['body'],
  ['output'],
  ['completion'],
];

const countNames = [
  'prompt_tokens',
  'input_tokens',
  'promptTokenCount',
  'inputTokens',
  'completion_tokens',
  'output_tokens',
];

const answerIn = (fields: Fields): Answer | null => {
  for (const place of places) {
    const answer = place.reduce((at: Fields | null, name) => at?.inner(name) ?? null, fields);
    const usage = answer?.inner('usage', 'usageMetadata', 'usage_metadata') ?? null;
    if (answer !== null && usage !== null && countNames.some((name) => usage.has(name))) return { answer, usage };
  }
  return null;
};

const outside = (usage: Fields): Tokens => {
  const creation = usage.inner('cache_creation');
  const written = usage.tokens('cache_creation_input_tokens', 'cacheWriteInputTokens');
  const write5m = creation?.tokens('ephemeral_5m_input_tokens') ?? 0;
  const write1h = creation?.tokens('ephemeral_1h_input_tokens') ?? 0;
  const isSplit = creation !== null && write5m + write1h === written;
  return {
    inputUncached: usage.tokens('input_tokens', 'inputTokens'),
    cacheRead: usage.tokens('cache_read_input_tokens', 'cacheReadInputTokens'),
    cacheWrite5m: isSplit ? write5m : null,
    cacheWrite1h: isSplit ? write1h : null,
    cacheWriteUnsplit: isSplit ? 0 : written,
    output: usage.tokens('output_tokens', 'outputTokens'),
    reasoning: null,
  };
};

const inside = (usage: Fields): Tokens => {
  const input = usage.inner('prompt_tokens_details', 'input_tokens_details');
  const output = usage.inner('completion_tokens_details', 'output_tokens_details');
  const thoughts = usage.count('thoughtsTokenCount');
  const prompt =
    usage.tokens('prompt_tokens', 'input_tokens', 'promptTokenCount') + usage.tokens('toolUsePromptTokenCount');
  const cacheRead =
    input?.count('cached_tokens') ??
    usage.tokens('prompt_cache_hit_tokens', 'cached_tokens', 'cachedContentTokenCount');
  const written = input?.tokens('cache_write_tokens', 'cache_creation_tokens') ?? 0;
  return {
    inputUncached: Math.max(0, prompt - cacheRead - written),
    cacheRead,
    cacheWrite5m: null,
    cacheWrite1h: null,
    cacheWriteUnsplit: written,
    output: usage.tokens('completion_tokens', 'output_tokens', 'candidatesTokenCount') + (thoughts ?? 0),
    reasoning: output?.count('reasoning_tokens') ?? thoughts,
  };
};

/** OpenAI's responses call the whole input what Anthropic and Bedrock call the rest of it; their details tell them apart. */
const excludesCache = (usage: Fields): boolean =>
  !usage.has('prompt_tokens') &&
  !usage.has('input_tokens_details') &&
  ['cache_read_input_tokens', 'cache_creation_input_tokens', 'inputTokens'].some((name) => usage.has(name));

const tierOf = (fields: Fields, { answer, usage }: Answer): Tier => {
  // Only batches answer under an id of the one who asked.
  if (fields.has('custom_id')) return 'batch';
  const tier = (answer.text('service_tier') ?? usage.text('service_tier'))?.toLowerCase();
  return tier === 'batch' || tier === 'priority' || tier === 'flex' ? tier : 'standard';
};

const modelIn = (fields: Fields, answer: Fields): string | null =>
  answer.text('model', 'modelVersion', 'modelId') ?? fields.text('model', 'model_name', 'modelId', 'deployment');

const timeNames = [
  'timestamp',
  'created_at',
  'created',
  'time',
  'ts',
  'date',
  'datetime',
  'logged_at',
  'logging_time',
  'createTime',
];

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const found = answerIn(fields);
  if (found === null) {
    sink.aside('no_model_call', fields.line);
    return;
  }
  const { answer, usage } = found;
  const id = answer.text('id', 'responseId') ?? fields.text('request_id', 'requestId', 'id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_request_id', fields.line);
    return;
  }
  const metadata = fields.inner('metadata') ?? answer.inner('metadata');
  const label = (...names: string[]): string | null => fields.text(...names) ?? metadata?.text(...names) ?? null;
  const cost = usage.decimal('cost') ?? fields.decimal('cost', 'cost_usd');
  sink.add(
    {
      ...(excludesCache(usage) ? outside(usage) : inside(usage)),
      ms: (answer.time(...timeNames) ?? fields.time(...timeNames))?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: (fields.inner('response')?.count('status_code') ?? 200) >= 400 ? 1 : 0,
      searches: searchesIn(usage),
      model: modelIn(fields, answer),
      cost,
      currency: cost === null ? null : 'USD',
      costKind: 'estimate',
      tier: tierOf(fields, found),
      project: label('project', 'app', 'team', 'service'),
      tag: label('task', 'tag', 'feature', 'use_case', 'category'),
      prompt: label('prompt_name', 'template'),
      session: label('session_id', 'conversation_id', 'thread_id'),
      trace: label('trace_id', 'run_id'),
    },
    fields.line,
  );
};

export const apiAnswers = rowFormat({
  id: 'api.answers',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some((row) =>
          pageItems(row).some((item) => {
            const found = answerIn(item);
            return found !== null && modelIn(item, found.answer) !== null;
          }),
        ),
    ),
  take: (fields, sink) => {
    for (const item of pageItems(fields)) take(item, sink);
  },
});
