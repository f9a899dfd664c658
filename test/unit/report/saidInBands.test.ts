import { describe, expect, it } from 'vitest';
import { bandName, saidInBands } from '../../../shared/report/saidInBands.ts';
import { missesByChance } from '../../../shared/report/transferTables.ts';
import { sayIn } from '../../../shared/words/say.ts';

describe('what was said, in bands', () => {
  it('keeps a band without comparisons, and tells a miss by its size and its number of comparisons', () => {
    const bands = saidInBands([
      { said: 0.6, happened: 0.66, pairs: 100 },
      { said: 0.83, happened: 0.58, pairs: 99 },
      { said: 0.995, happened: 0.96, pairs: 400 },
    ]);
    expect(bands.map(({ bin, isMiss }) => [bin?.pairs ?? null, isMiss])).toEqual([
      [100, true],
      [99, false],
      [null, false],
      [400, false],
    ]);
    expect(bands[1]?.off).toBeCloseTo(-0.25, 12);
  });

  it('lays beside each band what chance alone would do, where that is known', () => {
    const range = { low: -0.1, high: 0.08 };
    const bands = saidInBands([{ said: 0.8, happened: 0.9, pairs: 200 }], { '0.75': range });
    expect(bands.map(({ byChance }) => byChance)).toEqual([null, range, null, null]);
    expect(bands[1]?.isMiss).toBe(true);
  });

  it('says how many bands miss by chance alone, in whole numbers', () => {
    expect(sayIn('en')('evidence.sureChanceNote', missesByChance('en'))).toMatch(
      /Of some 26 bands with 100 comparisons or more 11 miss there \(7 to 16\)\.$/,
    );
    expect(sayIn('zh')('evidence.sureChanceNote', missesByChance('zh'))).toMatch(
      /约 26 个.*11 个未命中（7 至 16 个）。$/,
    );
  });

  it('names the last band without an upper end', () => {
    const names = saidInBands([]).map(({ band }) => bandName(band, 'en', sayIn('en')));
    expect(names).toEqual(['50% to 75%', '75% to 90%', '90% to 99%', '99% or more']);
  });
});
