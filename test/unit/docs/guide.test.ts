/** The guide's files say what the application shows, in both languages, and each picture is there and small. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { pictureFile, walkIds, walks } from '../../../shared/guide/guide.ts';
import { languages } from '../../../shared/words/words.ts';
import { guideFiles } from '../../guide/write.ts';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));

describe('the guide', () => {
  it('stands in docs as the application shows it; `npm run screens -- --guide` writes it', () => {
    for (const [name, text] of Object.entries(guideFiles())) expect(readFileSync(docs + name, 'utf8')).toBe(text);
  });

  it('has its pictures and no others, under 3 MiB together', () => {
    const named = walkIds.flatMap((id) => walks[id].steps.flatMap(({ picture }) => picture ?? []));
    const files = named.flatMap((picture) => languages.map((language) => `${pictureFile(picture, language)}.png`));
    const there = readdirSync(`${docs}guide`);
    expect(there.sort()).toEqual(files.sort());
    const bytes = there.reduce((sum, name) => sum + statSync(`${docs}guide/${name}`).size, 0);
    expect(bytes).toBeLessThan(3 * 1024 * 1024);
  });

  it('leaves nothing in the other language, and stars come in pairs', () => {
    for (const id of walkIds)
      for (const { en, zh } of [walks[id].title, ...walks[id].steps.map(({ text }) => text)]) {
        expect(en).not.toMatch(/[\u4e00-\u9fff]/);
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        for (const text of [en, zh]) expect(text.split('*').length % 2).toBe(1);
      }
  });
});
