/** Tasks taken up ladders on which nothing is left to chance, dollar by dollar; where chance counts, shares in closed form. */
import { describe, expect, it } from 'vitest';
import { sharedInLineage } from '../../../../shared/engine/difficulty.ts';
import { abandoned, blockSize, newBlock, silentFailure, success } from '../../../../shared/engine/simulate/block.ts';
import { climb } from '../../../../shared/engine/simulate/climb.ts';
import type { PlayableCategory } from '../../../../shared/engine/simulate/playable.ts';
import type { PlayableLadder, PlayableRung } from '../../../../shared/engine/simulate/playableLadder.ts';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { rowId } from '../../../../shared/foundation/ids.ts';

const always = Number.POSITIVE_INFINITY;
const never = Number.NEGATIVE_INFINITY;

/** An attempt of 1,000 prompt tokens at 0.001 USD and 100 written at 0.01: 2 USD; it takes 1 + 100 x 0.1 = 11 seconds. */
const rung = (more: Partial<PlayableRung> = {}): PlayableRung => ({
  attempts: 1,
  verified: false,
  trueAccept: 1,
  falseAccept: 1,
  fooled: null,
  errorShare: 0,
  errorBilledShare: 0,
  repeats: null,
  kin: null,
  latent: always,
  feedbackLatent: null,
  rates: [{ fromTokens: 0, inclusive: true, prompt: 0.001, completion: 0.01 }],
  marginal: false,
  feeUsd: 0,
  prompt: { median: 1000, sigma: 0 },
  grows: null,
  completion: { median: 100, sigma: 0 },
  checkUsd: 0,
  checkMinutes: 0,
  secondsBefore: 1,
  secondsPerToken: 0.1,
  ...more,
});

const checked = (more: Partial<PlayableRung> = {}): PlayableRung =>
  rung({ verified: true, trueAccept: 1, falseAccept: 0, checkUsd: 0.5, checkMinutes: 3, ...more });

const category = (more: Partial<PlayableCategory> = {}): PlayableCategory => ({
  id: rowId('row'),
  upTo: 1,
  timed: true,
  rootRho: 0,
  rootTau: 0,
  rootRest: 1,
  rootFresh: 1,
  beta: 0,
  gamma: 0,
  humanMinutes: 20,
  humanUsd: 7,
  humanSuccess: 1,
  silentFailureUsd: 0,
  fixedUsd: 0,
  policy: { kind: 'ladder', rungs: [], onReject: 'deliver' },
  ...more,
});

interface Made {
  onReject?: PlayableLadder['onReject'];
  row?: Partial<PlayableCategory>;
  dearer?: number;
  z?: number;
  blocks?: number;
}

/** What becomes of each task of so many blocks: how it ends, USD, minutes, seconds. */
const played = (rungs: PlayableRung[], { onReject = 'deliver', row, dearer = 1, z = 0, blocks = 1 }: Made = {}) => {
  const block = newBlock();
  const stream = new Stream('climb');
  const found: { end: number; usd: number; minutes: number; seconds: number }[] = [];
  for (let b = 0; b < blocks; b++) {
    block.z.fill(z);
    block.ease.fill(0);
    block.dearer.fill(dearer);
    for (const values of [block.usd, block.minutes, block.seconds]) values.fill(0);
    const tasks = Int32Array.from({ length: blockSize }, (_, i) => i);
    climb({ block, stream, category: category(row) }, { kind: 'ladder', rungs, onReject }, tasks, blockSize);
    for (let i = 0; i < blockSize; i++)
      found.push({ end: block.ends[i]!, usd: block.usd[i]!, minutes: block.minutes[i]!, seconds: block.seconds[i]! });
  }
  return found;
};

/** What becomes of every task alike. */
const each = (rungs: PlayableRung[], made: Made = {}) => {
  const [first, ...others] = played(rungs, made);
  for (const other of others) expect(other).toEqual(first);
  return first!;
};

