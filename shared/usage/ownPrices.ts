/** Prices of a file of one's own on the models of the catalog: how what was negotiated comes into a plan. */
import { type Model, ownPrice, type Price, priceSchema } from '../catalog/model.ts';
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { fileRefusalsWords } from '../words/fileRefusals.ts';
import type { PriceBook, TokenPrice } from './priceBook.ts';
import { type KnownModels, resolveModel } from './resolveModel.ts';

export interface PricedByFile {
  /** All models; those the file prices have its price as their newest offer. */
  models: Model[];
  /** Names of the file that no model of the catalog bears. */
  unknown: string[];
}

const perMillion = 1_000_000;

const amountsOf = (price: TokenPrice) => ({
  promptUsdPerM: price.input * perMillion,
  completionUsdPerM: price.output * perMillion,
  cacheReadUsdPerM: price.cacheRead * perMillion,
  cacheWriteUsdPerM: price.cacheWrite5m * perMillion,
  cacheWriteHourUsdPerM: price.cacheWrite1h * perMillion,
});

const offerOf = (price: TokenPrice, file: string, asOf: string): Price =>
  ownPrice({
    ...amountsOf(price),
    batchDiscount: Math.max(0, 1 - price.batchFactor),
    tiers: price.tiers
      .map((tier) => ({ ...amountsOf(tier.price), minPromptTokens: tier.minPromptTokens, edge: 'at-least' as const }))
      .sort((a, b) => a.minPromptTokens - b.minPromptTokens),
    asOf,
    source: file,
  });

/**
 * The catalog's models at the prices of a file. `asOf` is the ISO day on which they hold; `mapped` holds names mapped by
 * hand. Refusal: usagePricesUnclear, where the file is not in USD or a price is none that a plan can hold.
 */
export const pricedByFile = (
  models: readonly Model[],
  book: PriceBook,
  known: KnownModels,
  mapped: Readonly<Record<string, string>>,
  asOf: string,
): Answer<PricedByFile> => {
  const unclear = (why: string): Answer<never> =>
    refuse(
      'usagePricesUnclear',
      fileRefusalsWords.usagePricesUnclear.en.replace('{{name}}', book.name).replace('{{why}}', why),
      { name: book.name, why },
    );
  if (book.currency !== 'USD') return unclear(`"currency" is ${book.currency}; a plan reckons in USD`);
  const offers = new Map<string, Price>();
  const unknown: string[] = [];
  for (const name of book.ids) {
    const { id } = resolveModel(name, known, mapped);
    const price = book.priceOf(name);
    if (id === null || price === null) {
      unknown.push(name);
      continue;
    }
    const checked = priceSchema.safeParse(offerOf(price, book.name, asOf));
    if (!checked.success) return unclear(`"${name}": ${checked.error.issues[0]?.path.join('.') ?? ''} is out of range`);
    // An id as the catalog has it outweighs a name that also leads there.
    if (!offers.has(id) || name === id) offers.set(id, checked.data);
  }
  return answer({
    models: models.map((model) => {
      const own = offers.get(model.id);
      return own === undefined
        ? model
        : { ...model, offers: [own, ...model.offers.filter(({ basis }) => basis !== 'planner')] };
    }),
    unknown,
  });
};
