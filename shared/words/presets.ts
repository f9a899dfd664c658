import type { Words } from './words.ts';

export const presetsWords = {} as const satisfies Words;
