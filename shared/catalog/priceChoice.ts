/** How a plan picks the one offer of a model that it pays, and what it says of hours, promotions and discounts of its own. */
import type { ModelId } from '../foundation/ids.ts';
import {
  catalogId,
  cleanName,
  countryCode,
  finiteNumber,
  isoDate,
  listOf,
  oneOf,
  share,
  wholeNumber,
  yesNo,
} from './checks.ts';
import { priceBandFields, serviceTiers } from './model.ts';
import { field, later, type RecordOf, recordSchema } from './record.ts';

/** The one offer of a model that the planner names. */
export const statedOfferFields = {
  modelId: field('text', catalogId<ModelId>()),
  host: field('text', cleanName(100)),
  region: field('text', cleanName(100).nullable()),
  serviceTier: field('text', oneOf(...serviceTiers).nullable()),
};

/** A discount that a host gives the planner, as a share of all its prices. */
export const hostDiscountFields = {
  host: field('text', cleanName(100)),
  /** Below 1: nobody sells for nothing by a discount. */
  discount: field('share', finiteNumber({ min: 0, max: 0.99 })),
};

/** When the work is done, UTC. */
export const workHoursFields = {
  fromUtc: priceBandFields.fromUtc,
  toUtc: priceBandFields.toUtc,
  days: priceBandFields.days,
};

export const priceChoiceFields = {
  /** `vendor`: the maker's own standard price; `cheapest` of all hosts that are not avoided; `host`: one for every model. */
  offerRule: field('text', oneOf('vendor', 'cheapest', 'host')),
  host: field('text', cleanName(100).nullable()),
  avoidHosts: field('list', listOf(cleanName(100), 200)),
  /** Countries and unions (`servedIn.ts`): a model that is sold there is paid as it is sold there. null: wherever. */
  servedIn: later(field('list', listOf(countryCode(), 300).nullable())),
  /** The day whose prices are paid; null: for each model the day on which the newest of its prices was read. */
  day: field('date', isoDate().nullable()),
  /** How long a promotion must last to be counted on. */
  horizonMonths: field('count', wholeNumber({ min: 0, max: 120 })),
  /** `as-listed` takes every promotion, whenever it ends. */
  promotions: field('text', oneOf('outlasting', 'as-listed')),
  /** Whether published differences between tokenizers scale prompts and answers. */
  tokenizer: field('flag', yesNo()),
  /** Share of the work in hours with prices of their own, where `workHours` is null; null: the work is spread over the week. */
  peakShare: field('share', share().nullable()),
  workHours: field('record', recordSchema(workHoursFields).nullable()),
  stated: field('list', listOf(recordSchema(statedOfferFields), 5000)),
  discounts: field('list', listOf(recordSchema(hostDiscountFields), 200)),
};

export interface PriceChoice extends RecordOf<typeof priceChoiceFields> {}

export const priceChoiceSchema = recordSchema(priceChoiceFields);

/** What a plan pays until it says otherwise: the maker's list price, a promotion only when it lasts a year. */
export const usualPrices: PriceChoice = {
  offerRule: 'vendor',
  host: null,
  avoidHosts: [],
  servedIn: null,
  day: null,
  horizonMonths: 12,
  promotions: 'outlasting',
  tokenizer: true,
  peakShare: null,
  workHours: null,
  stated: [],
  discounts: [],
};
