import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCli } from '../../../electron/cli.ts';
import type { Outcome } from '../../../shared/engine/outcome.ts';
import type { Check } from '../../../shared/engine/simulate/against.ts';
import type { Simulation } from '../../../shared/engine/simulate/simulation.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));

const run = async (...args: string[]): Promise<{ code: number; out: string; err: string; told: string[] }> => {
  let out = '';
  let err = '';
  const told: string[] = [];
  const code = await runCli(['--lang', 'en', ...args], {
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      err += `${text}\n`;
    },
    progress: (text) => told.push(text),
  });
  return { code, out, err, told };
};

const typed = (...args: string[]) => run('simulate', ...args);

interface Printed {
  title: string;
  tasks: number;
  seed: string;
  stacks: (Simulation & { name: string; checks: Check[]; categories: { checks: Check[] }[] })[];
}

it('prints the same digits with 1, 2 and 8 workers, and others for another seed', { tags: ['slow'] }, async () => {
  const [one, two, eight] = await Promise.all(
    ['1', '2', '8'].map((workers) => typed(plan, '--json', '--stack', 'b', '--tasks', '110000', '--workers', workers)),
  );
  expect(one!.code).toBe(0);
  expect(two!.out).toBe(one!.out);
  expect(eight!.out).toBe(one!.out);
  const printed = JSON.parse(one!.out) as Printed;
  expect(printed).toMatchObject({ tasks: 110_000, seed: 'portfolio' });
  const other = JSON.parse((await typed(plan, '--json', '--tasks', '20000', '--seed', 'another')).out) as Printed;
  expect(other.stacks.map(({ stackId }) => stackId)).toEqual(['a', 'b']);
  expect(other.stacks[1]!.usdPerTask.value).not.toBe(printed.stacks[0]!.usdPerTask.value);
});

it('holds the exact figures of the whole and of each category against what was played', {
  tags: ['slow'],
}, async () => {
  const { out, told } = await typed(plan, '--json', '--stack', 'Open first, then closed');
  const [stack] = (JSON.parse(out) as Printed).stacks;
  const evaluated = JSON.parse((await run('evaluate', plan, '--json', '--draws', '0')).out) as Outcome;
  const total = evaluated.stacks.find(({ stackId }) => stackId === 'b')!.total!;
  expect(stack!.checks.map(({ figure }) => figure)).toEqual([
    'usdPerSuccess',
    'usdPerTask',
    'success',
    'silentFailure',
    'abandoned',
  ]);
  expect(stack!.checks[2]!.exact).toBeCloseTo(total.success.value, 9);
  for (const { apart } of [stack!, ...stack!.categories].flatMap(({ checks }) => checks))
    expect(Math.abs(apart)).toBeLessThan(4.5);
  expect(stack!.categories.length).toBe(6);
  const { p5, p50, p99 } = stack!.usdQuantiles;
  expect(p5 < p50 && p50 < p99).toBe(true);
  expect(told.at(-1)).toBe('');
  expect(told.length).toBe(10);
  const table = await typed(plan, '--stack', 'b', '--tasks', '20000');
  expect(table.out).toContain('Open first, then closed: 20,000 tasks simulated');
  expect(table.out).toContain('The exact figures hold');
  expect(table.out).toMatch(/99% lie below/);
});

it('names what it cannot play', async () => {
  const nobody = await typed(plan, '--stack', 'nobody');
  expect(nobody).toMatchObject({ code: 1, out: '' });
  expect(nobody.err).toMatch(/no stack “nobody”; it has a \(One closed model\), b/);
  for (const [option, value] of [
    ['--tasks', '0'],
    ['--tasks', '1e99'],
    ['--tasks', '1.5'],
    ['--workers', '65'],
    ['--workers', 'many'],
  ] as const) {
    const refused = await typed(plan, option, value);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/allowed: a whole number, 1 to/);
  }
  const file = join(mkdtempSync(join(tmpdir(), 'portfolio-simulate-')), 'gaps.portfolio');
  const document = JSON.parse(readFileSync(plan, 'utf8')) as { catalog: { models: object[] } };
  const models = document.catalog.models.map((model) => ({ ...model, price: null }));
  writeFileSync(file, JSON.stringify({ ...document, catalog: { ...document.catalog, models } }));
  const gaps = await typed(file);
  expect(gaps.code).toBe(1);
  expect(gaps.err).toMatch(/Complete the stack to simulate it\. .*price/);
});

it('stops at Ctrl-C with a sentence and 130, and prints no half a game', { tags: ['slow'] }, async () => {
  const cli = new URL('../../../electron/cli.ts', import.meta.url).href;
  const script = `
    const { runCli } = await import(${JSON.stringify(cli)});
    process.exitCode = await runCli(['--lang', 'en', 'simulate', ${JSON.stringify(plan)}, '--tasks', '1000000000', '--workers', '2'], {
      print: (text) => process.stdout.write(text),
      complain: (text) => process.stderr.write(text),
      progress: (text) => text !== '' && process.kill(process.pid, 'SIGINT'),
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, out }).toEqual({ code: 130, out: '' });
  expect(err).toContain('Stopped while simulating One closed model');
});
