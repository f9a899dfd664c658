/** Files that are no results, broken ones and hostile ones: a sentence that names the place, the value and what is allowed. */

import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { EvalAnswers } from '../../../shared/evals/reading.ts';
import { caseFile, type GivenFile, readHere, sampleFiles, textFile } from './readHere.ts';
import { zipFile } from './zipFile.ts';

const refusal = async (file: GivenFile, answers: EvalAnswers = {}) => {
  const read = await readHere([file], answers);
  if (read.ok) throw new Error('it was accepted');
  return read.error;
};

const wide = (columns: number): string =>
  `item,${Array.from({ length: columns }, (_, c) => `gpt-${c}`).join()}\nq,${'1,'.repeat(columns)}\n`;

test.each<[string, GivenFile, string, RegExp]>([
  ['nothing', textFile('a.csv', ''), 'fileEmpty', /a\.csv is empty/],
  ['blank lines', textFile('a.csv', '\n\n\n'), 'fileEmpty', /a\.csv/],
  ['a header alone', textFile('a.csv', 'item,gpt-a,gpt-b\n'), 'outcomesHeaderOnly', /no sample/],
  [
    'no results',
    textFile('a.csv', 'item,opinion\n1,why?\n2,who?\n'),
    'outcomesCell',
    /Line 2, model "opinion": "why\?" is not allowed; allowed: 0, 1/,
  ],
  ['a picture', { name: 'a.csv', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3) }, 'fileKindNotRead', /PNG/],
  ['a web page', textFile('a.html', '<!doctype html><p>no</p>'), 'fileKindNotRead', /HTML/],
  [
    'JSON of something else',
    textFile('a.json', '{"name":"x","version":"1.0"}'),
    'fileNotResults',
    /a\.json.*promptfoo/,
  ],
  ['JSON that was cut off', textFile('a.json', '{"results":{"results":[{"testIdx":0,'), 'fileNotJson', /line 1/],
  ['YAML that is none', textFile('a.yml', '- model: x\n  test_cases: [1\n'), 'fileNotYaml', /line/],
  [
    'YAML whose aliases multiply',
    textFile(
      'a.yml',
      `a: &a [x, x]\nb: &b [${'*a,'.repeat(20)}]\nc: &c [${'*b,'.repeat(20)}]\nd: [${'*c,'.repeat(20)}]\n`,
    ),
    'fileYamlAliases',
    /a\.yml: its aliases/,
  ],
  [
    'JSON of a million fields',
    textFile('a.json', `[{${Array.from({ length: 1_000_000 }, (_, i) => `"c${i}":1`).join(',')}}]`),
    'fileTooManyColumns',
    /a\.json, line 1: 16385 columns/,
  ],
  [
    'usage whose status says how its calls ended',
    textFile(
      'a.csv',
      'timestamp,task,model,prompt_tokens,completion_tokens,cost_usd,status\n2026-09-01,a,gpt-5,1,2,0.1,ok\n2026-09-02,b,gpt-5,1,2,0.1,error\n',
    ),
    'fileIsUsage',
    /a\.csv is usage or a bill/,
  ],
  ['YAML of something else', textFile('a.yml', '- name: x\n- name: y\n'), 'fileNotResults', /a\.yml/],
  [
    'a row too short',
    textFile('a.csv', 'item,gpt-a,gpt-b\nq1,1,0\nq2,1\n'),
    'outcomesRaggedRow',
    /Line 3 has 2 cells; the header has 3/,
  ],
  [
    'a million columns',
    textFile('a.csv', wide(1_000_000)),
    'fileTooManyColumns',
    /a\.csv, line 1: 1000001 columns; at most/,
  ],
  ['too many models', textFile('a.csv', wide(600)), 'outcomesTooLarge', /600 models; at most 500/],
  ['a quote never closed', textFile('a.csv', 'item,gpt-a\nq1,1\nq2,"1\nq3,0\n'), 'fileQuoteOpen', /a\.csv, line 3/],
  [
    'a score beyond every scale',
    textFile('a.json', JSON.stringify([{ doc_id: 1, resps: [], exact_match: 4000 }])),
    'evalsScore',
    /4000 is not allowed; allowed: 0 to 1/,
  ],
  [
    'a truncated archive',
    { name: 'a.eval', bytes: sampleFiles('10_inspect_eval_messy')[0]!.bytes.slice(0, 20_000) },
    'fileBroken',
    /a\.eval/,
  ],
  [
    'a bomb',
    { name: 'a.csv.gz', bytes: gzipSync(new Uint8Array(64 * 1024 * 1024).fill(49), { level: 9 }) },
    'fileBomb',
    /a\.csv/,
  ],
  ['an archive of pictures', { name: 'a.zip', bytes: zipFile([['a.png', 'x']], 0) }, 'fileNothingInside', /a\.zip/],
])('%s', async (_, file, kind, message) => {
  const error = await refusal(file);
  expect([error.kind, error.message]).toEqual([kind, expect.stringMatching(message)]);
});

test('a threshold off the scale of the file is refused with the scale', async () => {
  const error = await refusal(caseFile('eval-judge-scores-60.csv'), { threshold: 7 });
  expect([error.kind, error.message]).toEqual(['evalsThreshold', expect.stringMatching(/7 is not allowed.*0 to 1/)]);
});

test('a share of a scale that the scores do not tell is refused with what to type', async () => {
  const likert = textFile('likert.csv', 'item,gpt-x\na,1\nb,5\nc,3\n');
  const error = await refusal(likert, { threshold: { percent: 50 } });
  expect([error.kind, error.message]).toEqual(['evalsThresholdShare', expect.stringMatching(/1 to 5.*type the score/)]);
});

test('fewer items in total than the file lists are refused', async () => {
  const error = await refusal(caseFile('swebench-results.json'), { total: 20 });
  expect([error.kind, error.message]).toEqual(['evalsTotal', expect.stringMatching(/20 items.*29 or more/)]);
});

test('whatever text a file holds, it is read or refused, and never counts more successes than tries', {
  tags: ['slow'],
}, async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('0', '1', '', 'pass', 'fail', 'error', '0.5', '-', '"'),
  );
  const table = fc
    .array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 })
    .map((rows) => rows.map((row) => row.join()).join('\n'));
  await fc.assert(
    fc.asyncProperty(fc.oneof(table, fc.json(), fc.string()), async (text) => {
      const read = await readHere([textFile('any.csv', text)]);
      if (!read.ok) {
        expect(read.error.message.length).toBeGreaterThan(10);
        return;
      }
      const { successes, trials } = read.value;
      successes.forEach((won, k) => {
        expect(won).toBeGreaterThanOrEqual(0);
        expect(won).toBeLessThanOrEqual(trials[k] as number);
      });
    }),
    { numRuns: 200 },
  );
});
