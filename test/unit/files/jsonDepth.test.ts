/** JSON that nests deeper than any export is refused by name before anybody walks it, in whatever form it comes. */
import { expect, it } from 'vitest';
import { readEvalFile } from '../../../shared/evals/readEvals.ts';
import { readLimits } from '../../../shared/files/limits.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { readUsage } from '../../../shared/usage/readUsage.ts';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const large = (text: string): string =>
  JSON.stringify({ note: 'x'.repeat(5 * 1024 * 1024), data: [0] }).replace('0]', `${text}]`);

const kindOf = async (text: string): Promise<(string | null)[]> => {
  const bytes = new TextEncoder().encode(text);
  const usage = await readUsage([bytesSource('a.json', bytes)]);
  const evals = await readEvalFile({ source: bytesSource('a.json', bytes), folder: null });
  return [usage, evals].map((read) => (read.ok ? null : read.error.kind));
};

it.each([
  ['an object', (text: string) => `{"data": [{"id": ${text}}]}`],
  ['a line', (text: string) => `{"id": ${text}}\n{"id": 1}\n`],
  ['an element of a list', (text: string) => `[{"a": "[\\"["}, ${text}]`],
  ['an element of a large object', large],
])('as %s', { tags: ['slow'] }, async (_, within) => {
  expect(await kindOf(within(nested(20_000)))).toEqual(['fileTooDeep', 'fileTooDeep']);
  expect(await kindOf(within(nested(readLimits.jsonDepth - 5)))).not.toContain('fileTooDeep');
});

it('counts levels, not brackets, and none inside texts', async () => {
  const wide = JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ model: `m${i}`, texts: ['[[[{{{'] })));
  expect(await kindOf(wide)).not.toContain('fileTooDeep');
});
