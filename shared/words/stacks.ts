import type { Words } from './words.ts';

export const stacksWords = {} as const satisfies Words;
