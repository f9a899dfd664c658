/** Every figure of the study that the product carries is seen somewhere, with where it stands. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languageShares, regionShares, spendShares } from '../../../shared/engine/horizon/sharesOfDemand.ts';
import { pricedDots } from '../../../shared/engine/marketMap.ts';
import { shareGroups } from '../../../shared/report/datedShares.ts';
import { sourceOf, studyTables } from '../../../shared/report/studyTables.ts';
import * as reckoned from '../../../shared/study/facts.ts';
import * as shown from '../../../shared/study/shown.ts';
import type { Fact } from '../../../shared/study/sources.ts';
import { formatNumber, formatShare, formatTokens, formatUsd } from '../../../shared/words/format.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages } from '../../../shared/words/words.ts';
import { modelAt } from '../engine/smallJob.ts';
import { digits, fixture } from './written.ts';

const facts = { ...reckoned, ...shown };

const project = fileURLToPath(new URL('../../..', import.meta.url));

const numbersIn = (value: unknown): number[] => {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
};

/** How a page may print a number: as a share, a count, dollars or tokens. */
const formsOf = (value: number): string[] => [
  formatShare(value, 'en'),
  formatNumber(value, 'en'),
  formatNumber(value, 'en', 1),
  formatNumber(value, 'en', 2),
  formatUsd(value, 'en'),
  formatTokens(value, 'en'),
];

describe('the study', () => {
  it('has no figure that no screen shows with where it stands', () => {
    const tables = studyTables(sayIn('en'), 'en').flatMap(({ sources }) => sources);
    const drawn = shareGroups(sayIn('en'), 'en').flatMap(({ from }) => from.map((fact) => fact.source));
    const places = [regionShares(), spendShares(), languageShares()].map(({ source }) => source);
    const screen = readFileSync(`${project}/renderer/screens/market/MarketScreen.tsx`, 'utf8');
    const unseen = Object.entries(facts).filter(
      ([name, { source }]) =>
        !tables.some((said) => said.startsWith(source)) &&
        !places.includes(source) &&
        !drawn.includes(source) &&
        !screen.includes(`sourceOf(${name},`),
    );
    expect(unseen.map(([name]) => name)).toEqual([]);
    expect(Object.keys(facts)).toHaveLength(30);
  });

  it('says each of its numbers in a table of its source; shares of places are those of Places, and dots are drawn', () => {
    const tables = studyTables(sayIn('en'), 'en');
    const drawn = new Set<object>([facts.modelArchetypes]);
    const asShares = new Map<object, readonly { share: number }[]>([
      [facts.demandProxyIndex, regionShares().shares],
      [facts.spendByRegion, spendShares().shares],
      [facts.tokensByLanguage, languageShares().shares],
    ]);
    const unsaid = Object.entries(facts).flatMap(([name, fact]) => {
      if (drawn.has(fact)) return [];
      const numbers = numbersIn(fact.value);
      const shares = asShares.get(fact)?.map(({ share }) => share);
      if (shares !== undefined) {
        const all = numbers.reduce((total, each) => total + each, 0);
        return numbers.filter((each) => !shares.some((share) => Math.abs(share - each / all) < 1e-12)).map(() => name);
      }
      const own = tables.filter(({ sources }) => sources.some((source) => source.startsWith(fact.source)));
      const dated = shareGroups(sayIn('en'), 'en')
        .filter(({ from }) => from.includes(fact as Fact<unknown>))
        .flatMap(({ series }) => series.flatMap(({ points }) => points.map(({ said }) => said)));
      const said = [...own.flatMap(({ rows }) => rows.map(({ label, value }) => `${label} ${value}`)), ...dated].join(
        '\n',
      );
      return numbers
        .filter((each) => !formsOf(each).some((form) => said.includes(form)))
        .map((each) => `${name} ${each}`);
    });
    expect(unsaid).toEqual([]);
  });

  it('says every row in both languages, with its section', () => {
    for (const language of ['en', 'zh'] as const) {
      const tables = studyTables(sayIn(language), language);
      expect(tables).toHaveLength(10);
      for (const { rows, sources } of tables) {
        expect(sources.join('')).toMatch(language === 'en' ? /study|report|note|Index/i : /《/);
        if (language === 'zh') expect(sources.filter((source) => /\b[a-z]+ [a-z]+ [a-z]+\b/.test(source))).toEqual([]);
        for (const { label, value } of rows) {
          expect(label).not.toBe('');
          expect(value).not.toMatch(/^$|NaN|undefined|\{\{/);
        }
      }
    }
    const value = (id: string, row: number) =>
      studyTables(sayIn('en'), 'en').find((table) => table.id === id)?.rows[row]?.value;
    expect(value('price', 0)).toBe('$0.730');
    expect(value('mixes', 0)).toBe('programming and technology over 80.0%');
    expect(value('requests', 1)).toBe('6K');
    expect(value('tags', 0)).toBe('58.0% to 60.0%');
    expect(value('retention', 6)).toBe('no lasting cohort');
  });

  it('draws each dated share once, at its number, in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      const groups = shareGroups(sayIn(language), language);
      const sources = groups.flatMap(({ from }) => from.map((fact) => sourceOf(fact, language)));
      if (language === 'zh') expect(sources.filter((source) => /\b[a-z]+ [a-z]+ [a-z]+\b/.test(source))).toEqual([]);
      const points = groups.flatMap(({ series }) => series.flatMap(({ points }) => points));
      expect(points).toHaveLength(24);
      for (const { when, said, from, to } of points) {
        expect(when).not.toBe('');
        expect(said).toMatch(/\d%/);
        expect(from).toBeGreaterThan(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(1);
      }
    }
    const english = shareGroups(sayIn('en'), 'en');
    expect(english[1]?.series[0]?.points.map(({ when, said }) => `${when} ${said}`)).toEqual([
      'May 2025 70.0%',
      'late 2025 42.0%',
    ]);
    expect(english[3]?.series[0]?.points.map(({ said, isBound }) => [said, isBound])).toEqual([
      ['over 60.0%', true],
      ['under 60.0%', true],
    ]);
  });

  it('puts models at their list price, blended as the mean request is', () => {
    // (1 x 6,000 + 4 x 400) / 6,400
    expect(pricedDots([modelAt('a'), modelAt('free', 0)])).toEqual([{ id: 'a', name: 'A', usdPerM: 1.1875 }]);
  });

  it.each(languages)(
    'reads so, line by line, with what each share is of and whether it is a bound, in %s',
    async (language) => {
      const say = sayIn(language);
      const tables = studyTables(say, language).map(({ id, title, rows, sources }) =>
        [`== ${id}: ${title}`, ...rows.map(({ label, value }) => `${label}: ${value}`), ...sources].join('\n'),
      );
      const groups = shareGroups(say, language).map(({ id, title, series, from }) =>
        [
          `== ${id}: ${title}`,
          ...series.flatMap(({ id: of, name, points }) => [
            `-- ${of}: ${name}`,
            ...points.map(
              ({ when, said, from: low, to, isBound }) =>
                `${when}: ${said} (${digits(low)} to ${digits(to)}${isBound ? ', a bound' : ''})`,
            ),
          ]),
          ...from.map((fact) => sourceOf(fact, language)),
        ].join('\n'),
      );
      await expect(`${[...tables, ...groups].join('\n\n')}\n`).toMatchFileSnapshot(fixture(`study.${language}.txt`));
    },
  );
});
