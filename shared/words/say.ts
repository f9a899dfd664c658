/** All words of the product, in one language and one money. */
import { dollars, type Money } from '../foundation/money.ts';
import { allWords } from './all.ts';
import { textIn, translatorOf } from './translator.ts';
import { type Voice, voiceIn } from './voice.ts';
import type { Language } from './words.ts';

/** A text by its path, its blanks filled in. */
export type Say = Voice;

export const sayIn = (language: Language, money: Money = dollars): Say => {
  return voiceIn(textIn(translatorOf(allWords, language), language), money);
};
