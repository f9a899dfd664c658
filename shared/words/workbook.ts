import type { Words } from './words.ts';

export const workbookWords = {} as const satisfies Words;
