/** LangSmith runs. Chains repeat the sum of their children: only runs of type llm count. `session_id` is a project. */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, pageItems, rowFormat, type Sink, sure } from '../format.ts';

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const type = fields.text('run_type')?.toLowerCase();
  const id = fields.text('id', 'run_id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_run_id', fields.line);
    return;
  }
  if (type !== undefined && type !== 'llm' && type !== 'embedding') {
    sink.aside('run_type_not_llm', fields.line, type);
    return;
  }
  const metadata = fields.inner('extra')?.inner('metadata') ?? fields.inner('metadata');
  const details = fields.inner('prompt_token_details', 'input_token_details');
  const usage = metadata?.inner('usage_metadata') ?? fields.inner('usage_metadata');
  const inputDetails = details ?? usage?.inner('input_token_details') ?? null;
  const outputDetails =
    fields.inner('completion_token_details', 'output_token_details') ?? usage?.inner('output_token_details') ?? null;
  const prompt = fields.count('prompt_tokens', 'input_tokens') ?? usage?.tokens('input_tokens') ?? 0;
  const cacheRead = inputDetails?.tokens('cache_read') ?? 0;
  const write5m = inputDetails?.count('ephemeral_5m_input_tokens') ?? null;
  const write1h = inputDetails?.count('ephemeral_1h_input_tokens') ?? null;
  const written = inputDetails?.tokens('cache_creation') || (write5m ?? 0) + (write1h ?? 0);
  const isSplit = (write5m ?? 0) + (write1h ?? 0) === written && written > 0;
  const inside = prompt >= cacheRead + written ? cacheRead + written : 0;
  const status = fields.text('status')?.toLowerCase();
  const error = fields.text('error');
  sink.add(
    {
      ms: fields.time('start_time', 'startTime')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: status === 'error' || (status === undefined && error !== null) ? 1 : 0,
      model: metadata?.text('ls_model_name') ?? fields.text('ls_model_name', 'model', 'model_name'),
      inputUncached: prompt - inside,
      cacheRead,
      cacheWrite5m: isSplit ? (write5m ?? 0) : null,
      cacheWrite1h: isSplit ? (write1h ?? 0) : null,
      cacheWriteUnsplit: isSplit ? 0 : written,
      output: fields.count('completion_tokens', 'output_tokens') ?? usage?.tokens('output_tokens') ?? 0,
      reasoning: outputDetails?.tokens('reasoning') ?? 0,
      cost: fields.decimal('total_cost'),
      currency: 'USD',
      costKind: 'estimate',
      project: fields.text('session_name', 'project_name', 'session_id'),
      tag:
        fields
          .list('tags')
          .map(String)
          .find((tag) => tag !== '') ?? null,
      prompt: fields.text('name'),
      session: metadata?.text('session_id', 'thread_id', 'conversation_id') ?? fields.text('thread_id'),
      trace: fields.text('trace_id'),
    },
    fields.line,
  );
};

export const langsmith = rowFormat({
  id: 'langsmith.runs',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      (hasAll(sample, 'run_type') && hasAny(sample, 'dotted_order', 'prompt_tokens', 'trace_id')) ||
        hasAll(sample, 'dotted_order', 'prompt_tokens') ||
        (sample.kind === 'json' &&
          sample.rows.some((row) => row.items('runs').some((run) => run.has('run_type') && run.has('trace_id')))),
    ),
  take: (fields, sink) => {
    for (const item of fields.has('runs') ? fields.items('runs') : pageItems(fields)) take(item, sink);
  },
});
