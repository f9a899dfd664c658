import type { Words } from './words.ts';

export const refusalsWords = {} as const satisfies Words;
