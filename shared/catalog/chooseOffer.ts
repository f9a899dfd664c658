/** Which offer of a model a plan pays, and what that offer comes to under the plan's own terms. */
import { monthsAfter } from '../foundation/days.ts';
import { filledFrom, sameAmounts } from './fillPrice.ts';
import { certainties, type Model, type Price, type PriceTier } from './model.ts';
import { newestDay } from './offers.ts';
import { averageOverHours } from './peakHours.ts';
import { type PriceChoice, usualPrices } from './priceChoice.ts';
import { isRouted } from './routed.ts';
import { scaledPrice } from './scaledPrice.ts';
import { isServedIn } from './servedIn.ts';
import { soldAs } from './setting.ts';

/** Why an offer is the one: the words are `catalog.chosen-<why>`. */
export type ChosenWhy = 'stated' | 'own' | 'vendor' | 'cheapest' | 'host' | 'listing' | 'elsewhere';

export interface ChosenOffer {
  /** As the list has it. */
  offer: Price;
  /** As the plan pays it: hours averaged, a promotion counted on or not, batch rows beside it, discounts off. */
  paid: Price;
  why: ChosenWhy;
  /** The price is a promotion that does not last, or of unknown end, and the list price is paid instead. */
  promotionLeftOut: boolean;
  /** The host's discount in `paid`, as a share. */
  discount: number;
  /** What `paid` knows from the router that lists the maker's price too, or from the maker; null: nothing. */
  taken: { from: Price; fields: readonly (keyof Price)[] } | null;
}

const isStandard = ({ serviceTier }: Price): boolean => serviceTier === null || serviceTier === 'standard';

const holdsOn = (day: string, { validFrom, validUntil }: Price): boolean =>
  (validFrom === null || validFrom <= day) && (validUntil === null || validUntil >= day);

const isPromotion = ({ promotion, promoDiscount }: Price): boolean => promotion === true || promoDiscount !== null;

/** A Google price for writing below that for prompting is the five minutes of storage alone. */
const hoursOfShortWrite = 1 / 12;

const storageApart = (author: string, price: Price): Price => {
  const { cacheWriteUsdPerM: write, cacheStorageUsdPerMHour: storage } = price;
  if (author !== 'google' || write === null || write >= price.promptUsdPerM) return price;
  const withoutWrite = (tier: PriceTier): PriceTier =>
    tier.cacheWriteUsdPerM === null || tier.cacheWriteUsdPerM >= tier.promptUsdPerM
      ? tier
      : { ...tier, cacheWriteUsdPerM: null };
  return {
    ...price,
    cacheWriteUsdPerM: null,
    cacheStorageUsdPerMHour: storage ?? write / hoursOfShortWrite,
    tiers: price.tiers.map(withoutWrite),
  };
};

/** Makers whose lists mean "at least" where they give a threshold alone; all others mean "more than". */
const atLeastMakers: ReadonlySet<string> = new Set(['qwen', 'x-ai', 'z-ai']);

const withEdges = (author: string, price: Price): Price => {
  const edge = atLeastMakers.has(author) ? 'at-least' : 'more-than';
  const said = (tier: PriceTier): PriceTier => (tier.edge === null ? { ...tier, edge } : tier);
  return { ...price, tiers: price.tiers.map(said), batchTiers: price.batchTiers?.map(said) ?? null };
};

/**
 * The maker's price is listed by itself and by a router, at the same amounts: what one of them leaves unsaid of cache,
 * batch or searches is known from the other.
 */
const witnessOf = (offer: Price, usable: readonly Price[]): Price | null =>
  offer.hostType !== 'first-party' || offer.host === null
    ? null
    : best(
        usable.filter(
          (other) =>
            isStandard(other) &&
            other.hostType === 'first-party' &&
            other.region === offer.region &&
            isRouted(other.host) !== isRouted(offer.host) &&
            sameAmounts(other, offer),
        ),
      );

