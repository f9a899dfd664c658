/**
 * Bedrock model invocation logs: one object a line from S3, or CloudWatch events around it. Input excludes the cache,
 * but for OpenAI models over ConverseStream, which were measured to include it.
 */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, rowFormat, type Sink, sure } from '../format.ts';

/** The log itself, out of a CloudWatch event or an export of events. */
const logsOf = (fields: Fields): Fields[] => {
  const inside = fields.inner('@message', 'message');
  if (inside?.has('modelId')) return [inside];
  if (fields.has('events')) return fields.items('events').flatMap(logsOf);
  if (fields.has('logEvents')) return fields.items('logEvents').flatMap(logsOf);
  return [fields];
};

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const model = fields.text('modelId');
  if (model === null || (fields.text('schemaType') ?? 'ModelInvocationLog') !== 'ModelInvocationLog') {
    sink.aside('not_an_invocation', fields.line);
    return;
  }
  const id = fields.text('requestId');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_request_id', fields.line);
    return;
  }
  const input = fields.inner('input');
  const output = fields.inner('output');
  const inputCount = (name: string): number => input?.tokens(name) ?? fields.tokens(`input.${name}`);
  const cacheRead = inputCount('cacheReadInputTokenCount');
  const written = inputCount('cacheWriteInputTokenCount');
  const stated = inputCount('inputTokenCount');
  const isInclusive =
    fields.text('operation') === 'ConverseStream' && /(^|\.)openai\./.test(model) && stated >= cacheRead + written;
  const metadata = fields.inner('requestMetadata');
  sink.add(
    {
      ms: fields.time('timestamp', '@timestamp')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: fields.text('errorCode') === null ? 0 : 1,
      model,
      inputUncached: isInclusive ? stated - cacheRead - written : stated,
      cacheRead,
      cacheWriteUnsplit: written,
      output: output?.tokens('outputTokenCount') ?? fields.tokens('output.outputTokenCount'),
      project: metadata?.text('project', 'team', 'app', 'application') ?? fields.text('accountId'),
      key: fields.inner('identity')?.text('arn')?.replace(/^.*\//, '') ?? null,
      tag: metadata?.text('task', 'feature', 'tag', 'useCase') ?? null,
      session: metadata?.text('session', 'sessionId', 'conversationId') ?? null,
    },
    fields.line,
  );
};

export const bedrockLogs = rowFormat({
  id: 'bedrock.invocation_log',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some((row) =>
          logsOf(row).some(
            (log) =>
              log.text('schemaType') === 'ModelInvocationLog' ||
              (log.has('modelId') && log.inner('input')?.has('inputTokenCount') === true),
          ),
        ),
    ) ||
    // What a query of CloudWatch Logs Insights downloads: the log's fields by their dotted names.
    sure(sample.kind === 'table' && hasAll(sample, 'modelId', 'input.inputTokenCount', 'output.outputTokenCount')) ||
    sure(
      sample.kind === 'table' &&
        hasAny(sample, '@message', 'message') &&
        sample.rows.some((row) => logsOf(row).some((log) => log.text('schemaType') === 'ModelInvocationLog')),
    ),
  take: (fields, sink) => {
    for (const log of logsOf(fields)) take(log, sink);
  },
});
