import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { priceListFormats } from '../../../../shared/catalog/import/formats.ts';
import { readPriceList } from '../../../../shared/catalog/import/readPriceList.ts';
import { allWords } from '../../../../shared/words/all.ts';
import { sayIn } from '../../../../shared/words/say.ts';

const fixture = (id: string) => readFileSync(new URL(`../../../fixtures/imports/${id}.json`, import.meta.url), 'utf8');

describe('the formats of price lists', () => {
  it.each(priceListFormats)('$id alone recognises its example', ({ id }) => {
    const json: unknown = JSON.parse(fixture(id));
    const takers = priceListFormats.filter((format) => format.recognise(json, '2026-08-01') !== null);
    expect(takers.map((format) => format.id)).toEqual([id]);
  });

  it('are named once: no text says their names by heart, refusals list all of them', () => {
    // Where a stack is handed over, LiteLLM is the gateway and no price list.
    const { handover: _, ...others } = allWords;
    const texts = JSON.stringify(others);
    const refused = readPriceList('{}', '2026-08-01');
    if (refused.ok) throw new Error('an empty object is no price list');
    for (const { publisher } of priceListFormats) {
      if (!publisher.startsWith('OpenRouter')) expect(texts).not.toContain(publisher.split(' ')[0]);
      expect(refused.error.message).toContain(publisher);
      for (const language of ['en', 'zh'] as const)
        expect(sayIn(language)('refusals.priceListUnknown', refused.error.details)).toContain(publisher);
    }
  });
});
