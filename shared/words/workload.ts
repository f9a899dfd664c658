import type { Words } from './words.ts';

export const workloadWords = {} as const satisfies Words;
