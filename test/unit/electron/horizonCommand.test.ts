import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { steadyAhead } from '../../../shared/plan/ahead.ts';
import { plainPlaces } from '../../../shared/plan/placesWanted.ts';
import { cliOn } from './cliHere.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));

const typed = (language: string, ...args: string[]) => cliOn(['--lang', language, 'horizon', plan, ...args]);

interface Printed {
  stacks: { kind: string; stackId: string; months: { month: number; cashUsd: number; bands?: object }[] }[];
  cheapest: { stackId: string }[];
}

describe('horizon', () => {
  beforeAll(() => {
    process.env.PORTFOLIO_DATA = mkdtempSync(join(tmpdir(), 'portfolio-horizon-'));
  });

  it('prints every month of every stack, in both languages and as JSON', { tags: ['slow'] }, async () => {
    const json = await typed('en', '--months', '3', '--price', 'all=4', '--draws', '40', '--json');
    expect(json.code).toBe(0);
    const { stacks, cheapest } = JSON.parse(json.printed) as Printed;
    expect(stacks.map(({ months }) => months.length)).toEqual([4, 4]);
    expect(stacks[0]?.months[3]?.bands).toBeDefined();
    expect(cheapest).toHaveLength(4);
    // Models alone are paid here, so a quarter of a year takes prices to 4^-0.25 of theirs.
    const [first, , , last] = stacks[0]?.months ?? [];
    expect((last?.cashUsd ?? 0) / (first?.cashUsd ?? 1)).toBeCloseTo(4 ** -0.25, 2);
    for (const language of ['en', 'zh']) {
      const { printed: out } = await typed(language, '--months', '2', '--draws', '0');
      expect(out).not.toMatch(/NaN|undefined|\{\{/);
    }
  });

  it('switches and retires to models of the catalog, at their month', { tags: ['slow'] }, async () => {
    const switched = await typed(
      'en',
      '--months',
      '6',
      '--draws',
      '0',
      '--switch',
      '2@programming:google/gemini-2.5-pro=openai/gpt-5:100',
      '--stickiness',
      'foundational',
    );
    expect(switched.complained).toBe('');
    expect(switched.printed).toMatch(/Gemini 2.5 Pro to GPT-5: (not )?paid for/);
    const gone = await typed('en', '--months', '6', '--draws', '0', '--retire', '4:google/gemini-2.5-pro');
    expect(gone.printed).toContain('month 4: Gemini 2.5 Pro is no longer to be had');
  });

  it('takes the least growth there is as it is typed, and says of no month to come that it is today', {
    tags: ['slow'],
  }, async () => {
    const least = await typed('en', '--growth=-99.9%', '--months', '12', '--draws', '0', '--json');
    expect(least.complained).toBe('');
    const { stacks } = JSON.parse(least.printed) as { stacks: { months: { tasks: number }[] }[] };
    const tasks = stacks[0]?.months.map((month) => month.tasks) ?? [];
    expect((tasks[12] ?? 0) / (tasks[0] ?? 1)).toBeCloseTo(0.001, 12);
    const today = await typed('en', '--months', '0', '--draws', '0');
    expect(today.printed).toMatch(/is cheapest per success today\./);
  });

  it('lets one kind of work grow faster, so that it takes a larger part of the mix', async () => {
    const args = ['--months', '12', '--draws', '0', '--from', 'none', '--json'];
    const tasksOf = async (...more: string[]): Promise<number[]> => {
      const { printed } = await typed('en', ...args, ...more);
      const { stacks } = JSON.parse(printed) as {
        stacks: { months: { categories: { categoryId: string; tasks: number }[] }[] }[];
      };
      return stacks[0]?.months[12]?.categories.map(({ tasks }) => tasks) ?? [];
    };
    const [steady, grown] = [await tasksOf(), await tasksOf('--growth-of', 'programming=100%')];
    expect((grown[0] ?? 0) / (steady[0] ?? 1)).toBeCloseTo(2, 9);
    expect(grown.slice(1)).toEqual(steady.slice(1));
  });

  it('finds the best plan of each month among the models to be had then', { tags: ['slow'] }, async () => {
    const { printed, complained } = await typed('en', '--months', '1', '--draws', '0', '--best', '--json');
    expect(complained).toBe('');
    const { best } = JSON.parse(printed) as { best: { month: number; best: object | null; savesUsd: number | null }[] };
    expect(best.map(({ month }) => month)).toEqual([0, 1]);
    expect(best[0]?.best).not.toBeNull();
    expect(best[0]?.savesUsd).toBeGreaterThan(0);
  });

  it('says in Chinese too what is allowed', { tags: ['slow'] }, async () => {
    const { complained } = await typed('zh', '--months', '121');
    expect(complained).toContain('months 为 121；允许：0 至 120。');
  });

  it.each([
    [['--from', 'soon'], 'allowed: a day as 2026-11-26, or none'],
    [['--months', '121'], 'months is 121; allowed: 0 to 120'],
    [['--growth=-150%'], 'growthPerYear is -1.5; allowed: -0.999 to 1000'],
    [['--mix', 'programming=0.4'], 'mixAtEnd is 0.4; allowed: shares that sum to 1'],
    [['--growth', 'soon'], 'allowed: a number or a range, as 0.2 to 0.8'],
    [['--growth', '20%-30%'], 'allowed: a number or a range, as 0.2 to 0.8'],
    [['--growth', '1 to 2 to 3'], 'allowed: a number or a range, as 0.2 to 0.8'],
    [['--price', 'everything=2'], 'allowed: all=9'],
    [['--switch', '13:openai/gpt-5=google/gemini-2.5-pro'], 'switch.month is 13; allowed: 0 to 12'],
    [['--switch', '2:openai/gpt-5=openai/gpt-5'], 'switch.to is openai/gpt-5; allowed: another model'],
    [['--retire', '13:google/gemini-2.5-pro'], 'retirement.month is 13; allowed: 0 to 12'],
    [['--retire', '2:openai/gpt-5=openai/gpt-5'], 'retirement.successor is openai/gpt-5; allowed: another model'],
    [['--switch', 'tomorrow'], 'allowed: month:from=to'],
    [['--growth-of', 'nothing=50%', '--from', 'none'], 'growthOf is nothing; allowed: one of programming'],
    [['--growth-of', 'programming=-150%', '--from', 'none'], 'growthPerYearByCategory.programming is -1.5'],
    [['--growth-of', 'programming=50%', '--growth-of', 'programming=20%'], '“programming” twice'],
    [['--mix', 'programming=0.5,programming=1'], '“programming” twice'],
    [['--tokens', '2x2x2'], 'as 2.3x1.8'],
    [['--switch', '3@row-2:a/b=c/d', '--from', 'none'], 'switch.from is a/b'],
    [['--elasticity', '2'], 'elasticity is 2; allowed: -5 to 0'],
    [['--draws', '-5', '--from', 'none'], 'draws is -5; allowed: 0 to 100000'],
    [['--draws', '1e30', '--from', 'none'], 'draws is 1e+30'],
    [['--months', '0x10'], 'allowed: a number'],
    [['--price', 'all=5%'], 'or how many times a year'],
    [['--price', 'vendor:nobody=4', '--from', 'none'], 'price.vendor is nobody'],
    [['--price', 'work:nothing=4', '--from', 'none'], 'price.work is nothing; allowed: one of programming'],
    [['--price', 'step:no/body@2=4', '--from', 'none'], 'price.step is no/body'],
    [['--price', 'step:openai/gpt-5@13=2'], 'price.step.month is 13; allowed: 0 to 12'],
    [['--mix', 'nothing=100%', '--from', 'none'], 'mix is nothing; allowed: one of programming'],
    [['--returns', '30%'], 'allowed: share@month, as 30%@3'],
    [['--returns', '130%@3'], 'returns.share is 1.3; allowed: 0 to 1'],
    [['--returns', '30%@0'], 'returns.month is 0; allowed: 1 to 120'],
    [['--stickiness', '140%'], 'stillThereAfter5Months is 1.4; allowed: 0 to 1'],
    [['--switch', '2:no/body=openai/gpt-5'], 'switch.from is no/body'],
    [['--switch', '2@nothing:openai/gpt-5=openai/gpt-5'], 'switch.work is nothing'],
    [['--retire', '2:no/body'], 'retirement.model is no/body'],
  ])('names what is wrong in %j', { tags: ['slow'] }, async (args, message) => {
    const { code, printed: out, complained: err } = await typed('en', ...args);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(err).toContain(message);
  });
});

describe('outage', () => {
  it('prints what holds and what the insurance costs, and names a host that nobody sells at', async () => {
    const { code, printed } = await cliOn(['outage', plan, '--dark', 'origin:china', '--share', '2%', '--json']);
    expect(code).toBe(0);
    const { stacks } = JSON.parse(printed) as { stacks: { figures: { held: number; insurance: unknown } | null }[] };
    expect(stacks.length).toBeGreaterThan(0);
    for (const { figures } of stacks) expect(figures?.held).toBeGreaterThanOrEqual(0);
    const unknown = await cliOn(['outage', plan, '--dark', 'host:nobody', '--share', '2%']);
    expect(unknown.code).not.toBe(0);
    expect(unknown.complained).toContain('nobody');
  });
});

describe('what a plan assumes', () => {
  it('is worked out where it is asked for, months and places', { tags: ['slow'] }, async () => {
    const file = JSON.parse(readFileSync(plan, 'utf8')) as { version: number; plan: object };
    const own = join(mkdtempSync(join(tmpdir(), 'portfolio-ahead-')), 'own.portfolio');
    const ahead = { ...steadyAhead, months: 2, growth: { value: 4 } };
    const places = { ...plainPlaces, from: 'spend' };
    writeFileSync(own, JSON.stringify({ ...file, plan: { ...file.plan, ahead, places } }));
    const months = await cliOn(['horizon', own, '--saved', '--draws', '0', '--from', 'none', '--json']);
    expect(months.code).toBe(0);
    const { stacks } = JSON.parse(months.printed) as { stacks: { months: { tasks: number }[] }[] };
    const tasks = stacks[0]?.months.map((month) => month.tasks) ?? [];
    expect(tasks).toHaveLength(3);
    expect((tasks[2] ?? 0) / (tasks[0] ?? 1)).toBeCloseTo(4 ** (2 / 12), 9);
    const there = await cliOn(['places', own, '--saved', '--json']);
    expect((JSON.parse(there.printed) as { regions: unknown[] }).regions).toHaveLength(4);
  });
});
