/** Costs of whole tasks in the shipped evidence, each model predicted without its own figures on the benchmark. */
import type { SeedRows } from '../../db/seed.ts';
import { shippedSuiteRates } from '../../db/suiteRates.ts';
import type { Evidence } from '../../shared/catalog/evidence.ts';
import type { ModelHistory } from '../../shared/catalog/history.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { settingOf } from '../../shared/catalog/setting.ts';
import { suiteBenchmarkOf } from '../../shared/catalog/suites.ts';
import { abilitiesWithout } from '../../shared/engine/transfer/saidHappened.ts';
import type { ModelId } from '../../shared/foundation/ids.ts';
import { type ListPrice, type TaskCost, type TaskCostReport, taskCostReport } from './taskCosts.ts';

/** The five of the OpenHands index give dollars and seconds, MCPMark tokens too. */
const taskCostBenchmarks = [
  'openhands-swe-bench-verified',
  'openhands-swt-bench-verified',
  'openhands-gaia',
  'openhands-swe-bench-multimodal',
  'openhands-commit0',
  'mcpmark',
] as const;

/** Agents whose tasks say what a model's way is elsewhere. */
const agents: ReadonlySet<string> = new Set([...taskCostBenchmarks, 'deepswe-v1.1']);

/** The maker's price on a day, else OpenRouter's; the first known where the day is before all. null: never listed. */
const priceOn = (date: string, model: Model, history: ModelHistory | undefined): ListPrice | null => {
  for (const market of ['first-party', 'openrouter']) {
    const points = (history?.months ?? []).filter(
      (point) => point.market === market && (point.promptUsdPerM ?? 0) > 0 && (point.completionUsdPerM ?? 0) > 0,
    );
    const point = points.filter((one) => one.date <= date).at(-1) ?? points[0];
    if (point?.promptUsdPerM != null && point.completionUsdPerM !== null)
      return { prompt: point.promptUsdPerM, completion: point.completionUsdPerM, cacheRead: point.cacheReadUsdPerM };
  }
  const offer = model.offers.find(({ promptUsdPerM }) => promptUsdPerM > 0);
  return offer === undefined
    ? null
    : { prompt: offer.promptUsdPerM, completion: offer.completionUsdPerM, cacheRead: offer.cacheReadUsdPerM };
};

/** On the OpenHands index other agents ran too; the index's own stands for a model. */
const isOwnAgent = ({ benchmark, config }: Evidence): boolean =>
  !benchmark.startsWith('openhands') || config.startsWith('OpenHands v');

/** What other suites say of each model: where tokens are counted they follow it. */
const abilitiesOn = (benchmark: string): ReadonlyMap<ModelId, number> => {
  const suite = suiteBenchmarkOf(benchmark)?.suite;
  const rates = shippedSuiteRates();
  if (!rates.ok) throw new Error(rates.error.message);
  return suite === undefined ? new Map() : abilitiesWithout(suite, rates.value);
};

/** The benchmark of `taskCostBenchmarks` that counts tokens. */
const counted = 'mcpmark';

export const taskCosts = ({ models, evidence, histories }: SeedRows): TaskCost[] => {
  const abilities = abilitiesOn(counted);
  const byId = new Map(models.map((model) => [model.id, model]));
  const pastOf = new Map(histories.map((history) => [history.modelId, history]));
  return evidence.flatMap((row): TaskCost[] => {
    const model = byId.get(row.modelId);
    if (model === undefined || row.usdPerTask === null || row.usdPerTask <= 0) return [];
    if (!agents.has(row.benchmark) || !isOwnAgent(row)) return [];
    const price = priceOn(row.date ?? '2026-06-30', model, pastOf.get(row.modelId));
    const { promptTokensPerTask: prompt, completionTokensPerTask: completion } = row;
    return price === null
      ? []
      : [
          {
            modelId: row.modelId,
            benchmark: row.benchmark,
            effort: settingOf(row.config) ?? '',
            usd: row.usdPerTask,
            price,
            ability: row.benchmark === counted ? (abilities.get(row.modelId) ?? null) : null,
            tokens: prompt === null || completion === null ? null : { prompt, completion },
          },
        ];
  });
};

export const taskCostReports = (rows: SeedRows): TaskCostReport[] => {
  const all = taskCosts(rows);
  return taskCostBenchmarks.map((benchmark) => taskCostReport(benchmark, all));
};

const percent = ({ median, p90 }: { median: number; p90: number }): string =>
  `${Math.round(100 * median)}%, ${Math.round(100 * p90)}%`;

export const taskCostTable = (rows: SeedRows): string[][] => [
  [
    'benchmark',
    'rows (models)',
    'predicted: median, 90th',
    'median with models resampled',
    'mean dollars of the others',
    'their median tokens at its price',
  ],
  ...taskCostReports(rows).map((report) => [
    report.benchmark,
    `${report.rows} (${report.models})`,
    percent(report.predicted),
    `${Math.round(100 * report.medianRange.low)} to ${Math.round(100 * report.medianRange.high)}%`,
    percent(report.meanDollars),
    percent(report.medianTokens),
  ]),
];
