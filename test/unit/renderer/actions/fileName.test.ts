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
