/** Sample files of six formats, clean and messy, give the counts, costs and tokens that they were made with. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixtures, jsonOf, sampleFiles, sampleNames } from './readHere.ts';

/** Counts exact; money and rates to the digits the samples are rounded to. */
const like = (expected: unknown, name = ''): unknown => {
  if (typeof expected === 'number' && !Number.isInteger(expected))
    return expect.closeTo(expected, name === 'cost_per_success' ? 7 : 5);
  if (Array.isArray(expected)) return expected.map((each) => like(each));
  if (expected !== null && typeof expected === 'object')
    return expect.objectContaining(
      Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, like(value, key)])),
    );
  return expected;
};

test.each(sampleNames)('%s', async (sample) => {
  const { traps, files, ...expected } = JSON.parse(readFileSync(`${fixtures}samples/${sample}/EXPECTED.json`, 'utf8'));
  const found = await jsonOf(sampleFiles(sample));
  expect(found).toEqual(like(expected));
  if (expected.by_model !== undefined)
    expect(Object.keys(found.by_model)).toEqual(Object.keys(expected.by_model).sort());
  expect(found.rows_to_drop).toEqual(expected.rows_to_drop ?? {});
});

test('a file given twice counts once, and it is said', async () => {
  const files = sampleFiles('10_inspect_json_clean');
  const found = await jsonOf([...files, ...files]);
  expect(found.results).toBe(160);
  expect(found.files.flatMap(({ set_aside }) => set_aside.map(({ kind }) => kind))).toEqual([
    'givenTwice',
    'givenTwice',
  ]);
});

test('three epochs of an item are one item tried three times', async () => {
  const [file] = sampleFiles('10_inspect_eval_messy');
  const { by_model } = await jsonOf([file!]);
  const model = Object.values(by_model)[0]!;
  expect([model.n, model.items, model.tries_per_item]).toEqual([120, 40, 3]);
});
