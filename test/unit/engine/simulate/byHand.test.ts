/** What a handful of tasks adds up to, worked out by hand: shares, errors, bins, and the distance from exact figures. */
import { describe, expect, it } from 'vitest';
import type { Figures } from '../../../../shared/engine/outcome.ts';
import { checksOf, doubtfulApart, furthestOf } from '../../../../shared/engine/simulate/against.ts';
import { abandoned, newBlock, silentFailure, success } from '../../../../shared/engine/simulate/block.ts';
import { playedOf } from '../../../../shared/engine/simulate/played.ts';
import { addTally, binCount, emptyTally, tallyBlock } from '../../../../shared/engine/simulate/tally.ts';
import { figures } from '../../report/handMade.ts';

/** Four tasks: two that succeed for 1 and 3 USD, a silent failure for 2, one given up after 4. */
const fourTasks = (timed: boolean) => {
  const block = newBlock();
  block.usd.set([1, 3, 2, 4]);
  block.minutes.set([0, 6, 0, 2]);
  block.seconds.set([8, 16, 32, 64]);
  block.ends.set([success, success, silentFailure, abandoned]);
  const tally = emptyTally(timed, 'batch');
  tallyBlock(tally, block, { silentFailureUsd: 10, fixedUsd: 0 }, 4);
  return tally;
};

