/**
 * Anthropic costs: the console's CSV in USD after and before discount, and the cost report of the Admin API, whose
 * amounts are decimal texts in cents. A row per kind of token; no quantities.
 */
import type { Fields } from '../fields.ts';
import { hasAll, hasBucket, rowFormat, type Sample, type Sink, sure, takeBuckets } from '../format.ts';
import { meterOf } from '../meters.ts';
import { anthropicTier, isLongBand } from './anthropicUsage.ts';

interface CostRow {
  fields: Fields;
  ms: number | null;
  cost: number | null;
  list: number | null;
  currency: string;
  key: string | null;
  project: string | null;
}

const take = ({ fields, ms, cost, list, currency, key, project }: CostRow, sink: Sink): void => {
  sink.rows(1);
  const kind = fields.text('token_type');
  if (cost === null) {
    sink.aside('empty_buckets', fields.line);
    return;
  }
  const model = fields.text('model');
  const labels = [
    'token_type',
    'cost_type',
    'usage_type',
    'service_tier',
    'context_window',
    'inference_geo',
    'speed',
    'description',
  ];
  if (sink.isRepeat([ms, model, key, project, cost, ...labels.map((name) => fields.text(name))].join('|'))) {
    sink.aside('exact_duplicates', fields.line);
    return;
  }
  sink.add(
    {
      ms,
      grain: 'day',
      requests: null,
      model,
      cost,
      listCost: list,
      currency,
      feeCost: kind === null || meterOf(kind) === null ? cost : 0,
      tier: anthropicTier(fields.text('usage_type', 'service_tier')),
      isLongContext: isLongBand(fields.text('context_window')),
      project,
      key,
      isMoneyOnly: true,
    },
    fields.line,
  );
};

export const anthropicConsoleCost = rowFormat({
  id: 'anthropic.console_cost',
  zone: 'UTC',
  recognise: (sample) => sure(hasAll(sample, 'usage_date_utc', 'token_type', 'cost_usd')),
  take: (fields, sink) =>
    take(
      {
        fields,
        ms: fields.time('usage_date_utc')?.ms ?? null,
        cost: fields.decimal('cost_usd'),
        list: fields.decimal('list_price_usd'),
        currency: 'USD',
        key: fields.text('api_key', 'api_key_id'),
        project: fields.text('workspace'),
      },
      sink,
    ),
});

const isCostPage = (sample: Sample): boolean =>
  hasBucket(
    sample,
    (bucket, result) => bucket.has('starting_at') && typeof result.raw('amount') === 'string' && result.has('currency'),
  );

const takeReport = (bucket: Fields, result: Fields, sink: Sink): void => {
  const cents = result.decimal('amount');
  take(
    {
      fields: result,
      ms: bucket.time('starting_at')?.ms ?? null,
      cost: cents === null ? null : cents / 100,
      list: null,
      currency: (result.text('currency') ?? 'USD').toUpperCase(),
      key: null,
      project: result.text('workspace_id'),
    },
    sink,
  );
};

export const anthropicAdminCost = rowFormat({
  id: 'anthropic.admin_cost',
  zone: 'UTC',
  recognise: (sample) => sure(isCostPage(sample)),
  take: (fields, sink) => takeBuckets(fields, sink, (bucket, result) => takeReport(bucket, result, sink)),
});
