import { expect, it } from 'vitest';
import { wholeWaterfall } from '../../../../renderer/screens/compare/wholeWaterfall.ts';
import { examplePlan, readPlan, richPlan } from '../../report/seedReading.ts';

it.each([
  ['the example plan', examplePlan],
  ['a plan that uses every kind of policy', richPlan],
])('of %s runs without a gap from nothing to the cost per success', (_, planOf) => {
  const explained = readPlan(planOf()).outcome.stacks.filter((stack) => stack.total?.usdPerSuccess);
  expect(explained.length).toBeGreaterThan(0);
  for (const stack of explained) {
    const cost = stack.total!.usdPerSuccess!.value;
    const legs = wholeWaterfall(stack)!;
    const steps = legs.slice(0, -1);
    expect(steps[0]?.from).toBe(0);
    // Steps too small to draw are left out, so neighbours meet within what was left out.
    for (const [index, leg] of steps.slice(1).entries())
      expect(Math.abs(leg.from - steps[index]!.to)).toBeLessThan(1e-3 * cost);
    expect(steps.at(-1)!.to).toBeCloseTo(cost, 10);
    expect(legs.at(-1)).toEqual({ step: 'total', from: 0, to: cost });
  }
});
