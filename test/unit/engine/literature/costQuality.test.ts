import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageImprovement, nonDecreasingHull, qualityAt } from '../../../../shared/engine/literature/costQuality.ts';

const somePoints = fc.array(
  fc.record({ cost: fc.double({ min: 0, max: 10, noNaN: true }), quality: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { minLength: 1, maxLength: 12 },
);

test('published single models: only those on the hull are worth mixing', () => {
  // SWE-bench Verified bash-only: success rate and USD per task of ten models.
  const models = [
    { name: 'opus', cost: 0.7212, quality: 0.744 },
    { name: 'gemini 3', cost: 0.46, quality: 0.742 },
    { name: 'sonnet', cost: 0.5583, quality: 0.706 },
    { name: 'gpt-5.1', cost: 0.3062, quality: 0.66 },
    { name: 'gpt-5', cost: 0.2804, quality: 0.65 },
    { name: 'deepseek', cost: 0.0281, quality: 0.6 },
    { name: 'gpt-5 mini', cost: 0.0355, quality: 0.598 },
    { name: 'glm', cost: 0.0966, quality: 0.554 },
    { name: 'kimi', cost: 0.5316, quality: 0.438 },
    { name: 'nano', cost: 0.0381, quality: 0.348 },
  ];
  const hull = nonDecreasingHull(models);
  const names = hull.map(({ cost }) => models.find((model) => model.cost === cost)?.name);
  expect(names).toEqual(['deepseek', 'gemini 3', 'opus']);
});

test('the hull is concave, never falls, and nothing lies above it', () => {
  fc.assert(
    fc.property(somePoints, (points) => {
      const hull = nonDecreasingHull(points);
      for (let i = 1; i < hull.length; i += 1) {
        expect(hull[i]!.cost).toBeGreaterThan(hull[i - 1]!.cost);
        expect(hull[i]!.quality).toBeGreaterThan(hull[i - 1]!.quality);
      }
      for (const { cost, quality } of points) expect(qualityAt(hull, cost)).toBeGreaterThanOrEqual(quality - 1e-9);
    }),
  );
});

test('level quality is its own average, a straight line its middle', () => {
  expect(averageImprovement([{ cost: 1, quality: 0.7 }], 1, 5)).toBeCloseTo(0.7, 12);
  expect(
    averageImprovement(
      [
        { cost: 1, quality: 0.2 },
        { cost: 3, quality: 0.8 },
      ],
      1,
      3,
    ),
  ).toBeCloseTo(0.5, 12);
});

test('the same policies with a fee on every task have the same average: it is divided by the range, not by the top', () => {
  fc.assert(
    fc.property(somePoints, fc.double({ min: 0, max: 50, noNaN: true }), (points, fee) => {
      const costs = points.map(({ cost }) => cost);
      const [low, high] = [Math.min(...costs), Math.max(...costs)];
      fc.pre(high - low > 1e-3);
      const moved = points.map(({ cost, quality }) => ({ cost: cost + fee, quality }));
      expect(averageImprovement(moved, low + fee, high + fee)).toBeCloseTo(averageImprovement(points, low, high), 6);
    }),
  );
});

test('below the cheapest policy there is nothing to average', () => {
  expect(() => averageImprovement([{ cost: 1, quality: 0.7 }], 0.5, 5)).toThrow(/from is 0.5; allowed: at least 1/);
});
