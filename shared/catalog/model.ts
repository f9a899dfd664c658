/** What a model is and what it costs. Unknown is null, never 0. */

export type ModelId = string;
export type SizeClass = 'small' | 'medium' | 'large';
export type OriginGroup = 'china' | 'rest-of-world';

/** A price that changes with the size of the prompt. */
export interface PriceTier {
  minPromptTokens: number;
  promptUsdPerM: number;
  completionUsdPerM: number;
  cacheReadUsdPerM: number | null;
  cacheWriteUsdPerM: number | null;
}

/**
 * One dated price of a model, USD per million tokens.
 * `tierMode` says what a tier means: `whole-request` prices every token of a request that reaches the
 * threshold at the tier; `marginal` prices only the prompt tokens beyond it.
 */
export interface Price {
  promptUsdPerM: number;
  completionUsdPerM: number;
  cacheReadUsdPerM: number | null;
  cacheWriteUsdPerM: number | null;
  /** 0.5 means half price through the batch route; null means none is known. */
  batchDiscount: number | null;
  batchPromptUsdPerM: number | null;
  batchCompletionUsdPerM: number | null;
  requestFeeUsd: number | null;
  webSearchUsdPerCall: number | null;
  tiers: PriceTier[];
  tierMode: 'whole-request' | 'marginal';
  /** A provider's current discount that is already inside the price, as a share. */
  promoDiscount: number | null;
  undiscountedPromptUsdPerM: number | null;
  undiscountedCompletionUsdPerM: number | null;
  /** Where the price comes from: an OpenRouter listing, the vendor's own list, the planner. */
  basis: string;
  /** ISO date on which the price was read. */
  asOf: string;
  source: string;
  note: string | null;
}

export interface Model {
  id: ModelId;
  name: string;
  author: string;
  authorName: string;
  /** ISO-2 country of the organisation that developed the model. */
  originCountry: string | null;
  originGroup: OriginGroup | null;
  openWeights: boolean | null;
  licence: string | null;
  /** Billions of parameters. */
  paramsTotalB: number | null;
  paramsActiveB: number | null;
  paramsNote: string | null;
  sizeClass: SizeClass | null;
  contextTokens: number | null;
  maxOutputTokens: number | null;
  inputModalities: string[];
  toolCalling: boolean | null;
  structuredOutput: boolean | null;
  reasoning: boolean | null;
  releaseDate: string | null;
  listedDate: string | null;
  status: 'listed' | 'retired' | null;
  huggingFaceId: string | null;
  /** The newest known price, or null: such a model cannot be priced. */
  price: Price | null;
  /** Where each fact was read, by the name of the fact. */
  sources: Record<string, string>;
  /** Shipped rows are refreshed by a new release; the user's rows never are. */
  owner: 'seed' | 'user';
}
