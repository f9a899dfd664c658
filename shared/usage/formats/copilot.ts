/** GitHub Copilot premium requests and AI credits: quantities are requests times a multiplier, not calls. */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, rowFormat, type Sink, sure } from '../format.ts';

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const time = fields.time('date', 'Timestamp');
  const model = fields.text('model');
  const quantity = fields.decimal('quantity', 'Requests Used', 'aic_quantity');
  const identity = [
    time?.ms,
    fields.text('username', 'User'),
    fields.text('sku'),
    model,
    quantity,
    fields.decimal('gross_amount'),
  ];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  const net = fields.decimal('net_amount', 'aic_net_amount');
  sink.note('multipliedRequests');
  sink.add(
    {
      ms: time?.ms ?? null,
      grain: 'day',
      requests: null,
      model,
      inputUncached: fields.tokens('input', 'input_tokens'),
      cacheRead: fields.tokens('cache_read', 'cache_read_tokens'),
      cacheWriteUnsplit: fields.tokens('cache_write', 'cache_write_tokens'),
      output: fields.tokens('output', 'output_tokens'),
      cost: net,
      listCost: fields.decimal('gross_amount', 'aic_gross_amount'),
      currency: net === null ? null : 'USD',
      project: fields.text('organization', 'cost_center_name'),
      tag: fields.text('sku', 'product'),
    },
    fields.line,
  );
};

export const copilot = rowFormat({
  id: 'copilot.usage',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      hasAll(sample, 'exceeds_quota', 'total_monthly_quota') ||
        hasAll(sample, 'requests used', 'exceeds monthly quota') ||
        (hasAny(sample, 'aic_quantity') && hasAny(sample, 'username')),
    ),
  take,
});
