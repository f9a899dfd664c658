import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fileNameOf } from '../../../../renderer/actions/fileName.ts';

it.each([
  ['All traffic, late 2025', 'All-traffic-late-2025.portfolio'],
  ['示例：全部流量', '示例-全部流量.portfolio'],
  ['../../etc/passwd', 'etc-passwd.portfolio'],
  ['   ', 'plan.portfolio'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j.portfolio'],
])('%s is saved as %s', (title, name) => {
  expect(fileNameOf(title, 'portfolio')).toBe(name);
});

it('never leaves a name that a system refuses or hides', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const name = fileNameOf(title, 'xlsx');
      expect(name).toMatch(/^[\p{L}\p{N}_][^/\\:*?"<>|\p{Cc}]*\.xlsx$/u);
      expect(name.length).toBeLessThanOrEqual(85);
    }),
  );
});

it('is cut to what a file system holds, between characters', () => {
  const bytesOf = (name: string): number => new TextEncoder().encode(name).length;
  for (const character of ['方', '𠮷', 'é', 'n']) {
    const name = fileNameOf(character.repeat(300), 'portfolio');
    expect(bytesOf(name)).toBeLessThanOrEqual(255);
    expect(name.replace('.portfolio', '').replaceAll(character, '')).toBe('');
  }
  // 80 Chinese characters are kept whole, and half a surrogate pair is left out.
  expect(fileNameOf('方'.repeat(80), 'portfolio')).toBe(`${'方'.repeat(80)}.portfolio`);
  expect(fileNameOf('half \ud83d', 'portfolio')).toBe('half.portfolio');
});
