/** Bills with a row per meter: which kind of token a meter's name means, and how many one unit of it is. */
import type { Tokens } from './record.ts';

export type Bucket = 'inputUncached' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'cacheWriteUnsplit' | 'output';

export interface Meter {
  bucket: Bucket;
  isReasoning: boolean;
}

/** The kind of token a meter counts, from its name, or null where it counts something else. */
export const meterOf = (name: string): Meter | null => {
  const text = name.toLowerCase().replace(/[_-]+/g, ' ');
  const isReasoning = /thinking|reasoning/.test(text);
  const bucket = ((): Bucket | null => {
    if (/cache (write|creation)|cachewrite|cache storage write|write.*cache|ephemeral/.test(text)) {
      if (/\b1 ?h|1 hour|60 ?min/.test(text)) return 'cacheWrite1h';
      return /\b5 ?m/.test(text) ? 'cacheWrite5m' : 'cacheWriteUnsplit';
    }
    if (/cache (read|hit)|cached|cacheread|\bcchd\b|caching|cache input/.test(text))
      return /storage/.test(text) ? null : 'cacheRead';
    if (/\b(output|outp|outpt|opt|out|completion|response|generated)\b|outputtoken|thinking|reasoning/.test(text))
      return 'output';
    if (/\b(input|inp|inpt|in|prompt)\b|inputtoken|cache miss/.test(text)) return 'inputUncached';
    return null;
  })();
  return bucket === null ? null : { bucket, isReasoning };
};

/** What a meter's name leaves of the model once kind of token, region scope, class and unit are taken out; '' where nothing. */
export const modelOfMeter = (meter: string): string =>
  meter
    .replace(/\b(cached|cchd|cache|input|inp|inpt|output|outp|outpt|opt|in|out)\b/gi, ' ')
    .replace(/\b(glbl|gl|global|dzone|dz|data ?zone|regional|rgnl|regnl|batch|pp|priority|provisioned)\b/gi, ' ')
    .replace(/\b(1[km]\s+)?tokens?\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ /g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');

/** The model in a usage type of AWS (`USE1-Claude4.5Sonnet-input-tokens`): without region, kind and route. */
export const modelOfUsageType = (type: string): string =>
  type
    .replace(/^[A-Z]{2,4}\d?-/, '')
    .replace(/-(?:mantle-)?(?:cache-(?:read|write)-)?(?:input|output|cache)[-_]?(?:token).*$/i, '')
    .replace(/-(?:mantle-)?cache-(?:read|write).*$/i, '');

/** Tokens in one unit ("1K tokens", "1000 Tokens", "1M", "Tokens", "count"), or null where it counts something else. */
export const tokensPerUnit = (unit: string): number | null => {
  const text = unit.toLowerCase().replace(/[,_\s]+/g, '');
  const found = /^(\d+(?:\.\d+)?)?(k|m|thousand|million)?(?:input|output)?(tokens?|token\(s\)|counts?)?$/.exec(text);
  if (!found || text === '') return null;
  const [, amount, scale, noun] = found;
  if (noun === undefined && scale === undefined) return null;
  const factor = scale === undefined ? 1 : scale === 'k' || scale === 'thousand' ? 1000 : 1_000_000;
  return Number(amount ?? 1) * factor;
};

/** The tokens of one meter row, every other kind 0. Meters name no reasoning but their own, so it is 0 where none does. */
export const meteredTokens = (meter: Meter, tokens: number, isSplit: boolean): Tokens => ({
  inputUncached: 0,
  cacheRead: 0,
  cacheWrite5m: isSplit ? 0 : null,
  cacheWrite1h: isSplit ? 0 : null,
  cacheWriteUnsplit: 0,
  output: 0,
  reasoning: meter.isReasoning ? tokens : 0,
  [meter.bucket]: tokens,
});
