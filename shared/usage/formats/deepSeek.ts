/** DeepSeek's export: amounts in long form, one row per kind of token with its price; costs by day in their wallet. */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, rowFormat, type Sink, sure, type UsageFormat } from '../format.ts';
import { meteredTokens, meterOf } from '../meters.ts';

const takeAmount = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const type = fields.text('type')?.toLowerCase() ?? '';
  const amount = fields.count('amount') ?? 0;
  const time = fields.time('start_time_iso', 'utc_date', 'date');
  const model = fields.text('model');
  const key = fields.text('api_key_name');
  if (sink.isRepeat([time?.ms, model, key, fields.text('api_key'), type, amount, fields.text('price')].join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  const place = { ms: time?.ms ?? null, grain: 'day' as const, model, key };
  if (type === 'request_count') {
    sink.add({ ...place, requests: amount, reasoning: null }, fields.line);
    return;
  }
  const meter = meterOf(type);
  if (meter === null) {
    sink.aside('not_llm', fields.line, type);
    return;
  }
  // Requests have rows of their own.
  sink.add({ ...place, ...meteredTokens(meter, amount, false), reasoning: null, requests: 0 }, fields.line);
};

export const deepSeekAmounts: UsageFormat = rowFormat({
  id: 'deepseek.amounts',
  zone: 'UTC',
  recognise: (sample) =>
    sure(hasAll(sample, 'type', 'price', 'amount') && hasAny(sample, 'api_key_name', 'start_time_iso')),
  take: takeAmount,
});

export const deepSeekCosts: UsageFormat = rowFormat({
  id: 'deepseek.costs',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'wallet_type', 'cost', 'currency')),
  take: (fields, sink) => {
    sink.rows(1);
    const time = fields.time('start_time_iso', 'utc_date', 'date');
    const model = fields.text('model');
    const cost = fields.decimal('cost');
    if (sink.isRepeat([time?.ms, model, fields.text('wallet_type'), cost, fields.text('api_key_name')].join('|'))) {
      sink.aside('exact_duplicates', fields.line);
      return;
    }
    sink.add(
      {
        ms: time?.ms ?? null,
        grain: 'day',
        requests: null,
        model,
        cost,
        currency: (fields.text('currency') ?? 'USD').toUpperCase(),
        key: fields.text('api_key_name'),
        isMoneyOnly: true,
      },
      fields.line,
    );
  },
});
