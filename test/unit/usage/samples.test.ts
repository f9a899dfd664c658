/** Every sample export gives its expected totals, as it stands and however its columns are turned. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type Expected, type GivenFile, sample, sampleNames, summaryOf, textFile } from './usageFixtures.ts';

/** What differs from the expected value, a line each: counts exact, money to 1e-6, percentiles to half a percent. */
const differences = (expected: unknown, actual: unknown, path: string, tolerance = 1e-6): string[] => {
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, (actual as Record<string, unknown> | null)?.[key], `${path}.${key}`, tolerance),
    );
  if (typeof expected === 'number' && typeof actual === 'number') {
    const isExact = Number.isInteger(expected) && tolerance <= 1e-6;
    const slack = isExact ? 0 : Math.max(1e-9, tolerance * Math.abs(expected));
    return Math.abs(expected - actual) <= slack ? [] : [`${path}: ${actual}, expected ${expected}`];
  }
  return expected === actual ? [] : [`${path}: ${String(actual)}, expected ${String(expected)}`];
};

const expectSample = async (expected: Expected, files: GivenFile[]): Promise<void> => {
  const summary = await summaryOf(files);
  expect([
    ...differences(expected.data_rows, summary.data_rows, 'data_rows'),
    ...differences(expected.rows_to_drop ?? {}, summary.rows_to_drop, 'rows_to_drop'),
    ...differences(expected.totals, summary.totals, 'totals'),
    ...differences(expected.by_model_raw, summary.by_model_raw, 'by_model_raw'),
    ...differences(expected.by_month, summary.by_month, 'by_month'),
    ...differences(expected.percentiles?.prompt ?? {}, summary.percentiles?.prompt, 'prompt', 0.005),
    ...differences(expected.percentiles?.completion ?? {}, summary.percentiles?.completion, 'completion', 0.005),
    ...differences(expected.percentiles?.n, summary.percentiles?.n, 'n'),
    ...differences(expected.tasks ?? {}, summary.tasks, 'tasks', 1e-4),
    ...(expected.failed_requests === undefined
      ? []
      : differences(expected.failed_requests, summary.failed_requests, 'failed_requests')),
  ]).toEqual([]);
  expect(Object.keys(summary.by_model_raw).sort()).toEqual(Object.keys(expected.by_model_raw).sort());
  expect(Object.keys(summary.by_month)).toEqual(Object.keys(expected.by_month));
};

/** Projects are named by their ids or workspaces in some files; the groups are the same. */
const projectNames: Record<string, Record<string, string>> = {
  '01_openai_usage_csv': { platform: 'proj_pLat4m02', support: 'proj_sUpp0rt01', research: 'proj_rEs34rch' },
  '02_anthropic_usage_csv': { platform: 'Default', support: 'Support', research: 'Research' },
};

describe.each(sampleNames)('%s', (name) => {
  const { files, expected } = sample(name);

  it('gives its totals, models, months, sizes, tasks and failures', () => expectSample(expected, files));

  // The generic table names tasks, not projects.
  if (!name.startsWith('08'))
    it('gives its projects', async () => {
      const { by_project: actual } = await summaryOf(files);
      const names = projectNames[name.replace(/_(clean|messy)$/, '')] ?? {};
      for (const [project, totals] of Object.entries(expected.by_project))
        expect(differences(totals, actual[names[project] ?? project], project)).toEqual([]);
    });

  it('is modelled at the given prices, or agrees with its bill within 2%', async () => {
    const summary = await summaryOf(files);
    const { reconciliation } = summary;
    if (expected.modelled_cost_at_PRICES_json_USD !== undefined) {
      expect(summary.modelled_cost_at_PRICES_json_USD).toBeCloseTo(expected.modelled_cost_at_PRICES_json_USD, 5);
      expect(summary.unpriced_models).toEqual(expected.unpriced_models);
    } else if (name.endsWith('_clean')) {
      expect(reconciliation?.billed).not.toBeNull();
      expect(Math.abs((reconciliation?.modelled ?? 0) / (reconciliation?.billed ?? 0) - 1)).toBeLessThan(0.02);
    }
    if (reconciliation !== null && reconciliation.billed !== null)
      expect(Math.abs(reconciliation.unexplained ?? 1)).toBeLessThan(1e-4 * reconciliation.billed);
  });
});

