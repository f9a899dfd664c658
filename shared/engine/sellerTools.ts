/** Tools that a seller runs itself and charges by the call: how many of them a shape takes, and what an offer says they cost. */
import type { Price } from '../catalog/model.ts';
import type { RequestShape } from '../plan/plan.ts';
import type { PlainWarning } from './outcome.ts';

export const sellerTools = [
  { calls: 'searches', fee: 'webSearchUsdPerCall', unknown: 'searchFeeUnknown' },
  { calls: 'fileSearches', fee: 'fileSearchUsdPerCall', unknown: 'fileSearchFeeUnknown' },
  { calls: 'codeSessions', fee: 'codeSessionUsd', unknown: 'codeSessionFeeUnknown' },
] as const satisfies { calls: keyof RequestShape; fee: keyof Price; unknown: PlainWarning['kind'] }[];

export type SellerCalls = (typeof sellerTools)[number]['calls'];

/** The tool calls that are of no tool of the seller's; where more are told apart than called, none. */
export const otherCalls = (told: Readonly<Record<SellerCalls, number>>, toolCalls: number): number =>
  Math.max(toolCalls - told.searches - told.fileSearches - told.codeSessions, 0);
