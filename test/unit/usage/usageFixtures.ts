/** The sample exports, and how a test reads any file as `portfolio import usage` does. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bytesSource } from '../../../shared/files/reading.ts';
import { emptyMapping, type Mapping, withStatement } from '../../../shared/usage/mapping.ts';
import { type PriceBook, readPriceFile } from '../../../shared/usage/priceBook.ts';
import { readUsage, type UsageReading } from '../../../shared/usage/readUsage.ts';
import { type GroupKey, summarise, type UsageSummary } from '../../../shared/usage/summary.ts';

export const folder = fileURLToPath(new URL('../../fixtures/usage/', import.meta.url));

export const sampleNames = readdirSync(folder).filter((name) => /^\d/.test(name));

export interface Expected {
  files: string[];
  data_rows: number;
  rows_to_drop?: Record<string, number>;
  totals: Record<string, unknown>;
  by_model_raw: Record<string, Record<string, unknown>>;
  by_model_canonical: Record<string, Record<string, unknown>>;
  by_month: Record<string, Record<string, unknown>>;
  by_project: Record<string, Record<string, unknown>>;
  percentiles?: { n: number; prompt: Record<string, number>; completion: Record<string, number> };
  tasks?: { key: string; distinct: number; requests_per_task_mean: number };
  failed_requests?: number;
  modelled_cost_at_PRICES_json_USD?: number;
  unpriced_models?: string[];
}

export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

export const sample = (name: string): { files: GivenFile[]; expected: Expected } => {
  const expected = JSON.parse(readFileSync(`${folder}${name}/EXPECTED.json`, 'utf8')) as Expected;
  const files = expected.files.map((file) => ({
    name: file,
    bytes: new Uint8Array(readFileSync(`${folder}${name}/${file}`)),
  }));
  return { files, expected };
};

const opened = readPriceFile('PRICES.json', readFileSync(`${folder}PRICES.json`, 'utf8'));
if (!opened.ok) throw new Error(opened.error.message);
export const samplePrices: PriceBook = opened.value;

export const mappingOf = (...statements: string[]): Mapping =>
  statements.reduce((mapping, statement) => {
    const next = withStatement(mapping, statement);
    if (next === null) throw new Error(statement);
    return next;
  }, emptyMapping);

/** The refusal's sentence, or the reading. */
export const read = async (files: GivenFile[], mapping: Mapping = emptyMapping): Promise<UsageReading | string> => {
  const answered = await readUsage(
    files.map(({ name, bytes }) => bytesSource(name, bytes)),
    { mapping },
  );
  return answered.ok ? answered.value : `${answered.error.kind}: ${answered.error.message}`;
};

export const summaryOf = async (
  files: GivenFile[],
  {
    mapping = emptyMapping,
    by = null,
    book = samplePrices,
  }: { mapping?: Mapping; by?: GroupKey | null; book?: PriceBook | null } = {},
): Promise<UsageSummary> => {
  const reading = await read(files, mapping);
  if (typeof reading === 'string') throw new Error(reading);
  return summarise(reading, book, by, mapping.models);
};

export const textFile = (name: string, text: string): GivenFile => ({ name, bytes: new TextEncoder().encode(text) });

export const jsonFile = (name: string, value: unknown): GivenFile => textFile(name, JSON.stringify(value));

export const jsonLines = (name: string, values: unknown[]): GivenFile =>
  textFile(name, values.map((value) => JSON.stringify(value)).join('\n'));
