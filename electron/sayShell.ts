/** The words of the shell alone: to make texts of all words takes longer than to open the catalog. */
import type { WordPath } from '../shared/words/all.ts';
import { shellWords } from '../shared/words/shell.ts';
import { textIn, translatorOf } from '../shared/words/translator.ts';
import type { Language } from '../shared/words/words.ts';

export type ShellPath = Extract<WordPath, `shell.${string}`>;

export const sayShellIn = (
  language: Language,
): ((path: ShellPath, blanks?: Record<string, string | number>) => string) =>
  textIn(translatorOf({ shell: shellWords }, language), language);
