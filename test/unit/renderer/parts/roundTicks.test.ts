/** Ticks are round, reach over what is drawn, and read apart even where it hardly moves. */
import { expect, it } from 'vitest';
import { roundTicks } from '../../../../renderer/parts/roundTicks.ts';

it.each([
  [0, 4.2, [0, 1, 2, 3, 4, 5]],
  [0.31, 0.47, [0.3, 0.35, 0.4, 0.45, 0.5]],
  [38_060, 38_080, [38_000, 38_200]],
  [5, 5, [5]],
  [0, 0, [0]],
])('from %d to %d', (low, high, ticks) => expect(roundTicks(low, high)).toEqual(ticks));
