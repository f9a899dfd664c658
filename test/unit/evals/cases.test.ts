/** Small files as people keep them, each with a habit that has led readers astray, and their right counts. */
import { describe, expect, test } from 'vitest';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { caseFile, countsOf, jsonOf, matrixOfText, questionsOf, summaryOf, textFile } from './readHere.ts';

const forty = [
  [25, 40],
  [29, 40],
];
const twenty = [
  [12, 20],
  [9, 20],
];

const right: [string, EvalAnswers, unknown[]][] = [
  ['eval-truefalse.csv', {}, forty],
  ['eval-TRUEFALSE-excel.csv', {}, forty],
  ['eval-passfail.csv', {}, forty],
  ['eval-CI.csv', {}, forty],
  ['eval-score10.csv', { threshold: 7 }, forty],
  ['eval-score100.csv', { threshold: 70 }, forty],
  ['eval-score10.csv', { threshold: { percent: 70 } }, forty],
  ['eval-score100.csv', { threshold: { percent: 70 } }, forty],
  ['eval-transposed.csv', {}, forty],
  ['eval-utf16.txt', {}, forty],
  ['eval-extra-cols.csv', {}, forty],
  ['eval-total-row.csv', {}, forty],
  ['promptfoo-output.json', {}, forty],
  ['promptfoo-output.jsonl', {}, forty],
  ['promptfoo-output.csv', {}, forty],
  [
    'eval-binary-60.csv',
    {},
    [
      [26, 60],
      [42, 60],
    ],
  ],
  [
    'eval-judge-scores-60.csv',
    { threshold: 0.5 },
    [
      [26, 60],
      [42, 60],
    ],
  ],
  [
    'eval-NA.csv',
    {},
    [
      [20, 34],
      [25, 35],
    ],
  ],
  [
    'eval-matrix.xlsx',
    {},
    [
      [15, 30],
      [20, 30],
    ],
  ],
  ['eval-expected-01.csv', {}, twenty],
  ['eval-numeric-id.csv', {}, twenty],
  ['eval-sepline.csv', {}, twenty],
  ['eval-trailing-cols.csv', {}, twenty],
  ['eval-trailing-rows.csv', {}, twenty],
  ['eval-title-row.csv', {}, twenty],
  ['eval-cp1252.csv', {}, twenty],
  ['eval-pandas-index.csv', {}, twenty],
  ['inspect-log.json', {}, [[29, 40]]],
  ['lmeval-samples.jsonl', {}, [[29, 40]]],
  ['openai-evals.jsonl', {}, [[25, 40]]],
  ['aider-polyglot.yml', {}, [[135, 225]]],
];

test.each(right)('%s %j', async (name, answers, expected) => {
  expect(Object.values(await countsOf([caseFile(name)], answers))).toEqual(expected);
});

test.each([
  [
    'a verdict N beside a time',
    'model,case,pass,seconds\ngpt-x,a,Y,1.5\ngpt-x,b,N,2.5\ngpt-x,c,Y,1.5\ngpt-x,d,N,1.5\n',
    { 'gpt-x': [2, 4] },
  ],
  [
    'the word passed beside a time',
    'case,model,result,seconds\na,gpt-x,passed,1.5\nb,gpt-x,failed,2.5\nc,gpt-x,passed,1.5\n',
    { 'gpt-x': [2, 3] },
  ],
  [
    'accuracy as what is measured',
    'case,model,metric,value\na,gpt-x,accuracy,1\nb,gpt-x,accuracy,0\nc,gpt-x,accuracy,1\nd,gpt-x,accuracy,1\n',
    { 'gpt-x': [3, 4] },
  ],
])('%s is no row of totals', async (_, text, expected) => {
  expect(await countsOf([textFile('t.csv', text)])).toEqual(expected);
});

test.each([
  ['counts', 'model,total,passed,failed,errors\ngpt-x,40,25,14,1\no3,40,29,11,0\n'],
  ['shares', 'model,accuracy,n\ngpt-x,0.625,40\no3,72.5%,40\n'],
  ['percentages', 'System;Pass rate;Anzahl\ngpt-x;62,5;40\no3;72,5;40\n'],
])('totals of models as %s are what they say', async (_, text) => {
  expect(await countsOf([textFile('t.csv', text)])).toEqual({ 'gpt-x': [25, 40], o3: [29, 40] });
});

test('a column of what is said beside a result is no model, and one of a verdict is its model', async () => {
  const confident = 'case,gpt-x,gpt-x_confidence,o3,o3_confidence\na,1,0.91,0,0.4\nb,0,0.55,1,0.8\nc,1,0.6,1,0.7\n';
  expect(await countsOf([textFile('t.csv', confident)])).toEqual({ 'gpt-x': [2, 3], o3: [2, 3] });
  const answered = 'case,gpt-x answer,gpt-x correct,o3 answer,o3 correct\na,p,TRUE,q,FALSE\nb,r,TRUE,s,TRUE\n';
  expect(await countsOf([textFile('t.csv', answered)])).toEqual({ 'gpt-x': [2, 2], o3: [1, 2] });
});

test('a sign beside the word says it once more', async () => {
  const text = 'case,model,result\na,gpt-x,PASS ✅\nb,gpt-x,❌ FAIL\nc,gpt-x,PASS ✅\n';
  expect(await countsOf([textFile('t.csv', text)])).toEqual({ 'gpt-x': [2, 3] });
});

test('points out of points are scores', async () => {
  const text = 'case,gpt-x,gpt-y\na,8/10,3/10\nb,4/10,9/10\nc,10/10,7/10\n';
  expect(await countsOf([textFile('t.csv', text)], { threshold: { percent: 50 } })).toEqual({
    'gpt-x': [2, 3],
    'gpt-y': [2, 3],
  });
});

