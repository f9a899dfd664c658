import { describe, expect, it } from 'vitest';
import { stackId } from '../../../shared/foundation/ids.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { isWithoutErrors, withoutErrors } from '../../../shared/report/withoutErrors.ts';
import { figures, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const cheap = stackOutcome(stackId('a'), 'Cheap', figures(0.2, 0.9, 0.1));
const dear = stackOutcome(stackId('b'), 'Dear', figures(0.4, 0.95, 0.05));

const saidWith = (silentFailureUsd: { value: number; stated?: boolean }, stacks = [dear, cheap]) => {
  const reading = readingOf(outcomeOf(stacks, []));
  const [row] = reading.job.plan.categories;
  if (row === undefined) throw new Error('The plan has no row.');
  const plan = { ...reading.job.plan, categories: [{ ...row, silentFailureUsd }] };
  const parts = withoutErrors({ ...reading, job: { ...reading.job, plan } });
  return { isWithout: isWithoutErrors(plan), text: parts === null ? null : textOf(parts) };
};

describe('full cost without undetected errors', () => {
  it('says so with their share at the cheapest stack until their cost is stated', () => {
    expect(saidWith({ value: 0 })).toEqual({
      isWithout: true,
      text: 'Full cost is without undetected errors (10.0% of tasks with “Cheap”): type what one costs you.',
    });
  });

  it('is nothing to be said once a cost is stated, nothing at all among them', () => {
    expect(saidWith({ value: 9 })).toEqual({ isWithout: false, text: null });
    expect(saidWith({ value: 0, stated: true })).toEqual({ isWithout: false, text: null });
  });

  it('is not said where any row states it', () => {
    const [row] = readingOf(outcomeOf([])).job.plan.categories;
    const of = (...values: number[]) => ({
      categories: values.map((value) => ({ ...row!, silentFailureUsd: { value } })),
    });
    expect([of(0, 0), of(0, 5), of(5, 5)].map((plan) => isWithoutErrors(plan as never))).toEqual([true, false, false]);
  });

  it('is not said of stacks without figures', () => {
    expect(saidWith({ value: 0 }, [stackOutcome(stackId('a'), 'Empty', null)]).text).toBeNull();
  });
});
