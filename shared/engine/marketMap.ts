/** Where models stand on the study's axis of cost. */
import { priceInUse } from '../catalog/chooseOffer.ts';
import type { Model } from '../catalog/model.ts';
import type { ModelId } from '../foundation/ids.ts';
import { requestTokens } from '../study/facts.ts';

export interface PricedDot {
  id: ModelId;
  name: string;
  /** USD per million tokens at list price, prompts and completions as the study's mean request has them. */
  usdPerM: number;
}

/** Models with a price above 0, blended by the study's mean request of late 2025: 6,000 prompt and 400 completion tokens. */
export const pricedDots = (models: readonly Model[]): PricedDot[] => {
  const { prompt, completion } = requestTokens.value;
  const all = prompt.late2025 + completion.late2025;
  return models.flatMap((model) => {
    const { id, name } = model;
    const price = priceInUse(model);
    if (price === null) return [];
    const usdPerM = (price.promptUsdPerM * prompt.late2025 + price.completionUsdPerM * completion.late2025) / all;
    return usdPerM > 0 ? [{ id, name, usdPerM }] : [];
  });
};
