import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutcomeMatrix } from '../../../shared/engine/calibrate/outcomes.ts';
import { readCosts } from '../../../shared/evals/outcomes.ts';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { mostModels } from '../../../shared/evals/tables/readWide.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { matrixOfText } from './readHere.ts';

const read = async (text: string, answers: EvalAnswers = {}): Promise<OutcomeMatrix> => {
  const parsed = await matrixOfText(text, answers);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

const refusal = async (text: string) => {
  const parsed = await matrixOfText(text);
  if (parsed.ok) throw new Error('it was accepted');
  return parsed.error;
};

const costsOf = (text: string, ...matrices: OutcomeMatrix[]) =>
  readCosts([bytesSource('costs.csv', new TextEncoder().encode(text))], matrices);

test('reads 0, 1 and empty cells', async () => {
  const matrix = await read('item,a/x,b/y|high\none,1,0\ntwo,,1\n');
  expect(matrix.items).toEqual(['one', 'two']);
  expect(matrix.models).toEqual(['a/x', 'b/y|high']);
  expect([...matrix.successes]).toEqual([1, 0, 0, 1]);
  expect([...matrix.trials]).toEqual([1, 1, 0, 1]);
});

test('shares tell the samples behind them', async () => {
  const matrix = await read('item,tenths,thirds,plain\n1,0.3,0.333,1\n2,1.0,0.667,0\n3,0.9,1,1\n');
  expect([...matrix.trials.subarray(0, 3)]).toEqual([10, 3, 1]);
  expect([...matrix.successes]).toEqual([3, 1, 1, 10, 2, 0, 9, 3, 1]);
});

test('a share that is no multiple of a hundredth or coarser is asked about, and one fractional trial where it is said to be a share', async () => {
  const text = 'item,odd\n1,0.12345\n2,0.71828\n3,0.31416\n';
  expect((await refusal(text)).kind).toBe('outcomesThreshold');
  const matrix = await read(text, { shares: true });
  expect([...matrix.trials]).toEqual([1, 1, 1]);
  expect(matrix.successes[0]).toBe(0.12345);
});

test('a second column `run` adds repeats up', async () => {
  const matrix = await read('item,run,a,b\none,1,1,0\none,2,0,\ntwo,1,1,1\n');
  expect(matrix.items).toEqual(['one', 'two']);
  expect([...matrix.successes]).toEqual([1, 0, 1, 1]);
  expect([...matrix.trials]).toEqual([2, 1, 1, 1]);
});

test('a byte order mark, CRLF, quotes, semicolons with decimal commas and blank lines are the same matrix', async () => {
  const plain = await read('item,a,b\none,1,0\ntwo,0.5,1\n');
  for (const text of [
    '\ufeffitem,a,b\none,1,0\ntwo,0.5,1',
    'item,a,b\r\none,1,0\r\n\r\ntwo,0.5,1\r\n',
    '"item","a","b"\n"one","1","0"\n"two",".5","1"\n',
    'item;a;b\none;1;0\ntwo;0,5;1\n',
    'item\ta\tb\none\t1\t0\ntwo\t0.5\t1\n',
  ])
    expect(await read(text)).toEqual(plain);
});

test('quoted fields hold separators, quotes and line ends', async () => {
  const matrix = await read('item,"a, ""the"" model"\n"x,y",1\n');
  expect(matrix.models).toEqual(['a, "the" model']);
  expect(matrix.items).toEqual(['x,y']);
});

test.each([
  ['', 'fileEmpty', /empty/],
  ['\n\n', 'fileEmpty', /empty/],
  ['item\none\n', 'outcomesNoModels', /no model/],
  ['item,run\none,1\n', 'outcomesNoModels', /no model/],
  ['item,a,b\n', 'outcomesHeaderOnly', /no sample/],
  ['item,a,a\none,1,0\n', 'outcomesDuplicateModel', /"a" stands twice/],
  ['item,a,\none,1,0\n', 'outcomesName', /Line 1: a model has no name/],
  ['item,a\n,1\n', 'outcomesName', /Line 2: a item has no name|Line 2: an item has no name/],
  ['item,a\n\u001b[2Jx,1\n', 'outcomesName', /control character/],
  ['item,a\none,1\none,0\n', 'outcomesRepeats', /2 rows stand under the label “one”.*--repeats/],
  ['item,run,a\none,1,1\none,1,0\n', 'outcomesDuplicateItem', /run "1" twice/],
  ['item,a,b\none,1\n', 'outcomesRaggedRow', /Line 2 has 2 cells; the header has 3/],
  ['item,a\none,1.5\n', 'outcomesThreshold', /scores run from 1.5 to 1.5.*--threshold/],
  ['item,a\none,150\n', 'outcomesCell', /Line 2, model "a": "150" is not allowed; allowed: 0, 1, true/],
  ['item,a\none,-0.1\n', 'outcomesCell', /"-0.1"/],
  ['item,a\none,Infinity\n', 'outcomesCell', /"Infinity"/],
  ['item,a\none,0x1\n', 'outcomesCell', /"0x1"/],
  ['item,a\none,"1\n', 'fileQuoteOpen', /line 2: a quotation mark is opened/],
  ['item,a\none,"1"x\n', 'fileQuoteOpen', /line 2/],
])('refuses %j by name', async (text, kind, message) => {
  const error = await refusal(text);
  expect(error.kind).toBe(kind);
  expect(error.message).toMatch(message);
});

test('refuses more models than it reads', { tags: ['slow'] }, async () => {
  const header = ['item', ...Array.from({ length: mostModels + 1 }, (_, m) => `m${m}`)].join();
  expect((await refusal(`${header}\n`)).kind).toBe('outcomesTooLarge');
});

test('never throws and never lets a number outside 0 to 1 through', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.oneof(fc.string(), fc.double(), fc.constantFrom('0', '1', '', '0.5')))),
      async (rows) => {
        const parsed = await matrixOfText(rows.map((row) => row.join()).join('\n'));
        if (!parsed.ok) {
          expect(parsed.error.message.length).toBeGreaterThan(10);
          return;
        }
        const { successes, trials } = parsed.value;
        successes.forEach((value, at) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(trials[at] as number);
        });
      },
    ),
  );
});

