/** A price list as read from a file, whatever its format: which model each entry means, and its price. */

import type { ModelId } from '../../foundation/ids.ts';
import type { Model, Price } from '../model.ts';

/** Why an entry was left out; the words are `catalog.<reason>`. */
export type SkipReason =
  | 'skipNotAModel'
  | 'skipNotText'
  | 'skipNotForWork'
  | 'skipAlias'
  | 'skipVariant'
  | 'skipNoPrice'
  | 'skipPriceVaries'
  | 'skipZeroPrice'
  | 'skipUnreadablePrice'
  | 'skipNegativePrice'
  | 'skipAbsurdPrice'
  | 'skipInvertedPrice'
  | 'skipTiersOutOfOrder'
  | 'skipOverlap'
  | 'skipOtherCurrency'
  | 'skipOtherDay'
  | 'skipBadId'
  | 'skipNotInCatalog'
  | 'skipTooManyOffers'
  | 'skipSameModel';

export interface SkippedEntry {
  entry: string;
  reason: SkipReason;
}

/** What a list says of a model beside its price; only used for models that the catalog does not have. */
export type ModelFacts = Partial<Omit<Model, 'id' | 'author' | 'price' | 'sources' | 'owner'>>;

export type ListedPrice = Omit<Price, 'asOf' | 'source'>;

/** A price of one seller of one model. */
export interface ListedEntry {
  /** The entry's own name in its file. */
  entry: string;
  /** Catalog ids it may mean, the likeliest first. */
  candidates: ModelId[];
  /** Names the model may have with any author, for hosts that do not say whose model they sell. */
  slugs?: string[];
  /** The model that it is a fine-tune of, whose facts it takes; it may be added where the catalog has that model. */
  base?: ModelId[];
  /**
   * The id it may be added under where the catalog has none of the candidates; null where the list's name for it is
   * not a catalog id, and guessing would give one model two rows.
   */
  addAs: ModelId | null;
  facts: ModelFacts;
  price: ListedPrice;
  /** The ISO day the list itself gives this price; null where it says none. */
  statedOn: string | null;
}

export interface PriceList {
  format: PriceListFormat;
  /** How many rows the file holds; one row may hold several prices. */
  rows: number;
  entries: ListedEntry[];
  skipped: SkippedEntry[];
}

/** One entry read: kept, or left out for a reason. */
export type ReadEntry = ListedEntry | SkippedEntry;

export const isSkipped = (read: ReadEntry): read is SkippedEntry => 'reason' in read;

/** A kind of price list: what it is called and how it is read. One file each, listed in `formats.ts`. */
export interface PriceListFormat {
  /** A stable name, in reports. */
  id: string;
  /** Whose list it is, and its file where the publisher has several: `LiteLLM (model_prices)`. */
  publisher: string;
  /** What a price read from it names as its source. */
  source: string;
  /** How sure its prices are: a seller's own list, or somebody's reading of one. */
  certainty: NonNullable<Price['certainty']>;
  /** Null where the JSON has another shape. `asOf` is the ISO date whose prices are wanted. */
  recognise: (json: unknown, asOf: string) => RecognisedList | null;
}

export interface RecognisedList {
  entries: number;
  read: () => ReadEntry[];
}
