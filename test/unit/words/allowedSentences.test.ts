/** Whatever the engine or a command says is allowed has its Chinese. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { allowedInChinese } from '../../../shared/words/allowedSentences.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = ['shared/engine', 'electron/commands'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`${root}/${folder}/${name}`, 'utf8')),
);

/** The last text of each call that refuses, its blanks as numbers. */
const allowed = [
  ...new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:new EngineError|requireOneOf)\(([^;]*?)\);?\n/gs)].flatMap(([, args = '']) => {
        const texts = [...args.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, blanks]) =>
          (plain ?? blanks ?? '').replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '7'),
        );
        // A sum of two fields is a name.
        return texts.filter((text) => text.includes(' ') && !text.includes(' + '));
      }),
    ),
  ),
];

describe('what is allowed', () => {
  it('has its Chinese, wherever it is said', () => {
    expect(allowed.length).toBeGreaterThan(25);
    expect(allowed.filter((text) => /[a-z]{3,} |[a-z] [a-z]{2,}/.test(allowedInChinese(text)))).toEqual([]);
  });

  it('keeps numbers and names', () => {
    expect(allowedInChinese('0 to 120')).toBe('0 至 120');
    expect(allowedInChinese('one of a, b')).toBe('a, b 之一');
    expect(allowedInChinese('1, 2, 4, 8')).toBe('1, 2, 4, 8');
    expect(allowedInChinese('-0.9 to any finite number')).toBe('不小于 -0.9 的有限数');
  });
});
