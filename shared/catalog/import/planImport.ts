/** What importing a price list would do to the catalog, model by model, before anything is written. */

import type { ModelId } from '../../foundation/ids.ts';
import type { Catalog } from '../catalog.ts';
import { isCleanText } from '../checks.ts';
import { chooseOffer } from '../chooseOffer.ts';
import { sameAmounts } from '../fillPrice.ts';
import { sameHost } from '../hostNames.ts';
import { type Model, maxOffers, newModel, newPrice, type Price } from '../model.ts';
import { checkModel } from '../modelSchema.ts';
import { newestDay } from '../offers.ts';
import { priceChanges } from '../priceFields.ts';
import { isRouted } from '../routed.ts';
import { type ListedModel, type ListedOffer, listedModels } from './listedModels.ts';
import { knownOn, mergedPrice } from './mergePrices.ts';
import type { ListedPrice, PriceList, SkippedEntry } from './priceList.ts';
import { isMaker } from './sellers.ts';

/** A price of a known model that would be written. */
export interface PlannedPrice {
  modelId: ModelId;
  /** The names of the list's entries it was read from. */
  entries: string[];
  /** The price it follows; null where none was known. */
  before: Price | null;
  price: Price;
  /** The figures that it changes. */
  changed: (keyof Price)[];
}

export interface ImportPlan {
  /** New prices of known models that become the current ones. */
  prices: PlannedPrice[];
  /** Offers that known models did not have: another seller, region or tier. */
  offers: PlannedPrice[];
  /** Prices that are older than the known ones: they become history and change no figure. */
  older: PlannedPrice[];
  added: Model[];
  /** Known models of which the list says what the catalog says. */
  unchanged: ModelId[];
  skipped: SkippedEntry[];
}

/** A price of nothing but its amounts: against it, every other figure of a price is new. */
const statedFields = (price: Price): (keyof Price)[] => {
  const { promptUsdPerM, completionUsdPerM, basis, asOf, source } = price;
  const bare = newPrice({ promptUsdPerM, completionUsdPerM, basis, asOf, source });
  return ['promptUsdPerM', 'completionUsdPerM', ...priceChanges(bare, price)];
};

/** Whether figures that were kept contradict new amounts: cache or batch above the plain price, a tier below it. */
const contradicts = ({ promptUsdPerM, cacheReadUsdPerM, batchPromptUsdPerM, tiers }: ListedPrice): boolean =>
  (cacheReadUsdPerM ?? 0) > promptUsdPerM ||
  (batchPromptUsdPerM ?? 0) > promptUsdPerM ||
  tiers.some((tier) => tier.promptUsdPerM < promptUsdPerM);

/** A list's 0.0833333333333 is the catalog's 0.083333: what rounding makes of a price is no change of it. */
const isRounding = (a: Price[keyof Price], b: Price[keyof Price]): boolean =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) <= 1e-5 * Math.abs(b);

const changesTo = (before: Price, after: Price): (keyof Price)[] =>
  priceChanges(before, after).filter((field) => !isRounding(before[field], after[field]));

/** What a list does not carry is no change: those figures stay what they were, and the price says so. */
const afterKnown = (known: Price, listed: Price): Price => {
  const { price, taken } = mergedPrice(listed, knownOn(known, listed.asOf));
  const { asOf, source } = listed;
  if (taken.length === 0) return { ...price, asOf, source };
  const doubt = contradicts(price) ? ' It does not fit the new amounts.' : '';
  const kept = `${taken.join(', ')} kept from the price of ${known.asOf}: not in this list.${doubt}`;
  return { ...price, asOf, source, note: listed.note === null ? kept : `${listed.note} ${kept}` };
};

/** What says whose price it is: two prices of one seller agree in it. */
const whose: ReadonlySet<keyof Price> = new Set([
  'host',
  'hostType',
  'region',
  'quantization',
  'serviceTier',
  'certainty',
]);

const standard = ({ serviceTier }: Pick<Price, 'serviceTier'>): string => serviceTier ?? 'standard';

