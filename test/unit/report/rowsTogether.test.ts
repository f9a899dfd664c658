import { describe, expect, it } from 'vitest';
import type { CategoryOutcome } from '../../../shared/engine/outcome.ts';
import { rowsTogether } from '../../../shared/report/rowsTogether.ts';
import { examplePlan, readPlan } from './seedReading.ts';

const { outcome } = readPlan(examplePlan());

describe('rows summed up', () => {
  it('all of them come to what the stack comes to', () => {
    for (const { categories, total } of outcome.stacks) {
      const sum = rowsTogether(categories);
      expect(total).not.toBeNull();
      expect(sum?.usdPerSuccess).toBeCloseTo(total?.usdPerSuccess?.value ?? Number.NaN, 12);
      expect(sum?.success).toBeCloseTo(total?.success.value ?? Number.NaN, 12);
      expect(sum?.silentFailure).toBeCloseTo(total?.silentFailure.value ?? Number.NaN, 12);
    }
  });

  it('one of them is itself, whatever its share', () => {
    const [row] = outcome.stacks[0]?.categories ?? [];
    expect(rowsTogether([row])?.usdPerSuccess).toBeCloseTo(row?.figures?.usdPerSuccess?.value ?? Number.NaN, 12);
  });

  it('a row with tasks and no figures leaves no sum, one without tasks does not count', () => {
    const [first, second] = outcome.stacks[0]?.categories ?? [];
    const changed = (row: CategoryOutcome | undefined, change: Partial<CategoryOutcome>) =>
      row === undefined ? undefined : { ...row, ...change };
    expect(rowsTogether([first, changed(second, { figures: null })])).toBeNull();
    expect(rowsTogether([first, undefined])).toBeNull();
    expect(rowsTogether([first, changed(second, { figures: null, share: 0 })])).toEqual(rowsTogether([first]));
    expect(rowsTogether([])).toBeNull();
  });
});
