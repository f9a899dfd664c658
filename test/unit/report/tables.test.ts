import { beforeAll, describe, expect, it } from 'vitest';
import { newPrice } from '../../../shared/catalog/model.ts';
import { modelId, rowId } from '../../../shared/foundation/ids.ts';
import { assumptionsTable } from '../../../shared/report/assumptionsTable.ts';
import { costsTable, pricesInUseTable, ratesTable, sourcesTable } from '../../../shared/report/basisTables.ts';
import { catalogTable, evidenceTable, priceCell } from '../../../shared/report/catalogTable.ts';
import { tableToCsv } from '../../../shared/report/csv.ts';
import { explainGap, explainWarning, independenceSentence } from '../../../shared/report/explain.ts';
import { categoriesTable, figuresTable, stacksTable } from '../../../shared/report/figuresTable.ts';
import { pairsTable, rungsTable, spendTable, waterfallTable } from '../../../shared/report/flowTables.ts';
import { onePage, titleText } from '../../../shared/report/onePage.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { textOf } from '../../../shared/report/sayParts.ts';
import { formatCell, kindOf, type Table } from '../../../shared/report/table.ts';
import { warningsTable } from '../../../shared/report/warningsTable.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages } from '../../../shared/words/words.ts';
import { readingOf } from './handMade.ts';
import { readPlan, richPlan, snapshot } from './seedReading.ts';

const allTables = (reading: Reading): Table[] =>
  [
    stacksTable,
    categoriesTable,
    figuresTable,
    rungsTable,
    spendTable,
    waterfallTable,
    pairsTable,
    assumptionsTable,
    ratesTable,
    costsTable,
    pricesInUseTable,
    sourcesTable,
    warningsTable,
  ].map((table) => table(reading));

