import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedSource } from '../../../shared/catalog/sourceName.ts';
import { definitionIn, differenceIn, sourceIn } from '../../../shared/words/catalogSentences.ts';
import { lifeNoteIn } from '../../../shared/words/lifeSentences.ts';

const seed = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/seed/${name}`, import.meta.url), 'utf8'));
const definitions = [
  ...new Set<string>(
    seed('evidence.json').flatMap((row: { successDefinition: string | null }) => row.successDefinition ?? []),
  ),
];

/** Three Latin words in a row, names of models and benchmarks taken out. */
const isEnglish = (text: string): boolean =>
  /(?:\b[a-z]{2,} ){2}[a-z]{2,}\b/.test(text.replaceAll(/[A-Z][\w.+-]*(?: [A-Z\d][\w.+-]*)*/g, ''));

describe('what a success is, in Chinese', () => {
  it('is told of every definition that ships', () => {
    expect(definitions.length).toBeGreaterThan(60);
    expect(definitions.filter((definition) => isEnglish(definitionIn(definition, 'zh')))).toEqual([]);
    expect(definitions.filter((definition) => definitionIn(definition, 'zh') === definition)).toEqual([]);
  });

  it('keeps full-width punctuation and the words of a planner', () => {
    for (const definition of definitions)
      expect(definitionIn(definition, 'zh')).not.toMatch(/[一-鿿][,;:!?]|[一-鿿]\./);
    expect(definitionIn('solved without a second call', 'zh')).toBe('solved without a second call');
    expect(definitionIn('answer matches', 'en')).toBe('answer matches');
  });
});

describe('a source, in Chinese', () => {
  it('is put as a sentence where the catalog has one', () => {
    const source =
      "OpenRouter's model list as read by a third party on 2026-10-08; the same in Portkey-AI/models pricing/*.json@f654307ec968, 2026-08-21";
    expect(sourceIn(namedSource(source).name, 'zh')).toBe(
      'OpenRouter 模型列表（第三方于 2026-10-08 读取）；Portkey（2026-08-21）亦同',
    );
    expect(sourceIn('Our contract', 'zh')).toBe('Our contract');
  });

  it('leaves no source of a price in English', () => {
    const sources = new Set<string>(
      seed('models.json').flatMap((model: { offers: { source: string }[] }) =>
        model.offers.map((offer) => offer.source),
      ),
    );
    const english = [...sources].filter((source) => isEnglish(sourceIn(namedSource(source).name, 'zh')));
    expect(english).toEqual([]);
  });

  it('leaves no difference between sources in English, neither who says what nor why', () => {
    const differing: { note: string | null; sourceA: string; sourceB: string }[] = seed('histories.json').flatMap(
      (model: { disagreements: [] }) => model.disagreements,
    );
    expect(differing.length).toBeGreaterThan(100);
    const notes = [...new Set(differing.flatMap(({ note }) => note ?? []))];
    expect(notes.filter((note) => differenceIn(note, 'zh') === note)).toEqual([]);
    expect(notes.filter((note) => differenceIn(note, 'en') !== note)).toEqual([]);
    const sides = [...new Set(differing.flatMap(({ sourceA, sourceB }) => [sourceA, sourceB]))];
    expect(sides.filter((side) => isEnglish(sourceIn(namedSource(side).name, 'zh')))).toEqual([]);
  });
});

describe('how long a model lasts, in Chinese', () => {
  it('is told of every note that ships, and as it stands in English', () => {
    const notes = new Set<string>(
      seed('models.json').flatMap((model: { shutdownNote?: string; lifecycleByHost?: { note?: string }[] }) =>
        [model.shutdownNote, ...(model.lifecycleByHost ?? []).map(({ note }) => note)].flatMap((note) => note ?? []),
      ),
    );
    expect(notes.size).toBeGreaterThan(4);
    expect([...notes].filter((note) => lifeNoteIn(note, 'zh') === note)).toEqual([]);
    expect([...notes].filter((note) => lifeNoteIn(note, 'en') !== note)).toEqual([]);
    expect(lifeNoteIn('our contract ends then', 'zh')).toBe('our contract ends then');
  });
});
