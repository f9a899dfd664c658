import type { Words } from './words.ts';

export const reportWords = {} as const satisfies Words;
