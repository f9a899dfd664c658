/** Azure cost details: a row per meter and day. Meters abbreviate; tokens come in thousands or millions of them. */
import type { Fields } from '../fields.ts';
import { hasAll, hasAny, rowFormat, type Sink, sure } from '../format.ts';
import { meteredTokens, meterOf, modelOfMeter, tokensPerUnit } from '../meters.ts';
import type { Tier } from '../record.ts';

const tierOf = (meter: string): Tier => {
  if (/\bbatch\b/i.test(meter)) return 'batch';
  return /\b(pp|priority)\b/i.test(meter) ? 'priority' : 'standard';
};

/** Tags come without their outer braces. */
const tagOf = (fields: Fields, name: string): string | null => {
  const tags = fields.text('tags');
  if (tags === null) return null;
  try {
    const parsed: unknown = JSON.parse(tags.startsWith('{') ? tags : `{${tags}}`);
    const value = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, name) : undefined;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
};

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const charge = fields.text('chargeType') ?? 'Usage';
  const currency = (fields.text('billingCurrency', 'billingCurrencyCode', 'currency') ?? 'USD').toUpperCase();
  const cost = fields.decimal('costInBillingCurrency', 'cost', 'preTaxCost');
  if (charge.toLowerCase() !== 'usage') {
    sink.otherMoney(charge, currency, cost ?? 0);
    sink.aside('non_usage', fields.line, charge);
    return;
  }
  const name = fields.text('meterName') ?? '';
  const meter = meterOf(name);
  const unit = tokensPerUnit(fields.text('unitOfMeasure') ?? '');
  const about = `${fields.text('meterCategory') ?? ''} ${fields.text('meterSubCategory') ?? ''} ${fields.text('serviceFamily') ?? ''} ${fields.text('consumedService') ?? ''} ${name}`;
  if (
    !/openai|cognitive|foundry|ai services|machine learning|token/i.test(about) ||
    (meter === null && !/token/i.test(about))
  ) {
    sink.aside('not_llm', fields.line, fields.text('meterCategory') ?? '');
    return;
  }
  const quantity = fields.decimal('quantity', 'usageQuantity') ?? 0;
  const time = fields.time('date', 'usageDateTime', 'usageDate');
  const resource = fields.text('resourceId', 'instanceId');
  const identity = [
    time?.ms,
    name,
    fields.text('meterId'),
    resource,
    quantity,
    cost,
    fields.text('tags'),
    fields.text('subscriptionId', 'subscriptionGuid'),
  ];
  if (sink.isRepeat(identity.join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  const list = fields.decimal('paygCostInBillingCurrency');
  const tokens = meter === null || unit === null ? null : meteredTokens(meter, Math.round(quantity * unit), false);
  sink.add(
    {
      ...tokens,
      ms: time?.ms ?? null,
      grain: 'day',
      requests: null,
      model: modelOfMeter(name),
      cost,
      currency,
      listCost: list,
      feeCost: tokens === null ? (cost ?? 0) : 0,
      tier: /provisioned|ptu/i.test(name) ? 'provisioned' : tierOf(name),
      project: tagOf(fields, 'project') ?? fields.text('resourceGroup', 'resourceGroupName', 'costCenter'),
      key: resource?.replace(/^.*\//, '') ?? null,
    },
    fields.line,
  );
};

export const azureCosts = rowFormat({
  id: 'azure.cost_details',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      hasAll(sample, 'meterName', 'meterCategory', 'unitOfMeasure') &&
        hasAny(sample, 'costInBillingCurrency', 'cost', 'preTaxCost'),
    ),
  take,
});
