/** Google Cloud billing: BigQuery rows as JSON, and the console's CSV. Credits are separate and negative. */
import type { Fields } from '../fields.ts';
import { hasAll, rowFormat, type Sample, type Sink, sure } from '../format.ts';
import { meteredTokens, meterOf, tokensPerUnit } from '../meters.ts';

/** `Gemini 2.5 Flash GA Text Input - Predictions`, `Generate content input token count gemini 2.5 flash short input text`. */
const modelOf = (sku: string): string =>
  sku
    .replace(/\s+-\s+.*$/, '')
    .replace(/\(.*\)/g, ' ')
    .replace(
      /\b(GA|Generate|Content|Count|Thinking|Text|Image|Audio|Video|Input|Output|Caching|Cached|Cache|Read|Write|Storage|Batch|Tokens?|Predictions?|Priority|Flex|Long|Short|Context)\b/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();

const take = (fields: Fields, sink: Sink): void => {
  sink.rows(1);
  const sku = fields.inner('sku')?.text('description') ?? fields.text('sku_description', 'sku.description') ?? '';
  const service =
    fields.inner('service')?.text('description') ?? fields.text('service_description', 'service.description') ?? '';
  const usage = fields.inner('usage');
  const currency = fields.text('currency') ?? fields.currencyOf('cost') ?? fields.currencyOf('unrounded_cost') ?? 'USD';
  const gross = fields.decimal('unrounded_cost', 'cost');
  const credits = fields.items('credits').reduce((sum, credit) => sum + (credit.decimal('amount') ?? 0), 0);
  const kind = fields.text('cost_type')?.toLowerCase() ?? 'regular';
  const creditType = fields.text('credit_type');
  if (!['regular', 'usage'].includes(kind) || creditType !== null) {
    const name = creditType === null ? kind : 'credit';
    sink.otherMoney(name, currency, gross ?? 0);
    sink.aside('non_usage', fields.line, name);
    return;
  }
  const meter = meterOf(sku);
  if (meter === null || !/gemini|vertex|generative|claude|palm/i.test(`${sku} ${service}`)) {
    sink.aside('not_llm', fields.line, service);
    return;
  }
  const unit = tokensPerUnit(usage?.text('unit') ?? fields.text('usage_unit') ?? 'count') ?? 1;
  const amount = usage?.decimal('amount') ?? fields.decimal('usage_amount') ?? 0;
  sink.add(
    {
      ...meteredTokens(meter, Math.round(amount * unit), false),
      ms: fields.time('usage_start_time', 'usage_start_date')?.ms ?? null,
      grain: 'day',
      requests: null,
      model: modelOf(sku),
      cost: gross === null ? null : gross + credits,
      listCost: fields.decimal('cost_at_list'),
      currency,
      tier: /batch/i.test(sku) ? 'batch' : 'standard',
      project: fields.inner('project')?.text('name', 'id') ?? fields.text('project_name', 'project_id'),
    },
    fields.line,
  );
};

const isConsole = (sample: Sample): boolean =>
  hasAll(sample, 'sku_description', 'usage_amount', 'cost_type') ||
  hasAll(sample, 'sku_description', 'usage_start_date');

export const gcpBilling = rowFormat({
  id: 'gcp.billing',
  zone: 'America/Los_Angeles',
  recognise: (sample) =>
    sure(
      isConsole(sample) ||
        hasAll(sample, 'sku.description', 'service.description', 'cost') ||
        (sample.kind === 'json' &&
          sample.rows.some(
            (row) =>
              row.inner('sku')?.has('description') === true &&
              row.inner('service')?.has('description') === true &&
              row.has('cost'),
          )),
    ),
  take,
});
