/** Tokens that a model makes of a prompt over those of the models its maker compares it with. */
import type { Model } from './model.ts';
import { type PriceChoice, usualPrices } from './priceChoice.ts';

/** 1 where no difference is published, or where the plan leaves such differences out. */
export const promptTimesOf = (model: Model, { tokenizer }: PriceChoice = usualPrices): number =>
  tokenizer ? (model.tokenizerFactor ?? 1) : 1;