test('NaN, as Python writes it, is an unknown result', async () => {
  const text = '[{"id": "NaN", "model": "gpt-x", "passed": 1}, {"id": "b", "model": "gpt-x", "passed": NaN}]';
  expect(await countsOf([textFile('r.json', text)])).toEqual({ 'gpt-x': [1, 1] });
});

test('Windows-1252 names are read as they were written', async () => {
  const { set } = await summaryOf([caseFile('eval-cp1252.csv')]);
  expect(set.items[0]).toBe('Fälle 0');
});

describe('what only the owner knows is asked', () => {
  test.each(['eval-binary-60-one-partial.csv', 'eval-binary-60-one-graded.csv'])(
    'a graded cell among verdicts: %s',
    async (name) => {
      const found = await jsonOf([caseFile(name)]);
      expect(found.items).toBe(60);
      expect(Object.values(found.by_model).map(({ passed, n }) => [passed, n])).toEqual([
        [25, 59],
        [41, 59],
      ]);
      expect(found.questions).toEqual([expect.objectContaining({ kind: 'graded', cells: 2, item: 'case 4' })]);
      expect(found.dependence?.tau).toBeNull();
      expect(Object.values(await countsOf([caseFile(name)], { threshold: 0.5 }))).toEqual([
        [25 + (name.includes('partial') ? 1 : 0), 60],
        [42, 60],
      ]);
    },
  );

  test.each(['eval-judge-scores-60.csv', 'eval-score10.csv', 'eval-score100.csv'])(
    'scores count for nothing until their threshold is stated: %s',
    async (name) => {
      const found = await jsonOf([caseFile(name)]);
      expect(found.questions.map(({ kind }) => kind)).toEqual(['threshold']);
      expect(Object.values(found.by_model).map(({ passed, n }) => [passed, n])).toEqual([
        [null, 0],
        [null, 0],
      ]);
      expect(found.dependence).toBeNull();
    },
  );

  test('twenty rows under one label', async () => {
    const file = caseFile('eval-dup-items.csv');
    const open = await jsonOf([file]);
    expect([open.items, open.dependence, open.pairs_first_attempt]).toEqual([null, null, []]);
    expect(open.questions).toEqual([expect.objectContaining({ kind: 'repeats', label: 'same prompt', rows: 20 })]);
    const tries = await jsonOf([file], { repeats: 'tries' });
    expect([tries.items, tries.by_model['model a']?.tries_per_item]).toEqual([1, 20]);
    const items = await jsonOf([file], { repeats: 'items' });
    expect([items.items, items.by_model['model a']?.tries_per_item]).toEqual([20, 1]);
    expect(items.dependence?.tau).toBeNull();
  });

  test('resolved instances of an unstated total are never all of them', async () => {
    const file = caseFile('swebench-results.json');
    const open = await jsonOf([file]);
    expect([open.items, open.results]).toEqual([null, null]);
    expect(Object.values(open.by_model)[0]).toMatchObject({ n: null, passed: 29, pass_rate: null });
    expect(open.questions.map(({ kind }) => kind)).toContain('total');
    expect(Object.values(await countsOf([file], { total: 500 }))).toEqual([[29, 500]]);
  });
});

test('of aider’s two tries the first solved 68 and the second made it 135', async () => {
  const { by_model } = await jsonOf([caseFile('aider-polyglot.yml')]);
  expect(by_model['model-a']).toMatchObject({ n: 225, passed: 135, pass_num_1: 68, pass_num_2: 135, cost: 3.14 });
});

test('scores at a half give the dependence of the verdicts they were made from', async () => {
  const scores = await jsonOf([caseFile('eval-judge-scores-60.csv')], { threshold: 0.5 });
  expect(scores.dependence?.rho.value).toBeCloseTo(0.81, 2);
  expect(scores.dependence?.tau).toBeNull();
});

describe('calibration reads the same files the same way', () => {
  const text = (name: string): string => new TextDecoder().decode(caseFile(name).bytes);
  const solved = async (name: string, answers: EvalAnswers = {}): Promise<number[]> => {
    const read = await matrixOfText(text(name), answers);
    if (!read.ok) throw new Error(read.error.message);
    const { models, successes } = read.value;
    return models.map((_, m) => successes.reduce((sum, won, at) => (at % models.length === m ? sum + won : sum), 0));
  };

  test.each([
    ['eval-binary-60-one-partial.csv', {}, [25, 41]],
    ['eval-total-row.csv', {}, [25, 29]],
    ['eval-expected-01.csv', {}, [12, 9]],
    ['eval-numeric-id.csv', {}, [12, 9]],
    ['eval-judge-scores-60.csv', { threshold: 0.5 }, [26, 42]],
    ['eval-NA.csv', {}, [20, 25]],
    ['eval-dup-items.csv', { repeats: 'items' as const }, [12, 9]],
  ])('%s', async (name, answers, expected) => {
    expect(await solved(name, answers)).toEqual(expected);
  });

  test.each([
    ['eval-judge-scores-60.csv', 'outcomesThreshold'],
    ['eval-score10.csv', 'outcomesThreshold'],
    ['eval-dup-items.csv', 'outcomesRepeats'],
  ])('%s is refused until it is answered', async (name, kind) => {
    const read = await matrixOfText(text(name));
    expect(read.ok ? null : read.error.kind).toBe(kind);
  });
});

test('nothing else is asked of these files', { tags: ['slow'] }, async () => {
  for (const [name, answers] of right)
    expect([name, (await questionsOf([caseFile(name)], answers)).filter((kind) => kind !== 'model')]).toEqual([
      name,
      [],
    ]);
});
