/**
 * The table of goals: every second model of each outcome matrix fitted and the others predicted, both ways. `npm run fidelity --
 * --outcomes FOLDER` reads folders from elsewhere; without one the matrices in test/fidelity/outcomes are read.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WorkKind, workKinds } from '../../shared/catalog/category.ts';
import { compareCheapFirst, compareUnions } from '../../shared/engine/calibrate/compare.ts';
import type { Errors } from '../../shared/engine/calibrate/errors.ts';
import { checkFidelity } from '../../shared/engine/calibrate/fidelity.ts';
import type { CostMatrix, OutcomeMatrix } from '../../shared/engine/calibrate/outcomes.ts';
import { partOf } from '../../shared/engine/calibrate/part.ts';
import type { Parameters } from '../../shared/engine/calibrate/predict.ts';
import { sharedInLineage } from '../../shared/engine/difficulty.ts';
import { readCosts, readOutcomes } from '../../shared/evals/outcomes.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { mostShared } from '../../shared/plan/dependenceBounds.ts';
import { dependencePresets } from '../../shared/plan/dependencePresets.ts';
import { drawOutcomes } from './drawOutcomes.ts';
import { pool } from './pool.ts';

const shipped = fileURLToPath(new URL('outcomes/', import.meta.url));

/** What the goals are set on; a matrix that no folder holds is named. */
const goals: readonly { file: string; goal: string }[] = [
  {
    file: 'programming-swebench-bashonly',
    goal: 'pairs 0.9, triples 1.0, fives 1.15; cost of pairs 2%, four rungs 3%',
  },
  { file: 'programming-livecodebench', goal: 'pairs 0.7; settings within 1.5' },
  { file: 'translation-wmt25-gemba', goal: 'pairs 0.45' },
  { file: 'technology-mcpmark', goal: 'fives 2.5; settings within 1.5' },
  { file: 'qa-misguided-attention', goal: 'settings within 1.5' },
];

/** Beside a matrix lie its costs and other figures of the same cells. */
const isOfCells = (name: string): boolean =>
  /\.(cost|score|calls|seconds|promptTokens|completionTokens|samples|items)\.csv$/.test(name) ||
  name.startsWith('published-');

interface Found {
  name: string;
  matrix: OutcomeMatrix;
  costs: CostMatrix | null;
}

const matrixFiles = (folder: string): string[] => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv') && !isOfCells(name));
  // Runs apart hold what the means hold, and more.
  return names.filter((name) => !names.includes(name.replace(/\.csv$/, '.runs.csv'))).toSorted();
};

const read = async (folder: string, file: string): Promise<Found | string> => {
  const name = file.replace(/\.csv$/, '');
  const bytes = (of: string): Uint8Array => readFileSync(path.join(folder, of));
  const outcomes = await readOutcomes(
    { source: bytesSource(name, bytes(file)), folder: null },
    { threshold: undefined },
  );
  if (!outcomes.ok) return `${name}: ${outcomes.error.message}`;
  const { matrix } = outcomes.value;
  const costFile = `${name}.cost.csv`;
  const costs = existsSync(path.join(folder, costFile))
    ? await readCosts([bytesSource(costFile, bytes(costFile))], [matrix])
    : null;
  return { name, matrix, costs: costs?.ok === true ? (costs.value[0] ?? null) : null };
};

const indices = (count: number, rest: number): number[] =>
  Array.from({ length: count }, (_, m) => m).filter((m) => m % 2 === rest);

/** The model a column is a setting of: what stands before the bar, or the name without an effort or a mode at its end. */
const modelOf = (column: string): string =>
  column.replace(/\|.*$/, '').replace(/-(low|medium|high|thinking|minimal)$/, '');

export const isOneModel = (a: string, b: string): boolean => modelOf(a) === modelOf(b);

const kindOf = (name: string): WorkKind => {
  const first = name.split('-')[0] ?? '';
  const named: Readonly<Record<string, WorkKind>> = { qa: 'general-qa', assistant: 'personal-assistance' };
  return named[first] ?? workKinds.find((kind) => kind === first) ?? 'general-qa';
};

