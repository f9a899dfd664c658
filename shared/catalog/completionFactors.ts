/**
 * How many more completion tokens a model writes than a plain one for the same prompts. List prices misorder models
 * in about a third of pairs because of it.
 */
import type { ModelId } from '../foundation/ids.ts';
import { isCategoryId } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { Model } from './model.ts';
import type { CatalogReference, CompletionFactor } from './reference.ts';
import { byDocumentation } from './yardsticks.ts';

/** The benchmark whose prompts most models of both kinds answered: 152 settings with token counts. */
const kindBenchmark = 'bullshitbench-v2';

/**
 * What that benchmark gave in the shipped evidence (petergpt/bullshit-benchmark@d2489cf7, 21 settings of plain models,
 * 123 of reasoning ones), for a catalog that lacks it.
 */
const shippedFactorByKind: CatalogReference['completionFactorByKind'] = {
  reasoning: { value: 3.03, low: 0.7, high: 8.55 },
  plain: { value: 1, low: 0.26, high: 3.23 },
  benchmark: kindBenchmark,
  models: 84,
};

/** The value below which a share of the numbers lies, interpolated between neighbours. */
const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  return below + (at - low) * ((sorted[low + 1] ?? below) - below);
};

interface Verbose extends Evidence {
  completionTokensPerTask: number;
}

const hasTokens = (row: Evidence): row is Verbose => row.completionTokensPerTask !== null;

type Kinds = ReadonlyMap<string, boolean | null>;
const kindsOf = (models: readonly Model[]): Kinds => new Map(models.map((model) => [model.id, model.reasoning]));

/** Median tokens of models that cannot reason, on one benchmark and metric; null where none was measured. On Aider's board that is one model, Kimi K2. */
const plainTokens = (rows: readonly Verbose[], kinds: Kinds): number | null => {
  const plain = rows.filter((row) => kinds.get(row.modelId) === false);
  return plain.length === 0
    ? null
    : quantile(
        plain.map((row) => row.completionTokensPerTask),
        0.5,
      );
};

const byBenchmark = (evidence: readonly Evidence[]): Map<string, Verbose[]> => {
  const benchmarks = new Map<string, Verbose[]>();
  for (const row of evidence)
    if (hasTokens(row) && isCategoryId(row.category)) {
      const key = `${row.category}\n${row.benchmark}\n${row.metric}`;
      benchmarks.set(key, [...(benchmarks.get(key) ?? []), row]);
    }
  return benchmarks;
};

/**
 * The factor of every model on every benchmark that counts tokens and has a plain model to compare with. A model's
 * best-documented configuration stands for it, as it does for its success rate: the two belong together. `wanted` are the rows
 * whose models are asked about, where these are not all: plain models are those of `evidence`.
 */
export const completionFactorsOf = (
  models: readonly Model[],
  evidence: readonly Evidence[],
  wanted: readonly Evidence[] = evidence,
): CompletionFactor[] => {
  const kinds = kindsOf(models);
  const benchmarks = byBenchmark(evidence);
  const factors: CompletionFactor[] = [];
  for (const [key, rows] of [...byBenchmark(wanted)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const plain = plainTokens(benchmarks.get(key) ?? [], kinds);
    if (plain === null) continue;
    const best = new Map<ModelId, Verbose>();
    for (const row of rows) {
      const known = best.get(row.modelId);
      if (!known || byDocumentation(row, known) < 0) best.set(row.modelId, row);
    }
    for (const [modelId, row] of [...best].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (isCategoryId(row.category))
        factors.push({
          modelId,
          category: row.category,
          factor: row.completionTokensPerTask / plain,
          benchmark: row.benchmark,
          config: row.config,
          source: row.source,
        });
  }
  return factors;
};

/** Median and the 5% and 95% points over all measured settings of reasoning and of plain models. */
export const completionFactorByKindOf = (
  models: readonly Model[],
  evidence: readonly Evidence[],
): CatalogReference['completionFactorByKind'] => {
  const kinds = kindsOf(models);
  const rows = evidence.filter((row) => row.benchmark === kindBenchmark).filter(hasTokens);
  const plain = plainTokens(rows, kinds);
  const factorsOf = (reasoning: boolean) =>
    rows.filter((row) => kinds.get(row.modelId) === reasoning).map((row) => row.completionTokensPerTask / (plain ?? 1));
  const spread = (factors: number[]) => ({
    value: quantile(factors, 0.5),
    low: quantile(factors, 0.05),
    high: quantile(factors, 0.95),
  });
  const [reasoningFactors, plainFactors] = [factorsOf(true), factorsOf(false)];
  if (plain === null || reasoningFactors.length === 0) return shippedFactorByKind;
  return {
    reasoning: spread(reasoningFactors),
    plain: spread(plainFactors),
    benchmark: kindBenchmark,
    models: new Set(rows.filter((row) => typeof kinds.get(row.modelId) === 'boolean').map((row) => row.modelId)).size,
  };
};
