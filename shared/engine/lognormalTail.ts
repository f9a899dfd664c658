/** How much of lognormal sizes lies beyond a threshold, in closed form. */
import { normalCdf } from '../foundation/normal.ts';

export interface Beyond {
  requests: number;
  tokens: number;
  squares: number;
}

export const all: Beyond = { requests: 1, tokens: 1, squares: 1 };
export const none: Beyond = { requests: 0, tokens: 0, squares: 0 };

/** A size from which on something holds; `inclusive` where it holds at that very size. */
export interface Threshold {
  fromTokens: number;
  inclusive: boolean;
}

/** Share of requests, of their tokens and of the squares of these, beyond the threshold. */
export const beyond = ({ fromTokens, inclusive }: Threshold, mean: number, cv: number, squared = false): Beyond => {
  if (fromTokens <= 0) return all;
  if (mean <= 0) return none;
  const variance = Math.log1p(cv * cv);
  // Not cv === 0: a variation too small to square is none either.
  if (variance === 0) return mean > fromTokens || (inclusive && mean === fromTokens) ? all : none;
  const spread = Math.sqrt(variance);
  const distance = (Math.log(mean) - variance / 2 - Math.log(fromTokens)) / spread;
  return {
    requests: normalCdf(distance),
    tokens: normalCdf(distance + spread),
    squares: squared ? normalCdf(distance + 2 * spread) : 0,
  };
};
