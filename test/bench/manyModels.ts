/** The job of the optimiser's speed: hundreds of models with a price and a rate in every category. */

import { categoryIds } from '../../shared/catalog/category.ts';
import type { Job } from '../../shared/engine/job.ts';
import { Stream } from '../../shared/engine/simulate/stream.ts';
import { modelId, rowId } from '../../shared/foundation/ids.ts';
import { normalQuantile } from '../../shared/foundation/normal.ts';
import { offerOf } from '../offerOf.ts';
import { bigJob } from './bigJob.ts';

/** Models of twenty vendors; dearer ones tend to succeed more often, and each has categories it is good at. */
export const manyModels = (count: number, seed = 'many'): Job => {
  const job = bigJob(0);
  const [template] = job.snapshot.models;
  const stream = new Stream(seed);
  const normal = (): number => normalQuantile(stream.uniform());
  const abilities = Array.from({ length: count }, () => stream.uniform());
  const models = abilities.map((ability, i) => {
    const usd = 0.05 * 10 ** (2.5 * ability + 0.4 * normal());
    const vendor = `vendor-${i % 20}`;
    return {
      ...template!,
      id: modelId(`${vendor}/model-${i}`),
      name: `Model ${i}`,
      author: vendor,
      openWeights: i % 3 !== 0,
      originGroup: i % 2 === 0 ? ('china' as const) : ('rest-of-world' as const),
      contextTokens: i % 5 === 0 ? 32_000 : 200_000,
      offers: [{ ...offerOf(template), promptUsdPerM: usd, completionUsdPerM: 4 * usd, cacheReadUsdPerM: null }],
    };
  });
  return {
    ...job,
    plan: {
      ...job.plan,
      stacks: [],
      assumedRates: categoryIds.flatMap((category) =>
        models.map(({ id }, i) => {
          const rate = 0.25 + 0.5 * abilities[i]! + 0.08 * normal();
          return { modelId: id, category: rowId(category), rate: { value: Math.min(0.9, Math.max(0.02, rate)) } };
        }),
      ),
    },
    snapshot: { ...job.snapshot, models },
  };
};
