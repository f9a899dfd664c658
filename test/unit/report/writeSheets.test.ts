/**
 * What of a sheet goes into the file: one of everything that a sheet can hold, as the parts of the .xlsx that come of it,
 * stored beside the tests.
 */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Format, Look, Sheet, SheetCell } from '../../../shared/report/sheet.ts';
import { writeSheets } from '../../../shared/report/writeSheets.ts';
import { fixture } from './written.ts';

const looks: Look[] = [
  ...(['title', 'lead', 'heading', 'head', 'label', 'text', 'note', 'input', 'assumed', 'value'] as const),
  ...(['formula', 'total', 'strong', 'big'] as const),
];
const formats: Format[] = [
  ...([
    'text',
    'usd',
    'usdMonth',
    'price',
    'share',
    'sureness',
    'count',
    'number',
    'factor',
    'minutes',
    'app',
  ] as const),
];
const cell = (row: number, column: number, more: Partial<SheetCell> = {}): SheetCell => ({
  row,
  column,
  value: row * 10 + column,
  look: 'text',
  format: 'text',
  ...more,
});
const plain: Sheet = {
  name: 'Plain',
  cells: [],
  widths: [],
  heights: new Map(),
  freeze: null,
  merges: [],
  charts: [],
  okRanges: [],
  tabColour: null,
  page: 'flow',
};
const range = (column: string): string => `'It''s all'!$${column}$1:$${column}$2`;

const all: Sheet = {
  ...plain,
  name: "It's all",
  widths: [30, 12.5],
  heights: new Map([[2, 32]]),
  freeze: { rows: 4, columns: 1 },
  merges: [{ row: 3, from: 1, to: 3 }],
  okRanges: ['B2:B9'],
  tabColour: '1F4FBF',
  page: 'onePortrait',
  cells: [
    // Out of order: the file has them by row and column.
    cell(2, 2, { value: 0.5, formula: 'A1/2', look: 'formula', format: 'share', name: 'half_of_it' }),
    cell(1, 1, { value: 'text <&>', wrap: true }),
    cell(2, 1, { value: null, formula: 'A1' }),
    cell(3, 1, { value: true }),
    cell(3, 4, { value: null }),
    cell(4, 1, { validation: { kind: 'between', low: 0, high: 1, message: 'A share.' }, look: 'input' }),
    cell(4, 2, {
      validation: { kind: 'between', low: 0, high: null, message: 'No less.' },
      right: true,
      value: 'right',
    }),
    cell(4, 3, { validation: { kind: 'list', allowed: ['yes', 'no'], message: 'Yes or no.' }, value: 'yes' }),
    ...looks.map((look, i) => cell(6, i + 1, { look })),
    ...formats.map((format, i) => cell(7, i + 1, { format })),
  ],
  charts: [
    {
      title: 'Stacked',
      stacked: true,
      categories: range('A'),
      series: [
        { name: range('B'), values: range('C'), colour: '111111', pointColours: ['222222', '333333'] },
        { name: range('D'), values: range('E'), colour: '444444' },
      ],
      from: { row: 10, column: 2 },
      to: { row: 20, column: 7 },
    },
    {
      kind: 'line',
      format: 'count',
      title: 'Line',
      stacked: false,
      categories: range('A'),
      series: [{ name: range('B'), values: range('C'), colour: '555555' }],
      from: { row: 22, column: 1 },
      to: { row: 30, column: 3 },
    },
    {
      title: 'Beside each other',
      stacked: false,
      categories: range('A'),
      series: [{ name: range('B'), values: range('C'), colour: '666666' }],
      from: { row: 32, column: 1 },
      to: { row: 40, column: 3 },
    },
  ],
};

it('writes every kind of cell, look, format, check, chart and page as it is described', async () => {
  const wide: Sheet = { ...plain, name: 'Wide', page: 'oneLandscape', freeze: { rows: 0, columns: 2 } };
  const parts = unzipSync(await writeSheets({ title: 'Ours\u0000', sheets: [all, wide, plain] }));
  const told = Object.keys(parts)
    .filter((name) =>
      /^(docProps\/core|xl\/(workbook|styles|worksheets\/sheet\d|charts\/chart\d|drawings\/drawing\d))\.xml$/.test(
        name,
      ),
    )
    .sort()
    .map((name) => {
      const xml = strFromU8(parts[name] ?? new Uint8Array()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a day');
      return `== ${name}\n${xml.replaceAll('><', '>\n<')}`;
    });
  await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot(fixture('sheets.xml.txt'));
});
