/** Intervals, differences and judges by hand, and what must hold of them whatever the counts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairedDifference, rateInterval } from '../../../shared/evals/intervals.ts';
import { judgesOf } from '../../../shared/evals/judges.ts';
import type { JudgedPair } from '../../../shared/evals/reading.ts';
import { thresholdTyped } from '../../../shared/evals/threshold.ts';
import { jsonOf, textFile } from './readHere.ts';

test('the difference of 12 wins and 3 losses on 60 items', () => {
  // Agresti and Min: 9/62, and sqrt(16 - 81/62) / 62 = 0.061826 to either side, times 1.644854.
  const found = pairedDifference(9, 15, 60);
  expect(found?.value).toBeCloseTo(0.15, 12);
  expect(found?.low).toBeCloseTo(0.145161 - 0.101695, 5);
  expect(found?.high).toBeCloseTo(0.145161 + 0.101695, 5);
});

test('models that agree on every item still have an interval', () => {
  const found = pairedDifference(0, 0, 20);
  expect(found?.value).toBe(0);
  expect(found?.low).toBeLessThan(-0.05);
  expect(found?.high).toBeGreaterThan(0.05);
  expect(pairedDifference(0, 0, 0)).toBeNull();
});

test('intervals hold their value and stay in range, and turning a pair turns its sign', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (wins, losses, ties) => {
      const n = wins + losses + ties;
      if (n === 0) return;
      const there = pairedDifference(wins - losses, wins + losses, n);
      const back = pairedDifference(losses - wins, wins + losses, n);
      if (there === null || back === null) throw new Error('no interval');
      expect(there.low).toBeLessThanOrEqual(there.value);
      expect(there.high).toBeGreaterThanOrEqual(there.value);
      expect(there.low).toBeGreaterThanOrEqual(-1);
      expect(there.high).toBeLessThanOrEqual(1);
      expect([back.low, back.high]).toEqual([expect.closeTo(-there.high, 12), expect.closeTo(-there.low, 12)]);
      const rate = rateInterval(wins, n);
      expect(rate?.low).toBeLessThanOrEqual(wins / n);
      expect(rate?.high).toBeGreaterThanOrEqual(wins / n);
    }),
  );
});

const pair = (said: number, truth: 0 | 1): JudgedPair => ({ judge: 'j', item: 'i', model: 'm', said, truth });

test('a judge by hand: 3 of 4 right ones accepted, 1 of 2 wrong ones', () => {
  const judged = [pair(1, 1), pair(1, 1), pair(1, 1), pair(0, 1), pair(1, 0), pair(0, 0), pair(Number.NaN, 1)];
  const [judge] = judgesOf(judged, {}).judges;
  expect(judge).toMatchObject({ n: 6, trueAccept: 3, falseReject: 1, falseAccept: 1, trueReject: 1 });
  expect([judge?.trueAcceptRate?.value, judge?.falseAcceptRate?.value]).toEqual([0.75, 0.5]);
  // Agreement 4/6, by chance (4*4 + 2*2)/36 = 5/9: kappa (2/3 - 5/9) / (4/9) = 1/4.
  expect(judge?.kappa).toBeCloseTo(0.25, 12);
});

test('a judge that gives scores is asked for a threshold', () => {
  const judged = [pair(0.9, 1), pair(0.2, 0)];
  expect(judgesOf(judged, {})).toMatchObject({ judges: [], questions: [{ kind: 'threshold' }] });
  expect(judgesOf(judged, { threshold: 0.5 }).judges).toMatchObject([{ trueAccept: 1, trueReject: 1 }]);
});

test('a judge of its own scale takes the same share of it, and no threshold off it', () => {
  const judged = [pair(9, 1), pair(4, 0), pair(5, 1)];
  expect(judgesOf(judged, { threshold: { percent: 50 } }).judges).toMatchObject([{ trueAccept: 2, trueReject: 1 }]);
  expect(judgesOf(judged, { threshold: 70 })).toMatchObject({ judges: [], questions: [{ kind: 'threshold' }] });
});

test.each([
  ['50%', { percent: 50 }],
  [' 66,7 % ', { percent: 66.7 }],
  ['0,5', 0.5],
  ['.5', 0.5],
  ['100', 100],
  ['', null],
  ['%', null],
  ['101%', null],
  ['-1', null],
  ['1e1', null],
])('a threshold typed as %s', (text, expected) => {
  expect(thresholdTyped(text)).toEqual(expected);
});

test('a judge with nothing wrong to accept has no rate of it', () => {
  expect(judgesOf([pair(1, 1)], {}).judges[0]).toMatchObject({ falseAcceptRate: null, kappa: null });
});

test('rates are over distinct items: an item tried often counts once', async () => {
  const rows = ['a,1,1', 'a,2,1', 'a,3,1', 'b,1,0', 'c,1,0'].map((row) => row.replace(/,(\d)$/, ',gpt-x,$1'));
  const { by_model } = await jsonOf([textFile('m.csv', `item,run,model,passed\n${rows.join('\n')}\n`)]);
  expect(by_model['gpt-x']).toMatchObject({
    n: 5,
    passed: 3,
    pass_rate: 0.6,
    items: 3,
    item_successes: 1,
    item_rate: expect.closeTo(1 / 3, 6),
  });
});

test('an error is a failure of its model and leaves dependence alone', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `q${i},${i % 3 === 0 ? 0 : 1},${i % 4 === 0 ? 0 : 1}`);
  const plain = await jsonOf([textFile('m.csv', `id,gpt-a,gpt-b\n${rows.join('\n')}\n`)]);
  const more = await jsonOf([textFile('m.csv', `id,gpt-a,gpt-b\n${rows.join('\n')}\nq40,error,1\nq41,error,1\n`)]);
  expect(more.by_model['gpt-a']).toMatchObject({ n: 42, errors: 2, passed: plain.by_model['gpt-a']?.passed });
  expect(more.dependence?.items).toBe(42);
  expect(more.dependence?.rho.value).toBeCloseTo(plain.dependence?.rho.value ?? Number.NaN, 1);
});
