/** All words of the product, in one language. */
import { allWords, type WordPath } from './all.ts';
import { translatorOf } from './translator.ts';
import type { Language } from './words.ts';

/** A text by its path, its blanks filled in. */
export type Say = (path: WordPath, blanks?: Record<string, string | number>) => string;

export const sayIn = (language: Language): Say => {
  const translator = translatorOf(allWords, language);
  // A table says the same few words without blanks in thousands of cells.
  const plain = new Map<WordPath, string>();
  return (path, blanks) => {
    if (blanks !== undefined) return translator.t(path, blanks);
    const text = plain.get(path) ?? translator.t(path);
    plain.set(path, text);
    return text;
  };
};
