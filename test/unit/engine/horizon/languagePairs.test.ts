/** What pairs of languages of the evidence lose: by hand, and of the catalog that ships. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Evidence, newEvidence } from '../../../../shared/catalog/evidence.ts';
import { pairLossOf } from '../../../../shared/engine/horizon/languagePairs.ts';
import { evidenceId, modelId } from '../../../../shared/foundation/ids.ts';

const row = (model: string, pair: string, successes: number | null, test = 'tests'): Evidence =>
  newEvidence({
    id: evidenceId(`${model}|${test}-${pair}`),
    modelId: modelId(model),
    category: 'translation',
    benchmark: `${test}-${pair}`,
    config: pair,
    metric: 'share',
    value: 0,
    successes,
    trials: 99,
    source: test,
    selfReported: false,
    owner: 'user',
  });

const shipped = JSON.parse(
  readFileSync(new URL('../../../../db/seed/evidence.json', import.meta.url), 'utf8'),
) as Evidence[];

describe('a language of a test in several', () => {
  it('loses what its probits lie below those of the others, model by model', () => {
    // (84 + 0.5) / 100 and (50 - 0.5 + 0.5) / 100 are probits 1.0152 and 0.
    const found = pairLossOf([row('a/a', 'en-zh', 49.5), row('a/a', 'en-ja', 84), row('b/b', 'en-ja', 10)], 'zh-Hans');
    expect(found).toEqual({ successLost: expect.closeTo(1.0152, 4), models: 1, others: ['ja'], source: 'tests' });
    expect(pairLossOf([row('a/a', 'en-zh', 49.5), row('a/a', 'en-ja', 84)], 'ja')?.successLost).toBeCloseTo(-1.0152, 4);
  });

  it('is not known of a language alone, of counts nobody gave, of no pair and of another test', () => {
    expect(pairLossOf([row('a/a', 'en-zh', 40)], 'zh-Hans')).toBeNull();
    expect(pairLossOf([row('a/a', 'en-zh', 40), row('a/a', 'en-ja', null)], 'zh')).toBeNull();
    expect(pairLossOf([row('a/a', 'en-zh', 40), row('a/a', 'en-ja', 50)], 'ru')).toBeNull();
    expect(pairLossOf([row('a/a', 'en-zh', 40), row('a/a', 'en-ja', 50, 'others')], 'zh')).toBeNull();
    expect(pairLossOf([row('a/a', 'long-en-zh', 40), row('a/a', 'long-en-ja', 50)], 'zh')).toBeNull();
    expect(pairLossOf([{ ...row('a/a', 'en-zh', 40), config: 'whole' }, row('a/a', 'en-ja', 50)], 'zh')).toBeNull();
  });

  it('is Chinese alone of the study’s languages, in the catalog that ships', () => {
    expect(pairLossOf(shipped, 'zh-Hans')).toMatchObject({ models: 7, others: ['cs', 'hi', 'ja'] });
    for (const id of ['ru', 'es', 'th', 'other', 'en']) expect(pairLossOf(shipped, id)).toBeNull();
    // What one language loses against the others is what they gain against it, on average.
    const each = ['zh', 'ja', 'cs', 'hi'].map((id) => pairLossOf(shipped, id)?.successLost ?? Number.NaN);
    expect(Math.abs(each.reduce((sum, lost) => sum + lost, 0))).toBeLessThan(0.1);
  });

  it('is finite where all or nothing succeeds, and taken of the test with most models', () => {
    const all = pairLossOf([row('a/a', 'en-zh', 0), row('a/a', 'en-ja', 99)], 'zh');
    expect(all?.successLost).toBeCloseTo(2 * 2.5758, 3);
    const more = [...'bcd'].flatMap((model) => [
      row(`${model}/m`, 'en-zh', 50, 'larger'),
      row(`${model}/m`, 'en-cs', 50, 'larger'),
    ]);
    expect(pairLossOf([row('a/a', 'en-zh', 0), row('a/a', 'en-ja', 99), ...more], 'zh')).toMatchObject({
      successLost: 0,
      models: 3,
      source: 'larger',
    });
  });
});
