/** What the planner stated is hers: no list calls it assumed, nor measured by nobody. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { inputsOf } from '../../../shared/engine/levers/inputs.ts';
import { rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { ratesTable } from '../../../shared/report/basisTables.ts';
import { evidenceText } from '../../../shared/report/figuresTable.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const model = modelAt('openai/small');
const row = rowId('programming');
const alone = ladder([rung(model.id)]);

const readingWith = (rate: Estimate): Reading => {
  const made = smallJob([model], {}, {});
  const [category] = made.plan.categories;
  if (category === undefined) throw new Error('no row');
  const job = {
    ...made,
    draws: 0,
    plan: {
      ...made.plan,
      categories: [{ ...category, id: row, share: 1, silentFailureUsd: rate }],
      stacks: [{ id: stackId('a'), name: 'A', note: '', policies: { [row]: alone } }],
      assumedRates: [{ modelId: model.id, category: row, rate }],
    },
  };
  return { job, outcome: evaluate(job), say: sayIn('en'), language: 'en', day: '2030-01-01' };
};

const filledIn: Estimate = { value: 0.6, low: 0.4, high: 0.8, assumed: true };
/** Typed over what was filled in: the old mark may stay in a file. */
const typed: Estimate = { ...filledIn, stated: true };

const seen = (rate: Estimate) => {
  const reading = readingWith(rate);
  return {
    listed: onePage(reading)
      .assumed.rows.map(({ key }) => key)
      .filter((key) => key.startsWith('assumedRate/') || key.endsWith('/silentFailureUsd')),
    stack: reading.outcome.stacks[0]?.assumed,
    rates: ratesTable(reading).rows.map(({ assumed, cells }) => [assumed, cells.basis]),
    evidence: evidenceText(reading, reading.outcome.stacks[0]?.categories ?? []),
    levers: inputsOf(reading.job)
      .filter(({ lever }) => lever.kind === 'rate')
      .map(({ basis }) => basis),
  };
};

describe('what was stated by the planner', () => {
  it('is in no list of what is assumed, and is called hers where its ground is named', () => {
    const own = seen(typed);
    expect(own.listed).toEqual([]);
    expect(own.stack).toBe(false);
    expect(own.rates).toEqual([[false, 'stated by you']]);
    expect(own.levers).toEqual(['stated']);
    expect(own.evidence).toMatch(/^stated by you: /);
  });

  it('differs from what a rule filled in, which stays marked', () => {
    const ours = seen(filledIn);
    expect(ours.listed).toHaveLength(2);
    expect(ours.stack).toBe(true);
    expect(ours.rates).toEqual([[true, 'assumed']]);
    expect(ours.levers).toEqual(['assumed']);
  });
});
