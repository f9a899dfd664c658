/** Scenarios and versions on the command line: the table side by side, one of them asked alone, two of them compared. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cli } from './cliHere.ts';

const fixture = (version: number) =>
  fileURLToPath(new URL(`../../fixtures/portfolio-v${version}.portfolio`, import.meta.url));
const file = fixture(4);
const json = async (...args: string[]) => JSON.parse((await cli(...args, '--json')).printed);

describe('scenarios', () => {
  it('stand side by side, each with its own work, and versions are named', { tags: ['slow'] }, async () => {
    const { code, printed, complained } = await cli('scenarios', file);
    expect([code, complained]).toEqual([0, '']);
    expect(printed).toMatch(/^Scenario +Today +Twice the work +Half price\n/);
    expect(printed).toMatch(/Tasks a month +200,000 +400,000 +200,000\n/);
    expect(printed).toMatch(/\nTwice the work: .+ per success/);
    expect(printed).toContain('Versions kept: As first decided, With scenarios.');
    const { scenarios, versions } = await json('scenarios', file);
    expect(scenarios.map(({ id, active }: { id: string; active: boolean }) => [id, active])).toEqual([
      ['today', true],
      ['twice-the-work', false],
      ['half-price', false],
    ]);
    expect(scenarios[1].cash / scenarios[0].cash).toBeCloseTo(2, 9);
    expect(scenarios[1]['perSuccess.low']).toBeLessThan(scenarios[1].perSuccess);
    expect(versions[0]).toEqual({ name: 'As first decided', savedOn: '2026-10-01' });
  });

  it('of a file that has none are said not to be there', async () => {
    const { code, printed } = await cli('scenarios', fixture(3));
    expect([code, printed]).toEqual([0, expect.stringMatching(/^The file holds one plan and no scenarios\./)]);
  });

  it('are asked alone by name or id, and a version as it was kept', { tags: ['slow'] }, async () => {
    const month = async (...args: string[]): Promise<number> =>
      (await json('evaluate', file, '--draws', '0', ...args)).stacks[0].total.usdPerMonth.value;
    const [today, twice, kept] = [
      await month(),
      await month('--scenario', 'twice-the-work'),
      await month('--kept-version', 'As first decided'),
    ];
    expect(kept).toBe(today);
    expect(twice / today).toBeCloseTo(2, 9);
    expect(await month('--scenario', 'Twice the work', '--kept-version', 'With scenarios')).toBe(twice);
    for (const command of [['sensitivity', '--stack', 'a'], ['horizon']])
      expect(await json(...command, file, '--scenario', 'Twice the work')).not.toEqual(await json(...command, file));
  });

  it('that a kept version has and the file lost by hand are told with the version', { tags: ['slow'] }, async () => {
    const byHand = JSON.parse(readFileSync(file, 'utf8'));
    byHand.scenarios = byHand.scenarios.filter(({ id }: { id: string }) => id !== 'half-price');
    const lost = join(mkdtempSync(join(tmpdir(), 'portfolio-lost-')), 'lost.portfolio');
    writeFileSync(lost, JSON.stringify(byHand));
    const told = 'Version “With scenarios” was kept with the scenario “Half price”, which the file no longer holds';
    for (const command of ['validate', 'evaluate', 'scenarios'])
      expect((await cli(command, lost)).printed, command).toContain(told);
    const merged = await cli('merge', lost, lost, lost, '-o', lost, '--force');
    expect([merged.code, merged.complained]).toEqual([0, expect.stringContaining(`lost.portfolio: ${told}`)]);
    for (const command of ['validate', 'evaluate', 'scenarios'])
      expect((await cli(command, file)).printed, command).not.toContain('no longer holds');
  });

  it('that are not there are refused with the names of those that are', async () => {
    const { code, complained } = await cli('evaluate', file, '--scenario', 'Dream');
    expect(code).toBe(1);
    expect(complained).toContain('The file holds no “Dream”; it holds: Today, Twice the work, Half price.');
  });
});

describe('diff', () => {
  it('of one file compares scenarios and versions of it', { tags: ['slow'] }, async () => {
    const one = await json('diff', file, '--scenario', 'Twice the work');
    expect(one.differences.map(({ what }: { what: string }) => what)).toEqual([
      'Tasks a month',
      'Human wage, USD an hour',
    ]);
    expect(one.usdPerMonth.after).toBeGreaterThan(one.usdPerMonth.before);
    const two = await json('diff', file, '--scenario', 'Half price', '--scenario', 'Twice the work');
    expect(two.differences).toHaveLength(2);
    const kept = ['--kept-version', 'With scenarios', '--kept-version', 'As first decided'];
    expect((await json('diff', file, ...kept)).differences).toEqual([]);
    const notThen = await cli('diff', file, '--kept-version', 'As first decided', '--scenario', 'Twice the work');
    expect(notThen).toMatchObject({ code: 1, complained: expect.stringContaining('holds no “Twice the work”') });
    expect((await cli('diff', file, '--kept-version', 'As first decided')).printed).toBe('Both mean the same.\n');
    expect(await cli('diff', file)).toMatchObject({ code: 1, complained: expect.stringContaining('--scenario') });
  });

  it('of two files takes the scenario named out of each', async () => {
    const changed = join(mkdtempSync(join(tmpdir(), 'portfolio-scenarios-')), 'b.portfolio');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('"is": 400000', '"is": 500000'));
    expect((await json('diff', file, changed, '--scenario', 'Twice the work')).differences).toHaveLength(1);
    expect((await json('diff', file, changed, '--scenario', 'Half price')).differences).toEqual([]);
  });
});

describe('merge', () => {
  it('joins what each changed in a scenario of its own, and names the scenario both changed', {
    tags: ['slow'],
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'portfolio-scenarios-'));
    const copy = (name: string, from: string, to: string): string => {
      writeFileSync(join(folder, name), readFileSync(file, 'utf8').replace(from, to));
      return join(folder, name);
    };
    const mine = copy('mine.portfolio', '"tasksPerMonth": 200000', '"tasksPerMonth": 210000');
    const theirs = copy('theirs.portfolio', '"is": 400000', '"is": 500000');
    const out = join(folder, 'out.portfolio');
    expect(await cli('merge', file, mine, theirs, '-o', out)).toMatchObject({ code: 0, complained: '' });
    const { scenarios } = await json('scenarios', out);
    expect(scenarios.map(({ tasks }: { tasks: number }) => tasks)).toEqual([210_000, 500_000, 210_000]);
    const whole = await json('diff', file, out);
    expect(whole.scenarios.both.map(({ differences }: { differences: object[] }) => differences.length)).toEqual([
      1, 1, 1,
    ]);
    const other = copy('other.portfolio', '"is": 400000', '"is": 450000');
    const refused = await cli('merge', file, theirs, other, '-o', join(folder, 'none.portfolio'));
    expect(refused.code).toBe(1);
    expect(refused.complained).toMatch(/^Twice the work: .*500,000.*450,000/);
  });
});
