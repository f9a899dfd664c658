import { describe, expect, it } from 'vitest';
import { Stream } from '../../../../shared/engine/simulate/stream.ts';
import { normalCdf } from '../../../../shared/foundation/normal.ts';

const draw = (seed: string, count: number, kind: 'fillNormals' | 'fillUniforms'): Float64Array => {
  const out = new Float64Array(count);
  new Stream(seed)[kind](out, count);
  return out;
};

/** Chi-square of counts against equal expectations, as a normal deviate (Wilson and Hilferty). */
const deviate = (counts: readonly number[]): number => {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const square = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const free = counts.length - 1;
  return (Math.cbrt(square / free) - 1 + 2 / (9 * free)) / Math.sqrt(2 / (9 * free));
};

describe('the stream', () => {
  const count = 2_000_000;

  it('has normals that fill equal shares of the normal curve, edges of layers and tail included', {
    tags: ['slow'],
  }, () => {
    const counts = new Array<number>(1000).fill(0);
    let beyond = 0;
    const normals = draw('normals', count, 'fillNormals');
    for (const x of normals) {
      counts[Math.min(999, Math.floor(1000 * normalCdf(x)))]! += 1;
      if (Math.abs(x) > 3.5) beyond += 1;
    }
    expect(Math.abs(deviate(counts))).toBeLessThan(4);
    const tail = 2 * normalCdf(-3.5) * count;
    expect(Math.abs(beyond - tail)).toBeLessThan(4 * Math.sqrt(tail));
  });

  it('has neighbours that know nothing of each other', { tags: ['slow'] }, () => {
    for (const apart of [1, 2, 4]) {
      const normals = draw('neighbours', count, 'fillNormals');
      const counts = new Array<number>(400).fill(0);
      const cell = (x: number): number => Math.min(19, Math.floor(20 * normalCdf(x)));
      for (let i = apart; i < count; i++) counts[20 * cell(normals[i]!) + cell(normals[i - apart]!)]! += 1;
      expect(Math.abs(deviate(counts))).toBeLessThan(4);
    }
  });

  it('has even uniforms inside (0, 1)', () => {
    const counts = new Array<number>(1000).fill(0);
    for (const u of draw('uniforms', count, 'fillUniforms')) {
      if (!(u > 0 && u < 1)) throw new Error(`${u}`);
      counts[Math.floor(1000 * u)]! += 1;
    }
    expect(Math.abs(deviate(counts))).toBeLessThan(4);
  });

  it('gives the same numbers for the same words, and others for others', () => {
    expect(draw('a', 50, 'fillNormals')).toEqual(draw('a', 50, 'fillNormals'));
    expect(draw('a', 50, 'fillNormals')).not.toEqual(draw('b', 50, 'fillNormals'));
    const stream = new Stream('a');
    expect(Array.from({ length: 1000 }, () => stream.normal()).every(Number.isFinite)).toBe(true);
  });
});
