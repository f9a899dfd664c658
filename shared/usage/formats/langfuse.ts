/**
 * Langfuse observations (UI export, blob storage, API): model calls are GENERATION and EMBEDDING rows. The keys of
 * `usage_details` are disjoint by design; a total that is smaller than the sum of the parts shows a sender that put the
 * cached tokens into the input too.
 */
import { entriesOf, type Fields } from '../fields.ts';
import { hasAll, hasAny, pageItems, sure, type UsageFormat } from '../format.ts';
import type { RecordPart, Tokens } from '../record.ts';

interface Version {
  record: RecordPart;
  isCall: boolean;
  updatedMs: number;
  line: number;
  detail: string;
}

/** The parts of a usage by what their keys say. */
const tokensOf = (fields: Fields): Tokens => {
  const usage = fields.inner('usage');
  const details = entriesOf(fields.raw('usage_details', 'usageDetails'));
  const parts = { input: 0, read: 0, write: 0, write5m: 0, write1h: 0, output: 0, reasoning: 0 };
  let total: number | null = null;
  for (const [name, amount] of details) {
    const key = name.toLowerCase();
    if (key === 'total') total = amount;
    else if (/cache.*(creation|write)|(creation|write).*cache/.test(key)) {
      if (/1h/.test(key)) parts.write1h += amount;
      else if (/5m/.test(key)) parts.write5m += amount;
      else parts.write += amount;
    } else if (/cache/.test(key)) parts.read += amount;
    else if (/reasoning|thinking|thoughts/.test(key)) parts.reasoning += amount;
    else if (/^(input|prompt|prompt_tokens|input_tokens)$|^input_|^prompt_/.test(key)) parts.input += amount;
    else if (/output|completion|candidates/.test(key)) parts.output += amount;
  }
  if (details.length === 0) {
    parts.input = usage?.tokens('input', 'promptTokens') ?? 0;
    parts.output = usage?.tokens('output', 'completionTokens') ?? 0;
    parts.input ||= fields.tokens('promptTokens', 'inputUsage', 'input_usage', 'inputTokens');
    parts.output ||= fields.tokens('completionTokens', 'outputUsage', 'output_usage', 'outputTokens');
  }
  const written = parts.write + parts.write5m + parts.write1h;
  const sum = parts.input + parts.read + written + parts.output + parts.reasoning;
  const excess = total === null ? 0 : sum - total;
  // What is counted twice is the cached input, the reasoning, or both.
  const cached = parts.read + written;
  const isCachedTwice =
    excess > 0 && (excess === cached || excess === cached + parts.reasoning) && parts.input >= cached;
  const isReasoningTwice = excess > 0 && (excess === parts.reasoning || excess === cached + parts.reasoning);
  return {
    inputUncached: parts.input - (isCachedTwice ? cached : 0),
    cacheRead: parts.read,
    cacheWrite5m: parts.write5m + parts.write1h > 0 ? parts.write5m : null,
    cacheWrite1h: parts.write5m + parts.write1h > 0 ? parts.write1h : null,
    cacheWriteUnsplit: parts.write,
    output: parts.output + (isReasoningTwice ? 0 : parts.reasoning),
    reasoning: parts.reasoning,
  };
};

const firstTag = (fields: Fields): string | null => {
  const [first] = fields.list('tags', 'trace_tags').filter((tag) => typeof tag === 'string' && tag !== '');
  return typeof first === 'string' ? first : null;
};

const versionOf = (fields: Fields): Version => {
  const type = fields.text('type')?.toUpperCase() ?? 'GENERATION';
  const tag = firstTag(fields);
  return {
    isCall: type === 'GENERATION' || type === 'EMBEDDING',
    detail: type,
    line: fields.line,
    updatedMs: fields.time('updated_at', 'updatedAt', 'end_time', 'endTime')?.ms ?? 0,
    record: {
      ...tokensOf(fields),
      ms: fields.time('start_time', 'startTime')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: fields.text('level')?.toUpperCase() === 'ERROR' ? 1 : 0,
      model: fields.text('provided_model_name', 'providedModelName', 'model'),
      cost: fields.decimal('total_cost', 'totalCost', 'calculatedTotalCost', 'calculated_total_cost'),
      currency: 'USD',
      costKind: 'estimate',
      project: tag ?? fields.text('project_id', 'projectId'),
      tag,
      prompt: fields.text('prompt_name', 'promptName', 'name'),
      session: fields.text('session_id', 'sessionId'),
      trace: fields.text('trace_id', 'traceId'),
    },
  };
};

export const langfuse: UsageFormat = {
  id: 'langfuse.observations',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      (hasAny(sample, 'usage_details') && hasAny(sample, 'trace_id')) ||
        (hasAll(sample, 'usage_details', 'type') && hasAny(sample, 'provided_model_name')) ||
        hasAll(sample, 'trace_id', 'type', 'calculatedTotalCost') ||
        hasAll(sample, 'trace_id', 'type', 'level', 'total_cost') ||
        (sample.kind === 'json' &&
          sample.rows.some((row) =>
            pageItems(row).some((item) => item.has('usageDetails') && item.has('traceId') && item.has('type')),
          )),
    ),
  reader: (sink) => {
    const newest = new Map<string, Version>();
    return {
      take: (fields) => {
        for (const item of pageItems(fields)) {
          sink.rows(1);
          const version = versionOf(item);
          const id = item.text('id') ?? `line ${item.line}`;
          const known = newest.get(id);
          if (known) sink.aside('older_versions_of_same_id', item.line);
          if (!known || version.updatedMs >= known.updatedMs) newest.set(id, version);
        }
      },
      end: () => {
        for (const [id, { record, isCall, line }] of newest)
          if (!isCall) sink.aside('type_not_GENERATION', line);
          else if (sink.isRepeat(id)) sink.aside('older_versions_of_same_id', line);
          else sink.add(record, line);
      },
    };
  },
};
