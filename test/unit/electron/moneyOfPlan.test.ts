/** A plan shown in yuan, on the command line: what a person reads follows it, and what a machine reads stays in USD. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cli } from './cliHere.ts';

const folder = mkdtempSync(join(tmpdir(), 'portfolio-money-'));
const before = fileURLToPath(new URL('../../fixtures/portfolio-v6.portfolio', import.meta.url));
const after = join(folder, 'yuan.portfolio');
const file = JSON.parse(readFileSync(before, 'utf8'));
const rate = { currency: 'CNY', perUsd: 7.12, day: '2026-11-27' };
writeFileSync(after, JSON.stringify({ ...file, plan: { ...file.plan, money: { shown: 'CNY', rates: [rate] } } }));

it('figures are in yuan and say the rate last', async () => {
  for (const [lang, said] of [
    ['en', '1 USD = 7.12 CNY, stated by you, 27 Nov 2026. Vendors’ prices stay in USD.\n'],
    ['zh', '1 美元 = 7.12 元，由您填写，2026 年 11 月 27 日。厂商价格仍以美元计。\n'],
  ] as const) {
    const { printed } = await cli('evaluate', after, '--draws', '0', '--lang', lang);
    expect(printed.endsWith(said)).toBe(true);
    expect(printed).not.toContain('$');
    expect(printed).toContain('¥');
  }
});

it('scenarios, differences and a game say it last too', { tags: ['slow'] }, async () => {
  const dearer = join(folder, 'dearer.portfolio');
  const { plan, ...rest } = JSON.parse(readFileSync(after, 'utf8'));
  writeFileSync(dearer, JSON.stringify({ ...rest, plan: { ...plan, tasksPerMonth: plan.tasksPerMonth + 1000 } }));
  for (const args of [
    ['scenarios', after],
    ['diff', after, dearer],
    ['simulate', after, '--tasks', '2000'],
  ]) {
    const { printed, complained } = await cli(...args);
    expect(complained).toBe('');
    expect(printed.trimEnd().split('\n').at(-1), args[0]).toContain('1 USD = 7.12 CNY');
  }
});

it('JSON is what it is for the same plan in dollars', async () => {
  const inYuan = await cli('evaluate', after, '--draws', '0', '--json');
  const inDollars = await cli('evaluate', before, '--draws', '0', '--json');
  expect(inYuan.printed).toBe(inDollars.printed);
});
