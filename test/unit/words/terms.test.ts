import { describe, expect, it } from 'vitest';
import { termsWords } from '../../../shared/words/terms.ts';
import type { Word } from '../../../shared/words/words.ts';

const names = Object.keys(termsWords);
const words: Record<string, Word> = termsWords;

describe('the glossary', () => {
  it('gives every term a meaning and every meaning a term', () => {
    const bases = new Set(names.map((name) => name.replace(/(Term|Meaning)$/, '')));
    expect(names.length).toBe(2 * bases.size);
    for (const base of bases)
      expect([words[`${base}Term`] !== undefined, words[`${base}Meaning`] !== undefined]).toEqual([true, true]);
  });

  it.each(names.filter((name) => name.endsWith('Meaning')))('%s is one sentence in both languages', (name) => {
    const { en = '', zh = '' } = words[name] ?? {};
    expect(en.match(/\.(?:\s|$)/g)).toHaveLength(1);
    expect(zh.match(/。/g)).toHaveLength(1);
    expect(zh).toMatch(/。$/);
  });
});
