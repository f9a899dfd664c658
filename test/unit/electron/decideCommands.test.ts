import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { cliOn } from './cliHere.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));

const typed = (...args: string[]) => cliOn(['--lang', 'en', ...args]);

describe('the commands that decide', () => {
  beforeAll(() => {
    process.env.PORTFOLIO_DATA = mkdtempSync(join(tmpdir(), 'portfolio-decide-'));
  });

  it('sensitivity: bars sorted by swing, as a table and as JSON', async () => {
    const json = await typed('sensitivity', plan, '--stack', 'a', '--against', 'b', '--json');
    expect(json.code).toBe(0);
    const { bars } = JSON.parse(json.printed) as { bars: { swing: number }[] };
    const swings = bars.map((bar) => bar.swing);
    expect(swings.length).toBeGreaterThan(10);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    const table = await typed('sensitivity', plan, '--stack', 'One closed model');
    expect(table.printed.split('\n').length).toBeGreaterThan(10);
  });

  it('breakeven: a sentence for a price that swaps the two, never for the volume, a refusal for what it cannot read', async () => {
    const price = await typed(
      'breakeven',
      plan,
      '--between',
      'a',
      '--and',
      'b',
      '--lever',
      'price google/gemini-2.5-pro times',
    );
    expect(price.printed).toContain('One closed model is cheaper per success below');
    const volume = await typed('breakeven', plan, '--between', 'a', '--and', 'b', '--lever', 'volume', '--json');
    expect(JSON.parse(volume.printed)).toMatchObject({ kind: 'never' });
    const wrong = await typed(
      'breakeven',
      plan,
      '--between',
      'a',
      '--and',
      'b',
      '--lever',
      'price anthropic/claude-haiku-4.5 tims',
    );
    expect(wrong.code).toBe(1);
    expect(wrong.complained).toContain('tims');
    expect(wrong.complained).not.toContain('{{');
    expect(
      (await typed('breakeven', plan, '--between', 'nobody', '--and', 'b', '--lever', 'wage')).complained,
    ).toContain('nobody');
  });

  it('measure: what the choice is today, and what each model would be worth knowing', async () => {
    const { code, printed: out } = await typed('measure', plan, '--json');
    expect(code).toBe(0);
    const found = JSON.parse(out) as { chosen: string; options: unknown[] };
    expect(['a', 'b']).toContain(found.chosen);
    expect(found.options.length).toBeGreaterThan(5);
  });

  it('optimise: from the whole catalog, under rules, with their prices; and which rules conflict', {
    tags: ['slow'],
  }, async () => {
    const found = await typed('optimise', plan, '--max-models', '4', '--floor', '0.5', '--json');
    expect(JSON.parse(found.printed)).toMatchObject({ kind: 'found', proven: true, leftOut: [] });
    const own = await typed('optimise', plan, '--own-models', '--max-models', '4', '--no-explain', '--json');
    expect(JSON.parse(own.printed)).toMatchObject({ kind: 'found', runnerUp: null });
    const impossible = await typed('optimise', plan, '--floor', 'programming=0.999');
    expect(impossible.printed).toContain('No plan keeps to all rules');
    const stranger = await typed('optimise', plan, '--floor', 'cooking=0.9');
    expect([stranger.code, stranger.complained]).toEqual([1, expect.stringContaining('cooking')]);
    const ruled = await typed('optimise', plan, '--max-models', 'programming=1', '--no-explain', '--json');
    const { best } = JSON.parse(ruled.printed);
    const row = best.categories.find(({ categoryId }: { categoryId: string }) => categoryId === 'programming');
    expect(new Set(row.modelIds).size).toBe(1);
    // A maker's own price names no place.
    const there = await typed('optimise', plan, '--served-in', 'programming=CH', '--no-explain');
    expect(there.printed).toContain('Data stays in');
    expect(there.printed).toContain('Switzerland');
    expect((await typed('optimise', plan, '--served-in', 'europe')).complained).toContain('servedIn');
    expect((await typed('optimise', plan, '--budget', '-5')).complained).toContain('budget');
  });

  it('optimise: the rules saved in the plan hold where none is given', { tags: ['slow'] }, async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'portfolio-rules-')), 'ruled.portfolio');
    const saved = JSON.parse(readFileSync(plan, 'utf8'));
    saved.plan.bestPlan = { objective: 'usdPerTask', rules: [{ kind: 'maxModels', count: 2 }] };
    writeFileSync(file, JSON.stringify(saved));
    const optimum = async (...args: string[]) =>
      JSON.parse((await typed('optimise', file, '--no-explain', '--json', ...args)).printed);
    const own = await optimum();
    expect(own).toMatchObject({ kind: 'found', objective: 'usdPerTask' });
    expect(own.best.modelIds.length).toBeLessThanOrEqual(2);
    expect((await optimum('--max-models', '1', '--objective', 'per-success')).best.modelIds).toHaveLength(1);
    expect((await optimum('--no-saved-rules')).best.modelIds.length).toBeGreaterThan(2);
  });
});
