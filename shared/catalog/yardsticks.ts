/**
 * A yardstick is the benchmark a category's tasks are held to be like, written `benchmark` or `benchmark/metric`.
 * Rates of different benchmarks are rates of different tasks, so a category uses one and never an average.
 */

import type { ModelId } from '../foundation/ids.ts';
import { type CountBasis, countBasisOf, type Standing, standingOf, standings, trialsKept } from './benchmarks.ts';
import { type WorkKind, workKinds } from './category.ts';
import type { Evidence } from './evidence.ts';

/**
 * The yardstick that work of a kind starts with; null: nothing published counts successes in it.
 * Aider's headline metric includes one repair that sees the test output: a retry with feedback is inside it.
 */
export const defaultYardsticks: Readonly<Record<WorkKind, string | null>> = {
  programming: 'aider-polyglot/pass_rate_2 (%)',
  roleplay: 'japanese-rp-bench-v2/eligible scenarios (%)',
  translation: 'wmt25-general-auto',
  technology: 'tau2-bench-telecom',
  science: 'frugalgpt-sciq',
  'general-qa': 'bullshitbench-v2',
  'productivity-writing': 'mcpmark-notion',
  education: null,
  'creative-writing': null,
  finance: 'frugalgpt-headlines',
  academia: null,
  health: 'healthbench-psych-v2',
  marketing: null,
  legal: 'frugalgpt-overruling',
  adult: null,
  'customer-support': 'tau2-bench-retail',
  classification: 'cls-parlacap-en-test',
  extraction: 'livebench-2026-01-08-tablereformat',
  summarisation: 'vectara-hhem-2.3',
  rag: 'confabulations-unanswerable',
  agents: 'mcpmark',
  'personal-assistance': 'openhands-gaia',
  math: 'livebench-2026-01-08-math_comp',
  trivia: 'nyt-connections-extended',
};

/** A kind of work held to a yardstick; null: to none. */
export interface HeldTo {
  category: WorkKind;
  yardstick: string | null;
}

/** Every kind of work held to its usual yardstick. */
export const usualYardsticks: readonly HeldTo[] = workKinds.map((category) => ({
  category,
  yardstick: defaultYardsticks[category],
}));

/** The yardstick that work of a kind starts with; work of no kind starts with none. */
export const usualYardstick = (kind: WorkKind | null): string | null =>
  kind === null ? null : defaultYardsticks[kind];

/** The parts of a yardstick; metric null means any metric of the benchmark. Benchmark names hold no slash. */
export const partsOf = (yardstick: string): { benchmark: string; metric: string | null } => {
  const slash = yardstick.indexOf('/');
  return slash < 0
    ? { benchmark: yardstick, metric: null }
    : { benchmark: yardstick.slice(0, slash), metric: yardstick.slice(slash + 1) };
};

/**
 * Successes and trials as independent tasks: repeats of one task count once, at their mean, and what was not simply counted
 * counts for a part of its tasks (`trialsKept`). null: no counts.
 */
export const countsOf = (row: Evidence): { successes: number; trials: number } | null => {
  if (row.successes === null || row.trials === null || row.trials <= 0) return null;
  const kept = row.owner === 'user' ? 1 : trialsKept[countBasisOf(row.benchmark)];
  const trials = (row.tasks ?? row.trials) * kept;
  return { successes: (row.successes / row.trials) * trials, trials };
};

/**
 * Which of two rows on the same yardstick documents a model better, as a sort order: the planner's own measurement,
 * then not the vendor's own word, then one with cost or tokens, then more tasks, then newer, then the higher rate.
 */
export const byDocumentation = (a: Evidence, b: Evidence): number => {
  const first = (holds: (row: Evidence) => boolean) => Number(holds(b)) - Number(holds(a));
  const rate = (row: Evidence) => (row.successes ?? 0) / (row.trials || 1);
  return (
    first((row) => row.owner === 'user') ||
    first((row) => !row.selfReported) ||
    first((row) => row.usdPerTask !== null || row.completionTokensPerTask !== null) ||
    (b.tasks ?? b.trials ?? 0) - (a.tasks ?? a.trials ?? 0) ||
    compareText(b.date ?? '', a.date ?? '') ||
    rate(b) - rate(a) ||
    compareText(a.id, b.id)
  );
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const sorted = new WeakMap<readonly Evidence[], ReadonlyMap<ModelId, readonly Evidence[]>>();

/** A model's rows of a list. Lists of evidence are never changed in place, so each is sorted out by model once. */
const rowsOf = (modelId: ModelId, evidence: readonly Evidence[]): readonly Evidence[] => {
  const known = sorted.get(evidence);
  if (known !== undefined) return known.get(modelId) ?? [];
  const byModel = new Map<ModelId, Evidence[]>();
  for (const row of evidence) {
    const rows = byModel.get(row.modelId);
    if (rows === undefined) byModel.set(row.modelId, [row]);
    else rows.push(row);
  }
  sorted.set(evidence, byModel);
  return byModel.get(modelId) ?? [];
};

/**
 * The measurement of a model on a yardstick: its best-documented configuration with successes and trials, or null.
 * The same row whatever the order of the evidence. The caller names the row's `config` wherever the rate is shown.
 * `kind` null: work of no known kind, measured on that yardstick wherever its results are kept.
 */
export const measuredOn = (
  yardstick: string,
  modelId: ModelId,
  kind: WorkKind | null,
  evidence: readonly Evidence[],
): Evidence | null => {
  const { benchmark, metric } = partsOf(yardstick);
  let best: Evidence | null = null;
  for (const row of rowsOf(modelId, evidence)) {
    if (row.benchmark !== benchmark || (kind !== null && row.category !== kind)) continue;
    if (metric !== null && row.metric !== metric) continue;
    if (countsOf(row) === null) continue;
    if (best === null || byDocumentation(row, best) < 0) best = row;
  }
  return best;
};

export interface YardstickChoice {
  /** `benchmark/metric`, as a plan holds it. */
  yardstick: string;
  benchmark: string;
  metric: string;
  models: number;
  rows: number;
  /** Of the best-documented row; rows of one metric may word it differently. */
  successDefinition: string | null;
  /** null: own results of work of no known kind. */
  standing: Standing | null;
  countBasis: CountBasis;
}

/**
 * The yardsticks a planner may choose for a kind of work: those with successes and trials, the nearest to such work first,
 * and among equals the best covered.
 * For work of no known kind (null) only her own results are like it.
 */
export const yardsticksOf = (kind: WorkKind | null, evidence: readonly Evidence[]): YardstickChoice[] => {
  const groups = new Map<string, Evidence[]>();
  for (const row of evidence) {
    if ((kind === null ? row.owner !== 'user' : row.category !== kind) || countsOf(row) === null) continue;
    const yardstick = `${row.benchmark}/${row.metric}`;
    groups.set(yardstick, [...(groups.get(yardstick) ?? []), row]);
  }
  return [...groups]
    .map(([yardstick, rows]) => {
      const main = rows.reduce((best, row) => (byDocumentation(row, best) < 0 ? row : best));
      return {
        yardstick,
        benchmark: main.benchmark,
        metric: main.metric,
        models: new Set(rows.map((row) => row.modelId)).size,
        rows: rows.length,
        successDefinition: main.successDefinition,
        standing: kind === null ? null : standingOf(main.benchmark, kind),
        countBasis: countBasisOf(main.benchmark),
      };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || b.models - a.models || compareText(a.yardstick, b.yardstick));
};

const rankOf = ({ standing }: YardstickChoice): number => (standing === null ? -1 : standings.indexOf(standing));
