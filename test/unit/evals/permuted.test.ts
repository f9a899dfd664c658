/** Tables say the same whatever the order of their columns and rows, their line ends, marks and extra columns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { caseFile, countsOf, type GivenFile, jsonOf, sampleFiles, textFile } from './readHere.ts';

interface Sheet {
  name: string;
  separator: string;
  rows: string[][];
  answers: EvalAnswers;
}

/** Only for files without quotes. */
const sheetOf = ({ name, bytes }: GivenFile, answers: EvalAnswers = {}): Sheet => {
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
  const separator = text.split('\n')[0]?.includes(';') ? ';' : ',';
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(separator));
  return { name, separator, rows, answers };
};

const sheets: Sheet[] = [
  sheetOf(sampleFiles('11_eval_long_csv_clean')[0]!),
  sheetOf(sampleFiles('11_eval_long_csv_messy')[0]!),
  sheetOf(sampleFiles('12_eval_wide_csv_clean')[0]!),
  sheetOf(sampleFiles('13_judge_vs_human_csv_clean')[0]!),
  sheetOf(caseFile('eval-truefalse.csv')),
  sheetOf(caseFile('eval-CI.csv')),
  sheetOf(caseFile('eval-NA.csv')),
  sheetOf(caseFile('eval-expected-01.csv')),
  sheetOf(caseFile('eval-numeric-id.csv')),
  sheetOf(caseFile('eval-pandas-index.csv')),
  sheetOf(caseFile('eval-score10.csv'), { threshold: 7 }),
  sheetOf(caseFile('eval-binary-60-one-partial.csv')),
];

const shuffled = (length: number): fc.Arbitrary<number[]> => {
  const places = Array.from({ length }, (_, i) => i);
  return fc.shuffledSubarray(places, { minLength: length });
};

const figures = async (file: GivenFile, answers: EvalAnswers) => {
  const { format, items, results, by_model, pairs_first_attempt, questions, true_accept, false_accept } = (await jsonOf(
    [file],
    answers,
  )) as Awaited<ReturnType<typeof jsonOf>> & { true_accept?: number; false_accept?: number };
  const counts = Object.fromEntries(
    Object.entries(by_model).map(([model, { n, passed, errors, prompt_tokens, cost_known_n }]) => [
      model,
      { n, passed, errors, prompt_tokens, cost_known_n },
    ]),
  );
  const pairs = pairs_first_attempt.map(({ a, b, both, a_only, b_only, neither }) => [
    a,
    b,
    both,
    a_only,
    b_only,
    neither,
  ]);
  return { format, items, results, counts, pairs, asked: questions.map(({ kind }) => kind), true_accept, false_accept };
};

test.each(sheets)('$name', { tags: ['slow'] }, async ({ name, separator, rows, answers }) => {
  const [header = [], ...data] = rows;
  const written = (lines: string[][], end = '\n', mark = ''): GivenFile =>
    textFile(name, `${mark}${lines.map((line) => line.join(separator)).join(end)}${end}`);
  const plain = await figures(written(rows), answers);
  await fc.assert(
    fc.asyncProperty(
      shuffled(header.length),
      shuffled(data.length),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff'),
      fc.boolean(),
      async (columns, lines, end, mark, more) => {
        const order = [header, ...lines.map((line) => data[line] ?? [])].map((cells, r) => [
          ...columns.map((c) => cells[c] ?? ''),
          ...(more ? [r === 0 ? 'Notes' : `remark ${r}`] : []),
        ]);
        expect(await figures(written(order, end, mark), answers)).toEqual(plain);
      },
    ),
    { numRuns: 12 },
  );
});

test('headers in another case are the same headers', async () => {
  for (const sample of ['11_eval_long_csv_clean', '13_judge_vs_human_csv_clean']) {
    const sheet = sheetOf(sampleFiles(sample)[0]!);
    const upper = [sheet.rows[0]?.map((name) => name.toUpperCase()) ?? [], ...sheet.rows.slice(1)];
    const file = (rows: string[][]): GivenFile => textFile(sheet.name, rows.map((row) => row.join()).join('\n'));
    expect(await countsOf([file(upper)])).toEqual(await countsOf([file(sheet.rows)]));
  }
});

test('names of models in a header keep the file’s spelling, and count the same in any', async () => {
  const { name, rows } = sheetOf(sampleFiles('12_eval_wide_csv_clean')[0]!);
  const [header = [], ...data] = rows;
  const file = (first: string[]): GivenFile => textFile(name, [first, ...data].map((row) => row.join()).join('\n'));
  const plain = await countsOf([file(header)]);
  const upper = await countsOf([file(header.map((cell) => cell.toUpperCase()))]);
  expect(upper).toEqual(
    Object.fromEntries(Object.entries(plain).map(([model, counts]) => [model.toUpperCase(), counts])),
  );
  expect(Object.keys(upper)).toContain('GPT-4O-MINI-2024-07-18');
});

test('a table turned over its diagonal is the same table', async () => {
  const { rows } = sheetOf(caseFile('eval-truefalse.csv'));
  const across = rows[0]!.map((_, c) => rows.map((row) => row[c] ?? ''));
  expect(await countsOf([textFile('turned.csv', across.map((row) => row.join()).join('\n'))])).toEqual(
    await countsOf([caseFile('eval-truefalse.csv')]),
  );
});
