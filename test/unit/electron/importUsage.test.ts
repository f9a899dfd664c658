/** `portfolio import usage` prints what was read, as JSON with the names of the samples, and refuses with a sentence. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, sample } from '../usage/usageFixtures.ts';
import { cli } from './cliHere.ts';

const data = mkdtempSync(join(tmpdir(), 'portfolio-import-'));
process.env.PORTFOLIO_DATA = data;

const fileOf = (name: string): string => `${folder}${name}/${sample(name).expected.files[0] ?? ''}`;

describe('import usage', () => {
  it('gives the totals as JSON, priced by a price file, by a key', { tags: ['slow'] }, async () => {
    const file = fileOf('04_litellm_spendlogs_messy');
    const { code, printed } = await cli(
      ...['import', 'usage', file, '--json', '--by', 'prompt', '--prices', `${folder}PRICES.json`],
      ...['--map', 'azure/gpt-4o-prod=gpt-4o'],
    );
    expect(code).toBe(0);
    const summary = JSON.parse(printed);
    const { expected } = sample('04_litellm_spendlogs_messy');
    expect(summary.totals.requests).toBe(expected.totals.requests);
    expect(Object.keys(summary.by_model_canonical).sort()).toEqual(Object.keys(expected.by_model_canonical).sort());
    expect(summary.models['azure/gpt-4o-prod']).toEqual({ id: 'gpt-4o', rules: ['mapped'] });
    expect(summary.groups.chat.totals.requests).toBeGreaterThan(0);
    // The deployment that was mapped by hand is priced: nothing but rows nobody paid for is left.
    expect(summary.reconciliation.causes.map(({ cause }: { cause: string }) => cause)).toEqual(['notBilled']);
    expect(Math.abs(summary.reconciliation.unexplained)).toBeLessThan(1e-6);
  });

  it('resolves to the catalog without a price file, and says what it could not resolve', {
    tags: ['slow'],
  }, async () => {
    const { code, printed } = await cli('--lang', 'en', 'import', 'usage', fileOf('01_openai_usage_csv_messy'));
    expect(code).toBe(0);
    expect(printed).toMatch(/gpt-4o-2024-08-06 .* openai\/gpt-4o-2024-08-06\n/);
    expect(printed).toContain('Set aside: Hours or days without use (55, first at line 40)');
    expect(printed).toContain(
      'Not resolved, so not priced: ft:gpt-4o-mini-2024-07-18:acme::Zx81Qa, internal-router-v2.',
    );
    expect(printed).toMatch(/Modelled \$[\d.]+ \(prices of the catalog\); the file states no cost\./);
  });

  it('remembers how columns were mapped, in any order of them', { tags: ['slow'] }, async () => {
    const table = (name: string, text: string): string => {
      const file = join(data, name);
      writeFileSync(file, text);
      return file;
    };
    const first = table('first.csv', 'Wann,Welches,Rein,Raus\n2026-10-01,gpt-5,100,20\n2026-10-02,gpt-5,50,5\n');
    const later = table('later.csv', 'Raus,Rein,Welches,Wann\n7,30,gpt-5,2026-11-01\n');
    expect((await cli('import', 'usage', later)).code).toBe(1);
    const stated = ['Wann=time', 'Welches=model', 'Rein=input', 'Raus=output'].flatMap((one) => ['--map', one]);
    expect((await cli('import', 'usage', first, ...stated)).code).toBe(0);
    const { totals } = JSON.parse((await cli('import', 'usage', later, '--json')).printed);
    expect([totals.input_uncached, totals.output_total]).toEqual([30, 7]);
  });

  it('names a file of another kind by the command that takes it, and so do the others', {
    tags: ['slow'],
  }, async () => {
    const prices = join(data, 'our prices.csv');
    writeFileSync(prices, 'Model,Input ($/M),Output ($/M)\ngpt-5,1.25,10\n');
    const said = async (...typed: string[]) => (await cli('--lang', 'en', ...typed)).complained;
    expect(await said('import', 'usage', prices)).toContain(`portfolio import prices "${prices}"`);
    expect(await said('import', 'evals', prices)).toContain(`portfolio import prices "${prices}"`);
    const usage = fileOf('01_openai_usage_csv_messy');
    for (const typed of [['import', 'evals'], ['import', 'prices', '--dry-run'], ['evaluate']])
      expect(await said(...typed, usage)).toContain(`portfolio import usage ${usage}`);
  });

  it('speaks Chinese', { tags: ['slow'] }, async () => {
    const { printed } = await cli('--lang', 'zh', 'import', 'usage', fileOf('03_openrouter_activity_csv_clean'));
    expect(printed).toContain('240 行数据');
    expect(printed).toContain('账单 $5.03');
  });

  it('refuses with the file, the place and what to do', { tags: ['slow'] }, async () => {
    const bad = join(data, 'bad.csv');
    writeFileSync(bad, 'a,b\n1,2\n');
    expect(await cli('--lang', 'en', 'import', 'usage', bad)).toMatchObject({
      code: 1,
      printed: '',
      complained: expect.stringMatching(/^import usage: bad\.csv is no export of usage this program knows/),
    });
    expect((await cli('--lang', 'en', 'import', 'usage', join(data, 'none.csv'))).complained).toMatch(/none\.csv/);
    expect((await cli('--lang', 'en', 'import', 'usage', bad, '--map', 'nonsense')).complained).toMatch(
      /--map nonsense is not understood\. Allowed: COLUMN=FIELD/,
    );
    expect((await cli('--lang', 'en', 'import', 'usage', bad, '--prices', bad)).complained).toMatch(
      /bad\.csv is no price file/,
    );
    expect((await cli('import', 'usage', bad, '--by', 'colour')).code).toBe(2);
    expect((await cli('import', 'usage')).code).toBe(2);
  });
});
