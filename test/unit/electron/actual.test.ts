/** `portfolio actual`: the plan of one month against the next, on the command line. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cliOn } from './cliHere.ts';

const data = mkdtempSync(join(tmpdir(), 'portfolio-actual-'));
process.env.PORTFOLIO_DATA = data;

const cli = (...args: string[]) => cliOn(['--lang', 'en', ...args]);

const hours = ['00:00:00', '12:00:00', '23:59:59'];

const usage = (name: string, month: string, days: number, tokens: number, project = 'support'): string => {
  const rows = Array.from({ length: days }, (_, day) =>
    hours.map(
      (hour) =>
        `${month}-${String(day + 1).padStart(2, '0')}T${hour}Z,openai/gpt-5-mini,${tokens},1000,${project},0.01`,
    ),
  ).flat();
  const path = join(data, name);
  writeFileSync(path, `timestamp,model,input_tokens,output_tokens,project,cost\n${rows.join('\n')}\n`);
  return path;
};

const plan = join(data, 'plan.portfolio');

beforeAll(async () => {
  await cli('new', '--from-usage', usage('before.csv', '2026-09', 30, 2000), '--by', 'project', '-o', plan);
});

describe('actual', () => {
  it('gives every difference as JSON, and they add up to the bill', { tags: ['slow'] }, async () => {
    const { code, printed } = await cli('actual', plan, usage('after.csv', '2026-10', 31, 4000), '--json');
    expect(code).toBe(0);
    const { by, months, verdict } = JSON.parse(printed);
    expect(by).toBe('project');
    expect(months).toHaveLength(1);
    // 93 requests of one cent.
    expect(months[0]).toMatchObject({ month: '2026-10', days: 31, actualUsd: 0.93, isBilled: true });
    const apart = months[0].differences.reduce(
      (sum: number, { usd }: { usd: number }) => sum + Math.round(100 * usd),
      0,
    );
    expect(apart).toBe(Math.round(100 * (months[0].actualUsd - months[0].plannedUsd)));
    // 2,000 more prompt tokens of $0.25 a million in each of 93 requests: 4.65 cents.
    const tokens = months[0].differences.find(({ cause }: { cause: string }) => cause === 'tokens');
    expect(Math.abs(tokens.usd - 0.0465)).toBeLessThan(0.01);
    expect(verdict.after.usdPerSuccess).toBeGreaterThan(verdict.before.usdPerSuccess);
  });

  it('says them as a table, and refuses what speaks of no row or no stack', { tags: ['slow'] }, async () => {
    const after = usage('later.csv', '2026-10', 31, 4000);
    const { printed } = await cli('actual', plan, after);
    expect(printed).toContain('2026-10: 31 days of plan and bill');
    expect(printed).toMatch(/tokens a request +support +\+\$0\.0[45]/);
    const noStack = await cli('actual', plan, after, '--stack', 'zz');
    expect(noStack).toMatchObject({ code: 1 });
    expect(noStack.complained).toContain('The plan has no stack “zz”; allowed: a.');
  });
});
