/** A price list of any format we know, recognised by its shape. Never throws, whatever the text holds. */
import { type Answer, answer, refuse } from '../../foundation/answer.ts';
import { priceListFormats } from './formats.ts';
import { isSkipped, type ListedEntry, type PriceList } from './priceList.ts';

/** The largest public list is below 3 MB and 6,000 entries. */
const maxCharacters = 50_000_000;
const maxEntries = 50_000;

/** Whose lists are read, for sentences that say what is allowed. */
const allowed = priceListFormats.map((format) => format.publisher).join(', ');

/** The refusal of a list that is larger than any: `size` in characters, or in bytes before it is read. null: it may be read. */
export const tooLargeList = (size: number): Answer<never> | null =>
  size <= maxCharacters
    ? null
    : refuse('priceListTooLarge', `The price list has ${size} characters; allowed: ${maxCharacters}.`, {
        found: size,
        max: maxCharacters,
      });

/**
 * Reads a list as of an ISO date. Refusals: priceListTooLarge, priceListNotJson, priceListUnknown (no known shape),
 * each saying what is allowed. Entries that cannot be used are in `skipped`, each with its reason.
 */
export const readPriceList = (text: string, asOf: string): Answer<PriceList> => {
  const tooLarge = tooLargeList(text.length);
  if (tooLarge !== null) return tooLarge;
  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return refuse('priceListNotJson', `The price list is not JSON; allowed: the JSON of any of ${allowed}.`, {
      allowed,
    });
  }
  // Only known fields at known places are read, so the depth of what else is there does not matter.
  for (const format of priceListFormats) {
    const list = format.recognise(json, asOf);
    if (list === null) continue;
    if (list.entries > maxEntries)
      return refuse('priceListTooLarge', `The price list has ${list.entries} entries; allowed: ${maxEntries}.`, {
        found: list.entries,
        max: maxEntries,
      });
    const read = list.read();
    return answer({
      format,
      rows: list.entries,
      entries: read.filter((each): each is ListedEntry => !isSkipped(each)),
      skipped: read.filter(isSkipped),
    });
  }
  return refuse('priceListUnknown', `The price list has no known shape; allowed: the JSON of any of ${allowed}.`, {
    allowed,
  });
};
