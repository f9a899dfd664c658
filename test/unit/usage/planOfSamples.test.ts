/** A plan made of a sample comes to what the sample's work costs at its prices: shape, steps, caching and stack hold together. */
import { describe, expect, it } from 'vitest';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { planFromUsage } from '../../../shared/plan/fromUsage/planFromUsage.ts';
import { takeSnapshot } from '../../../shared/plan/snapshot.ts';
import { pricedByFile } from '../../../shared/usage/ownPrices.ts';
import { catalogBook } from '../../../shared/usage/priceBook.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';
import { read, sample, sampleNames, samplePrices, summaryOf } from './usageFixtures.ts';

const { models, evidence } = shippedCatalog();
const { known } = catalogBook(models);
const priced = pricedByFile(models, samplePrices, known, {}, '2026-10-15');
if (!priced.ok) throw new Error(priced.error.message);
const catalog = { models: priced.value.models, evidence };
const reference = buildReference(catalog, []);

/** USD that the plan's present stack spends on models for the tasks of the file, and the bill and model of the import. */
const spentBy = async (name: string) => {
  const { files } = sample(name);
  const reading = await read(files);
  if (typeof reading === 'string') throw new Error(reading);
  const made = planFromUsage(
    { reading, by: null, mapped: {}, catalog, referenceFor: () => reference },
    sayIn('en'),
    'en',
  );
  if (!made.ok) throw new Error(made.error.message);
  const { plan, rows } = made.value;
  const outcome = evaluate({ plan, snapshot: takeSnapshot(plan, catalog, reference), draws: 0 });
  const [today] = outcome.stacks;
  let usd = 0;
  for (const { id, shape } of rows) {
    const figures = today?.categories.find(({ categoryId }) => categoryId === id)?.figures;
    usd += (figures?.parts.model ?? 0) * (shape.tasks ?? Number.NaN);
  }
  return { usd, summary: await summaryOf(files) };
};

// Daily sums without requests (Anthropic, FOCUS) count no tasks: there is nothing to multiply.
const counted = sampleNames.filter((name) => name.endsWith('_clean') && !/^(02|06)/.test(name));

describe.each(counted)('the plan of %s', (name) => {
  it('comes within 2% of its work at the given prices, and of its bill but for what the import proves', async () => {
    const { usd, summary } = await spentBy(name);
    expect(Math.abs(usd / (summary.modelled_cost_at_PRICES_json_USD ?? Number.NaN) - 1)).toBeLessThan(0.02);
    const { reconciliation } = summary;
    if (reconciliation === null || reconciliation.billed === null) return;
    const proven = reconciliation.causes
      .filter(({ basis }) => basis === 'proven')
      .reduce((sum, { amount }) => sum + amount, 0);
    // On OpenRouter's rows tokens written to a cache lie inside the uncached ones: 4.3% of the bill that the plan does not carry.
    expect(proven === 0).toBe(!name.startsWith('03'));
    expect(Math.abs((usd + proven) / reconciliation.billed - 1)).toBeLessThan(0.02);
  });
});
