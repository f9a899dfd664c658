/**
 * What sets of models did together, counted from outcome matrices that may not lie here: one count a set, never an item.
 * `node test/fidelity/unionsFile.ts FOLDER...` makes `unions.json` anew from the folders that hold the matrices.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkKind } from '../../shared/catalog/category.ts';
import type { CostMatrix, OutcomeMatrix } from '../../shared/engine/calibrate/outcomes.ts';
import { ordersOf, subsetsOf } from '../../shared/engine/calibrate/subsets.ts';
import { readCosts, readOutcomes } from '../../shared/evals/outcomes.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { isOneModel } from './goals.ts';

/** Success rates of models over the tasks all of them have results on, and the share that any of them solved. */
export interface CountedSet {
  rates: number[];
  solved: number;
}

export interface CountedCascade extends CountedSet {
  /** Dollars an attempt by each step, and what a task took in their order. */
  usd: number[];
  usdPerTask: number;
}

export interface CountedUnions {
  about: string;
  /** Agents with tools: sets of five, one model tried twice, three models in order. */
  tools: { source: string; fives: CountedSet[]; tries: CountedSet[]; cascades: CountedCascade[] };
  /** Pairs of settings of one model. */
  settings: { source: string; kind: WorkKind; pairs: CountedSet[] }[];
}

const round = (value: number): number => Number(value.toFixed(4));

const folders = process.argv.slice(2);

const read = async (name: string): Promise<{ matrix: OutcomeMatrix; costs: CostMatrix | null }> => {
  const folder = folders.find((each) => existsSync(path.join(each, `${name}.csv`)));
  if (folder === undefined) throw new Error(`no folder holds ${name}.csv`);
  const source = (file: string) => bytesSource(file, readFileSync(path.join(folder, file)));
  const outcomes = await readOutcomes({ source: source(`${name}.csv`), folder: null }, { threshold: undefined });
  if (!outcomes.ok) throw new Error(outcomes.error.message);
  const { matrix } = outcomes.value;
  const costs = existsSync(path.join(folder, `${name}.cost.csv`))
    ? await readCosts([source(`${name}.cost.csv`)], [matrix])
    : null;
  return { matrix, costs: costs?.ok === true ? (costs.value[0] ?? null) : null };
};

const shareAt = ({ models, successes, trials }: OutcomeMatrix, item: number, model: number): number => {
  const at = item * models.length + model;
  return trials[at] === 0 ? Number.NaN : (successes[at] ?? 0) / (trials[at] ?? 0);
};

/** Models one after the other until one solves the task; with no costs, all of them on every task. */
const countOf = (matrix: OutcomeMatrix, costs: CostMatrix | null, order: readonly number[]): CountedCascade => {
  const sums = { tasks: 0, solved: 0, usd: 0, rates: order.map(() => 0), usdEach: order.map(() => 0) };
  matrix.items.forEach((_, i) => {
    const shares = order.map((m) => shareAt(matrix, i, m));
    const usd = order.map((m) => costs?.[i * matrix.models.length + m] ?? 0);
    let [reach, spent] = [1, 0];
    shares.forEach((share, r) => {
      spent += reach * (usd[r] ?? 0);
      reach *= 1 - share;
    });
    if (Number.isNaN(reach) || Number.isNaN(spent)) return;
    sums.tasks += 1;
    sums.solved += 1 - reach;
    sums.usd += spent;
    sums.rates = sums.rates.map((sum, r) => sum + (shares[r] ?? 0));
    sums.usdEach = sums.usdEach.map((sum, r) => sum + (usd[r] ?? 0));
  });
  const mean = (sum: number): number => round(sum / sums.tasks);
  return {
    rates: sums.rates.map(mean),
    solved: mean(sums.solved),
    usd: sums.usdEach.map(mean),
    usdPerTask: mean(sums.usd),
  };
};

const setOf = (matrix: OutcomeMatrix, set: readonly number[]): CountedSet => {
  const { rates, solved } = countOf(matrix, null, set);
  return { rates, solved };
};

/** Of every two runs of a task by one model: how often each succeeds, and how often one of the two. */
const triesOf = (matrix: OutcomeMatrix): CountedSet[] =>
  matrix.models.map((_, m) => {
    let [tasks, rate, once] = [0, 0, 0];
    matrix.items.forEach((_item, i) => {
      const at = i * matrix.models.length + m;
      const [k, n] = [matrix.successes[at] ?? 0, matrix.trials[at] ?? 0];
      if (n < 2) return;
      tasks += 1;
      rate += k / n;
      once += 1 - ((n - k) * (n - k - 1)) / (n * (n - 1));
    });
    return { rates: [round(rate / tasks), round(rate / tasks)], solved: round(once / tasks) };
  });

const settingsIn = (matrix: OutcomeMatrix): CountedSet[] =>
  matrix.models.flatMap((a, i) =>
    matrix.models.flatMap((b, j) => (j > i && isOneModel(a, b) ? [setOf(matrix, [i, j])] : [])),
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tools = await read('technology-mcpmark.dev.runs');
  const toolsOnce = await read('agents-mcpmark.dev');
  const questions = await read('qa-misguided-attention.dev.runs');
  const mcpmark = 'eval-sys/mcpmark-experiments@8f674f0826ad, half of the published models';
  const width = tools.matrix.models.length;
  const counted: CountedUnions = {
    about:
      'What sets of models did together on published benchmarks: success rates over the tasks all of a set have results on, and what any of them solved. Made by unionsFile.ts; no outcome of a single task is here.',
    tools: {
      source: mcpmark,
      fives: subsetsOf(width, 5, 500).map((set) => setOf(tools.matrix, set)),
      tries: triesOf(tools.matrix),
      cascades: ordersOf(width, 3, 400).map((order) => countOf(tools.matrix, tools.costs, order)),
    },
    settings: [
      { source: `${mcpmark}, four runs`, kind: 'technology', pairs: settingsIn(tools.matrix) },
      { source: `${mcpmark}, first run`, kind: 'technology', pairs: settingsIn(toolsOnce.matrix) },
      {
        source: 'cpldcpu/MisguidedAttention, half of the published settings',
        kind: 'general-qa',
        pairs: settingsIn(questions.matrix),
      },
    ],
  };
  writeFileSync(new URL('unions.json', import.meta.url), `${JSON.stringify(counted)}\n`);
}
