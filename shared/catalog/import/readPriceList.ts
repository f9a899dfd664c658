/** A price list of any format we know, recognised by its shape. Never throws, whatever the text holds. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { genaiPricesEntries, readGenaiPrices } from './genaiPrices.ts';
import { liteLlmEntries, readLiteLlm } from './liteLlm.ts';
import { modelsDevEntries, readModelsDev } from './modelsDev.ts';
import { openRouterEntries, readOpenRouter } from './openRouter.ts';
import { isSkipped, type ListedEntry, type PriceList, type PriceListFormat, type ReadEntry } from './priceList.ts';

/** The largest public list is below 3 MB and 6,000 entries. */
const maxCharacters = 50_000_000;
const maxEntries = 50_000;

interface Reading {
  format: PriceListFormat;
  count: number;
  read: () => ReadEntry[];
}

/** Only known fields at known places are read, so the depth of what else is there does not matter. */
const recognise = (json: unknown, asOf: string): Reading | null => {
  const genai = genaiPricesEntries(json);
  if (genai) return { format: 'genai-prices', count: genai.length, read: () => readGenaiPrices(genai, asOf) };
  const openRouter = openRouterEntries(json);
  if (openRouter) return { format: 'openrouter', count: openRouter.length, read: () => readOpenRouter(openRouter) };
  const liteLlm = liteLlmEntries(json);
  if (liteLlm) return { format: 'litellm', count: liteLlm.length, read: () => readLiteLlm(liteLlm) };
  const modelsDev = modelsDevEntries(json);
  if (modelsDev) return { format: 'models-dev', count: modelsDev.length, read: () => readModelsDev(modelsDev) };
  return null;
};

/**
 * Reads a list as of an ISO date. Refusals: priceListTooLarge, priceListNotJson, priceListUnknown (no known shape),
 * each saying what is allowed. Entries that cannot be used are in `skipped`, each with its reason.
 */
export const readPriceList = (text: string, asOf: string): Answer<PriceList> => {
  if (text.length > maxCharacters)
    return refuse('priceListTooLarge', `The price list has ${text.length} characters; allowed: ${maxCharacters}.`, {
      found: text.length,
      max: maxCharacters,
    });
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return refuse(
      'priceListNotJson',
      'The price list is not JSON; allowed: the JSON of OpenRouter, LiteLLM, models.dev or genai-prices.',
    );
  }
  const reading = recognise(json, asOf);
  if (!reading)
    return refuse(
      'priceListUnknown',
      'The price list has no known shape; allowed: the JSON of OpenRouter, LiteLLM, models.dev or genai-prices.',
    );
  if (reading.count > maxEntries)
    return refuse('priceListTooLarge', `The price list has ${reading.count} entries; allowed: ${maxEntries}.`, {
      found: reading.count,
      max: maxEntries,
    });
  const read = reading.read();
  return answer({
    format: reading.format,
    entries: read.filter((each): each is ListedEntry => !isSkipped(each)),
    skipped: read.filter(isSkipped),
  });
};