/** Newest first; of one day the one for all days, then the later in the catalog. */
const newestOf = (offers: readonly Price[]): Price | null =>
  offers
    .toReversed()
    .sort(
      (a, b) =>
        Number(a.asOf < b.asOf) - Number(a.asOf > b.asOf) ||
        Number(a.validFrom !== null || a.validUntil !== null) - Number(b.validFrom !== null || b.validUntil !== null),
    )[0] ?? null;

/** The maker's own offer: the one that a plan would pay if nobody else sold. */
const makersOffer = (model: Model, listed: ListedPrice): Price | null => {
  const own = model.offers.filter(
    (offer) =>
      offer.hostType === 'first-party' &&
      !isRouted(offer.host) &&
      offer.region === listed.region &&
      standard(offer) === standard(listed),
  );
  return chooseOffer({ ...model, offers: own })?.offer ?? newestOf(own);
};

/** Whether a known offer is of the seller of a listed price. */
const isSameSeller = (before: Price, { host }: ListedPrice): boolean =>
  host === null
    ? before.hostType === 'first-party' && !isRouted(before.host)
    : before.host !== null && sameHost(before.host, host);

/**
 * The known offer of the seller of a listed price; where only prices without a seller are known, the newest of them. What
 * the maker asks takes the place of what was paid elsewhere for want of it.
 */
const followed = (model: Model, listed: ListedPrice): Price | null => {
  const { host } = listed;
  const offers = model.offers.filter(
    (offer) =>
      host !== null &&
      isSameSeller(offer, listed) &&
      offer.region === listed.region &&
      standard(offer) === standard(listed) &&
      (listed.quantization === null || offer.quantization === listed.quantization),
  );
  const there = host === null ? makersOffer(model, listed) : newestOf(offers.filter((offer) => offer.host === host));
  if (there !== null || offers.length > 0) return there ?? newestOf(offers);
  const isOfAll = listed.hostType === 'first-party' || listed.hostType === 'aggregator';
  if (!isOfAll || standard(listed) !== 'standard') return null;
  // A price of nobody's stands as long as no newer one is known, whoever else sells.
  const nobodys = newestOf(model.offers.filter((offer) => offer.host === null));
  return nobodys ?? (host === null ? (chooseOffer(model)?.offer ?? null) : null);
};

/** What ids of one maker's models have in common: the part before the slash. */
const beginOf = (id: ModelId): string => id.slice(0, id.indexOf('/'));

type Maker = Pick<Model, 'author' | 'authorName'>;

/** The listed price with its seller under the name the catalog has for it. */
const named = (listed: Price, before: Price | null, { author, authorName }: Maker): Price => {
  const currency = listed.currency ?? before?.currency ?? null;
  if (before !== null && before.host !== null && isSameSeller(before, listed)) {
    const { host, hostType, serviceTier } = before;
    return {
      ...listed,
      currency,
      host,
      hostType,
      serviceTier,
      quantization: listed.quantization ?? before.quantization,
    };
  }
  const host = listed.host ?? authorName;
  const isOwn = listed.hostType === 'inference-host' && isMaker(host, { author, authorName });
  return { ...listed, currency, host, hostType: isOwn ? 'first-party' : listed.hostType };
};

/** `maker` is who the catalog knows to make the models whose ids begin like this one's. */
const newListedModel = (
  id: ModelId,
  { facts, base }: ListedModel,
  { of, maker, prices }: { of: Model | undefined; maker: Maker | undefined; prices: Price[] },
): Model => {
  const author = beginOf(id);
  const slug = id.slice(author.length + 1);
  const source = prices[0]?.source ?? '';
  const sources = { listing: source, price: source };
  if (of !== undefined) {
    const name = `${of.name}: ${slug.slice(0, 100)}`;
    return { ...of, id, name, offers: prices, owner: 'user', sources: { ...sources, base: base ?? '' } };
  }
  return newModel({
    ...facts,
    id,
    name: facts.name ?? slug,
    author: maker?.author ?? author,
    authorName: maker?.authorName ?? facts.authorName ?? author,
    openWeights: facts.openWeights ?? (facts.huggingFaceId ? true : null),
    inputModalities: facts.inputModalities?.length ? facts.inputModalities : ['text'],
    offers: prices,
    sources,
    owner: 'user',
  });
};

