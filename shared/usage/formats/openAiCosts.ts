/** OpenAI costs: money by day and line item; newer files state the quantity too. Line items differ in wording by year. */

import type { Fields } from '../fields.ts';
import { hasAll, hasBucket, rowFormat, type Sample, type Sink, sure, takeBuckets } from '../format.ts';
import { meteredTokens, meterOf, tokensPerUnit } from '../meters.ts';
import { recordOf } from '../record.ts';

/** `gpt-5-nano, input_tokens`: the model and what was counted. */
const splitItem = (item: string): { model: string | null; what: string } => {
  const at = item.indexOf(',');
  return at === -1 ? { model: null, what: item } : { model: item.slice(0, at).trim(), what: item.slice(at + 1).trim() };
};

const takeCost = (bucket: Fields, result: Fields, sink: Sink): void => {
  sink.rows(1);
  const amount = result.inner('amount');
  const cost = amount?.decimal('value') ?? result.decimal('amount_value', 'amount');
  const item = result.text('line_item');
  if (cost === null) {
    sink.aside('empty_buckets', result.line);
    return;
  }
  const start = bucket.time('start_time', 'start_time_iso');
  const { model, what } = splitItem(item ?? '');
  const currency = (amount?.text('currency') ?? result.text('amount_currency') ?? 'usd').toUpperCase();
  const labels = ['project_id', 'api_key_id', 'user_id', 'organization_id'].map((name) => result.text(name));
  const quantity = result.decimal('quantity');
  if (sink.isRepeat([start?.ms, item, ...labels, cost, quantity].join('|'))) {
    sink.aside('exact_duplicates', result.line);
    return;
  }
  const meter = meterOf(what);
  const unit = tokensPerUnit((result.text('quantity_unit') ?? 'tokens').replace('_', ' '));
  const tokens = meter !== null && unit !== null && quantity !== null ? Math.round(quantity * unit) : 0;
  const project = result.text('project_name', 'project_id');
  const key = result.text('api_key_id');
  const isBatch = /batch/i.test(what);
  sink.add(
    {
      ...recordOf({ ms: start?.ms ?? null, grain: 'day', requests: null, model }),
      ...(meter === null ? {} : meteredTokens(meter, tokens, true)),
      reasoning: null,
      cost,
      currency,
      feeCost: meter === null ? cost : 0,
      tier: isBatch ? 'batch' : 'standard',
      project,
      key,
      isMoneyOnly: true,
    },
    result.line,
  );
};

const isCostPage = (sample: Sample): boolean =>
  hasBucket(sample, (_, result) => result.text('object') === 'organization.costs.result');

export const openAiCosts = rowFormat({
  id: 'openai.costs',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'start_time', 'amount_value', 'amount_currency') || isCostPage(sample)),
  take: (fields, sink) => takeBuckets(fields, sink, (bucket, result) => takeCost(bucket, result, sink)),
});
