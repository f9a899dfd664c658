/** The commands for outcome files say what the engine says, and refuse with a sentence and a code. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { calibrate } from '../../../shared/engine/calibrate/calibrate.ts';
import { checkFidelity } from '../../../shared/engine/calibrate/fidelity.ts';
import type { OutcomeMatrix } from '../../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../../shared/engine/calibrate/part.ts';
import { drawOutcomes } from '../../fidelity/drawOutcomes.ts';
import { cli } from './cliHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'portfolio-outcomes-'));

const write = (name: string, matrix: OutcomeMatrix, values: Float64Array): string => {
  const width = matrix.models.length;
  const file = join(folder, name);
  const lines = matrix.items.map((item, i) => [item, ...values.subarray(i * width, (i + 1) * width)].join());
  writeFileSync(file, `${['item', ...matrix.models].join()}\n${lines.join('\n')}\n`);
  return file;
};

const { matrix, costs } = drawOutcomes(
  { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0.4, rates: [0.7, 0.6, 0.5, 0.4, 0.65, 0.55], runs: 1 },
  150,
  'command line',
);
const items = matrix.items.map((_, i) => i);
const fit = partOf(matrix, costs, items, [0, 2, 4]);
const check = partOf(matrix, costs, items, [1, 3, 5]);
const files = {
  all: write('all.csv', matrix, matrix.successes),
  costs: write('costs.csv', matrix, costs),
  fit: write('fit.csv', fit.matrix, fit.matrix.successes),
  check: write('check.csv', check.matrix, check.matrix.successes),
};

test('calibrate gives the engine’s own figures', async () => {
  const { code, printed } = await cli('calibrate', files.all, '--costs', files.costs, '--json');
  const engine = calibrate(matrix, costs);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual(engine.ok ? JSON.parse(JSON.stringify(engine.value)) : null);
});

test('fidelity gives the engine’s own figures, costs of both sides from one file', async () => {
  const { code, printed } = await cli(
    'fidelity',
    '--fit',
    files.fit,
    '--check',
    files.check,
    '--costs',
    files.costs,
    '--json',
  );
  const engine = checkFidelity(fit.matrix, check.matrix, fit.costs, check.costs);
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual(engine.ok ? JSON.parse(JSON.stringify(engine.value)) : null);
});

test('costs of the checked side alone are priced with the reference gamma, and it is said', async () => {
  const theirs = write('check-costs.csv', check.matrix, check.costs as Float64Array);
  const { code, printed } = await cli('fidelity', '--fit', files.fit, '--check', files.check, '--costs', theirs);
  expect([code, printed]).toEqual([0, expect.stringContaining('SWE-bench Verified')]);
});

test.each(['en', 'zh'])('both say their tables in %s', { tags: ['slow'] }, async (language) => {
  for (const args of [
    ['calibrate', files.all],
    ['fidelity', '--fit', files.fit, '--check', files.check],
  ]) {
    const { code, printed, complained } = await cli('--lang', language, ...args);
    expect([code, complained]).toEqual([0, '']);
    for (const name of ['rho', 'tau', 'beta', 'gamma']) expect(printed).toContain(name);
    expect(printed).not.toMatch(/NaN|undefined|Infinity|\{\{/);
  }
});

test('bad files and bad words are refused by name', { tags: ['slow'] }, async () => {
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, 'item,a,b\none,1,2\n');
  expect(await cli('calibrate', bad)).toMatchObject({ code: 1, complained: expect.stringContaining('Line 2') });
  expect(await cli('calibrate', join(folder, 'none.csv'))).toMatchObject({ code: 1 });
  expect(await cli('calibrate', files.all, '--costs', bad)).toMatchObject({ code: 1 });
  expect(await cli('fidelity', '--fit', bad, '--check', files.check)).toMatchObject({ code: 1 });
  expect(await cli('fidelity', '--fit', files.fit)).toMatchObject({ code: 2 });
  expect(await cli('fidelity')).toMatchObject({ code: 2 });
  expect(await cli('fidelity', '--transfer', '--fit', files.fit)).toMatchObject({ code: 2 });
  expect(await cli('calibrate')).toMatchObject({ code: 2 });
});