describe('four tasks', () => {
  it('are summed with the silent failure charged', () => {
    const { usdBins, secondBins, ...sums } = fourTasks(true);
    expect(sums).toEqual({
      tasks: 4,
      success: 2,
      silentFailure: 1,
      abandoned: 1,
      minutes: 8,
      usd: 1 + 3 + 12 + 4,
      usdSquared: 1 + 9 + 144 + 16,
      usdOfSuccesses: 4,
    });
    expect(Array.from(usdBins).reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(secondBins).toHaveLength(binCount);
    expect(fourTasks(false).secondBins).toBeNull();
  });

  it('are figures with their errors', () => {
    const played = playedOf(fourTasks(true));
    expect(played.success).toEqual({ value: 0.5, standardError: 0.25 });
    expect(played.silentFailure).toEqual({ value: 0.25, standardError: Math.sqrt(0.1875 / 4) });
    expect(played.abandoned).toEqual({ value: 0.25, standardError: Math.sqrt(0.1875 / 4) });
    // Mean 5, mean of squares 42.5: a variance of 17.5.
    expect(played.usdPerTask).toEqual({ value: 5, standardError: Math.sqrt(17.5 / 4) });
    // Ratio 10; Cov(usd, success) = 4/4 - 5 x 0.5 = -1.5: 17.5 + 30 + 100 x 0.25 = 72.5 over 4 and 0.5^2.
    expect(played.usdPerSuccess).toEqual({ value: 10, standardError: expect.closeTo(Math.sqrt(72.5 / 4) / 0.5, 12) });
    expect(played.minutesPerTask).toBe(2);
    expect(played.tasks).toBe(4);
    // A bin begins at each power of two and is 1/64 of it wide; the figure is its middle.
    const middle = (x: number): number => x * (1 + 1 / 128);
    expect(played.secondQuantiles).toEqual({
      p5: middle(8),
      p25: middle(8),
      p50: middle(16),
      p75: middle(32),
      p95: middle(64),
      p99: middle(64),
    });
    expect(played.usdQuantiles).toMatchObject({
      p5: middle(1),
      p25: middle(1),
      p75: middle(4),
      p99: 12 * (1 + 1 / 192),
    });
    expect(playedOf(fourTasks(false)).secondQuantiles).toBeNull();
    expect(playedOf(fourTasks(false)).secondHistogram).toBeNull();
  });

  it('twice are the same figures with errors smaller by the root of two', () => {
    const total = emptyTally(true, 'total');
    for (let turn = 0; turn < 2; turn++) addTally(total, fourTasks(true));
    const once = playedOf(fourTasks(true));
    const twice = playedOf(total);
    expect(twice.tasks).toBe(8);
    expect(twice.usdPerSuccess!.value).toBe(10);
    expect(twice.usdPerSuccess!.standardError).toBeCloseTo(once.usdPerSuccess!.standardError / Math.SQRT2, 12);
    expect(twice.secondQuantiles).toEqual(once.secondQuantiles);
    expect(twice.usdHistogram).toEqual(once.usdHistogram);
    expect(twice.minutesPerTask).toBe(2);
  });

  it('of nothing but failures have no cost per success, and of nothing at all no histogram', () => {
    const block = newBlock();
    block.ends.fill(abandoned);
    const tally = emptyTally(true, 'batch');
    tallyBlock(tally, block, { silentFailureUsd: 10, fixedUsd: 0 }, 3);
    const played = playedOf(tally);
    expect(played.usdPerSuccess).toBeNull();
    expect(played.usdHistogram).toBeNull();
    expect(played.usdQuantiles).toEqual({ p5: 0, p25: 0, p50: 0, p75: 0, p95: 0, p99: 0 });
    expect(played.abandoned).toEqual({ value: 1, standardError: 0 });
  });

  it('beyond what the bins tell apart are in the first and the last', () => {
    const block = newBlock();
    block.usd.set([2 ** -31, 2 ** 30, 2 ** 24, 2 ** -30]);
    const tally = emptyTally(false, 'batch');
    tallyBlock(tally, block, { silentFailureUsd: 0, fixedUsd: 0 }, 4);
    expect([...tally.usdBins.entries()].filter(([, count]) => count > 0)).toEqual([
      [0, 1],
      [1, 1],
      [binCount - 1, 2],
    ]);
  });
});

describe('exact figures held against played ones', () => {
  const exact: Figures = { ...figures(4, 0.5, 0.25) };
  const played = playedOf(fourTasks(true));

  it('are so many standard errors apart, of the exact share or the played cost', () => {
    const checks = checksOf({ ...exact, success: { value: 0.4 }, silentFailure: { value: 0.35 } }, played);
    expect(checks.map(({ figure }) => figure)).toEqual([
      'usdPerSuccess',
      'usdPerTask',
      'success',
      'silentFailure',
      'abandoned',
    ]);
    const [perSuccess, perTask, successes, silent, given] = checks;
    expect(perSuccess).toEqual({
      figure: 'usdPerSuccess',
      exact: 8,
      played: 10,
      // No error is taken to be smaller than one task more or less: a quarter of 8 is 2, and the figure's own is larger.
      standardError: played.usdPerSuccess!.standardError,
      apart: 2 / played.usdPerSuccess!.standardError,
    });
    expect(perTask!.apart).toBeCloseTo(1 / Math.sqrt(17.5 / 4), 12);
    expect(successes!.standardError).toBe(0.25);
    expect(successes!.apart).toBeCloseTo(0.1 / 0.25, 12);
    expect(silent!.apart).toBeCloseTo(-0.1 / 0.25, 12);
    expect(given!.apart).toBe(0);
    expect(furthestOf(checks)).toBeCloseTo(Math.max(...checks.map(({ apart }) => Math.abs(apart))), 12);
    expect(furthestOf([])).toBe(0);
    expect(doubtfulApart).toBe(4);
  });

  it('that differ by rounding alone are not apart, and what never succeeds is not compared per success', () => {
    const same = checksOf(
      { ...exact, usdPerTask: { value: 5 * (1 + 1e-10) }, abandoned: { value: 0.25 + 1e-13 } },
      played,
    );
    expect(same.find(({ figure }) => figure === 'usdPerTask')!.apart).toBe(0);
    expect(same.find(({ figure }) => figure === 'abandoned')!.apart).toBe(0);
    const none = checksOf({ ...exact, usdPerSuccess: null }, played);
    expect(none.map(({ figure }) => figure)).toEqual(['usdPerTask', 'success', 'silentFailure', 'abandoned']);
    expect(checksOf(exact, { ...played, usdPerSuccess: null })).toHaveLength(4);
  });

  it('of many tasks have the error of a share at its exact value', () => {
    const [, , successes] = checksOf({ ...exact, success: { value: 0.36 } }, { ...played, tasks: 10_000 });
    expect(successes!.standardError).toBeCloseTo(0.0048, 12);
    expect(successes!.apart).toBeCloseTo(0.14 / 0.0048, 9);
    // A share of nothing has at least the error of one task.
    const [, , none] = checksOf({ ...exact, success: { value: 0 } }, { ...played, tasks: 10_000 });
    expect(none!.standardError).toBe(1 / 10_000);
  });
});
