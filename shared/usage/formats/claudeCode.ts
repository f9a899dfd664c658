/**
 * Claude Code logs: JSON lines, one response written several times; the last one with the most output counts. Input
 * excludes the cache. Only counts, ids and times are read: the lines hold prompts and paths.
 */
import type { Fields } from '../fields.ts';
import { sure, type UsageFormat } from '../format.ts';
import type { RecordPart } from '../record.ts';
import { searchesIn } from './anthropicUsage.ts';
import { folderOf } from './folder.ts';

interface Held {
  record: RecordPart;
  line: number;
}

const recordIn = (fields: Fields, message: Fields, usage: Fields): RecordPart => {
  const creation = usage.inner('cache_creation');
  const written = usage.tokens('cache_creation_input_tokens');
  const write5m = creation?.tokens('ephemeral_5m_input_tokens') ?? 0;
  const write1h = creation?.tokens('ephemeral_1h_input_tokens') ?? 0;
  const isSplit = creation !== null && write5m + write1h === written;
  const cost = fields.decimal('costUSD');
  const tier = usage.text('service_tier')?.toLowerCase();
  return {
    ms: fields.time('timestamp')?.ms ?? null,
    grain: 'request',
    requests: 1,
    failed: fields.flag('isApiErrorMessage') === true ? 1 : 0,
    searches: searchesIn(usage),
    model: message.text('model'),
    inputUncached: usage.tokens('input_tokens'),
    cacheRead: usage.tokens('cache_read_input_tokens'),
    cacheWrite5m: isSplit ? write5m : null,
    cacheWrite1h: isSplit ? write1h : null,
    cacheWriteUnsplit: isSplit ? 0 : written,
    output: usage.tokens('output_tokens'),
    cost,
    currency: cost === null ? null : 'USD',
    costKind: 'estimate',
    tier: tier === 'priority' || tier === 'batch' ? tier : 'standard',
    project: folderOf(fields.text('cwd')),
    tag: fields.flag('isSidechain') === true ? 'sidechain' : null,
    session: fields.text('sessionId'),
  };
};

export const claudeCode: UsageFormat = {
  id: 'claude_code.logs',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' &&
        sample.rows.some(
          (row) =>
            row.has('sessionId') &&
            row.has('type') &&
            (row.inner('message')?.inner('usage')?.has('input_tokens') === true ||
              (row.has('parentUuid') && row.has('cwd') && row.has('version'))),
        ),
    ),
  reader: (sink) => {
    const byMessage = new Map<string, Held>();
    sink.note('lowTrustOutput');
    return {
      take: (fields) => {
        sink.rows(1);
        const message = fields.inner('message');
        const usage = message?.inner('usage') ?? null;
        if (message === null || usage === null) {
          sink.aside('no_model_call', fields.line);
          return;
        }
        if (message.text('model') === '<synthetic>') {
          sink.aside('error_notes', fields.line);
          return;
        }
        const record = recordIn(fields, message, usage);
        const id = `${message.text('id') ?? `line ${fields.line}`}|${fields.text('requestId') ?? ''}`;
        const known = byMessage.get(id);
        if (known) sink.aside('repeated_responses', fields.line);
        if (!known || (record.output ?? 0) >= (known.record.output ?? 0))
          byMessage.set(id, { record, line: fields.line });
      },
      end: () => {
        for (const [id, { record, line }] of byMessage)
          if (sink.isRepeat(id)) sink.aside('repeated_responses', line);
          else sink.add(record, line);
      },
    };
  },
};
