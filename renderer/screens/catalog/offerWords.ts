/** What the marks of an offer are called: where it is served, its tier, and on whose list it stands. Others stand as they came. */
import { pricesWords } from '../../../shared/words/prices.ts';
import type { Say } from '../../../shared/words/say.ts';

const isWord = (path: string): path is `prices.${keyof typeof pricesWords}` =>
  Object.hasOwn(pricesWords, path.slice('prices.'.length));

const called = (say: Say, mark: 'place' | 'tier' | 'basis', id: string): string => {
  const path = `prices.${mark}-${id}`;
  return isWord(path) ? say(path) : id;
};

/** The seller's list, or the listing, that a price was read from. */
export const basisName = (say: Say, basis: string): string => called(say, 'basis', basis);

/** Where an offer is served and at which tier: nothing of what is usual. */
export const offerMarks = (
  say: Say,
  { region, serviceTier }: { region: string | null; serviceTier: string | null },
): string[] => [
  ...(region === null ? [] : [called(say, 'place', region)]),
  ...(serviceTier === null || serviceTier === 'standard' ? [] : [called(say, 'tier', serviceTier)]),
];
