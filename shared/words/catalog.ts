import type { Words } from './words.ts';

export const catalogWords = {} as const satisfies Words;
