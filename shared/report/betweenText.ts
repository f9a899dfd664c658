/** A share or a number as the study prints it: itself, a bound, or a range. */
import type { Between } from '../study/sources.ts';
import type { Say } from '../words/say.ts';

export const betweenText = (say: Say, { from, to }: Between, text: (value: number) => string): string => {
  if (from === null) return to === null ? '' : say('market.atMost', { share: text(to) });
  if (to === null) return say('market.atLeast', { share: text(from) });
  return from === to ? text(from) : say('market.range', { from: text(from), to: text(to) });
};