/** Pairs of settings of one model, as strangers and as one lineage. */
const settingsOf = (
  { name, matrix }: Found,
  rho: number,
  beta: number,
): { apart: Errors | null; kin: Errors | null } => {
  const tau = Math.min(dependencePresets[kindOf(name)].tau.value, 0.99 - rho);
  const items = matrix.items.map((_, i) => i);
  const pairs = matrix.models.flatMap((a, i) =>
    matrix.models.flatMap((b, j) => (j > i && isOneModel(a, b) ? [[i, j]] : [])),
  );
  const errors = (shared: number): Errors | null =>
    pool(
      pairs.map((pair) => compareUnions(partOf(matrix, null, items, pair).matrix, { rho: shared, beta, gamma: 0 }, 2)),
    );
  return { apart: errors(rho), kin: errors(rho + sharedInLineage * tau) };
};

/** What sampling the items alone gives: outcomes drawn from the fitted model, predicted with the very figures they were drawn with. */
const noiseOf = ({ matrix }: Found, rho: number, beta: number, size: number): number | null => {
  const width = matrix.models.length;
  const rates = matrix.models.map((_, m) => {
    let [solved, known] = [0, 0];
    for (let i = 0; i < matrix.items.length; i += 1) {
      const trials = matrix.trials[i * width + m] ?? 0;
      if (trials > 0) [solved, known] = [solved + (matrix.successes[i * width + m] ?? 0) / trials, known + 1];
    }
    return Math.min(known === 0 ? 0 : solved / known, (1 - beta) * 0.999);
  });
  const drawn = [1, 2, 3].map((draw) => {
    const truth = { rho, tau: 0, beta, gamma: 0, rates, runs: 1 };
    const parameters = { rho, beta, gamma: 0 };
    return compareUnions(drawOutcomes(truth, matrix.items.length, `noise ${draw}`).matrix, parameters, size);
  });
  return pool(drawn)?.mean ?? null;
};

/** rho and beta in this many steps each: first over all of their range, then about the best so far. */
const steps = 6;
const rounds = 4;
const ranges = { rho: { low: 0, high: mostShared }, beta: { low: 0, high: 0.6 } };

type Range = (typeof ranges)[keyof typeof ranges];

const stepsOf = ({ low, high }: Range): number[] =>
  Array.from({ length: steps + 1 }, (_, s) => low + (s / steps) * (high - low));

/** A step to either side, within the whole. */
const about = (value: number, { low, high }: Range, whole: Range): Range => {
  const reach = (high - low) / steps;
  const middle = Math.min(Math.max(value, whole.low), whole.high);
  return { low: Math.max(whole.low, middle - reach), high: Math.min(whole.high, middle + reach) };
};

type TwoNumbers = Pick<Parameters, 'rho' | 'beta'>;

/**
 * The errors of the best rho and beta for sets of this size, chosen with the very outcomes in sight (those that were `fitted`
 * among them): what lies below is out of reach of two numbers, however they are fitted.
 */
const leastErrors = (matrix: OutcomeMatrix, size: number, fitted: readonly TwoNumbers[]): Errors | null => {
  let best: (TwoNumbers & { errors: Errors }) | null = null;
  const tryAll = (some: readonly TwoNumbers[]): void => {
    for (const numbers of some) {
      const errors = compareUnions(matrix, { ...numbers, gamma: 0 }, size);
      if (errors !== null && (best === null || errors.mean < best.errors.mean)) best = { ...numbers, errors };
    }
  };
  const bestSoFar = (): typeof best => best;
  tryAll(fitted);
  let { rho: rhos, beta: betas }: { rho: Range; beta: Range } = ranges;
  for (let round = 0; round < rounds; round += 1) {
    tryAll(stepsOf(rhos).flatMap((rho) => stepsOf(betas).map((beta) => ({ rho, beta }))));
    const found = bestSoFar();
    if (found === null) return null;
    rhos = about(found.rho, rhos, ranges.rho);
    betas = about(found.beta, betas, ranges.beta);
  }
  return bestSoFar()?.errors ?? null;
};

