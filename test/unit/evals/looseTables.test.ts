/** Habits of hand-made tables: columns without a name, marks of sums, figures beside a score, objects inside objects. */
import { expect, test } from 'vitest';
import { openFile } from '../../../shared/files/openFile.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { Collected } from '../../../shared/usage/collected.ts';
import { readJson } from '../../../shared/usage/jsonUsage.ts';
import { emptyMapping } from '../../../shared/usage/mapping.ts';
import { countsOf, jsonOf, questionsOf, textFile } from './readHere.ts';

const a = [1, 1, 0, 1, 0, 1, 1, 0];
const b = [0, 1, 0, 1, 0, 1, 0, 0];
const right = { 'gpt-4o': [5, 8], 'gpt-5': [3, 8] };
const csv = (lines: readonly string[]) => textFile('table.csv', lines.join('\n'));
const rows = (line: (i: number) => string) => a.map((_, i) => line(i));

test('a column without a name is no model, whatever numbers stand in it', async () => {
  const file = csv(['id,,gpt-4o,gpt-5', ...rows((i) => `case ${i},${i + 1}/12,${a[i]},${b[i]}`)]);
  expect(await countsOf([file])).toEqual(right);
  const [read] = (await jsonOf([file])).files;
  expect(read?.set_aside.map(({ kind }) => kind)).toContain('unnamedColumn');
});

test('Σ, Ø and % under a table are no samples', async () => {
  const file = csv([
    'id,gpt-4o,gpt-5',
    ...rows((i) => `case ${i},${a[i]},${b[i]}`),
    'Σ,5,3',
    'Ø,"0,625","0,375"',
    '%,63%,38%',
  ]);
  expect(await countsOf([file])).toEqual(right);
});

test('a table in Markdown has no sample under its header', async () => {
  const file = csv(['| id | gpt-4o | gpt-5 |', '|---|:---:|---|', ...rows((i) => `| case ${i} | ${a[i]} | ${b[i]} |`)]);
  expect([await countsOf([file]), await questionsOf([file])]).toEqual([right, []]);
});

test('`gpt-4o cost` beside `gpt-4o score` is what gpt-4o cost', async () => {
  const file = csv([
    'id,gpt-4o score,gpt-4o cost,gpt-5 score,gpt-5 cost',
    ...rows((i) => `case ${i},${a[i]},0.01,${b[i]},0.02`),
  ]);
  const { by_model } = await jsonOf([file]);
  expect(Object.entries(by_model).map(([model, { passed, cost }]) => [model, passed, cost])).toEqual([
    ['gpt-4o', 5, 0.08],
    ['gpt-5', 3, 0.16],
  ]);
});

const nested = a
  .flatMap((_, i) => [
    { id: `case ${i}`, model: 'gpt-4o', won: a[i] },
    { id: `case ${i}`, model: 'gpt-5', won: b[i] },
  ])
  .map(({ won, ...named }) => ({
    ...named,
    timestamp: '2026-09-01T10:00:00Z',
    inputs: { question: 'x' },
    params: { temperature: 0.7 },
    scores: { accuracy: won },
    usage: { input_tokens: 100, output_tokens: 20 },
  }));
const lines = textFile('results.jsonl', nested.map((one) => JSON.stringify(one)).join('\n'));

test('scores and tokens inside objects are read, and are no usage', async () => {
  const { by_model } = await jsonOf([lines]);
  expect(await countsOf([lines])).toEqual(right);
  expect(
    Object.values(by_model).map(({ prompt_tokens, completion_tokens }) => [prompt_tokens, completion_tokens]),
  ).toEqual([
    [800, 160],
    [800, 160],
  ]);
  const opened = await openFile(bytesSource(lines.name, lines.bytes));
  const [content] = opened.ok ? opened.value : [];
  if (content?.kind !== 'json') throw new Error('the lines are JSON');
  await expect(readJson(content, emptyMapping, new Collected())).rejects.toMatchObject({
    refusal: { kind: 'fileIsEvals' },
  });
});

test('verdicts by model inside each sample make a column each', async () => {
  const samples = a.map((won, i) => ({ id: i, scores: { 'gpt-4o': won, 'gpt-5': b[i] } }));
  expect(await countsOf([textFile('samples.json', JSON.stringify(samples))])).toEqual(right);
});

test('9/10 is a score out of ten: its threshold may be typed as it is written', async () => {
  const wide = csv(['id,gpt-4o,gpt-5', ...rows((i) => `case ${i},${a[i] ? 9 : 3}/10,${b[i] ? 8 : 4}/10`)]);
  const long = csv(['id,model,score', ...rows((i) => `case ${i},gpt-4o,${a[i] ? 9 : 3}/10`)]);
  const [question] = (await jsonOf([wide])).questions;
  expect(question?.text).toContain('scores run from 3/10 to 9/10.');
  for (const threshold of [7, 0.7, { percent: 70 }]) {
    expect(await countsOf([wide], { threshold })).toEqual(right);
    expect(await countsOf([long], { threshold })).toEqual({ 'gpt-4o': [5, 8] });
  }
});

test('`is_resolved` is a verdict, where `is_hard` says something of the sample', async () => {
  const results = a.map((won, i) => ({
    task_id: `t${i}`,
    is_resolved: won === 1,
    is_hard: i > 3,
    failure_mode: 'unset',
  }));
  const file = textFile('gpt-5.json', JSON.stringify({ results }));
  expect(await countsOf([file])).toEqual({ 'gpt-5': [5, 8] });
});
