/**
 * Sums Langfuse answers: of each day by model (daily metrics), and rows of chosen dimensions (the metrics interface). Cached
 * tokens are not told apart from input.
 */
import type { Fields } from '../fields.ts';
import { pageItems, rowFormat, type Sink, sure } from '../format.ts';

const takeDay = (day: Fields, sink: Sink): void => {
  for (const usage of day.items('usage')) {
    sink.rows(1);
    sink.add(
      {
        ms: day.time('date')?.ms ?? null,
        grain: 'day',
        requests: usage.count('countObservations'),
        model: usage.text('model'),
        inputUncached: usage.tokens('inputUsage'),
        output: usage.tokens('outputUsage'),
        cost: usage.decimal('totalCost'),
        currency: 'USD',
        costKind: 'estimate',
      },
      usage.line,
    );
  }
};

const isDay = (row: Fields): boolean => row.has('date') && row.items('usage').some((usage) => usage.has('inputUsage'));

const isSum = (row: Fields): boolean =>
  row.has('providedModelName') &&
  ['sum_inputTokens', 'sum_outputTokens', 'sum_totalCost'].some((name) => row.has(name));

const takeSum = (row: Fields, sink: Sink): void => {
  sink.rows(1);
  sink.add(
    {
      ms: row.time('time_dimension', 'timeDimension')?.ms ?? null,
      grain: 'day',
      requests: row.count('count_count', 'count'),
      model: row.text('providedModelName'),
      inputUncached: row.tokens('sum_inputTokens'),
      output: row.tokens('sum_outputTokens'),
      cost: row.decimal('sum_totalCost'),
      currency: 'USD',
      costKind: 'estimate',
      prompt: row.text('promptName'),
      tag: row.text('name', 'traceName'),
    },
    row.line,
  );
};

export const langfuseMetrics = rowFormat({
  id: 'langfuse.metrics',
  zone: 'UTC',
  recognise: (sample) =>
    sure(
      sample.kind === 'json' && sample.rows.some((row) => pageItems(row).some((item) => isDay(item) || isSum(item))),
    ),
  take: (fields, sink) => {
    sink.note('cachedUnknown');
    for (const item of pageItems(fields))
      if (isDay(item)) takeDay(item, sink);
      else if (isSum(item)) takeSum(item, sink);
      else {
        sink.rows(1);
        sink.aside('no_model_call', item.line);
      }
  },
});
