/** Tries of one model on the same samples, however a table or a tool writes them. */
import { describe, expect, it, test } from 'vitest';
import { type GivenFile, jsonOf, questionsOf, textFile } from './readHere.ts';

const first = [1, 1, 0, 1, 0, 1, 1, 0, 1, 0];
const second = [1, 0, 0, 1, 0, 1, 1, 1, 1, 0];

const table = (headers: readonly string[], columns: readonly (readonly number[])[]): GivenFile => {
  const rows = first.map((_, i) => [`case ${i + 1}`, ...columns.map((column) => column[i])].join(','));
  return textFile('graded.csv', [`id,${headers.join(',')}`, ...rows].join('\n'));
};

const countsBy = async (file: GivenFile) => {
  const { items, by_model, files } = await jsonOf([file]);
  const counts = Object.entries(by_model).map(([model, { passed, n }]) => [model, passed, n]);
  return { items, counts, kinds: files.flatMap(({ set_aside }) => set_aside.map(({ kind }) => kind)) };
};

describe('columns that are tries of one model', () => {
  it.each([
    ['gpt-4o run 1', 'gpt-4o run 2'],
    ['gpt-4o_run1', 'gpt-4o_run2'],
    ['gpt-4o (1)', 'gpt-4o (2)'],
    ['gpt-4o #1', 'gpt-4o #2'],
    ['run 1 gpt-4o', 'run 2 gpt-4o'],
    ['gpt-4o 第1次', 'gpt-4o 第2次'],
  ])('%s and %s are two tries of gpt-4o, and it is said', async (a, b) => {
    const { items, counts, kinds } = await countsBy(table([a, b], [first, second]));
    expect({ items, counts }).toEqual({ items: 10, counts: [['gpt-4o', 12, 20]] });
    expect(kinds).toContain('tryColumns');
  });

  it.each([
    ['run 1', 'run 2'],
    ['attempt_1', 'attempt_2'],
    ['Lauf 1', 'Lauf 2'],
    ['seed_42', 'seed_43'],
    ['第1次', '第2次'],
  ])('%s and %s are tries of a model that is asked for', async (a, b) => {
    const file = table([a, b], [first, second]);
    expect(await countsBy(file)).toMatchObject({ items: 10, counts: [['graded', 12, 20]] });
    expect(await questionsOf([file])).toEqual(['model']);
    expect(Object.keys((await jsonOf([file], { model: 'gpt-5' })).by_model)).toEqual(['gpt-5']);
  });

  it('with a row each are tries as well', async () => {
    const rows = [`run,${first.map((_, i) => `case ${i + 1}`).join(',')}`, `run 1,${first}`, `run 2,${second}`];
    expect(await countsBy(textFile('graded.csv', rows.join('\n')))).toMatchObject({
      items: 10,
      counts: [['graded', 12, 20]],
    });
  });

  it.each([
    ['model 1', 'model 2'],
    ['DeepSeek R1', 'DeepSeek R2'],
    ['gpt-4o v1', 'gpt-4o v2'],
    ['gpt-4o run 1', 'gpt-5 run 2'],
    ['gpt-4o', 'run 2'],
  ])('%s and %s are two models', async (a, b) => {
    expect((await countsBy(table([a, b], [first, second]))).counts).toEqual([
      [a, 6, 10],
      [b, 6, 10],
    ]);
  });
});

/** What promptfoo 0.123 writes under `--repeat 2`: a number of its own for every repeat of a test. */
const repeated = (name: string, more: (test: number) => object): GivenFile => {
  const results = [first, second].flatMap((verdicts, repeat) =>
    verdicts.map((verdict, i) => ({
      testIdx: 2 * i + repeat,
      promptIdx: 0,
      provider: { id: 'openrouter:openai/gpt-5' },
      vars: repeat === 0 ? { a: `text ${i}`, b: 'x' } : { b: 'x', a: `text ${i}` },
      success: verdict === 1,
      score: verdict,
      ...more(2 * i + repeat),
    })),
  );
  return textFile(name, JSON.stringify({ results: { version: 3, results } }));
};

test('repeats of promptfoo are tries of one sample; tests that assert something else are samples of their own', async () => {
  const sameTest = { testCase: { assert: [{ type: 'icontains', value: 'yes' }] } };
  expect(await countsBy(repeated('results.json', () => sameTest))).toMatchObject({
    items: 10,
    counts: [['openai/gpt-5', 12, 20]],
  });
  const other = (value: number) => ({ testCase: { assert: [{ type: 'icontains', value: value % 2 }] } });
  expect((await countsBy(repeated('results.json', other))).items).toBe(20);
});

test('rows of equal variables in the CSV of promptfoo are asked about', async () => {
  const rows = [first, second].flatMap((verdicts) =>
    verdicts.map((verdict, i) => `text ${i},answer,${verdict === 1 ? 'PASS' : 'FAIL'},${verdict}.00,`),
  );
  const csv = textFile(
    'results.csv',
    ['input,[openai:gpt-5] {{input}},Status,Score,Grader Reason', ...rows].join('\n'),
  );
  expect(await questionsOf([csv])).toEqual(['repeats']);
  expect(await jsonOf([csv], { repeats: 'tries' })).toMatchObject({ items: 10, results: 20 });
  expect(await jsonOf([csv], { repeats: 'items' })).toMatchObject({ items: 20, results: 20 });
});
