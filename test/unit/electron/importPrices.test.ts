/** `portfolio import prices` says what a list changes, writes it unless told not to, and refuses with a sentence. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cli } from './cliHere.ts';

const data = mkdtempSync(join(tmpdir(), 'portfolio-import-'));
process.env.PORTFOLIO_DATA = data;

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/imports/${name}.json`, import.meta.url));
const written = (name: string, bytes: string | Uint8Array): string => {
  const file = join(data, name);
  writeFileSync(file, bytes);
  return file;
};
const day = ['--as-of', '2028-01-01'];

const cachePriceOf = async (search: string): Promise<number> => {
  const { printed } = await cli('catalog', 'list', '--json', '--search', search);
  const rows = JSON.parse(printed) as { id: string; price: { cacheReadUsdPerM: number } }[];
  return rows.find(({ id }) => id === search)?.price.cacheReadUsdPerM ?? Number.NaN;
};

describe('import prices', () => {
  const deepseek = fixture('cases/litellm-cache-hit-key');

  it('writes nothing when dry, and the same rows when not', { tags: ['slow'] }, async () => {
    const before = await cachePriceOf('deepseek/deepseek-v3.2');
    const dry = await cli('import', 'prices', deepseek, ...day, '--dry-run', '--json');
    expect(dry.code).toBe(0);
    const planned = JSON.parse(dry.printed);
    expect(planned).toMatchObject({ format: 'litellm', asOf: '2028-01-01', written: false, read: 1, skipped: [] });
    expect(planned.prices).toMatchObject([
      {
        modelId: 'deepseek/deepseek-v3.2',
        entries: ['deepseek/deepseek-v3.2'],
        host: 'DeepSeek',
        before: expect.stringMatching(/^2026-/),
        fields: { promptUsdPerM: { after: 0.28 }, cacheReadUsdPerM: { before, after: 0.028 } },
      },
    ]);
    expect(await cachePriceOf('deepseek/deepseek-v3.2')).toBe(before);

    const done = await cli('import', 'prices', deepseek, ...day, '--json');
    expect(JSON.parse(done.printed)).toEqual({ ...planned, written: true });
    expect(await cachePriceOf('deepseek/deepseek-v3.2')).toBe(0.028);

    const again = JSON.parse((await cli('import', 'prices', deepseek, ...day, '--json')).printed);
    expect(again).toMatchObject({ prices: [], unchanged: ['deepseek/deepseek-v3.2'] });
  });

  it('says every field before and after, and each reason with its entries', { tags: ['slow'] }, async () => {
    const { code, printed } = await cli('--lang', 'en', 'import', 'prices', fixture('openrouter'), ...day, '--dry-run');
    expect(code).toBe(0);
    expect(printed).toMatch(/openai\/gpt-5 +OpenRouter listing +input +\$1\.25 +\$1\.00\n/);
    expect(printed).toMatch(/ours\/new-model +\$0\.200 +\$0\.800 +1 Jan 2028\n/);
    expect(printed).toMatch(/1 +A price above \$10,000 per million tokens +ours\/absurd\n/);
    expect(printed).toMatch(
      /2 +A name that the vendor points at newer models from time to time +~openai\/gpt-latest, openai\/gpt-newest\n/,
    );
    expect(printed).toContain('nothing was written');
  });

  it('keeps an older list as history', { tags: ['slow'] }, async () => {
    const { printed } = await cli('import', 'prices', fixture('litellm'), '--as-of', '2020-01-01', '--json');
    const report = JSON.parse(printed);
    expect(report.prices).toEqual([]);
    expect(report.older.length).toBeGreaterThan(0);
  });

  it('takes the day from the name of a file that has one, unless one is stated or it is still to come', {
    tags: ['slow'],
  }, async () => {
    const list =
      '{"gpt-5":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":3e-6,"output_cost_per_token":8e-6}}';
    const of = async (name: string, ...args: string[]) =>
      JSON.parse((await cli('import', 'prices', written(name, list), '--json', '--dry-run', ...args)).printed);
    const old = await of('litellm-2026-03-01.json');
    expect(old).toMatchObject({ asOf: '2026-03-01', prices: [], older: [{ modelId: 'openai/gpt-5' }] });
    expect((await of('prices_20260301.json')).asOf).toBe('2026-03-01');
    expect((await of('litellm-2026-03-01.json', ...day)).asOf).toBe('2028-01-01');
    for (const name of ['litellm.json', 'litellm-2999-01-01.json', 'litellm-2026-13-01.json', 'id-120260301.json'])
      expect((await of(name)).asOf > '2026-03-01').toBe(true);
  });

  it('reads UTF-16, as some shells write what they are given', { tags: ['slow'] }, async () => {
    const text = `\ufeff${JSON.stringify({ data: [{ id: 'ours/x', pricing: { prompt: '1e-6', completion: '2e-6' } }] })}`;
    const { printed } = await cli(
      'import',
      'prices',
      written('wide.json', Buffer.from(text, 'utf16le')),
      '--dry-run',
      '--json',
    );
    expect(JSON.parse(printed).added).toMatchObject([{ modelId: 'ours/x', price: { promptUsdPerM: 1 } }]);
  });

  it('reads models.dev’s TOML by where it lies: one file, or the folder with what a model is', {
    tags: ['slow'],
  }, async () => {
    const root = mkdtempSync(join(tmpdir(), 'portfolio-toml-'));
    const put = (path: string, text: string): string => {
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), text);
      return join(root, path);
    };
    put('models/ours/new.toml', 'name = "Ours New"\n[limit]\ncontext = 64_000\n');
    put('providers/openrouter/provider.toml', 'name = "OpenRouter"\n');
    put('providers/openrouter/models/ours/new.toml', 'base_model = "ours/new"\n[cost]\ninput = 1\noutput = 2\n');
    const one = put('providers/openai/models/gpt-5.toml', '[cost]\ninput = 1.5\noutput = 10.00\ncache_read = 0.125\n');
    const run = async (path: string, ...more: string[]) =>
      JSON.parse((await cli('import', 'prices', path, ...day, '--dry-run', '--json', ...more)).printed);
    const prices = [{ modelId: 'openai/gpt-5', fields: { promptUsdPerM: { after: 1.5 } } }];
    expect(await run(one)).toMatchObject({ format: 'models-dev', prices, added: [] });
    const added = [{ modelId: 'ours/new', price: { promptUsdPerM: 1, completionUsdPerM: 2 } }];
    expect(await run(root)).toMatchObject({ read: 2, prices, added });
    // A file taken out of its folder: who sells is stated, or a folder bears a seller's name.
    const loose = put('gpt-5.toml', '[cost]\ninput = 1.5\noutput = 10.00\ncache_read = 0.125\n');
    expect(await run(loose, '--provider', 'openai')).toMatchObject({ prices });
    expect(
      await run(put('openai/gpt-5.toml', '[cost]\ninput = 1.5\noutput = 10.00\ncache_read = 0.125\n')),
    ).toMatchObject({ prices });
  });

  it.each([
    ['TOML of nobody', () => written('gpt-5.toml', '[cost]\ninput = 1\n'), [], 'does not say whose price'],
    ['TOML that is none', () => written('bad.toml', 'a = 1\nb = = 2\n'), [], 'line 2'],
    ['no list', () => written('words.json', 'hello'), [], 'The price list is not JSON.'],
    ['another shape', () => written('shape.json', '{}'), [], 'is not known'],
    ['no file', () => join(data, 'nowhere.json'), [], 'nowhere.json'],
    ['a folder without a list', () => mkdtempSync(join(tmpdir(), 'portfolio-empty-')), [], 'not a file'],
    ['no day', () => fixture('litellm'), ['--as-of', '2028-02-30'], '2028-02-30'],
    ['a list beyond any size', () => written('huge.json', new Uint8Array(50_000_001)), [], 'too large'],
  ])('refuses %s with a sentence', async (_what, file, options, sentence) => {
    const { code, printed, complained } = await cli('--lang', 'en', 'import', 'prices', file(), ...options);
    expect([code, printed]).toEqual([1, '']);
    expect(complained).toContain(sentence);
  });

  it('speaks Chinese', { tags: ['slow'] }, async () => {
    const { printed } = await cli('--lang', 'zh', 'import', 'prices', fixture('litellm'), ...day, '--dry-run');
    expect(printed).toContain('试运行');
  });

  it('turns other money into dollars at a rate that is stated each time, and says so', { tags: ['slow'] }, async () => {
    const sheet = written('yuan.csv', 'model,input,output\nGPT-5,7.1,56.8\n');
    const stated = ['--map', 'unit=1m', 'currency=CNY'];
    const out = await cli('import', 'prices', sheet, ...day, ...stated, 'CNY=7.1');
    expect(out.printed).toContain('a dollar is CNY 7.1');
    const json = ['import', 'prices', sheet, ...day, '--json', '--dry-run'];
    const again = JSON.parse((await cli(...json)).printed);
    expect(again.skipped).toMatchObject([{ entry: 'GPT-5 (row 2, CNY)', reason: 'skipOtherCurrency' }]);
    const rated = JSON.parse((await cli(...json, '--map', 'CNY=3.55')).printed);
    expect(rated.prices[0].fields.promptUsdPerM).toEqual({ before: 1, after: 2 });
    expect((await cli('import', 'prices', '--undo')).code).toBe(0);
    const wrong = await cli(...json, '--map', 'CNY=0');
    expect(wrong.code).toBe(1);
    expect(wrong.complained).toContain('CNY=7.1');
  });

  it('reads a sheet once its columns are mapped, remembers them when it has landed, and takes it back', {
    tags: ['slow'],
  }, async () => {
    const sheet = (price: number) => written('agreed.csv', `Thing,A,B\nGPT-5,${price},8\n`);
    const open = await cli('import', 'prices', sheet(1), ...day, '--json');
    expect(open.code).toBe(1);
    expect(open.complained).toMatch(/model, input, output, unit, currency/);
    const stated = ['--map', 'Thing=model', 'A=input', 'B=output', 'unit=1m', 'currency=USD'];
    const dry = await cli('import', 'prices', sheet(1), ...day, '--json', '--dry-run', ...stated);
    expect(JSON.parse(dry.printed)).toMatchObject({
      format: 'price-sheet',
      mapping: { columns: { model: 'Thing', input: 'A', output: 'B' }, unit: '1m', currency: 'USD' },
      prices: [{ modelId: 'openai/gpt-5', fields: { promptUsdPerM: { before: 1.25, after: 1 } } }],
    });
    // A dry run remembers nothing.
    expect((await cli('import', 'prices', sheet(1), ...day)).code).toBe(1);
    expect((await cli('import', 'prices', sheet(1), ...day, ...stated)).code).toBe(0);
    const again = JSON.parse((await cli('import', 'prices', sheet(1.1), ...day, '--json', '--dry-run')).printed);
    expect(again.prices[0].fields.promptUsdPerM).toEqual({ before: 1, after: 1.1 });

    const undone = await cli('import', 'prices', '--undo', '--json');
    expect(JSON.parse(undone.printed)).toEqual({ undone: true });
    const after = JSON.parse((await cli('import', 'prices', sheet(1.1), ...day, '--json', '--dry-run')).printed);
    expect(after.prices[0].fields.promptUsdPerM.before).toBe(1.25);
    expect((await cli('import', 'prices', '--undo')).code).toBe(1);
    expect((await cli('import', 'prices', sheet(1), '--undo')).complained).toMatch(/not both/);
  });
});
