/** Offers whose figures cannot all be right: what an import leaves out is named where a file or a catalog row holds it. */
import type { ModelId } from '../foundation/ids.ts';
import type { Model, Price } from './model.ts';
import { haveCommonHour } from './peakHours.ts';

/** Three orders above what models cost: beyond it a price's unit is another than it seems. USD per million tokens. */
export const absurdUsdPerM = 10_000;

export type PriceDoubtKind =
  | 'absurd'
  | 'outputBelowInput'
  | 'cacheAboveInput'
  | 'tierBelowBase'
  | 'unknownCurrency'
  | 'overlap'
  | 'hoursOverlap';

export interface PriceDoubt {
  kind: PriceDoubtKind;
  modelId: ModelId;
  /** Who sells; null where the row does not say. */
  host: string | null;
  /** The figure that is in doubt, and the one it is held to: USD per million tokens, a currency's code, or days. */
  value: number | string;
  bound: number | string;
}

type Found = Omit<PriceDoubt, 'modelId' | 'host'>;

const amountsOf = (price: Price): number[] => {
  const { tiers, batchTiers, bands } = price;
  const rows: object[] = [price, ...tiers, ...(batchTiers ?? []), ...(bands ?? [])];
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([name, value]) =>
      name.endsWith('UsdPerM') && typeof value === 'number' ? [value] : [],
    ),
  );
};

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency', fallback: 'none' });

const inOffer = (price: Price): Found[] => {
  const { promptUsdPerM: prompt, completionUsdPerM: completion, cacheReadUsdPerM: cached, currency, tiers } = price;
  const found: Found[] = [];
  const most = Math.max(...amountsOf(price));
  if (most > absurdUsdPerM) found.push({ kind: 'absurd', value: most, bound: absurdUsdPerM });
  if (completion > 0 && completion < prompt) found.push({ kind: 'outputBelowInput', value: completion, bound: prompt });
  if (cached !== null && cached > prompt) found.push({ kind: 'cacheAboveInput', value: cached, bound: prompt });
  const low = tiers.find((tier) => tier.promptUsdPerM < prompt);
  if (low !== undefined) found.push({ kind: 'tierBelowBase', value: low.promptUsdPerM, bound: prompt });
  if (currency !== null && currencyNames.of(currency) === undefined)
    found.push({ kind: 'unknownCurrency', value: currency, bound: 'USD' });
  const bands = price.bands ?? [];
  const band = bands.find((one, i) => bands.slice(0, i).some((other) => haveCommonHour(one, other)));
  if (band !== undefined) found.push({ kind: 'hoursOverlap', value: band.fromUtc, bound: band.toUtc });
  return found;
};

const lasts = ({ validFrom, validUntil }: Price): [string, string] => [validFrom ?? '', validUntil ?? '9999'];

const isSameOffer = (a: Price, b: Price): boolean =>
  a.host === b.host &&
  a.region === b.region &&
  a.quantization === b.quantization &&
  a.basis === b.basis &&
  (a.serviceTier ?? 'standard') === (b.serviceTier ?? 'standard') &&
  a.currency === b.currency &&
  a.promotion === b.promotion;

/** Two prices of one seller that both say when they hold, and hold on the same days. */
const overlapOf = (price: Price, others: readonly Price[]): Found[] => {
  if (price.validFrom === null || price.validUntil === null) return [];
  const [from, until] = lasts(price);
  const other = others.find((one) => {
    if (one.validFrom === null || one.validUntil === null || !isSameOffer(price, one)) return false;
    const [start, end] = lasts(one);
    return start <= until && from <= end && one.promptUsdPerM !== price.promptUsdPerM;
  });
  return other === undefined ? [] : [{ kind: 'overlap', value: `${from} – ${until}`, bound: lasts(other).join(' – ') }];
};

/** The doubtful prices of models, in the order of their rows. */
export const priceDoubtsOf = (models: readonly Model[]): PriceDoubt[] =>
  models.flatMap(({ id, offers }) =>
    offers.flatMap((price, i) =>
      [...inOffer(price), ...overlapOf(price, offers.slice(0, i))].map((found) => ({
        ...found,
        modelId: id,
        host: price.host,
      })),
    ),
  );
