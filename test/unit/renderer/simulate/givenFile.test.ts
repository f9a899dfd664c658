/** A chosen file is read piece by piece, and one that went away meanwhile is told. */
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../../../renderer/simulate/givenFile.ts';
import { answering, readWhole } from '../../../../shared/files/reading.ts';

const gone = (size: number): Blob => {
  const blob = new Blob([new Uint8Array(size)]);
  return Object.assign(blob, { slice: () => Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject() }) });
};

describe('a chosen file', () => {
  it('comes in pieces that make the whole', { tags: ['slow'] }, async () => {
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);
    const source = sourceOf({ name: 'big.csv', content: new Blob([bytes]) });
    let pieces = 0;
    for await (const piece of source.chunks()) pieces += Number(piece.length > 0);
    expect([pieces, source.size]).toEqual([3, 2_500_000]);
    expect(Buffer.from(await readWhole(source, 3_000_000)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('that is gone is refused by name', async () => {
    const source = sourceOf({ name: 'moved.csv', content: gone(10) });
    expect(await answering(() => readWhole(source, 100))).toMatchObject({
      ok: false,
      error: { kind: 'fileUnreadable', details: { name: 'moved.csv' } },
    });
  });
});
