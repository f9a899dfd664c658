/** Words of screens that are looked at now and then: the page adds them when such a screen comes. */
import { hardwareWords } from './hardware.ts';
import { marketWords } from './market.ts';
import { placesWords } from './places.ts';
import { servingWords } from './serving.ts';

export const laterWords = {
  hardware: hardwareWords,
  market: marketWords,
  places: placesWords,
  serving: servingWords,
} as const;
