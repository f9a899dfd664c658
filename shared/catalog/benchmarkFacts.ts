/** What a kind of work can be read off: every benchmark with counts, who measured it, when, and for how many models on sale. */

import type { WorkKind } from './category.ts';
import { isOf2026 } from './coverage.ts';
import type { Evidence } from './evidence.ts';
import { canBeBought } from './forWork.ts';
import type { Model } from './model.ts';
import { countsOf, usualYardstick, type YardstickChoice, yardsticksOf } from './yardsticks.ts';

export interface BenchmarkFacts extends YardstickChoice {
  /** Models with a rate on it that can be bought on the day, and those of them that came in 2026. */
  buyable: number;
  of2026: number;
  /** Days or months of the first and last measurement; null where none is dated. */
  dates: { first: string; last: string } | null;
  /** Where its rows were read, each once. */
  sources: string[];
  /** Rows that are the vendor's own word. */
  selfReported: number;
  /** Her own evals. */
  isOwn: boolean;
  /** What such work starts with. */
  isUsual: boolean;
}

const datesOf = (rows: readonly Evidence[]): BenchmarkFacts['dates'] => {
  const dates = rows.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
};

/** In the order of `yardsticksOf`; of no known kind (null) her own alone. `day`: ISO, on which a model must be on sale to be counted. */
export const benchmarkFacts = (
  kind: WorkKind | null,
  { models, evidence }: { models: readonly Model[]; evidence: readonly Evidence[] },
  day: string,
): BenchmarkFacts[] => {
  const buyable = new Map(models.flatMap((model) => (canBeBought(model, day) ? [[model.id, model] as const] : [])));
  const usual = usualYardstick(kind);
  return yardsticksOf(kind, evidence).map((choice) => {
    const { benchmark, metric, yardstick } = choice;
    const rows = evidence.filter(
      (row) =>
        (kind === null ? row.owner === 'user' : row.category === kind) &&
        row.benchmark === benchmark &&
        row.metric === metric &&
        countsOf(row) !== null,
    );
    const sold = [...new Set(rows.map((row) => row.modelId))].flatMap((id) => buyable.get(id) ?? []);
    return {
      ...choice,
      buyable: sold.length,
      of2026: sold.filter(isOf2026).length,
      dates: datesOf(rows),
      sources: [...new Set(rows.map(({ source }) => source))],
      selfReported: rows.filter((row) => row.selfReported).length,
      isOwn: rows.every(({ owner }) => owner === 'user'),
      isUsual: usual !== null && (usual === yardstick || usual === benchmark),
    };
  });
};
