import type { Words } from './words.ts';

export const startWords = {} as const satisfies Words;
