/**
 * Every text a person reads, in English and Simplified Chinese side by side. A word is used by its path
 * (`compare.verdict`); {{name}} marks what is filled in. Plurals: give `one` and `other` in English.
 */
export type Language = 'en' | 'zh';
export const languages: readonly Language[] = ['en', 'zh'];

export interface Word {
  en: string;
  zh: string;
}

export type Words = Record<string, Word>;

/** A text by its path with its blanks filled in: what every renderer of words is handed. */
export type Say = (path: string, blanks?: Record<string, string | number>) => string;