/** The batch prices of an offer, from the batch row of the same seller where it has one. */
const withBatchRow = (offer: Price, usable: readonly Price[]): Price => {
  const row = best(
    usable.filter(
      (other) => other.serviceTier === 'batch' && other.host === offer.host && other.region === offer.region,
    ),
  );
  if (row === null || offer.host === null) return offer;
  const saysItself = offer.batchDiscount !== null || offer.batchPromptUsdPerM !== null;
  if (saysItself && row.asOf < offer.asOf)
    return {
      ...offer,
      batchCacheReadUsdPerM: offer.batchCacheReadUsdPerM ?? row.cacheReadUsdPerM,
      batchCacheWriteUsdPerM: offer.batchCacheWriteUsdPerM ?? row.cacheWriteUsdPerM,
      batchTiers: offer.batchTiers ?? (row.tiers.length > 0 ? row.tiers : null),
    };
  return {
    ...offer,
    batchDiscount: null,
    batchPromptUsdPerM: row.promptUsdPerM,
    batchCompletionUsdPerM: row.completionUsdPerM,
    batchCacheReadUsdPerM: row.cacheReadUsdPerM,
    batchCacheWriteUsdPerM: row.cacheWriteUsdPerM,
    batchTiers: row.tiers.length > 0 ? row.tiers : null,
  };
};

const rankOf = ({ certainty }: Price): number => (certainty === null ? 1 : certainties.indexOf(certainty));

/** Newest first, then the one for everywhere, then a seller's own before a router's, then the surest; the rest only makes the order one of contents. */
const byAge = (a: Price, b: Price): number =>
  (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0) ||
  Number(a.region !== null) - Number(b.region !== null) ||
  Number(isRouted(a.host)) - Number(isRouted(b.host)) ||
  rankOf(a) - rankOf(b) ||
  blend(a) - blend(b);

const best = (offers: readonly Price[]): Price | null => offers.toSorted(byAge)[0] ?? null;

/** Three prompt tokens to one of answer: enough to order the hosts of one model. */
const blend = ({ promptUsdPerM, completionUsdPerM }: Price): number => (3 * promptUsdPerM + completionUsdPerM) / 4;

const byBlend = (a: Price, b: Price): number => blend(a) - blend(b) || byAge(a, b);

/** Where the maker does not sell: a listing, else the offer amid those of the other hosts, which no odd one moves. */
const elsewhere = (offers: readonly Price[]): [Price, ChosenWhy] | null => {
  const listing = best(offers.filter(({ hostType }) => hostType === null || hostType === 'aggregator'));
  if (listing !== null) return [listing, 'listing'];
  const amid = offers.toSorted(byBlend)[Math.floor((offers.length - 1) / 2)];
  return amid === undefined ? null : [amid, 'elsewhere'];
};

const byRule = (offers: readonly Price[], choice: PriceChoice): [Price, ChosenWhy] | null => {
  const { offerRule } = choice;
  switch (offerRule) {
    case 'host': {
      const there = best(offers.filter(({ host }) => host !== null && host === choice.host));
      return there === null ? null : [there, 'host'];
    }
    case 'cheapest': {
      const cheapest = offers.toSorted(byBlend)[0];
      return cheapest === undefined ? null : [cheapest, 'cheapest'];
    }
    case 'vendor': {
      const own = best(offers.filter(({ hostType }) => hostType === 'first-party'));
      return own === null ? elsewhere(offers) : [own, 'vendor'];
    }
    default:
      return offerRule satisfies never;
  }
};

/** The offers that are served where the plan asks for it, where there are any; else all. */
const preferred = (offers: readonly Price[], { servedIn }: PriceChoice): readonly Price[] => {
  const there = servedIn === null ? [] : offers.filter(({ region }) => isServedIn(region, servedIn));
  return there.length > 0 ? there : offers;
};

const pick = (model: Model, choice: PriceChoice, usable: readonly Price[]): [Price, ChosenWhy] | null => {
  const stated = choice.stated.find(({ modelId }) => soldAs(modelId) === soldAs(model.id));
  if (stated !== undefined) {
    const offer = best(
      usable.filter(
        ({ host, region, serviceTier }) =>
          host === stated.host &&
          region === stated.region &&
          (serviceTier ?? 'standard') === (stated.serviceTier ?? 'standard'),
      ),
    );
    return offer === null ? null : [offer, 'stated'];
  }
  const standard = usable.filter((offer) => isStandard(offer) && !choice.avoidHosts.includes(offer.host ?? ''));
  const typed = best(standard.filter(({ basis }) => basis === 'planner'));
  const listed = standard.filter(({ basis }) => basis !== 'planner');
  if (typed !== null && typed.asOf >= newestDay(listed)) return [typed, 'own'];
  return (
    byRule(preferred(listed, choice), choice) ?? (choice.offerRule === 'host' || typed === null ? null : [typed, 'own'])
  );
};

