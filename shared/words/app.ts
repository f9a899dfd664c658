import type { Words } from './words.ts';

export const appWords = {} as const satisfies Words;
