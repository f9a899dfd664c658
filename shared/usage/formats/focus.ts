/**
 * FOCUS 1.x cost exports: a row per charge. BilledCost is what the invoice says; EffectiveCost spreads prepayments and
 * is not added to it. Units may be tokens, thousands or millions of them.
 */
import type { Fields } from '../fields.ts';
import { hasAll, rowFormat, type Sink, sure } from '../format.ts';
import { meteredTokens, meterOf, modelOfMeter, modelOfUsageType, tokensPerUnit } from '../meters.ts';

const identityFields = [
  'BilledCost',
  'BillingCurrency',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ConsumedQuantity',
  'ConsumedUnit',
  'SkuId',
  'SkuMeter',
  'SkuPriceId',
  'ResourceId',
  'RegionId',
  'SubAccountId',
  'ServiceName',
  'Tags',
];

/** AWS names its meters by region and unit, and describes them by their price. */
const isUsageType = (meter: string): boolean => /^[A-Z]{2,4}\d?-.+[Tt]oken/.test(meter);

/** The model a resource is, else the one its meter names; a deployment is called as its owner liked, and comes last. */
const modelOf = (fields: Fields): string | null => {
  const resource = fields.text('ResourceId', 'ResourceName') ?? '';
  const named = /(?:model|models|inference-profile|application-inference-profile)\/([^/]+)$/i.exec(resource)?.[1];
  if (named) return named;
  const type = fields.text('x_UsageType') ?? fields.text('SkuMeter') ?? '';
  if (isUsageType(type)) return modelOfUsageType(type);
  const [first = ''] = (fields.text('ChargeDescription') ?? '').split(/\s+[-–]\s+/);
  const metered = meterOf(first) === null ? '' : modelOfMeter(first);
  const deployment = /deployments?\/([^/]+)$/i.exec(resource)?.[1];
  return fields.text('x_Model', 'x_ModelName') ?? (metered || deployment || first || fields.text('SkuMeter'));
};

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  if (sink.isRepeat(identityFields.map((name) => String(fields.raw(name) ?? '')).join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  const category = fields.text('ChargeCategory') ?? 'Usage';
  const currency = (fields.text('BillingCurrency') ?? 'USD').toUpperCase();
  const cost = fields.decimal('BilledCost');
  const isCorrection = fields.text('ChargeClass')?.toLowerCase() === 'correction';
  if (category.toLowerCase() !== 'usage' || isCorrection) {
    const kind = isCorrection ? 'Correction' : category;
    sink.otherMoney(kind, currency, cost ?? 0);
    return;
  }
  const what = `${fields.text('SkuMeter') ?? ''} ${fields.text('ChargeDescription') ?? ''}`;
  const meter = meterOf(fields.text('SkuMeter') ?? '') ?? meterOf(what);
  const unit = tokensPerUnit(fields.text('ConsumedUnit', 'PricingUnit') ?? '');
  const service = fields.text('ServiceCategory');
  const isAi = service === null || /\bai\b|machine learning/i.test(service);
  if (!isAi || (meter === null && unit === null)) {
    sink.aside('not_llm', fields.line, service ?? fields.text('ServiceName') ?? '');
    return;
  }
  const quantity = fields.decimal('ConsumedQuantity', 'PricingQuantity') ?? 0;
  const time = fields.time('ChargePeriodStart', 'BillingPeriodStart');
  const hours = ((fields.time('ChargePeriodEnd')?.ms ?? 0) - (time?.ms ?? 0)) / 3_600_000;
  const tags = fields.inner('Tags');
  sink.add(
    {
      ...(meter === null || unit === null
        ? { reasoning: 0 }
        : meteredTokens(meter, Math.round(quantity * unit), false)),
      ms: time?.ms ?? null,
      grain: hours === 1 ? 'hour' : hours > 24 ? 'month' : 'day',
      requests: null,
      model: modelOf(fields),
      cost,
      currency,
      listCost: fields.decimal('ListCost'),
      feeCost: meter === null || unit === null ? (cost ?? 0) : 0,
      tier: /batch/i.test(what) ? 'batch' : 'standard',
      project: tags?.text('project', 'app', 'team') ?? fields.text('SubAccountName', 'SubAccountId'),
      key: fields.text('SubAccountId'),
    },
    fields.line,
  );
};

export const focus = rowFormat({
  id: 'focus.1_2',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'BilledCost', 'ChargeCategory', 'ChargePeriodStart', 'BillingCurrency')),
  take,
});
