/** What is told of a file from elsewhere and of usage: more sources than are named, doubts, reasons and formats without words. */
import { describe, expect, it } from 'vitest';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import { lostScenarioSentences, type OpenedFile, openedSentences } from '../../../shared/report/openedFile.ts';
import { asideText, causeText, formatText, money, usageTables } from '../../../shared/report/usageTables.ts';
import { sayIn } from '../../../shared/words/say.ts';

const say = sayIn('en');
const nothing: OpenedFile = {
  stated: [],
  theirResults: [],
  prices: { newerHere: 0, newerThere: 0 },
  missingThere: { count: 0, own: 0 },
  unknownHere: [],
  doubts: [],
  unknownSettings: [],
};
const said = (told: Partial<OpenedFile>) => openedSentences({ ...nothing, ...told }, say, 'en');
const wage = { row: null, model: null, field: ['humanUsdPerHour'] };
const rows = ['programming', 'legal', 'science', 'finance'] as const;
const value = (kind: (typeof rows)[number]) => ({
  row: { id: rowId(kind), name: null, kind },
  model: null,
  field: ['valueOfSuccessUsd'],
});

describe('a file from elsewhere', () => {
  it('names three sources, three figures of each, and counts the rest', () => {
    const stated = ['one', 'two', 'three', 'four', 'five'].map((source) => ({ source, figures: [wage, wage] }));
    expect(said({ stated })).toEqual([
      'Stated by whoever wrote it, from “one”: Human wage, USD an hour.',
      'Stated by whoever wrote it, from “two”: Human wage, USD an hour.',
      'Stated by whoever wrote it, from “three”: Human wage, USD an hour.',
      '4 more figures are stated by whoever wrote it: four, five.',
    ]);
    const many = said({ stated: [{ source: '', figures: rows.map(value) }] });
    expect(many).toHaveLength(1);
    expect(many[0]).toMatch(
      /^Stated by whoever wrote it, without saying where from: Programming: Value of a success, USD; Legal: .+; Science: .+ 1 more/,
    );
  });

  it('counts their results and measurements, and names three models', () => {
    expect(
      said({
        theirResults: [
          { source: 'run A', count: 2 },
          { source: 'run B', count: 1 },
        ],
        prices: { newerHere: 0, newerThere: 0 },
        missingThere: { count: 3, own: 0 },
        unknownHere: ['A', 'B', 'C'],
      }),
    ).toEqual([
      '3 results of their own travel in it and are not in your catalog: run A, run B.',
      'It lacks 3 measurements of its models that you have.',
      'Not in your catalog: A, B, C.',
    ]);
    expect(said({ unknownHere: ['A', 'B', 'C', 'D', 'E'] })[0]).toMatch(/A, B, C.*2/);
    expect(said({ missingThere: { count: 2, own: 1 } })).toEqual([
      'It lacks 2 measurements of its models that you have (1 of your own).',
    ]);
  });

  it('says first what cannot be right: prices, then settings', () => {
    const doubt = { modelId: modelId('a/one'), value: 20_000, bound: 10_000 };
    const [first, second, third] = said({
      doubts: [
        { kind: 'absurd', host: 'Acme', ...doubt } as never,
        { kind: 'unknownCurrency', host: null, modelId: modelId('a/one'), value: 'XXX', bound: 'USD, EUR' } as never,
      ],
      stated: [{ source: 'x', figures: [wage] }],
    });
    expect(first).toBe(
      'a/one (Acme): a price of $20,000 a million tokens is above $10,000; its unit is another than it seems.',
    );
    expect(second).toBe('a/one: XXX is no known currency; the price is not paid. Allowed: USD, EUR.');
    expect(third).toContain('from “x”');
  });

  it('says which kept version may not be what was kept', () => {
    const lost = { lostScenarios: [{ version: 'May', scenario: 'cheap' }] } as never;
    expect(lostScenarioSentences(lost, say)).toHaveLength(1);
    expect(lostScenarioSentences(lost, say)[0]).toContain('Version “May” was kept with the scenario “cheap”');
    expect(lostScenarioSentences({} as never, say)).toEqual([]);
  });
});

describe('usage in words', () => {
  it('has money in its own currency, dollars as dollars', () => {
    expect([money(12.345, 'USD', 'en'), money(12.345, 'EUR', 'en'), money(7000, 'CNY', 'zh')]).toEqual([
      '$12.35',
      '12.35 EUR',
      '7,000 CNY',
    ]);
  });

  it('has its totals by model, by month and by the key that was asked for, the sum below each', () => {
    const totals = (requests: number) =>
      ({
        requests,
        input_uncached: 1,
        cache_read: 2,
        cache_write_total: 3,
        output_total: 4,
        cost: { USD: 1, EUR: 2 },
      }) as never;
    const summary = {
      by: 'project',
      totals: totals(30),
      by_model_raw: { 'gpt-x': totals(10), '': totals(20) },
      models: { 'gpt-x': { id: 'openai/x', rules: [] } },
      by_month: { '2026-09': totals(30) },
      groups: { support: { totals: totals(30) } },
    };
    const tables = usageTables(summary as never, 'en', say);
    expect(tables.map(({ id, title }) => [id, title])).toEqual([
      ['usageModels', say('usage.model')],
      ['usageMonths', say('usage.month')],
      ['usageGroups', say('usage.group')],
    ]);
    expect(tables.map(({ rows }) => rows.map(({ cells }) => [cells.name, cells.requests]))).toEqual([
      [
        ['gpt-x', 10],
        ['unknown', 20],
        ['All', 30],
      ],
      [
        ['2026-09', 30],
        ['All', 30],
      ],
      [
        ['support', 30],
        ['All', 30],
      ],
    ]);
    expect(tables[0]?.rows.map(({ cells }) => cells.resolved)).toEqual(['openai/x', null, '']);
    expect(Object.values(tables[1]?.rows[0]?.cells ?? {})).toEqual(['2026-09', 30, 1, 2, 3, 4, '$1.00 + 2 EUR']);
    expect(usageTables({ ...summary, by: null } as never, 'en', say)).toHaveLength(2);
  });

  it('tells a reason with what it was about, and one without words as it is called', () => {
    expect(asideText('some_new_reason', 'en', say)).toBe('some new reason');
    expect(asideText('some_new_reason (a detail)', 'en', say)).toBe('some new reason (a detail)');
    expect(asideText('some_new_reason (a detail)', 'zh', sayIn('zh'))).toBe('some new reason（a detail）');
    expect(asideText('not a word: (x) y', 'en', say)).toBe('not a word: (x) y');
  });

  it('calls a format by its words, whatever way the file is written; one without words by its id', () => {
    expect(formatText('nobody.knows_csv', say)).toBe('nobody.knows_csv');
    for (const format of ['anthropic.admin_cost', 'anthropic.admin_cost_csv', 'anthropic.admin_cost.json'])
      expect(formatText(format, say)).toBe('Anthropic cost report');
  });

  it('tells a discount and a fee by what they are off, another price by what it is', () => {
    const cause = (name: string, ratio: number | null, day: string | null = null) =>
      causeText({ cause: name, ratio, day, amount: 1, models: [] } as never, 'en', say);
    expect(cause('discount', 0.9)).toBe('a discount of 10.0%');
    expect(cause('fee', 1.055)).toBe('a fee or uplift of 5.5%');
    expect(cause('otherPrice', 0.8)).toBe('another price for this model (80.0% of the one used)');
    expect(cause('priceChange', null, '2026-09-12')).toBe('another price from 2026-09-12 on');
  });
});
