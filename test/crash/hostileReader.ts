/** A thread that reads strangers' files and says which of them broke a promise: memory and time are its own. */
import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { readPriceList } from '../../shared/catalog/import/readPriceList.ts';
import { decodeUtf8 } from '../../shared/document/bytes.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { readOutcomes } from '../../shared/evals/outcomes.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import type { Answer } from '../../shared/foundation/answer.ts';
import { mutate } from './mutate.ts';
import { randomFrom, seedOf } from './random.ts';

export interface Batch {
  seed: number;
  from: number;
  count: number;
}

/** A megabyte may take two seconds of computing, and so may whatever is smaller. */
const cpuMsMax = 2_000;

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const table = [
  'item,model-a,model-b,"model ""c"""',
  ...Array.from({ length: 40 }, (_, n) => `item-${n},${n % 2},${n % 3 === 0 ? 1 : 0},1`),
].join('\r\n');

/** What is written of a file that opens must open again as the same. */
const readPlan = (text: string): Answer<unknown> => {
  const opened = openPortfolio(text);
  if (!opened.ok) return opened;
  const written = writePortfolio(opened.value, 'Portfolio');
  const again = openPortfolio(written);
  if (!again.ok) throw new Error(`opens, and what is saved of it does not: ${again.error.kind}`);
  if (writePortfolio(again.value, 'Portfolio') !== written)
    throw new Error('what is saved differs from what was opened');
  return opened;
};

/** A reader of texts, for files that are UTF-8 or nothing. */
const ofText =
  (read: (text: string) => Answer<unknown>) =>
  (bytes: Uint8Array): Answer<unknown> => {
    const decoded = decodeUtf8(bytes);
    return decoded.ok ? read(decoded.value) : decoded;
  };

interface Reader {
  text: string;
  isJson: boolean;
  weight: number;
  read(bytes: Uint8Array): Answer<unknown> | Promise<Answer<unknown>>;
}

const readers: Reader[] = [
  { text: fixture('portfolio-v1.portfolio'), isJson: true, weight: 3, read: ofText(readPlan) },
  ...['genai-prices', 'litellm', 'models-dev', 'openrouter'].map((name) => ({
    text: fixture(`imports/${name}.json`),
    isJson: true,
    weight: 3,
    read: ofText((text) => readPriceList(text, '2026-08-09')),
  })),
  {
    text: table,
    isJson: false,
    weight: 5,
    read: (bytes) => readOutcomes({ source: bytesSource('outcomes.csv', bytes), folder: null }),
  },
];
const weighted = readers.flatMap((reader) => Array.from({ length: reader.weight }, () => reader));

/** What the file broke; null where it was opened or refused by name in time. */
const breach = async (seed: number, index: number): Promise<string | null> => {
  const random = randomFrom(seedOf(seed, 'hostile', index));
  const { text, isJson, read } = random.pick(weighted);
  const bytes = mutate(text, random, isJson);
  const begun = process.threadCpuUsage();
  try {
    const answered = await read(bytes);
    const { kind, message } = answered.ok ? { kind: 'opens', message: 'opens' } : answered.error;
    if (!/^[A-Za-z0-9]+$/.test(kind) || message === '') return `refused without a name: ${kind} ${message}`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const used = process.threadCpuUsage(begun);
  const ms = (used.user + used.system) / 1000;
  return ms > cpuMsMax * Math.max(1, bytes.length / 1e6) ? `took ${ms} ms` : null;
};

parentPort?.on('message', async ({ seed, from, count }: Batch) => {
  const broken: string[] = [];
  for (let index = from; index < from + count && broken.length < 3; index += 1) {
    const found = await breach(seed, index);
    if (found !== null) broken.push(`file ${index} of seed ${seed}: ${found}`);
  }
  parentPort?.postMessage(broken);
});