describe('tables', () => {
  let reading: Reading;
  beforeAll(() => {
    reading = readPlan(richPlan(), 100);
  });

  it('have a cell or an honest unknown in every column, and no two rows of one key', { tags: ['slow'] }, () => {
    for (const table of allTables(reading)) {
      const keys = new Set(table.columns.map((column) => column.key));
      expect(keys.size, table.id).toBe(table.columns.length);
      expect(new Set(table.rows.map((row) => row.key)).size, table.id).toBe(table.rows.length);
      for (const row of table.rows) for (const key of Object.keys(row.cells)) expect(keys, table.id).toContain(key);
      for (const row of table.rows)
        for (const column of table.columns) {
          const cell = row.cells[column.key] ?? null;
          if (typeof cell === 'number') expect(Number.isFinite(cell), `${table.id} ${column.key}`).toBe(true);
          const text = formatCell(cell, kindOf(column, row), 'en', reading.say);
          expect(text).not.toMatch(/NaN|undefined|report\.|compare\./);
        }
    }
  });

  it('name the rows whose planner states that her work is the benchmark itself, and no others', () => {
    const told = (kind: 'measured' | 'none'): unknown[] => {
      const plan = richPlan();
      const [first, ...rest] = plan.categories.map((row) => ({ ...row, transfer: { kind: 'measured' as const } }));
      if (first === undefined) throw new Error('no row');
      const { rows } = warningsTable(readPlan({ ...plan, categories: [{ ...first, transfer: { kind } }, ...rest] }, 0));
      return rows.flatMap(({ key, cells }) => (key.startsWith('transfer/') ? [cells.what] : []));
    };
    expect(told('none')).toEqual([
      'Programming: the plan states that the work is the benchmark itself; that is not measured.',
    ]);
    expect(told('measured')).toEqual([]);
  });

  it('carry the figures of the outcome untouched', () => {
    const { rows } = stacksTable(reading);
    expect(rows.map((row) => row.cells.usdPerSuccess)).toEqual(
      reading.outcome.stacks.map((stack) => stack.total?.usdPerSuccess?.value ?? null),
    );
    const long = figuresTable(reading);
    const mixed = reading.job.plan.categories.filter((category) => category.share > 0).length;
    expect(long.rows).toHaveLength(reading.outcome.stacks.length * (1 + mixed));
    const wholeMix = long.rows.find((row) => row.key === 'b/all');
    expect(wholeMix?.cells['usdPerMonth.high']).toBe(reading.outcome.stacks[1]?.total?.usdPerMonth.high);
  });

  it('hold to the identities of the engine: ends sum to 1, parts to the cost, spend shares to 1', () => {
    for (const { cells } of figuresTable(reading).rows) {
      const sum = (...keys: string[]): number => keys.reduce((total, key) => total + Number(cells[key]), 0);
      expect(sum('success', 'silentFailure', 'abandoned')).toBeCloseTo(1, 9);
      expect(sum('modelUsd', 'verifierUsd', 'humanUsd', 'silentFailuresUsd')).toBeCloseTo(Number(cells.usdPerTask), 12);
    }
    const spend = spendTable(reading).rows;
    for (const dimension of ['model', 'vendor', 'origin', 'weights'])
      expect(
        spend
          .filter((row) => row.key.startsWith(`a/${dimension}/`))
          .reduce((sum, row) => sum + Number(row.cells.share), 0),
      ).toBeCloseTo(1, 9);
  });

  it('name the cheaper stack of a category as its figures do', () => {
    for (const row of categoriesTable(reading).rows) {
      const costs = reading.outcome.stacks.map((stack) => ({
        name: stack.name,
        cost: Number(row.cells[`usdPerSuccess.${stack.stackId}`]),
      }));
      const least = Math.min(...costs.map((entry) => entry.cost));
      const { cheaper, sure } = row.cells;
      if (typeof sure === 'number' && sure < 0.75) expect(cheaper).toBe('too close to call');
      else if (cheaper !== null) expect(costs.find((entry) => entry.name === cheaper)?.cost).toBe(least);
    }
  });

  it('mark what nobody measured, and give every rate and price a source', () => {
    expect(assumptionsTable(reading).rows.some((row) => row.assumed)).toBe(true);
    for (const row of ratesTable(reading).rows) expect(row.cells.source, row.key).not.toBe('');
    for (const row of pricesInUseTable(reading).rows) {
      expect(row.cells.source).toBeTruthy();
      expect(row.cells.asOf).toMatch(/^\d{4}-\d{2}-\d{2}/);
    }
    const sources = new Set(sourcesTable(reading).rows.map((row) => row.key));
    for (const row of pricesInUseTable(reading).rows) expect(sources).toContain(row.cells.source);
  });

  it('say the same in Chinese with every word filled in', () => {
    const chinese = { ...reading, say: sayIn('zh'), language: 'zh' as const };
    for (const table of allTables(chinese)) {
      const texts = [table.title, ...table.columns.map((column) => column.label)].join(' ');
      expect(texts).not.toMatch(/\{\{|report\.|compare\.|workbook\./);
    }
  });
});

describe('sentences', () => {
  const reading = readingOf({ stacks: [], pairs: [], warnings: [], draws: 0 });

  it('explain every kind of gap, naming the model and what to do', () => {
    const id = modelId('maker/a');
    for (const language of languages) {
      const spoken = { ...reading, say: sayIn(language), language };
      for (const gap of [
        { kind: 'noPolicy' },
        { kind: 'unknownModel', modelId: id },
        { kind: 'noPrice', modelId: id, field: 'price' },
        { kind: 'noEvidence', modelId: id },
        { kind: 'noFeedbackEvidence', modelId: id },
        { kind: 'rateAboveCeiling', modelId: id, rate: 0.95, ceiling: 0.9 },
      ] as const) {
        const text = explainGap(spoken, rowId('programming'), gap);
        expect(text).not.toMatch(/\{\{|report\.|\uE000/);
        if (gap.kind === 'unknownModel') expect(text).toContain(id);
        else if (gap.kind !== 'noPolicy') expect(text).toContain('Model A');
      }
    }
  });

  it('say what a retry without feedback was seen to add', () => {
    const text = explainWarning(reading, {
      kind: 'blindRetry',
      stackId: null,
      categoryId: rowId('programming'),
      modelId: modelId('maker/a'),
    });
    expect(text).toContain('without feedback');
    expect(text).toContain('2.8 points');
  });

  it('say what independence would have told, and nothing where it would have told the same', () => {
    const real = readPlan(richPlan());
    const [single, cascade] = real.outcome.stacks;
    expect(independenceSentence(real, single!)).toBeNull();
    expect(textOf(independenceSentence(real, cascade!)!)).toMatch(
      /^If models failed independently, the figure would be \$[\d.]+\. They often fail on the same tasks/,
    );
  });
});

describe('the printed page', () => {
  it('says everything once: verdict, a card for each stack, what is assumed, sources, method', () => {
    const reading = readPlan(richPlan(), 100);
    const page = onePage(reading);
    expect(page.verdict.kind).toBe('tooClose');
    expect(page.cards.map((card) => card.stackId)).toEqual(['a', 'b', 'c']);
    for (const card of page.cards) {
      expect(card.figures.map(({ label }) => label).slice(2, 4)).toEqual(['Cash a month', 'Full cost a month']);
      expect(card.usdPerSuccess?.interval).toMatch(/^90%: \$.+ to \$/);
    }
    expect(page.workload).toMatch(/^200,000 tasks a month: /);
    expect(page.assumed.rows.length).toBeGreaterThan(0);
    expect(page.assumed.rows.every((row) => row.assumed)).toBe(true);
    expect(page.method).toContain('100 draws');
  });
});

describe('the title of a report', () => {
  it('is that of the plan, or what a report is about where it has none', () => {
    const titled = (title: string) => {
      const reading = readingOf({ stacks: [], pairs: [], warnings: [], draws: 0 });
      return titleText({ ...reading, job: { ...reading.job, plan: { ...reading.job.plan, title } } });
    };
    expect([titled('Ours'), titled(''), titled('  ')]).toEqual([
      'Ours',
      'Which models should do which work',
      'Which models should do which work',
    ]);
  });
});

describe('the catalog as CSV', () => {
  it('has every model with every field, its date and its source', () => {
    const { models, evidence } = snapshot();
    const table = catalogTable(models, sayIn('en'));
    expect(table.rows).toHaveLength(models.length);
    const lines = tableToCsv(table).split('\r\n');
    expect(lines[0]).toContain('promptUsdPerM');
    expect(lines).toHaveLength(models.length + 2);
    const priced = table.rows.filter((row) => row.cells.promptUsdPerM !== null);
    for (const row of priced) expect(row.cells.priceAsOf && row.cells.priceSource, row.key).toBeTruthy();
    expect(evidenceTable(evidence, sayIn('en')).rows).toHaveLength(evidence.length);
  });

  it('says tiers and hours of day as a person reads them, cache prices included', () => {
    const price = newPrice({
      promptUsdPerM: 1,
      completionUsdPerM: 4,
      basis: 'a list',
      asOf: '2026-10-10',
      source: 'a list',
      tiers: [
        {
          minPromptTokens: 200_000,
          promptUsdPerM: 2,
          completionUsdPerM: 6,
          cacheReadUsdPerM: 0.2,
          cacheWriteUsdPerM: 2.5,
          cacheWriteHourUsdPerM: 4,
          edge: null,
        },
      ],
      bands: [
        {
          fromUtc: '01:00',
          toUtc: '04:00',
          days: [1, 2],
          promptUsdPerM: 2,
          completionUsdPerM: 8,
          cacheReadUsdPerM: 0.1,
          cacheWriteUsdPerM: null,
        },
      ],
    });
    expect(priceCell(price, 'tiers')).toBe('>200000: 2/6 cache read 0.2 cache write 2.5 for an hour 4');
    expect(priceCell(price, 'bands')).toBe('01:00-04:00 UTC on days 1 2: 2/8 cache read 0.1');
    expect(priceCell({ ...price, bands: null }, 'bands')).toBeNull();
  });
});