const shareOf = (found: readonly { end: number }[], end: number): number =>
  found.filter((task) => task.end === end).length / found.length;

describe('a task', () => {
  it('costs what its tokens do, dearer where it is harder, and waits for the first token and each one after', () => {
    expect(each([rung()])).toEqual({ end: success, usd: 2, minutes: 0, seconds: 11 });
    expect(each([rung({ feeUsd: 0.25 })], { dearer: 3 }).usd).toBeCloseTo(6.75, 12);
    expect(each([rung()], { row: { timed: false } }).seconds).toBe(0);
    expect(each([rung({ latent: never })])).toMatchObject({ end: silentFailure, usd: 2 });
  });

  it('is checked at each attempt, and goes on until it is accepted', () => {
    expect(each([checked(), rung()])).toEqual({ end: success, usd: 2.5, minutes: 3, seconds: 11 });
    // What a check costs is no dearer for a harder task.
    expect(each([checked()], { dearer: 3 }).usd).toBe(6.5);
    expect(each([checked({ latent: never }), rung()])).toEqual({ end: success, usd: 4.5, minutes: 3, seconds: 22 });
    expect(each([checked({ latent: never, attempts: 3 }), rung()])).toEqual({
      end: success,
      usd: 9.5,
      minutes: 9,
      seconds: 44,
    });
    // Good work that a check never accepts is delivered in the end; bad work that it always accepts goes out at once.
    expect(each([checked({ trueAccept: 0 }), checked({ trueAccept: 0 })])).toMatchObject({ end: success, usd: 5 });
    expect(each([checked({ latent: never, falseAccept: 1 }), rung()])).toMatchObject({ end: silentFailure, usd: 2.5 });
  });

  it('is delivered, handed to a person or given up where nothing was accepted', () => {
    const failing = [checked({ latent: never })];
    expect(each(failing)).toEqual({ end: silentFailure, usd: 2.5, minutes: 3, seconds: 11 });
    expect(each(failing, { onReject: 'human' })).toEqual({ end: success, usd: 9.5, minutes: 23, seconds: 11 });
    expect(each(failing, { onReject: 'human', row: { humanSuccess: 0 } })).toMatchObject({ end: abandoned, usd: 9.5 });
    expect(each(failing, { onReject: 'abandon' })).toEqual({ end: abandoned, usd: 2.5, minutes: 3, seconds: 11 });
    const half = played(failing, { onReject: 'human', row: { humanSuccess: 0.3 }, blocks: 10 });
    expect(Math.abs(shareOf(half, success) - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / half.length));
  });

  it('is retried with the luck of a retry that is told what was wrong', () => {
    const told = checked({ latent: never, feedbackLatent: always, attempts: 2 });
    expect(each([told])).toEqual({ end: success, usd: 5, minutes: 6, seconds: 22 });
    expect(
      each([checked({ latent: never, feedbackLatent: never, attempts: 2 })], { onReject: 'abandon' }),
    ).toMatchObject({
      end: abandoned,
      usd: 5,
    });
  });
});

