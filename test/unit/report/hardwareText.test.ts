/** Own or rented hardware before it enters a plan: every verdict in words, and its month three ways. */
import { describe, expect, it } from 'vitest';
import type { Hardware, Kept } from '../../../shared/engine/fleets/hardware.ts';
import type { Hosted } from '../../../shared/engine/serving/selfHost.ts';
import { hardwareMonth, hardwareVerdict } from '../../../shared/report/hardwareText.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { hosted } from './hostedByHand.ts';

const say = sayIn('en');
const asked = { gpu: 'H100', gpus: 4, isOwned: false, model: 'Open 70B', stack: null };
const told = (found: Kept, more: Partial<typeof asked> | { stack: string } = {}, tokensNow = 1e9) =>
  hardwareVerdict(found, { ...asked, ...more }, tokensNow, { say, language: 'en' });
const against = (more: Partial<NonNullable<Hosted['against']>>): Kept => ({
  ...hosted,
  against: { ...hosted.against!, ...more },
});

describe('the verdict on hardware', () => {
  it('counts every GPU of every replica, spares too, and names the work', () => {
    // Two GPUs a replica, three replicas; $9,000 a month beside an API of $10,000.
    expect(told(hosted)).toBe('Renting 6 H100 for this work costs $1,000 a month less than the API.');
    expect(told(hosted, { isOwned: true })).toBe('Owning 6 H100 for this work costs $1,000 a month less than the API.');
    expect(told(hosted, { stack: 'Small first' })).toBe(
      'Renting 6 H100 for “Small first” costs $1,000 a month less than the API.',
    );
  });

  it('says from how many times today’s volume on it pays, also where it is level today', () => {
    expect(told(against({ monthUsd: 8_000, breakEven: { firstTokens: 2.5e9, alwaysTokens: 3e9 } }))).toBe(
      'Renting 6 H100 for this work costs $1,000 a month more than the API. It pays from 2.5 times today’s volume.',
    );
    expect(told(against({ monthUsd: 9_000, breakEven: { firstTokens: 1e9, alwaysTokens: 1e9 } }))).toBe(
      'Renting 6 H100 for this work costs $0.00 a month more than the API. It pays from 1 times today’s volume.',
    );
  });

  it('says why it never pays: a load beyond reach, or an API that is free', () => {
    expect(told(against({ monthUsd: 100, breakEven: null, neededLoad: 0.9 }))).toBe(
      'Renting 6 H100 for this work never pays: it needs 90% load, your peaks allow 40%.',
    );
    expect(told(against({ monthUsd: 0, breakEven: null, neededLoad: null }))).toBe(
      'Renting 6 H100 for this work never pays: the same work costs nothing at the API.',
    );
  });

  it('without an answer says what is missing', () => {
    expect(told({ ...hosted, against: null })).toBe(
      'Renting 6 H100 for this work costs $9,000 a month. No API price is known to compare it with.',
    );
    const none = {
      kind: 'doesNotFit',
      model: hosted.model,
      gpu: hosted.gpu,
      gpus: 2,
      precision: 'bf16',
      weightsGb: 140,
      memoryGb: 130,
      withGpus: [],
      withPrecisions: [],
    } as const satisfies Kept;
    expect(told(none)).toBe('2 H100 cannot hold Open 70B.');
    expect(told({ kind: 'outside', model: hosted.model, why: 'compressedContext' })).toContain('Open 70B');
    expect(told({ kind: 'unpriced' } as Kept)).toBe('State what an hour of H100 costs.');
  });
});

describe('a month of hardware', () => {
  const lines = (hardware: Partial<Hardware>) =>
    hardwareMonth({ rented: { kind: 'unpriced' }, owned: { kind: 'unpriced' }, ...hardware } as Hardware, say).map(
      ({ id, label, values }) => [id, label, ...values],
    );
  const owned: Hosted = { ...hosted, month: { ...hosted.month, cashUsd: 150, fullUsd: 7_000 } };

  it('stands three ways, and what one of them does not have is unknown', () => {
    expect(lines({ rented: hosted, owned })).toEqual([
      ['tokens', 'Tokens', 10_000, null, null],
      ['replicas', 'Replicas, spares included', null, 3, 3],
      ['hardware', 'Hardware', null, 6_000, 6_000],
      ['overhead', 'Overhead', null, 1_200, 1_200],
      ['staff', 'Staff and space', null, 1_650, 1_650],
      ['overflow', 'Overflow to the API', null, 150, 150],
      ['cash', 'Cash', 10_000, 7_350, 150],
      ['full', 'Full cost', 10_000, 9_000, 7_000],
    ]);
    const full = (hardware: Partial<Hardware>) => lines(hardware).at(-1)?.slice(2);
    expect(full({ owned })).toEqual([10_000, null, 7_000]);
    expect(full({ rented: { ...hosted, against: null } })).toEqual([null, 9_000, null]);
    expect(full({})).toEqual([null, null, null]);
  });
});
