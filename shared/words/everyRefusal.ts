/** What any refusal says, by its kind: of files from elsewhere, and of all else. */
import { fileRefusalsWords } from './fileRefusals.ts';
import { firstRefusalsWords } from './refusals.ts';
import type { Words } from './words.ts';

export const refusalsWords = { ...fileRefusalsWords, ...firstRefusalsWords } as const satisfies Words;