export interface ImportFile {
  name: string;
  /** The ISO date its prices are of; a price whose list states an earlier day is of that day. */
  asOf: string;
  /** Entries to be added as models under their own names though the list alone would not add them. */
  add?: readonly string[];
}

/** Every price ever seen of a model, current or not. */
export type HistoryOf = (id: ModelId) => readonly Price[];

/** The whole price of a listed offer, but for what is known of its seller already. */
const priceOf = ({ price, entries, statedOn }: ListedOffer, { format }: PriceList, file: ImportFile): Price => {
  const shownName = isCleanText(file.name, 200) && file.name !== '' ? `, file "${file.name}"` : '';
  return {
    ...price,
    certainty: format.certainty,
    asOf: statedOn !== null && statedOn < file.asOf ? statedOn : file.asOf,
    source: `${format.source}${shownName}: ${entries.slice(0, 2).join(' and ')}`,
  };
};

/** A price of no seller is the model's of its day, and behind every newer one. */
const sellerless = (price: Price): Price => ({ ...price, host: null, hostType: null });

/** A listing and a router sell at the maker's price: what they say of cache or tiers is known of the maker's as well. */
const passesOn = ({ host, hostType }: Price): boolean => hostType === 'aggregator' || isRouted(host);

/** The maker's own standard price everywhere, which a plan pays unless it says otherwise. */
const isMakers = ({ hostType, region, serviceTier }: Price): boolean =>
  hostType === 'first-party' && region === null && (serviceTier ?? 'standard') === 'standard';

/**
 * The listing or router that a plan pays instead of the maker, at the maker's known amounts or those it now lists: once
 * the maker's newer price is the one that is paid, what it says of cache, searches or tiers would be lost. null: there is none.
 */
const paidThrough = (model: Model, before: Price, listed: Price): Price | null => {
  const paid = chooseOffer(model)?.offer ?? null;
  if (paid === null || paid === before || !isMakers(listed) || !passesOn(paid)) return null;
  return sameAmounts(paid, before) || sameAmounts(paid, listed) ? paid : null;
};

/** Whether a price knows a figure, or tiers, of which another says nothing. */
const saysMore = (price: Price, other: Price): boolean =>
  (price.tiers.length > 0 && other.tiers.length === 0) ||
  changesTo(other, price).some((field) => typeof price[field] === 'number' && other[field] === null);

/**
 * What a plan pays that the planner typed, or that knows more than the price that lands and is paid in its place: its
 * figures are what changes, down to those that nobody states any more. null: nothing is lost that the seller's own
 * earlier price does not show.
 */
const displaced = (model: Model, after: Price): Price | null => {
  const paid = chooseOffer(model);
  if (paid === null || (paid.why !== 'own' && !saysMore(paid.offer, after))) return null;
  const then = chooseOffer({ ...model, offers: [...model.offers, after] })?.offer;
  return then === after ? paid.offer : null;
};

interface Fate {
  fate: 'prices' | 'older' | 'offers';
  planned: PlannedPrice;
}

/** What a listed offer does to a known model; null: it says what the catalog says. */
const plannedOf = (model: Model, offer: ListedOffer, price: Price): Fate | null => {
  const before = followed(model, offer.price);
  const listed = named(price, before, model);
  const { entries } = offer;
  if (before === null) {
    const planned = { modelId: model.id, entries, before, price: listed, changed: statedFields(listed) };
    // Of a model without a price every figure that the list gives is new.
    return { fate: model.offers.length === 0 ? 'prices' : 'offers', planned };
  }
  // A seller that was not known is held against the newest price there is.
  const day = isSameSeller(before, offer.price) ? before.asOf : newestDay(model.offers);
  const isOlder = day > listed.asOf;
  const isFollowing =
    before.host === null || isSameSeller(before, offer.price) || sameAmounts(before, listed) || passesOn(before);
  const followingOwn = isFollowing ? afterKnown(before, listed) : listed;
  const isChange = (field: keyof Price): boolean => !whose.has(field);
  if (!changesTo(before, followingOwn).some(isChange)) return null;
  const through = paidThrough(model, before, listed);
  const after = through === null ? followingOwn : afterKnown(through, followingOwn);
  const seen = isOlder || through !== null ? before : (displaced(model, after) ?? before);
  const changed = changesTo(seen, after).filter(isChange);
  const older = isSameSeller(before, offer.price) ? listed : sellerless(listed);
  const planned = { modelId: model.id, entries, before: seen, price: isOlder ? older : after, changed };
  return { fate: isOlder ? 'older' : 'prices', planned };
};

