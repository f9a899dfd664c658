import type { Words } from './words.ts';

export const termsWords = {} as const satisfies Words;
