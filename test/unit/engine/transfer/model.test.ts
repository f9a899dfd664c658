import { describe, expect, it } from 'vitest';
import { promiseOf, scales } from '../../../../shared/catalog/transferScale.ts';
import { heavyTailMiddles } from '../../../../shared/engine/transfer/heavyTail.ts';
import { aboveChance } from '../../../../shared/engine/transfer/order.ts';
import { withOwnEvals } from '../../../../shared/engine/transfer/ownEvals.ts';
import { type Measured, probitOf, readingOf } from '../../../../shared/engine/transfer/reading.ts';
import { normalCdf } from '../../../../shared/foundation/normal.ts';

const { work, other } = scales;
const sound = { ...work, outliers: 0 };
const promise = promiseOf({ year: 2026, reasoning: true }, work);

const row = (group: string, successes: number, tasks: number, offset: number, slope: number): Measured => ({
  group,
  offset,
  slope,
  ...probitOf(successes, tasks),
});

describe('a rate carried over to other work', () => {
  it('starts from year and kind', () => {
    expect(promiseOf({ year: 2026.5, reasoning: true }, work)).toBeCloseTo(4.715, 4);
    expect(promiseOf({ year: 2024.25, reasoning: false }, work)).toBeCloseTo(-1.4325, 4);
  });

  it('puts counts on the probit scale, all right included', () => {
    expect(probitOf(400, 500).probit).toBeCloseTo(0.8395, 4);
    expect(probitOf(400, 500).variance).toBeCloseTo(0.0041, 4);
    expect(probitOf(20, 20).probit).toBeCloseTo(1.9808, 4);
    expect(probitOf(20, 20).variance).toBeCloseTo(0.3357, 4);
  });

  it('reads one yardstick, with and without outliers', () => {
    const plain = readingOf([row('A', 400, 500, -0.27, 0.22)], promise, sound);
    expect(plain.mean).toBeCloseTo(4.5542, 4);
    expect(plain.variance).toBeCloseTo(0.9127, 4);
    const wary = readingOf([row('A', 400, 500, -0.27, 0.22)], promise, work);
    expect(wary.mean).toBeCloseTo(4.4716, 4);
    expect(wary.variance).toBeCloseTo(1.0084, 4);
    expect(wary.outlier).toBeCloseTo(0.1786, 4);
  });

  it('doubts a rate far above what year and kind promise', () => {
    const far = readingOf([row('A', 480, 500, -0.27, 0.22)], promise, work);
    expect(far.mean).toBeCloseTo(5.1998, 4);
    expect(far.variance).toBeCloseTo(1.4166, 4);
    const believed = readingOf([row('A', 480, 500, -0.27, 0.22)], promise, sound);
    expect(believed.mean).toBeCloseTo(6.8478, 4);
    expect(believed.variance).toBeCloseTo(0.9574, 4);
  });

  it('reads two suites together, two benchmarks of one suite less than twice', () => {
    const all = [row('A', 370, 500, -0.27, 0.22), row('A', 300, 433, -1.2, 0.4), row('B', 170, 225, -0.75, 0.42)];
    const read = readingOf(all, promise, work);
    expect(read.mean).toBeCloseTo(3.84, 4);
    expect(read.variance).toBeCloseTo(0.7697, 4);
    expect(read.outlier).toBeCloseTo(0.2529, 4);
  });

  it('says how likely one model is above another, and how likely a benchmark shows it', () => {
    const a = readingOf([row('A', 400, 500, -0.27, 0.22)], promise, work);
    const b = readingOf([row('A', 340, 500, -0.27, 0.22)], promiseOf({ year: 2025.5, reasoning: true }, work), work);
    expect(b.mean).toBeCloseTo(3.1156, 4);
    expect(b.variance).toBeCloseTo(0.9653, 4);
    expect(aboveChance(a, b, work)).toBeCloseTo(0.7996, 4);
    const noise = probitOf(70, 100).variance + probitOf(60, 100).variance;
    expect(noise).toBeCloseTo(0.0327, 4);
    expect(aboveChance(a, b, work, noise / work.slope ** 2)).toBeCloseTo(0.7836, 4);
    expect(aboveChance(a, b, work) + aboveChance(b, a, work)).toBeCloseTo(1, 12);
  });

  it('gives the rate of known work its interval', () => {
    const { mean, variance } = readingOf([row('A', 400, 500, -0.27, 0.22)], promise, work);
    const ends = heavyTailMiddles({ variance, extra: work.tau ** 2, chance: work.outliers }, 10);
    const at = (place: number): number => normalCdf(work.shift.mean + work.slope * (mean + (ends[place] ?? 0)));
    expect(at(0)).toBeCloseTo(0.4845, 4);
    expect(normalCdf(work.shift.mean + work.slope * mean)).toBeCloseTo(0.7059, 4);
    expect(at(9)).toBeCloseTo(0.869, 4);
  });

  it('agrees less across the other kinds of work', () => {
    const read = readingOf([row('A', 60, 100, -0.6, 0.27)], promiseOf({ year: 2026, reasoning: true }, other), other);
    expect(read.mean).toBeCloseTo(3.0309, 4);
    expect(read.variance).toBeCloseTo(1.3485, 4);
    expect(read.outlier).toBeCloseTo(0.1475, 4);
  });

  it('without any rate says what the traits promise, as widely as nothing measured is', () => {
    const nothing = readingOf([], 2, work);
    expect(nothing.mean).toBe(2);
    expect(nothing.variance).toBeCloseTo(1 + 0.54 ** 2 + 0.49 ** 2, 12);
    expect(nothing.outlier).toBe(0);
  });
});

