import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cliOn } from './cliHere.ts';

const typed = (language: string, ...args: string[]) => cliOn(['--lang', language, 'selfhost', ...args]);

describe('selfhost', () => {
  beforeAll(() => {
    process.env.PORTFOLIO_DATA = mkdtempSync(join(tmpdir(), 'portfolio-selfhost-'));
  });
  const llama = ['meta-llama/llama-3.3-70b-instruct', '--requests', '500000'];

  it('gives a month as a table and as JSON, beside the price of the catalog', { tags: ['slow'] }, async () => {
    const { code, printed: out } = await typed('en', ...llama, '--gpu', 'h100', '--usd-per-hour', '2');
    expect(code).toBe(0);
    expect(out).toContain('load needed');
    expect(out).toContain('stated by you');
    expect(out).not.toMatch(/NaN|undefined|\{\{/);
    const json = await typed('en', ...llama, '--gpu', 'H100', '--json');
    const found = JSON.parse(json.printed) as { kind: string; ask: { api: object | null }; licence: string };
    expect(found).toMatchObject({ kind: 'hosted', licence: 'Llama 3.3 Community License' });
    expect(found.ask.api).not.toBeNull();
    expect((await typed('zh', ...llama, '--gpu', 'H100')).printed).toContain('所需负载率');
  });

  it('states a part of the API’s price beside the rest of the catalog’s, and never pays beside a free one', {
    tags: ['slow'],
  }, async () => {
    const part = await typed('en', ...llama, '--gpu', 'H100', '--api-prompt', '9', '--json');
    const { ask } = JSON.parse(part.printed) as { ask: { api: Record<string, number | null> } };
    expect(ask.api).toMatchObject({ promptUsdPerM: 9, cachedUsdPerM: null });
    expect(ask.api.completionUsdPerM).toBeGreaterThan(0);
    const free = await typed('en', ...llama, '--gpu', 'H100', '--api-prompt', '0', '--api-completion', '0');
    expect(free.printed).not.toMatch(/∞|Infinity|NaN/);
    expect(free.printed).toMatch(/load needed +never/);
  });

  it('says that the weights do not fit, and refuses by name', { tags: ['slow'] }, async () => {
    const small = await typed('en', ...llama, '--gpu', 'L40S', '--gpus', '1');
    expect(small.code).toBe(1);
    expect(small.printed).toContain('The weights do not fit: 141.2 GB in bf16');
    const wide = await typed('en', ...llama, '--gpu', 'H100', '--gpus', '16');
    expect(wide).toMatchObject({ code: 1, printed: '' });
    expect(wide.complained).toContain('gpus is 16; allowed: 1, 2, 4, 8');
    expect((await typed('zh', ...llama, '--gpu', 'H100', '--allowed-load', '0')).complained).toContain('allowedLoad');
    expect((await typed('en', ...llama, '--gpu', 'M3')).complained).toContain('H100');
    const below = await typed('en', ...llama, '--gpu', 'H100', '--api-prompt', '-1');
    expect(below.complained).toContain('api.promptUsdPerM is -1; allowed: 0 to');
    const half = await typed('en', 'Mixtral-8x7B', '--requests', '5', '--gpu', 'H100', '--api-cached', '1');
    expect(half.complained).toContain('prompt and completion prices together');
  });
});
