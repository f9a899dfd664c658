/** `portfolio new`: a plan at negotiated prices, and one from a preset. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priceInUse } from '../../../shared/catalog/chooseOffer.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { presets } from '../../../shared/plan/presets.ts';
import { cliOn } from './cliHere.ts';

const data = mkdtempSync(join(tmpdir(), 'portfolio-new-'));
process.env.PORTFOLIO_DATA = data;

const cli = (...args: string[]) => cliOn(args, '2030-01-01');

const usage = join(data, 'usage.csv');
const rows = [3, 4, 5].map((day) => `2029-11-0${day}T10:00:00Z,openai/gpt-5-mini,1000,200,support`);
writeFileSync(usage, `timestamp,model,input_tokens,output_tokens,project\n${rows.join('\n')}\n`);

const file = (name: string, text: string): string => {
  const path = join(data, name);
  writeFileSync(path, text);
  return path;
};

const priceFile = (name: string, content: object): string => file(name, JSON.stringify(content));

describe('new --from-usage --prices', () => {
  it('puts the negotiated price, with its tier, into the plan, and names what the catalog does not know', {
    tags: ['slow'],
  }, async () => {
    const tier = { min_prompt_tokens: 100_000, input: 0.2, output: 2 };
    const own = { input: 0.1, cache_read: 0.01, output: 1, batch: 0.25, tiers: [tier] };
    const prices = priceFile('prices.json', { models: { 'gpt-5-mini': own, 'house-model': { input: 1, output: 1 } } });
    const output = join(data, 'own.portfolio');
    const { code, printed, complained } = await cli(
      ...['--lang', 'en', 'new', '--from-usage', usage, '--prices', prices, '-o', output],
    );
    expect(complained).toBe('');
    expect(code).toBe(0);
    expect(printed).toContain('Prices of house-model were not counted');
    const opened = openPortfolio(readFileSync(output, 'utf8'));
    if (!opened.ok) throw new Error(opened.error.message);
    const model = opened.value.snapshot.models.find(({ id }) => id === modelId('openai/gpt-5-mini'));
    if (model === undefined) throw new Error('gpt-5-mini is not in the plan');
    expect(priceInUse(model)).toMatchObject({
      promptUsdPerM: expect.closeTo(0.1, 12),
      completionUsdPerM: expect.closeTo(1, 12),
      cacheReadUsdPerM: expect.closeTo(0.01, 12),
      batchDiscount: 0.75,
      basis: 'planner',
      source: 'prices.json',
      asOf: '2030-01-01',
    });
    expect(priceInUse(model)?.tiers[0]).toMatchObject({
      minPromptTokens: 100_000,
      edge: 'at-least',
      promptUsdPerM: expect.closeTo(0.2, 12),
    });
  });

  it('refuses prices of another currency by name and writes nothing', { tags: ['slow'] }, async () => {
    const prices = priceFile('euro.json', { currency: 'EUR', models: { 'gpt-5-mini': { input: 1, output: 1 } } });
    const output = join(data, 'none.portfolio');
    const { code, complained } = await cli('new', '--from-usage', usage, '--prices', prices, '-o', output);
    expect(code).toBe(1);
    expect(complained).toContain('EUR');
    expect(() => readFileSync(output)).toThrow();
  });
});

describe('new --from-usage --evals', () => {
  const bill = [
    'date,project,model,num_requests,input_tokens,output_tokens,cost_usd',
    ...['01', '02'].flatMap((day) => [
      `2026-10-${day},nightly,gpt-5,9000,9000000,900000,20.25`,
      `2026-10-${day},listings,gpt-5,600,900000,300000,4.13`,
    ]),
  ].join('\n');
  const graded = ['ticket,model,passed', ...Array.from({ length: 12 }, (_, i) => `T-${i},gpt-5,${i % 4 > 0}`)].join(
    '\n',
  );
  const made = async (...args: string[]) => {
    const files = [file('bill.csv', bill), file('listings-graded.csv', graded)] as const;
    const output = join(data, `${args.join('-')}.portfolio`);
    const said = await cli('--lang', 'en', 'new', '--from-usage', files[0], '--evals', files[1], ...args, '-o', output);
    return { ...said, output };
  };

  it('takes results for the row of their name, and a row for what she says it is like', {
    tags: ['slow'],
  }, async () => {
    const { code, printed, complained, output } = await made('--kind', 'nightly=extraction');
    expect([code, complained]).toEqual([0, '']);
    expect(printed).toContain('The results were taken for listings, the row whose name is most like the file’s');
    expect(printed).not.toMatch(/nightly: (taken for|based on no kind)/);
    const opened = openPortfolio(readFileSync(output, 'utf8'));
    if (!opened.ok) throw new Error(opened.error.message);
    const { plan, snapshot } = opened.value;
    expect(plan.categories.map(({ name, kind }) => [name, kind])).toEqual([
      ['nightly', 'extraction'],
      ['listings', null],
    ]);
    const own = snapshot.evidence.filter(({ owner }) => owner === 'user');
    expect(own.map(({ successes, trials }) => [successes, trials])).toEqual([[9, 12]]);
  });

  it('refuses a kind that is none, and a row that the files do not hold', { tags: ['slow'] }, async () => {
    expect((await made('--kind', 'nightly=cooking')).complained).toContain('allowed: ROW=KIND');
    const unmet = await made('--kind', 'weekly=extraction');
    expect(unmet.code).toBe(1);
    expect(unmet.complained).toContain('The files hold no row called weekly; allowed: nightly, listings.');
  });
});

describe('new --preset', () => {
  it('lists the presets, one a line, the id first', async () => {
    const { code, printed } = await cli('--lang', 'en', 'new', '--list');
    expect(code).toBe(0);
    const lines = printed.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(presets.map(({ id }) => id));
  });

  it('says what each rule chose, and keeps it in the notes of the plan', { tags: ['slow'] }, async () => {
    const output = join(data, 'localisation.portfolio');
    const { code, printed } = await cli('--lang', 'en', 'new', '--preset', 'localisation', '-o', output);
    expect(code).toBe(0);
    const opened = openPortfolio(readFileSync(output, 'utf8'));
    if (!opened.ok) throw new Error(opened.error.message);
    const { plan, snapshot } = opened.value;
    expect(plan.notes.split('\n')).toHaveLength(3);
    expect(printed).toContain(`${plan.notes}\n`);
    const used = plan.stacks.flatMap(({ policies }) => Object.values(policies).flatMap(modelsOfPolicy));
    expect(used.length).toBeGreaterThan(2);
    for (const id of used) expect(plan.notes).toContain(snapshot.models.find((model) => model.id === id)?.name);
  });

  it('refuses a preset that is not there, with those that are', { tags: ['slow'] }, async () => {
    const { code, complained } = await cli(
      '--lang',
      'en',
      'new',
      '--preset',
      'nobody',
      '-o',
      join(data, 'x.portfolio'),
    );
    expect(code).toBe(1);
    for (const { id } of presets) expect(complained).toContain(id);
  });
});
