/** Every kind of price list that is read: adding one is its file and its line here. */
import { genaiPrices } from './genaiPrices.ts';
import { liteLlm } from './liteLlm.ts';
import { llmPrices } from './llmPrices.ts';
import { modelsDev } from './modelsDev.ts';
import { openRouter } from './openRouter.ts';
import { openRouterEndpoints } from './openRouterEndpoints.ts';
import type { PriceListFormat } from './priceList.ts';
import { priceSheetList } from './priceSheetList.ts';

/** In the order in which their shapes are tried and their names are said. */
export const priceListFormats: readonly PriceListFormat[] = [
  openRouter,
  openRouterEndpoints,
  liteLlm,
  modelsDev,
  genaiPrices,
  llmPrices,
  priceSheetList,
];
