/** Every text of the words table is said somewhere: what nobody says is not kept up. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { allWords } from '../../../shared/words/all.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Without the table itself, in which every text is. */
const sources = ['shared', 'renderer', 'electron', 'db']
  .flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !(folder === 'shared' && name.startsWith('words/')))
      .map((name) => readFileSync(`${root}${folder}/${name}`, 'utf8')),
  )
  .join('\n');

/** Texts in quotes, and those with blanks as what stands before the first and after the last blank. */
const quoted = new Set([...sources.matchAll(/['"]([\w.-]+)['"]/g)].map(([, text]) => text));
const templates = [...sources.matchAll(/`([\w.-]*)\$\{([^`]*)`/g)].map(([, start = '', rest = '']) => ({
  start,
  end: /\}([\w.-]*)$/.exec(rest)?.[1] ?? '',
  blanks: rest.split('${').length,
}));
const dotted = new Set([...sources.matchAll(/Words\.(\w+)/g)].map(([, key]) => key));

const fields = new Set([...sources.matchAll(/\b(\w+)\s*\??:/g)].map(([, name]) => name));
const isNamed = (name: string): boolean => quoted.has(name) || fields.has(name);

const isSaid = (area: string, key: string): boolean => {
  const plain = key.replace(/_(one|other)$/, '');
  const path = `${area}.${plain}`;
  if (quoted.has(path) || dotted.has(plain)) return true;
  return templates.some(({ start, end, blanks }) => {
    // A key whose area is added later begins with letters enough to be known by.
    if (!start.includes('.')) return start.length > 5 && plain.startsWith(start) && plain.endsWith(end);
    if (!start.startsWith(`${area}.`) || !path.startsWith(start) || !path.endsWith(end)) return false;
    // Where one blank is all of the name, it is a value or a field somewhere.
    return start !== `${area}.` || blanks > 1 || isNamed(plain.slice(0, plain.length - end.length));
  });
};

it('every text is said by some source', () => {
  const unsaid = Object.entries(allWords).flatMap(([area, words]) =>
    Object.keys(words)
      .filter((key) => !isSaid(area, key))
      .map((key) => `${area}.${key}`),
  );
  expect(unsaid).toEqual([]);
});