test('words, NA and an empty column', async () => {
  const matrix = await read('item,a,b\none,pass,\ntwo,NaN,\nthree,fail,\n');
  expect([matrix.models, [...matrix.successes], [...matrix.trials]]).toEqual([['a'], [1, 0, 0], [1, 0, 1]]);
});

test('names of built-in properties are names like any other', async () => {
  expect((await read('item,__proto__,constructor\ntoString,1,0\n__proto__,0,1\n')).models).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test('costs follow the outcomes by name, in any order', async () => {
  const outcomes = await read('item,a,b\none,1,0\ntwo,0,1\n');
  const costs = await costsOf('item,b,a\ntwo,4,3\none,,1\n', outcomes);
  expect(costs).toEqual({ ok: true, value: [Float64Array.from([1, Number.NaN, 3, 4])] });
});

test('costs of models and items that the outcomes do not have are left out', async () => {
  const outcomes = await read('item,a,b\none,1,0\ntwo,0,1\n');
  const costs = await costsOf('item,z,b\nthree,1,2\none,3,4\n', outcomes);
  expect(costs).toEqual({ ok: true, value: [Float64Array.from([Number.NaN, 4, Number.NaN, Number.NaN])] });
});

test('a percentage with its sign is a share; without it, it is refused with what to write', async () => {
  const { successes } = await read('item;a;b\none;37%;12,5 %\ntwo;0%;100%\n');
  expect([...successes]).toEqual([0.37, 1, 0, 8].map((count) => expect.closeTo(count, 9)));
  expect((await refusal('item,a\none,37\n')).message).toMatch(/37%/);
  expect((await refusal('item,a\none,137%\n')).kind).toBe('outcomesThreshold');
  expect((await refusal('item,a\none,%\n')).kind).toBe('outcomesCell');
});

test('one file of costs can serve two matrices', async () => {
  const fit = await read('item,a\none,1\ntwo,0\n');
  const check = await read('item,b\ntwo,0\none,1\n');
  expect(await costsOf('item,a,b\none,1,2\ntwo,3,4\n', fit, check)).toEqual({
    ok: true,
    value: [Float64Array.from([1, 3]), Float64Array.from([4, 2])],
  });
});

test.each([
  ['item,c\none,1\n', 'costsUnknownModel'],
  ['item,a\nthree,1\n', 'costsUnknownItem'],
  ['item,a\none,-1\n', 'outcomesCell'],
])('refuses costs %j', async (text, kind) => {
  const costs = await costsOf(text, await read('item,a,b\none,1,0\ntwo,0,1\n'));
  expect(costs.ok ? null : costs.error.kind).toBe(kind);
});