describe('an attempt that ends in an error', () => {
  it('brings nothing, costs the part that is billed, and waits for its first token alone', () => {
    const lost = rung({ errorShare: 1 });
    expect(each([lost])).toEqual({ end: abandoned, usd: 0, minutes: 0, seconds: 1 });
    expect(each([{ ...lost, errorBilledShare: 0.25 }], { dearer: 3 })).toMatchObject({ end: abandoned, usd: 1.5 });
    // Nothing is checked; the next step takes over.
    expect(each([checked({ errorShare: 1, errorBilledShare: 1, attempts: 2 }), rung()])).toEqual({
      end: success,
      usd: 6,
      minutes: 0,
      seconds: 13,
    });
    expect(each([lost], { onReject: 'human' })).toMatchObject({ end: success, usd: 7, minutes: 20 });
  });

  it('is one in so many, and stands beside those that were rejected', () => {
    // Four in ten are lost; half of the others fail and are rejected: 0.4 + 0.3 go on, and then half of them come through.
    const found = played(
      [checked({ errorShare: 0.4, latent: 0, checkMinutes: 1 }), checked({ latent: 0, checkMinutes: 100 })],
      { onReject: 'abandon', blocks: 20 },
    );
    const near = (share: number, expected: number): void =>
      expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / found.length));
    near(shareOf(found, success), 0.3 + 0.35);
    near(shareOf(found, abandoned), 0.35);
    near(found.filter(({ minutes }) => minutes >= 100).length / found.length, 0.7);
    near(found.filter(({ minutes }) => minutes === 100).length / found.length, 0.4);
    // First lost: 1 second and no USD; else 11 and 2.5; the second step 11 and 2.5 again.
    const kinds = new Set(found.map(({ usd, minutes, seconds }) => `${usd} ${minutes} ${seconds}`));
    expect([...kinds].sort()).toEqual(['2.5 1 11', '2.5 100 12', '5 101 22']);
  });
});

describe('a price by size', () => {
  const tiers = (inclusive: boolean, more: Partial<PlayableRung> = {}): PlayableRung =>
    rung({
      rates: [
        { fromTokens: 0, inclusive: true, prompt: 0.001, completion: 0.01 },
        { fromTokens: 1000, inclusive, prompt: 0.003, completion: 0.02 },
        { fromTokens: 2000, inclusive, prompt: 0.004, completion: 0.03 },
      ],
      ...more,
    });
  const sized = (median: number) => ({ prompt: { median, sigma: 0 } });
  const usd = (one: PlayableRung): number => each([one]).usd;

  it('is that of the tier the prompt reaches', () => {
    expect(usd(tiers(true, sized(999)))).toBeCloseTo(0.999 + 1, 12);
    expect(usd(tiers(true))).toBeCloseTo(3 + 2, 12);
    expect(usd(tiers(false))).toBeCloseTo(1 + 1, 12);
    expect(usd(tiers(false, sized(1001)))).toBeCloseTo(3.003 + 2, 12);
    expect(usd(tiers(true, sized(2500)))).toBeCloseTo(10 + 3, 12);
  });

  it('is that of the tokens beyond a threshold alone where it is marginal', () => {
    const marginal = { marginal: true };
    expect(usd(tiers(true, { ...sized(1500), ...marginal }))).toBeCloseTo(1 + 1.5 + 1, 12);
    expect(usd(tiers(true, { ...sized(2500), ...marginal }))).toBeCloseTo(1 + 3 + 2 + 1, 12);
  });

  it('is asked of each request where the prompt grows, with the answer shared evenly', () => {
    // Requests of 800, 1,100 and half of one of 1,400; 2.5 on average share 100 tokens written.
    const grows = { requests: [2.5], scales: [1], first: 800, growth: 300, steps: 2.5 };
    expect(usd(tiers(true, { grows }))).toBeCloseTo(0.8 + 40 * 0.01 + (3.3 + 40 * 0.02) + 0.5 * (4.2 + 40 * 0.02), 12);
    // Twice as large: 1,600, 2,200 and 2,800.
    expect(usd(tiers(true, { grows: { ...grows, scales: [2] } }))).toBeCloseTo(
      4.8 + 0.8 + (8.8 + 1.2) + 0.5 * (11.2 + 1.2),
      12,
    );
  });

  it('falls on as many tasks of each kind where they differ', () => {
    const grows = { requests: [1, 2], scales: [1, 3], first: 100, growth: 0, steps: 1 };
    const found = played([rung({ grows, completion: { median: 0, sigma: 0 } })], { blocks: 20 });
    for (const kind of [0.1, 0.2, 0.3, 0.6]) {
      const share = found.filter((task) => Math.abs(task.usd - kind) < 1e-9).length / found.length;
      expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / found.length));
    }
  });

  it('spreads as the tokens do: e^(s z) of their median', () => {
    const found = played([rung({ prompt: { median: 1000, sigma: 0.5 }, completion: { median: 0, sigma: 1 } })], {
      blocks: 20,
    });
    const logs = found.map(({ usd: paid }) => Math.log(paid));
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
    expect(Math.abs(mean)).toBeLessThan(4 * (0.5 / Math.sqrt(logs.length)));
    expect(Math.abs(variance - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(2 / logs.length));
  });
});

