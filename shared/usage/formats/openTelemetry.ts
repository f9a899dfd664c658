/**
 * OpenTelemetry GenAI: OTLP JSON (one object, or one a line), flat dumps of attributes, Jaeger exports; the names of the
 * conventions old and new, and OpenInference's. Only leaves that call a model count: agents repeat their children's sum.
 */
import { parseTime } from '../../files/times.ts';
import { type Fields, isRecord } from '../fields.ts';
import { rowFormat, type Sample, type Sink, sure, type UsageFormat } from '../format.ts';
import { agentCost, asGenAi } from './agentEvents.ts';

type Attributes = ReadonlyMap<string, unknown>;

const plainValue = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  for (const kind of ['stringValue', 'intValue', 'doubleValue', 'boolValue']) if (kind in value) return value[kind];
  const list = value.arrayValue;
  return isRecord(list) && Array.isArray(list.values) ? list.values.map(plainValue) : value;
};

/** Lists of key and value, or an object; dotted or nested. */
const attributesOf = (given: unknown, prefix = '', into = new Map<string, unknown>()): Map<string, unknown> => {
  if (Array.isArray(given)) {
    for (const one of given) if (isRecord(one) && typeof one.key === 'string') into.set(one.key, plainValue(one.value));
    return into;
  }
  if (isRecord(given))
    for (const [key, value] of Object.entries(given)) {
      if (isRecord(value)) attributesOf(value, `${prefix}${key}.`, into);
      else into.set(prefix + key, value);
    }
  return into;
};

