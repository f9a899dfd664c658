/** Anthropic's report on Claude Code (Admin API): a row per person and day, tokens and an estimate in cents by model. */
import type { Fields } from '../fields.ts';
import { pageItems, rowFormat, type Sink, sure } from '../format.ts';

const isReport = (fields: Fields): boolean =>
  fields.has('model_breakdown') && (fields.has('core_metrics') || fields.has('actor'));

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const models = fields.items('model_breakdown');
  if (models.length === 0) sink.aside('no_model_call', fields.line);
  const time = fields.time('date');
  for (const model of models) {
    const tokens = model.inner('tokens');
    const cost = model.inner('estimated_cost');
    const cents = cost?.decimal('amount') ?? null;
    sink.add(
      {
        ms: time?.ms ?? null,
        grain: 'day',
        requests: null,
        model: model.text('model'),
        inputUncached: tokens?.tokens('input') ?? 0,
        cacheRead: tokens?.tokens('cache_read') ?? 0,
        cacheWriteUnsplit: tokens?.tokens('cache_creation') ?? 0,
        output: tokens?.tokens('output') ?? 0,
        cost: cents === null ? null : cents / 100,
        currency: cents === null ? null : (cost?.text('currency') ?? 'USD').toUpperCase(),
        costKind: fields.text('customer_type') === 'subscription' ? 'included' : 'estimate',
        project: fields.text('terminal_type'),
      },
      fields.line,
    );
  }
};

export const anthropicClaudeCode = rowFormat({
  id: 'anthropic.claude_code',
  zone: 'UTC',
  recognise: (sample) => sure(sample.kind === 'json' && sample.rows.some((row) => pageItems(row).some(isReport))),
  take: (fields, sink) => {
    for (const item of pageItems(fields)) take(item, sink);
  },
});