describe('luck', () => {
  const both = (found: readonly { end: number }[], expected: number): void =>
    expect(Math.abs(shareOf(found, success) - expected)).toBeLessThan(
      4 * Math.sqrt((expected * (1 - expected)) / found.length),
    );
  const row = { rootTau: Math.sqrt(0.5), rootRest: Math.sqrt(0.5) };
  const two = (more: Partial<PlayableRung>, other: Partial<PlayableRung>): PlayableRung[] => [
    checked({ latent: 0, ...more }),
    checked({ latent: 0, ...other }),
  ];
  const abandon = { onReject: 'abandon', blocks: 20 } as const;
  // Two of a median both fail with 1/4 + asin(what they share) / 2 pi.
  const either = (shared: number): number => 0.75 - Math.asin(shared) / (2 * Math.PI);

  it('of the same model again repeats in part, within a rung and from one to another', () => {
    const first = { slot: 0, first: true };
    both(played([checked({ latent: 0, attempts: 2, repeats: first })], { ...abandon, row }), either(0.5));
    both(played(two({ repeats: first }, { repeats: { slot: 0, first: false } }), { ...abandon, row }), either(0.5));
    // All of it repeats: a second attempt brings nothing.
    const whole = { rootTau: 1, rootRest: 0 };
    both(played([checked({ latent: 0, attempts: 3, repeats: first })], { ...abandon, row: whole }), 0.5);
  });

  it('of different models is their own, and shared in part within a lineage', () => {
    both(played(two({}, {}), { ...abandon, row }), either(0));
    both(
      played(two({ repeats: { slot: 0, first: true } }, { repeats: { slot: 1, first: true } }), { ...abandon, row }),
      either(0),
    );
    const kin = (slot: number, first: boolean) => ({ repeats: { slot, first: true }, kin: { slot: 2, first } });
    both(played(two(kin(0, true), kin(1, false)), { ...abandon, row }), either(0.5 * sharedInLineage));
    both(
      played(two(kin(0, true), kin(1, false)), { ...abandon, row: { rootTau: 1, rootRest: 0 } }),
      either(sharedInLineage),
    );
  });

  it('of one attempt is that of rho left, which the ease of the task is held against', () => {
    // Phi(1 / 0.5): a latent value of 1 against luck of half a standard deviation.
    both(played([rung({ latent: 1 })], { blocks: 20, row: { rootFresh: 0.5 } }), 0.97725);
  });

  it('of a check that is fooled more by harder tasks is Phi(level + rise z)', () => {
    const fooled = checked({ latent: never, fooled: { level: -1, rise: 0.5 }, falseAccept: 0.99 });
    const seen = (z: number): number => shareOf(played([fooled], { ...abandon, z }), silentFailure);
    expect(Math.abs(seen(0) - 0.15866)).toBeLessThan(0.011);
    expect(Math.abs(seen(4) - 0.84134)).toBeLessThan(0.011);
    const flat = played([checked({ latent: never, falseAccept: 0.3, trueAccept: 0.9 })], abandon);
    expect(Math.abs(shareOf(flat, silentFailure) - 0.3)).toBeLessThan(0.013);
    const good = played([checked({ falseAccept: 0.3, trueAccept: 0.9 })], abandon);
    expect(Math.abs(shareOf(good, success) - 0.9)).toBeLessThan(0.009);
  });
});
