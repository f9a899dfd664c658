/**
 * The seeded source of every random number in the product: the same words give the same numbers on every
 * machine. Generator: sfc32 (C. Doty-Humphrey, PractRand), seeded through splitmix32.
 */

/** Mixes words into one 32-bit number (FNV-1a with a final avalanche). */
export const hashWords = (...words: (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const word of words) {
    for (const letter of `${word}\u0000`) {
      hash ^= letter.codePointAt(0) ?? 0;
      hash = Math.imul(hash, 0x01000193);
    }
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** 32 random bits at a time, as a signed integer, from a stream named by its words. */
export const randomBits = (...words: (string | number)[]): (() => number) => {
  let state = hashWords(...words);
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let a = split();
  let b = split();
  let c = split();
  let d = split();
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  return next;
};

/** The number in (0, 1) that 32 bits stand for. */
export const uniformOf = (bits: number): number => ((bits >>> 0) + 0.5) / 4294967296;

/** Uniform numbers in (0, 1), 32 bits each, from a stream named by its words. */
export const randomSource = (...words: (string | number)[]): (() => number) => {
  const next = randomBits(...words);
  return () => uniformOf(next());
};
