import { describe, expect, it } from 'vitest';
import { goalTable } from './goals.ts';

describe('the table of goals', () => {
  it('is filled from the shipped matrices, and names what no folder holds', { tags: ['slow'] }, async () => {
    const { rows, absent } = await goalTable([]);
    expect(rows.slice(1).map(([name, size]) => [name, size])).toEqual([
      ['assistant-gaia-openhands.dev', '165 x 17'],
      ['programming-swebench-openhands.dev', '500 x 17'],
    ]);
    // Half of the models tells unions of the others' pairs, triples and fives within a point.
    const [, , noise, least, ...errors] = rows[2] ?? [];
    expect(noise).toMatch(/^\d\.\d\d, \d\.\d\d, \d\.\d\d$/);
    // No two numbers, chosen with the answers in sight, err more than those fitted to the other half.
    for (const [i, known] of (least ?? '').split(', ').entries()) {
      expect(Number(known)).toBeGreaterThan(0);
      expect(Number(known)).toBeLessThan(Number(errors[i]));
      expect(Number(errors[i])).toBeLessThan(1);
    }
    expect(absent.map((line) => line.split(':')[0])).toEqual([
      'programming-swebench-bashonly',
      'programming-livecodebench',
      'translation-wmt25-gemba',
      'technology-mcpmark',
      'qa-misguided-attention',
    ]);
  });

  it('says of a folder that is not there that it is not', async () => {
    const { rows, absent } = await goalTable(['no/such/folder']);
    expect(rows).toHaveLength(1);
    expect(absent[0]).toBe('no/such/folder: no folder that can be read');
  });
});
