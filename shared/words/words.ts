/**
 * Every text a person reads, in English and Simplified Chinese side by side. A word is used by its path
 * (`compare.verdict`); {{name}} marks what is filled in, {{name, row|rows}} a word in the singular where that number is 1.
 * A sentence that is another one for 1 is two words, `name_one` and `name_other`, used as `name` with a blank called `count`;
 * both languages fill both.
 */
export type Language = 'en' | 'zh';
export const languages: readonly Language[] = ['en', 'zh'];

export interface Word {
  en: string;
  zh: string;
}

export type Words = Record<string, Word>;
