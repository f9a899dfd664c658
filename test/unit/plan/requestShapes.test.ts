import { describe, expect, it } from 'vitest';
import { categoryIds, workKinds } from '../../../shared/catalog/category.ts';
import { presets } from '../../../shared/plan/presets.ts';
import { requestShapeOf, tokensPerTask } from '../../../shared/plan/requestShapes.ts';

describe('the shapes that work starts with', () => {
  it('bring the study’s mean request of 6,400 tokens back out of its own mix', () => {
    const mix = presets.find(({ id }) => id === 'all-traffic-2025')?.mix ?? [];
    const mean = mix.reduce((sum, { id, share }) => sum + share * tokensPerTask(requestShapeOf(id)), 0);
    expect(mean).toBeGreaterThan(6300);
    expect(mean).toBeLessThan(6500);
  });

  it('are the mean request less programming for the rest of the study, by hand', () => {
    // Half of the tokens at 20,400 a request are 15.7% of the requests; the others share the other half.
    const others = (0.5 * 6400) / (1 - (0.5 * 6400) / 20_400) - 400;
    for (const id of categoryIds.filter((kind) => kind !== 'programming')) {
      const { value, low, high } = requestShapeOf(id).promptTokens;
      expect(Math.abs(value - others)).toBeLessThan(50);
      expect([low, high]).toEqual([value / 2, value * 2]);
    }
    expect(requestShapeOf('programming').promptTokens.value).toBe(20_000);
  });

  it('are that of all traffic for work the study does not name and nobody counted', () => {
    const counted = ['agents', 'personal-assistance'];
    for (const kind of workKinds.slice(categoryIds.length).filter((each) => !counted.includes(each)))
      expect(requestShapeOf(kind).promptTokens.value).toBe(6000);
    expect(requestShapeOf(null).promptTokens.value).toBe(6000);
  });
});