/** Whether a price of that day is known already, whatever file it came in: a list that comes again is no news. */
const isKnown = ({ price }: PlannedPrice, known: readonly Price[]): boolean =>
  known.some((one) => one.asOf === price.asOf && changesTo(one, price).length === 0);

/**
 * A seller's price that says what was known of nobody's or of another's. Beside other news of its model it has to stand
 * under its own name: a price of no seller gives way to any newer one, and the model would be paid elsewhere. null: it is no such price.
 */
const confirmed = (model: Model, offer: ListedOffer, price: Price): PlannedPrice | null => {
  const before = followed(model, offer.price);
  if (before === null || (before.basis === 'planner' && before.host === null)) return null;
  if (before.host !== null && isSameSeller(before, offer.price) && before.region === price.region) return null;
  const own = afterKnown(before, named(price, before, model));
  return { modelId: model.id, entries: offer.entries, before: null, price: own, changed: statedFields(own) };
};

/** What a list does to a known model: nothing where all it says is known. */
const fatesOf = (
  model: Model,
  offers: readonly ListedOffer[],
  { of, history }: { of: (offer: ListedOffer) => Price; history: readonly Price[] },
): Fate[] => {
  const read = offers.map((offer) => ({ offer, price: of(offer), fate: plannedOf(model, offer, of(offer)) }));
  const isNews = ({ planned }: Fate): boolean => !isKnown(planned, history);
  const fates = read.flatMap(({ fate }) => fate ?? []).filter(isNews);
  if (fates.length === 0) return [];
  const quiet = read.filter(({ fate }) => fate === null);
  const named = quiet.flatMap(({ offer, price }) => confirmed(model, offer, price) ?? []);
  return [...named.map((planned): Fate => ({ fate: 'offers', planned })).filter(isNews), ...fates];
};

export const planImport = (
  catalog: Catalog,
  list: PriceList,
  file: ImportFile,
  historyOf: HistoryOf = () => [],
): ImportPlan => {
  const known = new Map(catalog.models.map((model) => [model.id, model]));
  const makers = new Map<string, Maker>(catalog.models.map((model) => [beginOf(model.id), model]));
  const { models, skipped } = listedModels(list.entries, new Set(known.keys()), new Set(file.add ?? []));
  const plan: ImportPlan = {
    prices: [],
    offers: [],
    older: [],
    added: [],
    unchanged: [],
    skipped: [...list.skipped, ...skipped],
  };
  for (const model of models) {
    const { id, offers, base, mayBeAdded } = model;
    const knownModel = known.get(id);
    if (knownModel === undefined) {
      const of = base === null ? undefined : known.get(base);
      const prices = offers.map((offer) => priceOf(offer, list, file));
      const added = newListedModel(id, model, { of, maker: makers.get(beginOf(id)), prices });
      added.offers = added.offers.map((price) => named(price, null, added));
      const reason = mayBeAdded ? 'skipNotAModel' : 'skipNotInCatalog';
      if (mayBeAdded && checkModel(added).ok) plan.added.push(added);
      else plan.skipped.push(...offers.flatMap(({ entries }) => entries.map((entry) => ({ entry, reason }) as const)));
      continue;
    }
    const history = [...knownModel.offers, ...historyOf(id)];
    const fates = fatesOf(knownModel, offers, { of: (offer) => priceOf(offer, list, file), history });
    let room = maxOffers - knownModel.offers.length;
    for (const { fate, planned } of fates) {
      if (fate === 'offers') room -= 1;
      if (fate === 'offers' && room < 0)
        plan.skipped.push(...planned.entries.map((entry) => ({ entry, reason: 'skipTooManyOffers' }) as const));
      else plan[fate].push(planned);
    }
    if (fates.length === 0) plan.unchanged.push(id);
  }
  return plan;
};
