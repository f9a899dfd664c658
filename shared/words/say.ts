/** All words of the product, in one language. */
import { allWords, type WordPath } from './all.ts';
import { translatorOf } from './translator.ts';
import type { Language } from './words.ts';

/** A text by its path, its blanks filled in. */
export type Say = (path: WordPath, blanks?: Record<string, string | number>) => string;

export const sayIn = (language: Language): Say => {
  const translator = translatorOf(allWords, language);
  return (path, blanks) => translator.t(path, blanks ?? {});
};