const textIn = (attributes: Attributes, ...names: string[]): string | null => {
  for (const name of names) {
    const value = attributes.get(name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
};

const countIn = (attributes: Attributes, ...names: string[]): number | null => {
  for (const name of names) {
    const value = attributes.get(name);
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
    if (Number.isFinite(number)) return number;
  }
  return null;
};

const inputNames = [
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.prompt_tokens',
  'llm.token_count.prompt',
  'llm.usage.prompt_tokens',
];
const outputNames = [
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.completion_tokens',
  'llm.token_count.completion',
  'llm.usage.completion_tokens',
];
const readNames = [
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_read_input_tokens',
  'gen_ai.usage.input_tokens.cached',
  'llm.token_count.prompt_details.cache_read',
];
const writeNames = [
  'gen_ai.usage.cache_creation.input_tokens',
  'gen_ai.usage.cache_creation_input_tokens',
  'llm.token_count.prompt_details.cache_write',
];
const reasoningNames = [
  'gen_ai.usage.reasoning.output_tokens',
  'gen_ai.usage.reasoning_tokens',
  'llm.token_count.completion_details.reasoning',
];
const modelNames = ['gen_ai.response.model', 'gen_ai.request.model', 'llm.model_name', 'llm.request.model'];
const callOperations = new Set([
  'chat',
  'text_completion',
  'generate_content',
  'completion',
  'embeddings',
  'responses',
]);

const isModelAttribute = (name: string): boolean => name.startsWith('gen_ai.') || name.startsWith('llm.');

interface Span {
  attributes: Attributes;
  resource: Attributes;
  traceId: string | null;
  spanId: string | null;
  ms: number | null;
  isError: boolean;
  line: number;
}

/** Sums of what was set aside, named when the file ends: an agent's span may or may not repeat its children. */
interface Tally {
  agentLines: { line: number; operation: string; hasUsage: boolean }[];
  repeats: number[];
  repeatedBatches: number;
}

const takeSpan = (span: Span, sink: Sink, tally: Tally): 'used' | 'repeat' => {
  const { resource, line } = span;
  const attributes = asGenAi(span.attributes);
  sink.rows(1);
  if (span.spanId !== null && sink.isRepeat(`${span.traceId}|${span.spanId}`)) {
    tally.repeats.push(line);
    return 'repeat';
  }
  const operation = textIn(attributes, 'gen_ai.operation.name')?.toLowerCase() ?? null;
  const kind = textIn(attributes, 'openinference.span.kind', 'traceloop.span.kind')?.toLowerCase() ?? null;
  const input = countIn(attributes, ...inputNames);
  const output = countIn(attributes, ...outputNames);
  const model = textIn(attributes, ...modelNames);
  const isCall =
    operation === null
      ? (kind === null || kind === 'llm' || kind === 'embedding') && (input !== null || output !== null)
      : callOperations.has(operation);
  if (!isCall) {
    tally.agentLines.push({
      line,
      operation: operation ?? kind ?? 'other',
      hasUsage: input !== null || output !== null,
    });
    return 'used';
  }
  const cacheRead = countIn(attributes, ...readNames) ?? 0;
  const written = countIn(attributes, ...writeNames) ?? 0;
  const stated = input ?? 0;
  const inside = stated >= cacheRead + written ? cacheRead + written : 0;
  if (inside === 0 && cacheRead + written > 0) sink.note('cachedOutsideSome');
  const reasoning = countIn(attributes, ...reasoningNames) ?? 0;
  const completion = output ?? 0;
  const cost = agentCost(attributes);
  const tier = textIn(attributes, 'openai.response.service_tier', 'gen_ai.openai.response.service_tier');
  sink.add(
    {
      ms: span.ms,
      grain: 'request',
      requests: 1,
      failed: span.isError ? 1 : 0,
      model,
      inputUncached: stated - inside,
      cacheRead,
      cacheWriteUnsplit: written,
      output: reasoning > completion ? completion + reasoning : completion,
      reasoning,
      cost,
      currency: cost === null ? null : 'USD',
      costKind: 'estimate',
      tier: tier === 'flex' || tier === 'priority' || tier === 'batch' ? tier : 'standard',
      project: textIn(resource, 'service.name') ?? textIn(attributes, 'service.name'),
      tag: textIn(attributes, 'gen_ai.agent.name', 'gen_ai.workflow.name', 'traceloop.workflow.name'),
      prompt: textIn(attributes, 'gen_ai.prompt.name', 'traceloop.prompt.key'),
      session: textIn(attributes, 'gen_ai.conversation.id', 'session.id'),
      trace: span.traceId,
    },
    line,
  );
  return 'used';
};

const statusIsError = (status: unknown): boolean =>
  isRecord(status) && (status.code === 2 || String(status.code).toUpperCase().endsWith('ERROR'));

const otlpSpans = (fields: Fields): Span[][] =>
  fields.items('resourceSpans').map((resourceSpan) => {
    const resource = attributesOf(resourceSpan.inner('resource')?.raw('attributes'));
    const scopes = resourceSpan.items('scopeSpans', 'instrumentationLibrarySpans');
    return scopes.flatMap((scope) =>
      scope.items('spans').map((span) => ({
        attributes: attributesOf(span.raw('attributes')),
        resource,
        traceId: span.text('traceId'),
        spanId: span.text('spanId'),
        ms: span.time('startTimeUnixNano')?.ms ?? null,
        isError: statusIsError(span.raw('status')),
        line: span.line,
      })),
    );
  });

/** Log records that tell of a call with its tokens, as newer instrumentations write them; all other records are no calls. */
const otlpRecords = (fields: Fields): Span[] =>
  fields.items('resourceLogs').flatMap((resourceLog) => {
    const resource = attributesOf(resourceLog.inner('resource')?.raw('attributes'));
    return resourceLog
      .items('scopeLogs')
      .flatMap((scope) => scope.items('logRecords'))
      .map((record) => ({
        attributes: attributesOf(record.raw('attributes')),
        resource,
        traceId: record.text('traceId'),
        spanId: record.text('spanId'),
        ms: record.time('timeUnixNano', 'observedTimeUnixNano')?.ms ?? null,
        isError: false,
        line: record.line,
      }))
      .filter(({ attributes }) => countIn(asGenAi(attributes), ...inputNames, ...outputNames) !== null);
  });

const takeBatch = (spans: readonly Span[], sink: Sink, tally: Tally): void => {
  const outcomes = spans.map((span) => takeSpan(span, sink, tally));
  if (outcomes.length > 0 && outcomes.every((outcome) => outcome === 'repeat')) tally.repeatedBatches += 1;
};

const endOf = (sink: Sink, tally: Tally): void => {
  const repeatsChildren = tally.agentLines.some(({ hasUsage }) => hasUsage);
  for (const { line, operation } of tally.agentLines)
    if (repeatsChildren) sink.aside(`${operation}_spans`, line);
    else sink.aside('spans_without_model_call', line, operation);
  const detail = tally.repeatedBatches > 0 ? `${tally.repeatedBatches} batches exported twice` : undefined;
  for (const line of tally.repeats) sink.aside('duplicate_spans', line, detail);
};

const hasModelSpan = (row: Fields): boolean =>
  otlpSpans(row).some((spans) => spans.some(({ attributes }) => [...attributes.keys()].some(isModelAttribute))) ||
  otlpRecords(row).length > 0;

export const otlp: UsageFormat = {
  id: 'otel.genai_otlp',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        (sample.columns.has('resourcespans') || sample.columns.has('resourcelogs')) &&
        sample.rows.some(hasModelSpan),
    ),
  reader: (sink) => {
    const tally: Tally = { agentLines: [], repeats: [], repeatedBatches: 0 };
    return {
      take: (fields) => {
        for (const spans of otlpSpans(fields)) takeBatch(spans, sink, tally);
        for (const record of otlpRecords(fields)) takeSpan(record, sink, tally);
      },
      end: () => endOf(sink, tally),
    };
  },
};

/** A flat dump: one object or row a span, attributes dotted, nested, or under `attributes`. */
const flatSpan = (fields: Fields, object: unknown): Span => {
  const attributes = attributesOf(object);
  const inside = fields.inner('attributes', 'span_attributes', 'attributes_map');
  if (inside !== null) attributesOf(fields.raw('attributes', 'span_attributes'), '', attributes);
  const error = fields.text('status', 'status_code', 'statusCode', 'error');
  return {
    attributes,
    resource: attributesOf(fields.raw('resource', 'resource_attributes', 'resourceAttributes')),
    traceId: fields.text('trace_id', 'traceId', 'context.trace_id'),
    spanId: fields.text('span_id', 'spanId', 'context.span_id', 'id'),
    ms:
      fields.time('start_time', 'startTime', 'startTimeUnixNano', 'start_time_unix_nano', 'timestamp', 'time')?.ms ??
      parseTime(textIn(attributes, 'event.timestamp') ?? '')?.ms ??
      null,
    isError: error !== null && /error|^2$|^true$/i.test(error),
    line: fields.line,
  };
};

const flatNames = [...inputNames, ...outputNames];

const isFlat = (sample: Sample): boolean =>
  flatNames.some((name) => sample.columns.has(name.replace(/[._]/g, ''))) ||
  (sample.kind === 'json' &&
    sample.rows.some((row) => {
      const inside = asGenAi(attributesOf(row.raw('attributes', 'span_attributes')));
      const nested = attributesOf({ gen_ai: row.raw('gen_ai'), llm: row.raw('llm') });
      return flatNames.some((name) => inside.has(name) || nested.has(name));
    }));

const knownNames = [...flatNames, ...readNames, ...writeNames, ...reasoningNames, ...modelNames];
const labelNames = [
  'gen_ai.operation.name',
  'gen_ai.conversation.id',
  'gen_ai.agent.name',
  'gen_ai.prompt.name',
  'service.name',
  'openinference.span.kind',
];

export const otelFlat: UsageFormat = {
  id: 'otel.flat',
  zone: 'UTC',
  recognise: (sample) => sure(isFlat(sample)),
  reader: (sink) => {
    const tally: Tally = { agentLines: [], repeats: [], repeatedBatches: 0 };
    return {
      take: (fields) => {
        const object = Object.fromEntries([...knownNames, ...labelNames].map((name) => [name, fields.raw(name)]));
        const nested = { gen_ai: fields.raw('gen_ai'), llm: fields.raw('llm') };
        takeSpan(flatSpan(fields, { ...nested, ...dropUndefined(object) }), sink, tally);
      },
      end: () => endOf(sink, tally),
    };
  },
};

const dropUndefined = (object: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/** Jaeger: `data[].spans[]`, tags as key and value, times in microseconds, the service under `processes`. */
export const otelJaeger = rowFormat({
  id: 'otel.jaeger',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some((row) =>
          row
            .items('data')
            .some((trace) =>
              trace.items('spans').some((span) => [...attributesOf(span.raw('tags')).keys()].some(isModelAttribute)),
            ),
        ),
    ),
  take: (fields, sink) => {
    const tally: Tally = { agentLines: [], repeats: [], repeatedBatches: 0 };
    for (const trace of fields.items('data')) {
      const processes = trace.raw('processes');
      for (const span of trace.items('spans')) {
        const process = isRecord(processes) ? processes[span.text('processID') ?? ''] : undefined;
        const service = isRecord(process) ? process.serviceName : undefined;
        const attributes = attributesOf(span.raw('tags'));
        takeSpan(
          {
            attributes,
            resource: new Map([['service.name', service]]),
            traceId: span.text('traceID'),
            spanId: span.text('spanID'),
            ms: span.time('startTime')?.ms ?? null,
            isError: attributes.get('error') === true || attributes.get('otel.status_code') === 'ERROR',
            line: span.line,
          },
          sink,
          tally,
        );
      }
    }
    endOf(sink, tally);
  },
});
