import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingPage } from '../../../shared/handover/readingPage.ts';
import { assumptionsTable } from '../../../shared/report/assumptionsTable.ts';
import { costsTable } from '../../../shared/report/basisTables.ts';
import { tableToCsv } from '../../../shared/report/csv.ts';
import { decisionsTable } from '../../../shared/report/decisionsTable.ts';
import { categoriesTable, figuresTable, stacksTable } from '../../../shared/report/figuresTable.ts';
import { pairsTable, rungsTable, spendTable, waterfallTable } from '../../../shared/report/flowTables.ts';
import { rateText, tableInMoney } from '../../../shared/report/inMoney.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { formatCell, kindOf, type Table } from '../../../shared/report/table.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages } from '../../../shared/words/words.ts';
import { roundReading } from './roundReading.ts';

const yuan = { currency: 'CNY', perUsd: 7.12, day: '2026-11-27' } as const;
const inDollars = roundReading(40);
const inYuan = (language: Reading['language']): Reading => ({ ...inDollars, language, say: sayIn(language, yuan) });

const tablesOf = (reading: Reading): Table[] => [
  figuresTable(reading),
  stacksTable(reading),
  categoriesTable(reading),
  decisionsTable(reading),
  assumptionsTable(reading),
  costsTable(reading),
  pairsTable(reading),
  rungsTable(reading),
  spendTable(reading),
  waterfallTable(reading),
];

const shownIn = (reading: Reading): string[] =>
  tablesOf(reading).flatMap((table) => [
    ...table.columns.map(({ label }) => label),
    ...table.rows.flatMap((row) =>
      table.columns
        .filter((column) => kindOf(column, row) !== 'source')
        .map((column) => formatCell(row.cells[column.key] ?? null, kindOf(column, row), reading.language, reading.say)),
    ),
  ]);

it.each(languages)('no figure of a plan in yuan has a dollar sign, in %s', (language) => {
  const reading = inYuan(language);
  const { cards } = onePage(reading);
  const shown = [...shownIn(reading), verdict(reading).text, JSON.stringify(cards)];
  expect(shown.filter((text) => /\$|USD|美元/.test(text))).toEqual([]);
  expect(shown.filter((text) => text.includes('¥')).length).toBeGreaterThan(50);
});

it('a cost of a success is the dollars times the rate, to the last digit that is shown', () => {
  const usd = inDollars.outcome.stacks[0]?.total?.usdPerSuccess?.value ?? 0;
  expect(onePage(inYuan('en')).cards[0]?.usdPerSuccess?.text).toBe(`¥${(usd * 7.12).toFixed(2)}`);
});

it('says its rate, whose it is and its day, in both languages, and nothing in dollars', () => {
  expect(rateText(sayIn('en', yuan), 'en')).toMatch(/^1 USD = 7\.12 CNY, stated by you, /);
  expect(rateText(sayIn('zh', yuan), 'zh')).toBe(
    '1 美元 = 7.12 元，由您填写，2026 年 11 月 27 日。厂商价格仍以美元计。',
  );
  expect(rateText(sayIn('en'), 'en')).toBeNull();
  expect(readingPage(inYuan('en'))).toContain('1 USD = 7.12 CNY, stated by you');
  expect(readingPage(inDollars)).not.toContain('1 USD =');
});

it('a file of figures has each amount turned, names money, rate and day in the heads, and leaves shares alone', () => {
  const plain = figuresTable(inDollars);
  const turned = tableInMoney(figuresTable(inYuan('en')), sayIn('en', yuan));
  const [head] = tableToCsv(turned, { byteOrderMark: false }).split('\r\n');
  expect(head).toContain('"Full cost per success, CNY (1 USD = 7.12 CNY, 2026-11-27)"');
  const [row] = plain.rows;
  const [other] = turned.rows;
  expect(other?.cells.success).toBe(row?.cells.success);
  const labelled = (table: Table) => table.columns.filter(({ kind }) => kind !== 'usd').map(({ label }) => label);
  expect(labelled(turned)).toEqual(labelled(plain));
  expect(Number(other?.cells.usdPerSuccess) / 7.12).toBeCloseTo(Number(row?.cells.usdPerSuccess), 12);
  expect(tableInMoney(plain, sayIn('en'))).toBe(plain);
});

it('turns amounts alone where a column holds some, and says so in its head', () => {
  const table: Table = {
    id: 'mixed',
    title: 'Mixed',
    columns: [
      { key: 'what', label: 'What', kind: 'text' },
      { key: 'value', label: 'Value', kind: 'number' },
      { key: 'price', label: 'Price', kind: 'price' },
    ],
    rows: [
      { key: 'a', cells: { what: 'wage', value: 10, price: 3 }, kinds: { value: 'usd' } },
      { key: 'b', cells: { what: 'tasks', value: 10, price: null } },
      { key: 'c', cells: { what: 'unknown', value: null }, kinds: { value: 'usd' } },
    ],
  };
  const turned = tableInMoney(table, sayIn('en', yuan));
  expect(turned.rows.map(({ cells }) => [cells.what, cells.value, cells.price])).toEqual([
    ['wage', 71.2, 3],
    ['tasks', 10, null],
    ['unknown', null, null],
  ]);
  const [what, value, price] = turned.columns.map(({ label }) => label);
  expect([what, price]).toEqual(['What', 'Price']);
  expect(value).toContain('7.12');
  expect(value).not.toBe('Value');
});

it('at any rate, every amount divided by it is the amount in dollars', { tags: ['slow'] }, () => {
  const tables = tablesOf(inDollars);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (perUsd) => {
      const say = sayIn('en', { ...yuan, perUsd });
      for (const table of tables)
        for (const [at, row] of tableInMoney(table, say).rows.entries())
          for (const column of table.columns) {
            const before = table.rows[at]?.cells[column.key] ?? null;
            const after = row.cells[column.key] ?? null;
            if (kindOf(column, row) !== 'usd' || typeof before !== 'number') expect(after).toEqual(before);
            else expect(Math.abs(Number(after) / perUsd - before)).toBeLessThanOrEqual(1e-13 * Math.abs(before));
          }
    }),
    { numRuns: 20, seed: 1 },
  );
});
