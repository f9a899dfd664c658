import { describe, expect, it } from 'vitest';
import { rowId, stackId } from '../../../shared/foundation/ids.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { errorsCounted, fullCostNamed, isCounted, withoutErrors } from '../../../shared/report/withoutErrors.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const cheap = stackOutcome(stackId('a'), 'Cheap', figures(0.2, 0.9, 0.1));
const dear = stackOutcome(stackId('b'), 'Dear', figures(0.4, 0.95, 0.05));

const saidWith = (costs: readonly { value: number; stated?: boolean }[], stacks = [dear, cheap]) => {
  const reading = readingOf(outcomeOf(stacks, []));
  const [row] = reading.job.plan.categories;
  if (row === undefined) throw new Error('The plan has no row.');
  const categories = costs.map((silentFailureUsd, i) => ({
    ...row,
    id: rowId(`row-${i}`),
    name: `Row ${i + 1}`,
    share: 1 / costs.length,
    silentFailureUsd,
  }));
  const plan = { ...reading.job.plan, categories };
  const outcome = {
    ...reading.outcome,
    stacks: reading.outcome.stacks.map((stack) => ({
      ...stack,
      categories: stack.categories
        .slice(0, 1)
        .flatMap((one) => categories.map(({ id, share }) => ({ ...one, categoryId: id, share, figures: stack.total }))),
    })),
  };
  const parts = withoutErrors({ ...reading, outcome, job: { ...reading.job, plan } });
  return {
    counted: errorsCounted(plan),
    text: parts === null ? null : textOf(parts),
    name: fullCostNamed(plan, 'Full cost', reading.say),
  };
};

describe('full cost without undetected errors', () => {
  it('says so with their share at the cheapest stack until their cost is stated', () => {
    expect(saidWith([{ value: 0 }])).toEqual({
      counted: 'nowhere',
      text: 'Full cost is without undetected errors (10.0% of tasks with “Cheap”).',
      name: 'Full cost, without undetected errors',
    });
  });

  it('names the rows it is without, and their share alone, where some are stated', () => {
    expect(saidWith([{ value: 9 }, { value: 0 }])).toEqual({
      counted: 'somewhere',
      text: 'Full cost is without undetected errors in “Row 2” (5.0% of all tasks with “Cheap”).',
      name: 'Full cost, without undetected errors whose cost is not stated',
    });
    expect(saidWith([{ value: 9 }, ...[1, 2, 3, 4].map(() => ({ value: 0 }))]).text).toBe(
      'Full cost is without undetected errors in “Row 2”, “Row 3”, “Row 4” and 1 more (8.0% of all tasks with “Cheap”).',
    );
  });

  it('is nothing to be said once a cost is stated, nothing at all among them', () => {
    const all = { counted: 'everywhere', text: null, name: 'Full cost' };
    expect(saidWith([{ value: 9 }])).toEqual(all);
    expect(saidWith([{ value: 0, stated: true }])).toEqual(all);
  });

  it('does not count a row that no task is of', () => {
    const [mixed, empty] = [
      { share: 1, silentFailureUsd: { value: 9 } },
      { share: 0, silentFailureUsd: { value: 0 } },
    ];
    expect(errorsCounted({ categories: [mixed, empty] })).toBe('everywhere');
    expect(errorsCounted({ categories: [empty] })).toBe('nowhere');
  });

  it('has no cost of errors to show where it is stated nowhere, and every other cost always', () => {
    const [stated, open] = [
      { share: 0.5, silentFailureUsd: { value: 0, stated: true } },
      { share: 0.5, silentFailureUsd: { value: 0 } },
    ];
    expect(isCounted('undetected', { categories: [open, open] })).toBe(false);
    expect(isCounted('undetected', { categories: [stated, open] })).toBe(true);
    expect(isCounted('people', { categories: [open] })).toBe(true);
  });

  it('is not said of stacks without figures', () => {
    expect(saidWith([{ value: 0 }], [stackOutcome(stackId('a'), 'Empty', null)]).text).toBeNull();
  });
});
