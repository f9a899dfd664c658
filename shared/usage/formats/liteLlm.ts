/**
 * LiteLLM spend logs (JSON, database dump as CSV) and daily tables. Whether `prompt_tokens` holds the cached ones
 * differs by route: within one group of call type and provider a row with fewer prompt tokens than cached ones settles
 * it for all. The money is the gateway's own estimate.
 */
import { Fields, isRecord } from '../fields.ts';
import { hasAll, hasAny, pageItems, rowFormat, type Sample, type Sink, sure, type UsageFormat } from '../format.ts';
import type { RecordPart, UsageRecord } from '../record.ts';

interface Row {
  record: RecordPart;
  prompt: number;
  written: number;
  line: number;
  group: string;
}

const tagOf = (fields: Fields): string | null => {
  const tags = fields.list('request_tags').filter((tag) => typeof tag === 'string' && tag !== '');
  return typeof tags[0] === 'string' ? tags[0] : null;
};

const takeLog = (fields: Fields, sink: Sink, add: (row: Row) => void): void => {
  sink.rows(1);
  const id = fields.text('request_id');
  if (id !== null && sink.isRepeat(id)) {
    sink.aside('duplicate_request_id', fields.line);
    return;
  }
  const metadata = fields.inner('metadata');
  const usage = metadata?.inner('usage_object') ?? metadata?.inner('additional_usage_values') ?? null;
  const prompt = fields.tokens('prompt_tokens');
  const read =
    usage?.count('cache_read_input_tokens') ?? usage?.inner('prompt_tokens_details')?.count('cached_tokens') ?? 0;
  const written =
    usage?.count('cache_creation_input_tokens') ??
    usage?.inner('prompt_tokens_details')?.count('cache_creation_tokens') ??
    0;
  const hasFailed = fields.text('status')?.toLowerCase() === 'failure';
  add({
    prompt,
    written,
    line: fields.line,
    group: `${fields.text('call_type') ?? ''}|${fields.text('custom_llm_provider') ?? ''}`,
    record: {
      ms: fields.time('startTime', 'endTime')?.ms ?? null,
      grain: 'request',
      requests: 1,
      failed: hasFailed ? 1 : 0,
      model: fields.text('model', 'model_group'),
      cacheRead: read,
      cacheWriteUnsplit: written,
      output: fields.tokens('completion_tokens'),
      reasoning: usage?.inner('completion_tokens_details')?.count('reasoning_tokens') ?? 0,
      cost: fields.decimal('spend'),
      currency: 'USD',
      costKind: 'estimate',
      project: metadata?.text('user_api_key_team_alias') ?? fields.text('team_id'),
      key: metadata?.text('user_api_key_alias') ?? fields.text('api_key'),
      tag: tagOf(fields),
      prompt: fields.text('model_group'),
      session: fields.text('session_id'),
      isGatewayHit: fields.flag('cache_hit') === true,
    },
  });
};

export const liteLlmLogs: UsageFormat = {
  id: 'litellm.spend_logs',
  zone: 'UTC',
  recognise: (sample) =>
    sure(hasAll(sample, 'request_id', 'spend', 'call_type') && hasAny(sample, 'startTime', 'model_group')),
  reader: (sink) => {
    // Rows that a later one of their group can prove to exclude the cached tokens; null once one did.
    const waiting = new Map<string, UsageRecord[] | null>();
    const add = ({ record, prompt, written, line, group }: Row): void => {
      const cached = (record.cacheRead ?? 0) + written;
      let before = waiting.get(group);
      if (before === undefined) before = [];
      if (before !== null && prompt < cached) {
        for (const one of before) one.inputUncached += one.cacheRead + one.cacheWriteUnsplit;
        before = null;
      }
      waiting.set(group, before);
      const kept = sink.add({ ...record, inputUncached: before === null ? prompt : prompt - cached }, line);
      if (kept !== null) before?.push(kept);
    };
    return {
      take: (fields) => takeLog(fields, sink, add),
      end: () => {
        if ([...waiting.values()].includes(null)) sink.note('cachedOutsideSome');
      },
    };
  },
};

const takeDaily = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const time = fields.time('date');
  const prompt = fields.tokens('prompt_tokens');
  const cacheRead = fields.tokens('cache_read_input_tokens');
  const written = fields.tokens('cache_creation_input_tokens');
  const model = fields.text('model', 'model_group');
  const labels = [
    'api_key',
    'model_group',
    'custom_llm_provider',
    'endpoint',
    'user_id',
    'team_id',
    'tag',
    'mcp_namespaced_tool_name',
  ];
  const requests = fields.count('api_requests');
  if (sink.isRepeat([time?.ms, model, ...labels.map((name) => fields.text(name)), requests, prompt].join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  if (fields.has('tag')) sink.note('tagTable');
  const inside = prompt >= cacheRead + written ? cacheRead + written : 0;
  sink.add(
    {
      ms: time?.ms ?? null,
      grain: 'day',
      requests,
      failed: fields.count('failed_requests') ?? 0,
      model,
      inputUncached: prompt - inside,
      cacheRead,
      cacheWriteUnsplit: written,
      output: fields.tokens('completion_tokens'),
      cost: fields.decimal('spend'),
      currency: 'USD',
      costKind: 'estimate',
      project: fields.text('team_id', 'organization_id'),
      key: fields.text('api_key'),
      tag: fields.text('tag'),
      prompt: fields.text('model_group'),
    },
    fields.line,
  );
};

/** A day as `/user/daily/activity` answers it: its sums, and the same by model, provider and key. */
const isActivity = (fields: Fields): boolean =>
  fields.has('date') && fields.inner('metrics')?.has('api_requests') === true && fields.has('breakdown');

/** The day's sums by model; the day's own where it tells none. Other breakdowns sum the same requests again. */
const takeActivity = (fields: Fields, sink: Sink): void => {
  const breakdown = fields.inner('breakdown');
  const byModel = breakdown?.raw('models');
  const names = isRecord(byModel) ? Object.keys(byModel) : [];
  const date = fields.raw('date');
  const rowOf = (metrics: unknown, model: string | null): Fields =>
    Fields.ofObject({ ...(isRecord(metrics) ? metrics : {}), date, model }, fields.line);
  if (names.length === 0) takeDaily(rowOf(fields.raw('metrics'), null), sink);
  for (const name of names) {
    const one = isRecord(byModel) ? byModel[name] : null;
    takeDaily(rowOf(isRecord(one) ? (one.metrics ?? one) : {}, name), sink);
  }
};

const dailyItems = (fields: Fields): Fields[] => (fields.has('results') ? fields.items('results') : pageItems(fields));

const isDaily = (sample: Sample): boolean =>
  hasAll(sample, 'api_requests', 'successful_requests', 'spend') ||
  (sample.kind === 'json' && sample.rows.some((row) => dailyItems(row).some(isActivity)));

export const liteLlmDaily = rowFormat({
  id: 'litellm.daily',
  zone: 'UTC',
  recognise: (sample) => sure(isDaily(sample)),
  take: (fields, sink) => {
    for (const item of dailyItems(fields))
      if (isActivity(item)) takeActivity(item, sink);
      else takeDaily(item, sink);
  },
});
