/** A plan made of a sample comes to what the sample's work costs at its prices: shape, steps, caching and stack hold together. */
import { describe, expect, it } from 'vitest';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { missingRates } from '../../../shared/engine/missingRates.ts';
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
    {
      reading,
      by: null,
      mapped: {},
      kinds: new Map(),
      catalog,
      referenceFor: () => reference,
      missingRates: (plan) => missingRates(plan, { ...catalog, reference }),
    },
    sayIn('en'),
    'en',
  );
  if (!made.ok) throw new Error(made.error.message);
  const { plan, rows, by } = made.value;
  const summary = await summaryOf(files, { by });
  const outcome = evaluate({ plan, snapshot: takeSnapshot(plan, catalog, reference), draws: 0 });
  const [today] = outcome.stacks;
  let usd = 0;
  for (const { id, label, shape } of rows) {
    const figures = today?.categories.find(({ categoryId }) => categoryId === id)?.figures;
    const perTask = plan.categories.find((row) => row.id === id)?.shape.promptTokens.value ?? Number.NaN;
    // Of sums without a count of requests, tasks are the tokens over those of a task.
    const tasks = shape.tasks ?? (summary.groups[label ?? '']?.totals.prompt_total ?? Number.NaN) / perTask;
    usd += (figures?.parts.model ?? 0) * tasks;
  }
  return { usd, summary };
};

/** A row waits for a batch whole or not at all: where a part of it did, its plan is that far off. */
const slackOf = (name: string): number => (name.startsWith('02') ? 0.035 : 0.02);

describe.each(sampleNames.filter((name) => name.endsWith('_clean')))('the plan of %s', (name) => {
  it('comes within 2% of its bill before discounts, or of its work at the given prices where the file states none', async () => {
    const { usd, summary } = await spentBy(name);
    const { billed, not_compared: others, causes } = summary.reconciliation ?? { not_compared: null };
    expect(others).toEqual({});
    const discount = causes?.find(({ cause }) => cause === 'discountStated')?.amount ?? 0;
    const expected = typeof billed === 'number' ? billed - discount : summary.modelled_cost_at_PRICES_json_USD;
    expect(Math.abs(usd / (expected ?? Number.NaN) - 1)).toBeLessThan(slackOf(name));
  });
});

describe('a discount that the bill states', () => {
  const planAtCatalogPrices = async (name: string) => {
    const reading = await read(sample(name).files);
    if (typeof reading === 'string') throw new Error(reading);
    const shipped = shippedCatalog();
    const made = planFromUsage(
      {
        reading,
        by: null,
        mapped: {},
        kinds: new Map(),
        catalog: shipped,
        referenceFor: () => reference,
        missingRates: (plan) => missingRates(plan, { ...shipped, reference }),
      },
      sayIn('en'),
      'en',
    );
    if (!made.ok) throw new Error(made.error.message);
    return made.value;
  };

  it('is hers in the plan, at the seller whose prices it pays, and is told', async () => {
    const { plan, remarks, rows } = await planAtCatalogPrices('06_focus_csv_clean');
    // Sums of days without a count of requests have means too: tokens over those of a usual task.
    for (const { shape } of rows) {
      expect(shape.promptTokens.mean).toBeGreaterThan(0);
      expect(shape.completionTokens.mean).toBeGreaterThan(0);
    }
    // 8.371938 billed of 8.812571 at list.
    expect(plan.prices?.discounts).toEqual([{ host: 'Anthropic', discount: 0.05 }]);
    expect(remarks.join()).toContain('The bill states 5% off the list');
  });

  it('is none where the file states no list price', async () => {
    const { plan } = await planAtCatalogPrices('03_openrouter_activity_csv_clean');
    expect(plan.prices).toBeUndefined();
  });
});
