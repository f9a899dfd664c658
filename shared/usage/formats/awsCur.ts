/** AWS cost and usage reports, both namings of their columns: a row per meter, units mostly thousands of tokens. */
import type { Fields } from '../fields.ts';
import { hasAny, rowFormat, type Sink, sure } from '../format.ts';
import { meteredTokens, meterOf, modelOfUsageType, tokensPerUnit } from '../meters.ts';
import type { Tier } from '../record.ts';

const usageType = ['line_item_usage_type', 'lineItem/UsageType'];
const cost = ['line_item_unblended_cost', 'lineItem/UnblendedCost'];

const tierOf = (type: string): Tier => {
  if (/batch/i.test(type)) return 'batch';
  if (/priority/i.test(type)) return 'priority';
  return /flex/i.test(type) ? 'flex' : 'standard';
};

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const kind = fields.text('line_item_line_item_type', 'lineItem/LineItemType') ?? 'Usage';
  const type = fields.text(...usageType) ?? '';
  const product = fields.text('line_item_product_code', 'lineItem/ProductCode', 'product_servicecode') ?? '';
  const amount = fields.decimal(...cost);
  const currency = fields.text('line_item_currency_code', 'lineItem/CurrencyCode') ?? 'USD';
  if (!/usage/i.test(kind)) {
    sink.otherMoney(kind, currency, amount ?? 0);
    sink.aside('non_usage', fields.line, kind);
    return;
  }
  const meter = meterOf(type.replace(/-/g, ' '));
  const quantity = fields.decimal('line_item_usage_amount', 'lineItem/UsageAmount');
  const unit = tokensPerUnit(fields.text('pricing_unit', 'pricing/unit') ?? '1K tokens');
  if (meter === null || !/bedrock|claude|anthropic|nova|titan|llama|mistral|token/i.test(`${product} ${type}`)) {
    sink.aside('not_llm', fields.line, product || type);
    return;
  }
  const time = fields.time('line_item_usage_start_date', 'lineItem/UsageStartDate', 'bill_billing_period_start_date');
  const end = fields.time('line_item_usage_end_date', 'lineItem/UsageEndDate');
  const tags = fields.inner('resource_tags');
  const identity = [
    fields.text('identity_line_item_id', 'identity/LineItemId'),
    fields.text('identity_time_interval', 'identity/TimeInterval') ?? time?.ms,
  ];
  if (identity[0] && sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  sink.add(
    {
      ...meteredTokens(meter, Math.round((quantity ?? 0) * (unit ?? 0)), false),
      ms: time?.ms ?? null,
      grain: (end?.ms ?? 0) - (time?.ms ?? 0) === 3_600_000 ? 'hour' : 'day',
      requests: null,
      model: modelOfUsageType(type),
      cost: amount,
      currency,
      feeCost: unit === null ? (amount ?? 0) : 0,
      tier: tierOf(type),
      project:
        tags?.text('user_project', 'project') ??
        fields.text('resourceTags/user:project', 'line_item_usage_account_id', 'lineItem/UsageAccountId'),
      key: fields.text('line_item_resource_id', 'lineItem/ResourceId'),
    },
    fields.line,
  );
};

export const awsCur = rowFormat({
  id: 'aws.cur',
  zone: 'UTC',
  recognise: (sample) => sure(hasAny(sample, ...usageType) && hasAny(sample, ...cost)),
  take,
});
