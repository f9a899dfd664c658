/** `portfolio import evals` prints what the files say, asks what they leave open, and refuses by name. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtures } from '../evals/readHere.ts';
import { cli } from './cliHere.ts';

const inCases = (name: string): string => `${fixtures}cases/${name}`;
const inSamples = (name: string): string => `${fixtures}samples/${name}`;

test('several files of one evaluation are one set', async () => {
  const folder = inSamples('10_inspect_json_clean');
  const { code, printed } = await cli(
    'import',
    'evals',
    `${folder}/2026-09-30_support-qa_gpt-4o.json`,
    `${folder}/2026-09-30_support-qa_gpt-4o-mini.json`,
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    items: 80,
    results: 160,
    by_model: { 'gpt-4o-2024-08-06': { passed: 60 }, 'gpt-4o-mini-2024-07-18': { passed: 46 } },
  });
});

test.each(['en', 'zh'])(
  'tables, what was left aside and what is asked are said in %s',
  { tags: ['slow'] },
  async (language) => {
    for (const args of [
      [inSamples('09_promptfoo_json_messy/output.json')],
      [inSamples('12_eval_wide_xlsx_messy/results.xlsx')],
      [inSamples('13_judge_vs_human_csv_clean/labels.csv')],
      [inCases('eval-dup-items.csv')],
      [inCases('eval-judge-scores-60.csv')],
      [inCases('swebench-results.json')],
      [inCases('aider-polyglot.yml')],
      [inCases('eval-score10.csv'), '--threshold', '7'],
    ]) {
      const { code, printed, complained } = await cli('--lang', language, 'import', 'evals', ...args);
      expect([args, code, complained]).toEqual([args, 0, '']);
      expect(printed).not.toMatch(/NaN|undefined|Infinity|\{\{|evals\./);
    }
  },
);

test('answers are options, and wrong ones are named with what is allowed', async () => {
  const asked = await cli('import', 'evals', inCases('eval-dup-items.csv'), '--json', '--repeats', 'items');
  expect(JSON.parse(asked.printed)).toMatchObject({ items: 20, questions: [] });
  for (const [option, value, allowed] of [
    ['--threshold', '101', '0 to 100'],
    ['--repeats', 'both', 'tries, items'],
    ['--total', '0', '1 or more'],
    ['--column', 'x=judgement', 'HEADER=ROLE'],
  ] as const) {
    const { code, complained } = await cli('import', 'evals', inCases('eval-CI.csv'), option, value);
    expect([option, code]).toEqual([option, 2]);
    expect(complained).toContain(allowed);
  }
});

test('what is no file of results is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-evals-'));
  const file = join(folder, 'notes.json');
  writeFileSync(file, '{"hello": "world"}');
  expect(await cli('import', 'evals', file)).toMatchObject({
    code: 1,
    printed: '',
    complained: expect.stringContaining('notes.json is not recognised as results'),
  });
  expect(await cli('import', 'evals', join(folder, 'none.csv'))).toMatchObject({ code: 1 });
  expect(await cli('import', 'evals', folder)).toMatchObject({ code: 1 });
});

test('calibrate takes the same files and answers, and says beside the figures what it did not count', async () => {
  const { code, printed, complained } = await cli('calibrate', inCases('eval-total-row.csv'), '--json');
  expect([code, JSON.parse(printed).items]).toEqual([0, 40]);
  expect(complained).toContain('is an average, not a sample');
  expect(await cli('calibrate', inCases('eval-judge-scores-60.csv'))).toMatchObject({
    code: 1,
    complained: expect.stringContaining('--threshold'),
  });
  const scored = await cli('calibrate', inCases('eval-judge-scores-60.csv'), '--threshold', '0.5', '--json');
  expect(JSON.parse(scored.printed).rho.value).toBeCloseTo(0.81, 2);
});