describe('own evals beside benchmarks', () => {
  const a = readingOf([row('A', 400, 500, -0.27, 0.22)], promise, work);
  const b = readingOf([row('A', 340, 500, -0.27, 0.22)], promiseOf({ year: 2025.5, reasoning: true }, work), work);
  const onWork = ({ mean, variance }: { mean: number; variance: number }, own: [number, number] | null) => ({
    mean: work.slope * mean,
    variance: work.slope ** 2 * variance,
    own: own === null ? null : probitOf(...own),
  });

  it('of one model fix the shift for all', () => {
    const { shift, models } = withOwnEvals([onWork(a, [24, 30]), onWork(b, null)], work.shift);
    expect(shift.mean).toBeCloseTo(-0.5833, 4);
    expect(shift.sd).toBeCloseTo(0.3532, 4);
    expect(models[0]?.mean).toBeCloseTo(0.7874, 4);
    expect(models[0]?.sd).toBeCloseTo(0.2403, 4);
    expect(models[0]?.weight).toBeCloseTo(0.5923, 4);
    expect(models[1]?.mean).toBeCloseTo(0.3513, 4);
    expect(models[1]?.sd).toBeCloseTo(0.4601, 4);
  });

  it('of both leave less of it to share', () => {
    const { shift, models } = withOwnEvals([onWork(a, [24, 30]), onWork(b, [15, 30])], work.shift);
    expect(shift.mean).toBeCloseTo(-0.7515, 4);
    expect(shift.sd).toBeCloseTo(0.2551, 4);
    const [first, second] = models as [(typeof models)[0], (typeof models)[0]];
    expect([first.mean, first.sd, first.weight].map((x) => Number(x.toFixed(4)))).toEqual([0.7189, 0.2187, 0.5923]);
    expect([second.mean, second.sd, second.weight].map((x) => Number(x.toFixed(4)))).toEqual([0.0661, 0.1996, 0.639]);
    const apart = first.ownSd ** 2 + second.ownSd ** 2 + ((first.weight - second.weight) * shift.sd) ** 2;
    expect(first.mean - second.mean).toBeCloseTo(0.6527, 4);
    expect(Math.sqrt(apart)).toBeCloseTo(0.2617, 4);
  });

  it('own the rate when there are 300 of them, and move it when there are 30', () => {
    const weightOf = (n: number): number => withOwnEvals([onWork(a, [0.7 * n, n])], work.shift).models[0]?.weight ?? 0;
    expect(weightOf(30)).toBeGreaterThan(0.4);
    expect(weightOf(300)).toBeGreaterThan(0.9);
  });
});
