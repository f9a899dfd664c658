import type { Words } from './words.ts';

export const compareWords = {} as const satisfies Words;