/** A promotion that is not counted on gives way to the price it was taken off. */
const withoutPromotion = (price: Price): Price => {
  const { undiscountedPromptUsdPerM: prompt, undiscountedCompletionUsdPerM: completion } = price;
  if (prompt === null || completion === null) return price;
  return {
    ...scaledPrice(price, price.promptUsdPerM > 0 ? prompt / price.promptUsdPerM : 1),
    promptUsdPerM: prompt,
    completionUsdPerM: completion,
    promoDiscount: null,
    undiscountedPromptUsdPerM: null,
    undiscountedCompletionUsdPerM: null,
    promotion: null,
  };
};

const choose = (model: Model, choice: PriceChoice): ChosenOffer | null => {
  const inUsd = model.offers.filter(({ currency }) => currency === null || currency === 'USD');
  const day = choice.day ?? newestDay(inUsd);
  const end = monthsAfter(day, choice.horizonMonths);
  const valid = inUsd.filter((offer) => holdsOn(day, offer));
  const sure = valid.filter(({ certainty }) => certainty !== 'announced' && certainty !== 'assumed');
  const known = sure.length > 0 ? sure : valid;
  const lasts = ({ validUntil }: Price): boolean => validUntil !== null && validUntil >= end;
  const counted = known.filter(
    (offer) =>
      choice.promotions === 'as-listed' ||
      !isPromotion(offer) ||
      lasts(offer) ||
      offer.undiscountedPromptUsdPerM !== null,
  );
  const usable = counted.length > 0 ? counted : known;
  const picked = pick(model, choice, usable);
  if (picked === null) return null;
  const [offer, why] = picked;
  const promotionLeftOut =
    choice.promotions !== 'as-listed' &&
    isPromotion(offer) &&
    !lasts(offer) &&
    offer.undiscountedPromptUsdPerM !== null &&
    offer.undiscountedCompletionUsdPerM !== null;
  const listed = promotionLeftOut ? withoutPromotion(offer) : offer;
  const discount = choice.discounts.find(({ host }) => host === offer.host)?.discount ?? 0;
  const witness = why === 'vendor' && !promotionLeftOut ? witnessOf(offer, usable) : null;
  const inFull = (price: Price): Price => storageApart(model.author, withBatchRow(price, usable));
  const own = inFull(listed);
  const from = witness === null ? null : inFull(witness);
  const told = from === null ? { price: own, taken: [] } : filledFrom(own, from);
  const whole = averageOverHours(withEdges(model.author, told.price), choice);
  return {
    offer,
    paid: discount > 0 ? scaledPrice(whole, 1 - discount) : whole,
    why,
    promotionLeftOut,
    discount,
    taken: from === null || told.taken.length === 0 ? null : { from, fields: told.taken },
  };
};

const chosen = new WeakMap<PriceChoice, WeakMap<Model, { is: ChosenOffer | null }>>();

/**
 * The offer a plan pays for a model, or null where none may be paid: none is in USD and valid on the day, or the named
 * host sells none. What is answered is kept for as long as the model and the choice are the same objects.
 */
export const chooseOffer = (model: Model, choice: PriceChoice = usualPrices): ChosenOffer | null => {
  const ofChoice = chosen.get(choice) ?? new WeakMap<Model, { is: ChosenOffer | null }>();
  chosen.set(choice, ofChoice);
  const known = ofChoice.get(model) ?? { is: choose(model, choice) };
  ofChoice.set(model, known);
  return known.is;
};

/** The price a plan pays for a model; null where none is known. */
export const priceInUse = (model: Model, choice: PriceChoice = usualPrices): Price | null =>
  chooseOffer(model, choice)?.paid ?? null;

/** The model sold at one price alone, made from the one that is paid: what a lever on a price and a month ahead do. */
export const soldAt = (model: Model, choice: PriceChoice | undefined, change: (paid: Price) => Price): Model => {
  const now = chooseOffer(model, choice);
  if (now === null) return model;
  const paid = change(now.paid);
  const listed = now.discount > 0 ? scaledPrice(paid, 1 / (1 - now.discount)) : paid;
  return {
    ...model,
    offers: [{ ...listed, validFrom: null, validUntil: null, promotion: null, promoDiscount: null }],
  };
};
