/** One piece of usage: a request, or a bucket of many, in disjoint kinds of token, so that cost is a plain sum. */

export type Grain = 'request' | 'minute' | 'hour' | 'day' | 'month';
export type Tier = 'standard' | 'batch' | 'priority' | 'flex' | 'provisioned';
/** What a sum of money is: paid, a tool's estimate, or inside a plan that is paid otherwise. */
export type CostKind = 'billed' | 'estimate' | 'included';

/** Disjoint: a prompt is the sum of the input kinds; reasoning is a part of output. */
export interface Tokens {
  inputUncached: number;
  cacheRead: number;
  /** null where the format does not say how long writes are kept; they are in cacheWriteUnsplit then. */
  cacheWrite5m: number | null;
  cacheWrite1h: number | null;
  cacheWriteUnsplit: number;
  /** Reasoning included. */
  output: number;
  /** null where the format cannot tell. */
  reasoning: number | null;
}

export interface UsageRecord extends Tokens {
  /** Start in milliseconds since 1970 (UTC), or null where the file has no time. */
  ms: number | null;
  grain: Grain;
  /** null: the format does not count requests. Never the number of rows of an aggregate. */
  requests: number | null;
  /** Of those, how many failed. */
  failed: number;
  /** Web searches that the seller ran; 0 where the format does not count them. */
  searches: number;
  /** What was paid for these tokens, in `currency`; null where unknown. */
  cost: number | null;
  currency: string | null;
  costKind: CostKind;
  /** The same before discounts, where the file says so. */
  listCost: number | null;
  /** Part of the cost that no token caused: searches, files. */
  feeCost: number;
  /** Paid to the provider directly, beside what a router took. */
  byokCost: number;
  model: string | null;
  tier: Tier;
  /** The prompt was in the dearer band for long prompts; null where the format does not say. */
  isLongContext: boolean | null;
  project: string | null;
  key: string | null;
  tag: string | null;
  prompt: string | null;
  session: string | null;
  trace: string | null;
  /** Answered by a gateway's own cache: the provider saw nothing. */
  isGatewayHit: boolean;
  /** The row states money alone; its tokens stand in another file given together with it, or nowhere. */
  isMoneyOnly: boolean;
  /** Which of the files given together, from 0, and the line there. */
  file: number;
  line: number;
}

export type RecordPart = Partial<UsageRecord> & Pick<UsageRecord, 'ms' | 'grain' | 'requests' | 'model'>;

/** A record with everything that was not said at its unknown. */
export const recordOf = (part: RecordPart): UsageRecord => ({
  inputUncached: 0,
  cacheRead: 0,
  cacheWrite5m: null,
  cacheWrite1h: null,
  cacheWriteUnsplit: 0,
  output: 0,
  reasoning: null,
  failed: 0,
  searches: 0,
  cost: null,
  currency: null,
  costKind: 'billed',
  listCost: null,
  feeCost: 0,
  byokCost: 0,
  tier: 'standard',
  isLongContext: null,
  project: null,
  key: null,
  tag: null,
  prompt: null,
  session: null,
  trace: null,
  isGatewayHit: false,
  isMoneyOnly: false,
  file: 0,
  line: 0,
  ...part,
});

export const cacheWriteOf = (tokens: Tokens): number =>
  (tokens.cacheWrite5m ?? 0) + (tokens.cacheWrite1h ?? 0) + tokens.cacheWriteUnsplit;

export const promptOf = (tokens: Tokens): number => tokens.inputUncached + tokens.cacheRead + cacheWriteOf(tokens);
