/** Said against happened as it ships: what is made of db/seed/suiteRates.json, which takes a minute or two. */
import type { WorkKind } from '../../catalog/category.ts';
import stored from './saidHappened.json' with { type: 'json' };
import type { SaidAgainstHappened } from './saidHappened.ts';

/** What happened less what was said, as shares: the 5th and the 95th of a hundred draws. */
export interface ByChance {
  low: number;
  high: number;
}

/**
 * How far chance alone takes what happens from what is said: the same models on the same benchmarks, their rates drawn from
 * the fitted scales and asked about with the very figures they were drawn with.
 */
export interface SaidByChance {
  draws: number;
  /** Bands with enough pairs to be held to the aim, and those of them that miss it: means over the draws, and 5th and 95th. */
  held: number;
  misses: { mean: number; low: number; high: number };
  /** By the low end of a band, of bands that have pairs in nine of ten draws. */
  categories: Partial<Record<WorkKind, Record<string, ByChance>>>;
}

/** Written by `node test/fidelity/saidHappenedFile.ts`; a test holds them to the computation and to what that starts from. */
export const shippedSaidHappened = stored.report as SaidAgainstHappened;
export const shippedSaidByChance: SaidByChance = stored.byChance;
