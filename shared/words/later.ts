/** Words of screens that are looked at now and then: the page adds them when such a screen comes. */
import { hardwareWords } from './hardware.ts';
import { servingWords } from './serving.ts';

export const laterWords = { hardware: hardwareWords, serving: servingWords } as const;
