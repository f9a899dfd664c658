/** The published outcome matrices that the fidelity run reads where they are at hand; none of them is in the project. */
import { existsSync, readFileSync } from 'node:fs';
import type { CostMatrix, OutcomeMatrix } from '../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../shared/engine/calibrate/part.ts';
import { readCosts, readOutcomes } from '../../shared/evals/outcomes.ts';
import { bytesSource } from '../../shared/files/reading.ts';

const folder = new URL('../../../shared/data/outcomes/', import.meta.url);

/** A matrix by its file, and the words a source line needs. */
export interface PublishedMatrix {
  file: string;
  category: 'programming' | 'roleplay' | 'translation' | 'general-qa' | 'math';
  /** Set where success is judged otherwise than on the category's usual yardstick: it gives a preset of its own. */
  judgedBy?: 'people';
  benchmark: string;
  success: string;
  /** Set where the file holds scores: a success is a score of at least this. */
  threshold?: number;
}

export const publishedMatrices: readonly PublishedMatrix[] = [
  {
    file: 'programming-swebench-bashonly.dev',
    category: 'programming',
    benchmark: 'SWE-bench Verified, bash only',
    success: 'hidden tests pass',
  },
  {
    file: 'programming-livecodebench.dev',
    category: 'programming',
    benchmark: 'LiveCodeBench',
    success: 'hidden tests pass',
  },
  {
    file: 'roleplay-japanese-rp-bench.dev',
    category: 'roleplay',
    benchmark: 'Japanese-RP-Bench',
    success: 'mean of four LLM judges at least 4.0 of 5',
  },
  {
    file: 'roleplay-japanese-rp-bench.dev.score',
    category: 'roleplay',
    benchmark: 'Japanese-RP-Bench',
    success: 'mean of four LLM judges at least 3.75 of 5',
    threshold: 3.75,
  },
  {
    file: 'roleplay-japanese-rp-bench.dev.score',
    category: 'roleplay',
    benchmark: 'Japanese-RP-Bench',
    success: 'mean of four LLM judges at least 4.25 of 5',
    threshold: 4.25,
  },
  {
    file: 'translation-wmt24-esa-en-cs.dev',
    category: 'translation',
    judgedBy: 'people',
    benchmark: 'WMT24 English-Czech',
    success: 'human ESA score at least 80',
  },
  {
    file: 'translation-wmt24-esa-en-ja.dev',
    category: 'translation',
    judgedBy: 'people',
    benchmark: 'WMT24 English-Japanese',
    success: 'human ESA score at least 80',
  },
  {
    file: 'translation-wmt25-gemba.dev',
    category: 'translation',
    benchmark: 'WMT25, ten language pairs',
    success: 'mean of two LLM judges at least 80',
  },
  {
    file: 'qa-bullshitbench-v1.dev',
    category: 'general-qa',
    benchmark: 'BullshitBench v1',
    success: 'clear pushback on a false premise',
  },
  {
    file: 'qa-misguided-attention.dev.runs',
    category: 'general-qa',
    benchmark: 'MisguidedAttention',
    success: 'every criterion met',
  },
  {
    file: 'math-gsm8k-pair.dev',
    category: 'math',
    benchmark: 'GSM8K',
    success: 'right answer',
  },
];

export interface LoadedMatrix {
  published: PublishedMatrix;
  matrix: OutcomeMatrix;
  costs: CostMatrix | null;
}

const read = (name: string): Uint8Array | null => {
  const file = new URL(name, folder);
  return existsSync(file) ? readFileSync(file) : null;
};

/** The preset that a matrix has a say in. */
export const presetNameOf = ({ category, judgedBy }: PublishedMatrix): string =>
  judgedBy === undefined ? category : `${category} by ${judgedBy}`;

/** What a table calls the matrix. */
export const nameOf = ({ file, threshold }: PublishedMatrix): string =>
  threshold === undefined ? file : `${file} >= ${threshold}`;

/** null where the file is not at hand. Columns of a human reference are left out: it is no model. */
export const loadMatrix = async (published: PublishedMatrix): Promise<LoadedMatrix | null> => {
  const bytes = read(`${published.file}.csv`);
  if (bytes === null) return null;
  const file = { source: bytesSource(published.file, bytes), folder: null };
  const outcomes = await readOutcomes(file, { threshold: published.threshold });
  if (!outcomes.ok) throw new Error(`${nameOf(published)}: ${outcomes.error.message}`);
  const { matrix } = outcomes.value;
  const costBytes = read(`${published.file}.cost.csv`);
  const costs =
    costBytes === null ? null : await readCosts([bytesSource(`${published.file}.cost`, costBytes)], [matrix]);
  if (costs !== null && !costs.ok) throw new Error(`${published.file}.cost: ${costs.error.message}`);
  const items = matrix.items.map((_, i) => i);
  const models = matrix.models.flatMap((name, m) => (name.startsWith('wmt24-human/') ? [] : [m]));
  return { published, ...partOf(matrix, costs?.value[0] ?? null, items, models) };
};