/** Sets of models that are looked at. */
const sizes = [2, 3, 5] as const;

const points = (share: number | null | undefined): string => (share == null ? '-' : (100 * share).toFixed(2));
const signed = (errors: Errors | null | undefined): string =>
  errors == null ? '-' : `${errors.signed >= 0 ? '+' : ''}${(100 * errors.signed).toFixed(1)}`;

const rowOf = (found: Found): string[] | string => {
  const { name, matrix, costs } = found;
  const items = matrix.items.map((_, i) => i);
  const parts = [0, 1].map((rest) => partOf(matrix, costs, items, indices(matrix.models.length, rest)));
  const [even, odd] = parts;
  if (even === undefined || odd === undefined) return name;
  const both = [
    [even, odd],
    [odd, even],
  ] as const;
  const reports = both.flatMap(([fit, check]) => {
    const report = checkFidelity(fit.matrix, check.matrix, fit.costs, check.costs);
    if (!report.ok) return [];
    const { rho, beta } = report.value.calibration;
    const parameters = { rho: rho.value, beta: beta.value, gamma: report.value.gamma?.value ?? 0 };
    const four = check.costs === null ? null : compareCheapFirst(check.matrix, check.costs, parameters, 4);
    return [{ ...report.value, parameters, four: four?.costPerSuccess ?? null }];
  });
  const [first] = reports;
  if (first === undefined) return `${name}: too little to fit on half of its models`;
  const { rho, beta } = first.parameters;
  const of = (pick: (report: (typeof reports)[number]) => Errors | null | undefined): Errors | null =>
    pool(reports.map(pick));
  const settings = settingsOf(found, rho, beta);
  const fitted = reports.map(({ parameters }) => parameters);
  return [
    name,
    `${matrix.items.length} x ${matrix.models.length}`,
    sizes.map((size) => points(noiseOf(found, rho, beta, size))).join(', '),
    sizes.map((size) => points(pool(parts.map((part) => leastErrors(part.matrix, size, fitted)))?.mean)).join(', '),
    points(of((report) => report.pairs)?.mean),
    points(of((report) => report.triples)?.mean),
    points(of((report) => report.fives)?.mean),
    points(of((report) => report.costPairs?.costPerSuccess)?.mean),
    points(of((report) => report.costTriples?.costPerSuccess)?.mean),
    signed(of((report) => report.four)),
    settings.apart === null ? '-' : `${signed(settings.apart)}, ${signed(settings.kin)} (${settings.apart.cases})`,
  ];
};

export interface GoalTable {
  rows: string[][];
  /** What could not be read or fitted, and matrices of the goals that no folder holds. */
  absent: string[];
}

/** `folders` empty: the shipped matrices. */
export const goalTable = async (folders: readonly string[]): Promise<GoalTable> => {
  const absent: string[] = [];
  const rows = [
    [
      'matrix',
      'items x models',
      'noise: pairs, triples, fives',
      'least of any two numbers',
      'pairs',
      'triples',
      'fives',
      'cost per success: pairs, %',
      'triples, %',
      'four rungs cheap to dear, %',
      'settings of one model: as strangers, as one (pairs)',
    ],
  ];
  const names: string[] = [];
  for (const folder of folders.length === 0 ? [shipped] : folders) {
    if (!existsSync(folder)) {
      absent.push(`${folder}: no folder that can be read`);
      continue;
    }
    for (const file of matrixFiles(folder)) {
      const found = await read(folder, file);
      const row = typeof found === 'string' ? found : rowOf(found);
      if (typeof row === 'string') absent.push(row);
      else rows.push(row);
      names.push(file);
    }
  }
  for (const { file, goal } of goals)
    if (!names.some((name) => name.startsWith(file))) absent.push(`${file}: not at hand (goal: ${goal})`);
  return { rows, absent };
};
