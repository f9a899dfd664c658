import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cliOn } from './cliHere.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url));

const typed = (language: string, ...args: string[]) => cliOn(['--lang', language, 'places', plan, ...args]);

describe('places', () => {
  it('says the caution of the proxy beside its shares, in both languages', async () => {
    const english = await typed('en');
    expect(english.code).toBe(0);
    expect(english.printed).toContain('no token total and no revenue share');
    expect(english.printed).toContain('East Asia');
    const chinese = await typed('zh', '--regions', 'spend');
    expect(chinese.printed).toContain('北美');
    expect(chinese.printed).not.toContain('代理指数，东亚 = 100');
    for (const { printed: out } of [english, chinese]) expect(out).not.toMatch(/NaN|undefined|\{\{/);
  });

  it('takes rules, uplifts, traits, lessons and economies', async () => {
    const { code, printed: out } = await typed(
      'en',
      ...['--gdp', 'de=84:54000,in=1430:2500', '--languages', 'en=0.7,th=0.3', '--language', 'th=1.6:?'],
      ...['--rule', 'de=open', '--uplift', 'in=1.1', '--lesson', 'resources=0.001', '--json'],
    );
    expect(code).toBe(0);
    const found = JSON.parse(out) as {
      source: string;
      regions: { id: string; servedBy: string | null }[];
      languages: { id: string; known: boolean }[];
    };
    expect(found.regions.map(({ id, servedBy }) => [id, servedBy])).toEqual([
      ['de', null],
      ['in', 'a'],
    ]);
    expect(found.languages).toMatchObject([
      { id: 'en', known: true },
      { id: 'th', known: false },
    ]);
    expect(found.source).toContain('Economic Index');
  });

  it('says of a place that nobody may serve, or another stack does, that it is so', async () => {
    const ruled = await typed('en', '--rule', 'europe=origins:ZZ');
    expect(ruled.printed).toContain('a success everywhere but in Europe, which no stack may serve.');
    const governed = await typed('en', '--lesson', 'costGovernance', '--json');
    const { regions } = JSON.parse(governed.printed) as { regions: { servedBy: string }[] };
    expect(new Set(regions.map(({ servedBy }) => servedBy)).size).toBe(2);
    const { printed } = await typed('en', '--lesson', 'costGovernance');
    expect(printed).toContain('may not serve, another stack does');
  });

  it('takes what a language loses from the pairs of the catalog, and says so', { tags: ['slow'] }, async () => {
    const { printed, code } = await typed('en', '--language', 'zh-Hans=1:pairs');
    expect(code).toBe(0);
    expect(printed).toMatch(
      /Chinese by pairs of languages: 0\.\d\d lost on the probit scale against Czech, Hindi, Japanese/,
    );
    const { printed: out } = await typed('en', '--language', 'zh-Hans=1:pairs', '--json');
    const { languages } = JSON.parse(out) as { languages: { id: string; known: boolean }[] };
    expect(languages.find(({ id }) => id === 'zh-Hans')?.known).toBe(true);
  });

  it('says in Chinese where its shares come from', async () => {
    const { printed } = await typed('zh');
    expect(printed).toContain('《全球 LLM/MaaS 区域需求代理指数 2025E》');
    expect(printed).not.toContain('supporting note');
  });

  it('costs nothing where no rule, uplift or lesson holds, to the last digit', async () => {
    const governed = await typed(
      'en',
      '--stack',
      'b',
      '--lesson',
      'costGovernance',
      '--language',
      'zh-Hans=1.3:-0.07',
      '--json',
    );
    const found = JSON.parse(governed.printed) as { regions: { servedBy: string; ruleUsd: number }[] };
    // Whoever serves b's regions as the cheapest is b itself: no digit of it is a cost.
    expect(found.regions.map(({ servedBy, ruleUsd }) => [servedBy, ruleUsd])).toEqual(
      found.regions.map(() => ['b', 0]),
    );
    const { printed: out } = await typed('en', '--uplift', 'europe=1.1', '--json');
    const { regions } = JSON.parse(out) as { regions: { id: string; ruleUsd: number }[] };
    for (const { id, ruleUsd } of regions)
      if (id === 'europe') expect(ruleUsd).toBeGreaterThan(0);
      else expect(ruleUsd).toBe(0);
  });

  it.each([
    [['--regions', 'europe=0.5'], 'regions is 0.5; allowed: shares that sum to 1'],
    [['--regions', 'europe=0.5,europe=0.5'], '“europe” twice'],
    [['--languages', 'en=0.7,en=0.3'], '“en” twice'],
    [['--gdp', 'de=84:54000,de=1:1'], '“de” twice'],
    [['--language', 'th=1.6:0', '--language', 'th=2:0'], '“th” twice'],
    [['--language', 'th=1.6:0:9'], 'as th=1.6:-0.2'],
    [['--regions', 'europe=0.5=0.5'], 'name=what is said of it'],
    [['--lesson', 'costGovernance=5'], 'costGovernance alone'],
    [['--lesson', 'records'], 'records=amount'],
    [['--lesson', 'latency'], 'allowed: availability'],
    [['--rule', 'europe=fast'], 'allowed: region=open'],
    [['--rule', 'europe=origins:mars'], '“mars”; allowed: china, rest-of-world, or two-letter country codes'],
    [['--uplift', 'europe=-1'], 'Plan: europe.priceTimes is -1; allowed: 0.01 to 100'],
    [['--rule', 'europe=hosts:nobody'], 'rule.hosts is nobody; allowed: a host that models of the plan are sold at'],
    [['--rule', 'europe=served:Germany'], 'servedIn.allowed is Germany; allowed: EU or two-letter country codes'],
    [['--regions', 'europe=50%'], 'regions is 0.5; allowed: shares that sum to 1'],
    [['--language', 'th=0'], 'tokenTimes is 0'],
    [
      ['--language', 'th=1:pairs'],
      'language.th is pairs; allowed: a language with a pair in the evidence, or a number',
    ],
    [['--stack', 'nobody'], 'nobody'],
    [['--uplift', 'nowhere=1.1'], 'uplift is nowhere; allowed: one of east-asia'],
    [['--rule', 'nowhere=open'], 'rule is nowhere'],
    [['--language', 'xx=1.5'], 'language is xx; allowed: one of en'],
    [['--lesson', 'records=0.1', '--lesson', 'records=0.2'], 'each lesson once'],
    [['--gdp', 'de=84:0'], 'de.gdpPerCapita is 0; allowed: more than 0'],
    [['--gdp', 'de=84:54000', '--regions', 'spend'], 'cannot be used with'],
  ])('names what is wrong in %j', async (args, message) => {
    const { code, complained: err } = await typed('en', ...args);
    expect(code).not.toBe(0);
    expect(err).toContain(message);
  });
});
