/** Strangers' files: what the product reads, changed at random, as bytes and as values. */
import type { Random } from './random.ts';

const values: unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  1e308,
  1e-320,
  2 ** 53,
  '',
  'a',
  '=1+1',
  '\u202e',
  '\ud800',
  'x'.repeat(5_000),
  '2026-02-30',
  '__proto__',
  [],
  {},
  [[[[[]]]]],
  { a: { a: { a: {} } } },
];
const scraps = [
  '1e999',
  '"\\ud800"',
  '__proto__',
  '{"a":1,"a":2}',
  '[[[[',
  ']}',
  '\u0000',
  '-',
  ',,',
  '"',
  "'",
  ';=1',
  '\r',
  '\u2028',
  'NaN',
];

type Holder = Record<string, unknown> | unknown[];

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

/** Walks down at random and changes one value: another value, gone, twice, or a copy of a neighbour. */
const changeValue = (root: Holder, random: Random): void => {
  let holder = root;
  for (;;) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const held = holder as Record<string, unknown>;
    const value = held[key];
    if (isHolder(value) && random.next() < 0.85) {
      holder = value;
      continue;
    }
    switch (random.below(5)) {
      case 0:
      case 1:
        held[key] = structuredClone(random.pick(values));
        return;
      case 2:
        if (Array.isArray(holder)) holder.splice(Number(key), 1);
        else delete held[key];
        return;
      case 3:
        held[`${key}${random.below(10)}`] = value;
        if (Array.isArray(holder)) holder.push(structuredClone(value));
        return;
      default:
        held[key] = structuredClone(held[random.pick(keys)]);
        return;
    }
  }
};

const changeBytes = (bytes: Uint8Array, random: Random): Uint8Array => {
  const at = random.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + random.below(200));
  switch (random.below(5)) {
    case 0: {
      const changed = bytes.slice();
      if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      return changed;
    }
    case 1:
      return bytes.slice(0, at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(scraps)), bytes.subarray(at)]);
  }
};

/** One to four changes. */
export const mutate = (text: string, random: Random, isJson: boolean): Uint8Array => {
  const times = 1 + random.below(4);
  if (isJson && random.next() < 0.5) {
    const root = JSON.parse(text) as Holder;
    for (let n = 0; n < times; n += 1) changeValue(root, random);
    return Buffer.from(JSON.stringify(root));
  }
  let bytes: Uint8Array = Buffer.from(text);
  for (let n = 0; n < times; n += 1) bytes = changeBytes(bytes, random);
  return bytes;
};