/** The same table with its columns shuffled, their names in capitals, two columns more, and as asked. */
const turned = (file: GivenFile, mark: string, newline: string, shift: number, delimiter?: string): GivenFile => {
  const cp1252 = file.bytes.some((byte) => byte === 0x80);
  const text = new TextDecoder(cp1252 ? 'windows-1252' : 'utf-8').decode(file.bytes);
  const { data, meta } = Papa.parse<string[]>(text, { skipEmptyLines: false });
  const width = Math.max(...data.map((row) => row.length));
  const header = data.findIndex((row) => row.length === width && row.every((cell) => cell.trim() !== ''));
  // A step without a common divisor visits every column once.
  const step = [7, 11, 13, 17, 19, 23].find((one) => width % one !== 0) ?? 1;
  const order = Array.from({ length: width }, (_, i) => (i * step + shift) % width);
  const rows = data
    .filter((row, i) => i < data.length - 1 || row.some((cell) => cell !== ''))
    .map((row, i) => {
      if (row.every((cell) => cell === '')) return row;
      // A total's word and titles stand in the first column of what a spreadsheet shows.
      if (i < header) return row;
      const cells = order.map((column) => row[column] ?? '');
      if (i === header)
        return [...cells.map((cell) => (shift % 2 ? cell.toUpperCase() : cell)), 'Remark', 'row number'];
      return [...cells, 'x', String(i)];
    });
  return textFile(file.name, mark + Papa.unparse(rows, { delimiter: delimiter ?? meta.delimiter, newline }) + newline);
};

describe.each(sampleNames.filter((name) => sample(name).files.every(({ name: file }) => file.endsWith('.csv'))))(
  '%s turned',
  (name) => {
    const { files, expected } = sample(name);
    it.each([
      ['', '\n', 1, undefined],
      ['\ufeff', '\r\n', 2, undefined],
      ['', '\r\n', 5, undefined],
      ['\ufeff', '\r\n', 3, ';'],
      ['', '\n', 4, '\t'],
    ])('gives the same (%#)', async (mark, newline, shift, delimiter) => {
      await expectSample(
        expected,
        files.map((file) => turned(file, mark, newline, shift, delimiter)),
      );
    });
  },
);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Keys backwards, with one more, at every depth. */
const shuffled = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const isAttributeValue = Object.keys(value).some((key) => key.endsWith('Value'));
  const entries = Object.entries(value)
    .reverse()
    .map(([key, inner]): [string, Json] => [key, shuffled(inner)]);
  return Object.fromEntries(isAttributeValue || 'input' in value ? entries : [...entries, ['remark', 'x']]);
};

describe.each(sampleNames.filter((name) => sample(name).files.every(({ name: file }) => !file.endsWith('.csv'))))(
  '%s turned',
  (name) => {
    const { files, expected } = sample(name);
    const textOf = ({ bytes }: GivenFile): string => new TextDecoder().decode(bytes);
    it('gives the same with its keys shuffled, and as lines or as one list', async () => {
      for (const file of files) {
        const isLines = file.name.endsWith('.jsonl');
        const parsed = isLines
          ? (textOf(file)
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line)) as Json[])
          : (JSON.parse(textOf(file)) as Json);
        const list = (Array.isArray(parsed) ? parsed : [parsed]).map(shuffled);
        await expectSample(expected, [
          textFile('a.jsonl', `${list.map((one) => JSON.stringify(one)).join('\r\n')}\r\n`),
        ]);
        await expectSample(expected, [textFile('b.json', `\ufeff${JSON.stringify(list, null, 1)}`)]);
      }
    });
  },
);

it('several files of one export are one', async () => {
  const { files, expected } = sample('03_openrouter_activity_csv_clean');
  const text = new TextDecoder().decode(files[0]?.bytes);
  const [head = '', ...lines] = text.trim().split('\n');
  const half = [lines.slice(0, 150), lines.slice(120)].map((part, i) =>
    textFile(`${i}.csv`, [head, ...part].join('\n')),
  );
  const summary = await summaryOf(half);
  expect(differences(expected.totals, summary.totals, 'totals')).toEqual([]);
  // The thirty rows that both halves hold count once.
  expect(summary.rows_to_drop).toEqual({ duplicate_generation_id: 30 });
});
