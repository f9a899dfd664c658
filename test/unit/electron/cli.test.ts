/** The command line says what the engine says, to the last digit, and refuses with a sentence and a code. */
import { execFile } from 'node:child_process';
import { existsSync, linkSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanForTerminal } from '../../../electron/commands/cleanForTerminal.ts';
import { decodeUtf8 } from '../../../shared/document/bytes.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { partsOf } from '../report/workbookFile.ts';
import { cli } from './cliHere.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portfolio-cli-'));
process.env.PORTFOLIO_DATA = folder;

const opened = () => {
  const text = decodeUtf8(new Uint8Array(readFileSync(plan)));
  const document = text.ok ? openPortfolio(text.value) : text;
  if (!document.ok) throw new Error(document.error.message);
  return document.value;
};

describe('evaluate', () => {
  it('gives the engine’s own figures', { tags: ['slow'] }, async () => {
    const { plan: what, snapshot } = opened();
    for (const draws of [0, 200]) {
      const { code, printed } = await cli('evaluate', plan, '--json', '--draws', String(draws));
      const { title, uncertainty, priceAge: _age, endings: _endings, ...outcome } = JSON.parse(printed);
      expect(uncertainty === undefined).toBe(draws === 0);
      expect([code, title]).toEqual([0, what.title]);
      expect(outcome).toEqual(JSON.parse(JSON.stringify(evaluate({ plan: what, snapshot, draws }))));
    }
  });
  it('says where the uncertainty comes from, and what carrying transfer would change', { tags: ['slow'] }, async () => {
    const answers = await Promise.all(
      ['measured', 'none'].map(async (kind) =>
        JSON.parse((await cli('evaluate', plan, '--json', '--draws', '100', '--transfer', kind)).printed),
      ),
    );
    for (const { uncertainty } of answers)
      expect(uncertainty.groups.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(
        1,
        9,
      );
    const [measured, none] = answers;
    expect(measured.pairs).not.toEqual(none.pairs);
    const before = await cli('evaluate', plan, '--json', '--draws', '100');
    expect(JSON.parse(before.printed).pairs).toEqual(none.pairs);
    expect((await cli('evaluate', plan, '--draws', '50', '--transfer', 'measured')).printed).toMatch(
      /carrying over to your work/,
    );
  });
  it('shows every stack and category as a table, in either language', { tags: ['slow'] }, async () => {
    const { plan: what } = opened();
    for (const language of ['en', 'zh']) {
      const { code, printed, complained } = await cli('--lang', language, 'evaluate', plan, '--draws', '50');
      expect([code, complained]).toEqual([0, '']);
      for (const stack of what.stacks) expect(printed).toContain(stack.name);
      expect(printed).not.toMatch(/NaN|undefined|Infinity|\{\{/);
      expect(printed.split('\n').length).toBeGreaterThan(what.categories.length + 15);
    }
  });
  it.each(['-1', '1.5', 'many', '1e9', ''])('refuses %s draws', async (draws) => {
    const { code, complained } = await cli('evaluate', plan, `--draws=${draws}`);
    expect([code, complained]).toEqual([2, expect.stringContaining('allowed')]);
  });
});

describe('export', () => {
  it('writes a workbook and a table, and says so', { tags: ['slow'] }, async () => {
    const [xlsx, csv] = [join(folder, 'o.xlsx'), join(folder, 'o.csv')];
    const { code, printed } = await cli('export', plan, '--xlsx', xlsx, '--csv', csv);
    expect([code, printed]).toEqual([0, expect.stringContaining('o.xlsx')]);
    expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
    const { plan: what } = opened();
    expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(
      1 + what.stacks.length * (what.categories.length + 1),
    );
  });
  it('has the months ahead and places in the workbook where they are asked for, and names what cannot be', {
    tags: ['slow'],
  }, async () => {
    const xlsx = join(folder, 'beside.xlsx');
    const asked = ['--months', '2', '--price', 'all=4', '--from', 'none', '--places'];
    expect(await cli('export', plan, '--xlsx', xlsx, ...asked)).toMatchObject({ code: 0 });
    const sheets = partsOf(readFileSync(xlsx)).get('xl/workbook.xml');
    for (const name of ['Horizon', 'Places']) expect(sheets).toContain(`name="${name}"`);
    expect(sheets).not.toContain('name="Scenarios"');
    const { code, complained } = await cli('export', plan, '--xlsx', join(folder, 'no.xlsx'), '--months', '121');
    expect([code, complained]).toEqual([1, expect.stringContaining('months is 121; allowed: 0 to 120')]);
  });
  it('writes the table of decisions', { tags: ['slow'] }, async () => {
    const csv = join(folder, 'd.csv');
    expect(await cli('export', plan, '--decisions', csv)).toMatchObject({ code: 0 });
    const written = readFileSync(csv, 'utf8');
    for (const what of ['The short list', 'Turning points', 'What to measure next']) expect(written).toContain(what);
  });
  it('wants to know what, and where to', { tags: ['slow'] }, async () => {
    expect(await cli('export', plan)).toMatchObject({ code: 1, complained: expect.stringContaining('--xlsx') });
    expect(await cli('export', plan, '--csv', join(folder, 'no', 'o.csv'))).toMatchObject({
      code: 1,
      complained: expect.stringContaining('ENOENT'),
    });
  });
});

describe('outputs', () => {
  const own = join(folder, 'own.portfolio');
  const bytes = readFileSync(plan);
  it('never replace the plan that is read, by whatever name, even by force', async () => {
    writeFileSync(own, bytes);
    symlinkSync(own, join(folder, 'link.csv'));
    linkSync(own, join(folder, 'hard.csv'));
    for (const name of [own, join(folder, '.', 'own.portfolio'), join(folder, 'link.csv'), join(folder, 'hard.csv')]) {
      const refused = await cli('export', own, '--csv', name, '--force');
      expect(refused).toMatchObject({
        code: 1,
        printed: '',
        complained: expect.stringContaining('is the file that is'),
      });
    }
    expect(readFileSync(own).equals(bytes)).toBe(true);
  });
  it('replace nothing unasked, and write nothing where one of several may not be written', async () => {
    const [kept, fresh] = [join(folder, 'kept.csv'), join(folder, 'fresh.xlsx')];
    writeFileSync(kept, 'mine');
    expect(await cli('export', plan, '--xlsx', fresh, '--csv', kept)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('--force'),
    });
    expect([readFileSync(kept, 'utf8'), existsSync(fresh)]).toEqual(['mine', false]);
    expect((await cli('export', plan, '--csv', kept, '--force')).code).toBe(0);
    expect(readFileSync(kept, 'utf8')).not.toBe('mine');
  });
  it('have each a name of its own', async () => {
    const name = join(folder, 'both.csv');
    const refused = await cli('export', plan, '--csv', name, '--decisions', join(folder, '.', 'both.csv'), '--force');
    expect(refused).toMatchObject({ code: 1, complained: expect.stringContaining('two outputs') });
    expect(existsSync(name)).toBe(false);
  });
});

describe('what a stranger’s file says', () => {
  it('moves no cursor and turns no line, as a table or as JSON', async () => {
    const document = JSON.parse(readFileSync(plan, 'utf8'));
    // The checks of a plan refuse most of these; a mark of direction and a wide gap pass.
    document.plan.title = 'a\u200eb\u200fc\u061cd';
    const file = join(folder, 'marks.portfolio');
    writeFileSync(file, JSON.stringify(document));
    for (const args of [
      ['evaluate', file, '--draws', '0'],
      ['evaluate', file, '--draws', '0', '--json'],
      ['validate', file],
    ]) {
      const { code, printed } = await cli(...args);
      expect(code).toBe(0);
      expect(printed).toContain('a\\u200eb\\u200fc\\u061cd');
    }
    expect(cleanForTerminal('a\u001b[2Jb\u009bc\rd\r\n\u202ee\tf\u2066\u0007')).toBe(
      'a\\u001b[2Jb\\u009bc\\u000dd\r\n\\u202ee\tf\\u2066\\u0007',
    );
    const { complained } = await cli('validate', join(folder, 'no\u001b[31mne'));
    expect(complained).toContain('\\u001b[31m');
  });
});

describe('bad input', () => {
  const file = (name: string, contents: string | Uint8Array): string => {
    writeFileSync(join(folder, name), contents);
    return join(folder, name);
  };
  it.each([
    ['a missing file', () => join(folder, 'none.portfolio')],
    ['a folder', () => folder],
    ['an empty file', () => file('empty.portfolio', '')],
    ['no JSON', () => file('no.portfolio', '{"format":')],
    ['another program’s file', () => join(project, 'package.json')],
    ['a picture', () => file('p.portfolio', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
    [
      'a newer version',
      () => file('new.portfolio', readFileSync(plan, 'utf8').replace(/"version": *1/, '"version": 999')),
    ],
    ['a device', () => '/dev/zero'],
  ])('%s is refused in one sentence by every command', async (_what, make) => {
    const path = make();
    for (const args of [
      ['evaluate', path],
      ['validate', path],
      ['export', path, '--csv', join(folder, 'never.csv')],
    ]) {
      const { code, printed, complained } = await cli(...args);
      expect([args[0], code, printed]).toEqual([args[0], 1, '']);
      expect(complained.trim().split('\n')).toHaveLength(1);
      expect(complained).toMatch(/^.+: .+[.。]$/m);
    }
    expect(existsSync(join(folder, 'never.csv'))).toBe(false);
  });
  it('an unknown command or a missing file name is not understood', async () => {
    expect((await cli('frobnicate')).code).toBe(2);
    expect((await cli('evaluate')).code).toBe(2);
    expect((await cli('catalog', 'list', '--size', 'huge')).code).toBe(2);
    expect((await cli('--help')).code).toBe(0);
  });
});

describe('catalog list', () => {
  it('filters, and says how many there are', { tags: ['slow'] }, async () => {
    const all = JSON.parse((await cli('catalog', 'list', '--json')).printed);
    expect(all.length).toBeGreaterThan(300);
    const settings = all.find(({ id }: { id: string }) => id === 'openai/gpt-5').settings;
    expect(settings.map(({ setting }: { setting: string }) => setting)).toEqual(['minimal', 'low', 'medium', 'high']);
    expect(settings[3].rates).toContainEqual({
      category: 'programming',
      benchmark: 'aider-polyglot',
      config: 'edit_format=diff; reasoning_effort=high',
      successes: 198,
      trials: 225,
    });
    const cheap = JSON.parse(
      (await cli('catalog', 'list', '--json', '--weights', 'open', '--max-prompt-usd', '0.2')).printed,
    );
    expect(cheap.length).toBeGreaterThan(0);
    for (const model of cheap) {
      expect(model.openWeights).toBe(true);
      expect(model.price.promptUsdPerM).toBeLessThanOrEqual(0.2);
    }
    expect(cheap.length).toBe(
      all.filter(
        ({ openWeights, price }: { openWeights: boolean | null; price: { promptUsdPerM: number } | null }) =>
          openWeights === true && price !== null && price.promptUsdPerM <= 0.2,
      ).length,
    );
    const { printed } = await cli('catalog', 'list', '--search', 'no such model');
    expect(printed).toContain(`0 of ${all.length} models`);
  });
  it('is one line per model as CSV', { tags: ['slow'] }, async () => {
    const { printed } = await cli('catalog', 'list', '--csv', '--evidence', 'programming', '--author', 'anthropic');
    const lines = printed.trim().split('\r\n');
    expect(lines[0]?.split(',').slice(0, 2)).toEqual(['id', 'name']);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(1)) expect(line).toMatch(/anthropic/i);
  });
});

describe('npx portfolio', () => {
  const program = join(project, 'electron', 'portfolio.mjs');
  const shell = (line: string) =>
    promisify(execFile)('/bin/sh', ['-c', line], { env: { ...process.env, PROGRAM: program, NODE: process.execPath } });
  it('ends quietly when its reader has seen enough, and with a sentence when the disk is full', {
    tags: ['slow'],
  }, async ({ skip }) => {
    if (process.platform !== 'linux') skip('/dev/full is of Linux');
    expect(await shell('"$NODE" "$PROGRAM" catalog list --json | head -c 10')).toMatchObject({ stderr: '' });
    await expect(shell('"$NODE" "$PROGRAM" catalog list > /dev/full')).rejects.toMatchObject({
      code: 1,
      stderr: 'The output could not be written (ENOSPC).\n',
    });
  });
  it('says where the data folder cannot be used', { tags: ['slow'] }, async ({ skip }) => {
    if (process.platform !== 'linux') skip('/proc is of Linux');
    await expect(shell('PORTFOLIO_DATA=/proc/none "$NODE" "$PROGRAM" catalog list')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^catalog: The data folder \/proc\/none cannot be used \(ENOENT\)[^\n]*\n$/),
    });
  });

  it('runs under the Node of the machine, however old, by way of the project’s own', { tags: ['slow'] }, async ({
    skip,
  }) => {
    if (!existsSync('/usr/bin/node')) skip('there is no other Node on this machine');
    const { PORTFOLIO_GUARDED: _, ...rest } = process.env;
    const env = { ...rest, PATH: '/usr/bin:/bin' };
    const run = promisify(execFile);
    const { stdout } = await run('/usr/bin/node', [join(project, 'electron', 'portfolio.mjs'), 'validate', plan], {
      env,
    });
    expect(stdout).toContain(opened().plan.title);
    await expect(
      run('/usr/bin/node', [join(project, 'electron', 'portfolio.mjs'), 'validate', '/none'], { env }),
    ).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('There is no file none') });
  });
});
