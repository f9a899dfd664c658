/** Words by their path in one language, their blanks filled in: the page and the command line speak alike. */
import { createInstance, type i18n } from 'i18next';
import { filledIn } from './agreeing.ts';
import { type Language, languages, type Words } from './words.ts';

/** The texts of some areas in one language, by area and name. */
const textsOf = (areas: Readonly<Record<string, Words>>, language: Language): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(areas).map(([area, words]) => [
      area,
      Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word[language]])),
    ]),
  );

/** Characters that stand where a filled blank begins and ends until the spaces beside it are settled. */
const begins = '\u0001';
const ends = '\u0002';
const marks = new RegExp(`[${begins}${ends}]`, 'g');

/** A space at the edge of a blank with Chinese on both sides: the words have it for the figures and names that may stand there. */
const chinese = '[\u4e00-\u9fff，。；：！？（）“”《》、…]';
const isChineseSign = new RegExp(`^${chinese}$`);
const idleSpace = new RegExp(`(?<=${chinese})(?:${ends} ${begins}?| ${begins})(?=${chinese})`, 'g');

/** Sets Chinese without spaces where both sides of a blank turn out to be Chinese; what fills a blank is not changed. */
const filledInChinese = (text: string, blanks: Readonly<Record<string, unknown>>): string =>
  filledIn(text, blanks, (value) => `${begins}${value}${ends}`)
    .replace(idleSpace, '')
    .replace(marks, '');

/** Whether a space between these two signs, where a blank begins or ends, would stand in the middle of Chinese. */
export const isIdleBetween = (before: string | undefined, after: string | undefined): boolean =>
  isChineseSign.test(before ?? '') && isChineseSign.test(after ?? '');

/** A translator that starts in `language`. */
export const translatorOf = (areas: Readonly<Record<string, Words>>, language: Language): i18n => {
  const translator = createInstance();
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(languages.map((one) => [one, { translation: textsOf(areas, one) }])),
    initAsync: false,
  });
  return translator;
};

/** Adds areas to a translator that did without them so far. */
export const addAreas = (translator: i18n, areas: Readonly<Record<string, Words>>): void => {
  for (const language of languages)
    translator.addResourceBundle(language, 'translation', textsOf(areas, language), true, true);
};

/** A text by its path, its blanks filled in. A path whose words have not come yet is told as it is. */
export type TextIn = (path: string, blanks?: Readonly<Record<string, unknown>>) => string;

/**
 * What a translator says in a language. Each text is looked up once: a table of hundreds of cells asks for the same ones at
 * every edit.
 */
export const textIn = (translator: i18n, language: Language): TextIn => {
  const lookUp = translator.getFixedT(language);
  const known = new Map<string, string>();
  const textAt = (path: string, count: unknown): string => {
    // Sentences that are another one for 1 are told apart by `count`, where it is a number.
    const key = count === 1 ? `${path} for one` : path;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const text = lookUp(
      path,
      typeof count === 'number' ? { skipInterpolation: true, count } : { skipInterpolation: true },
    );
    if (text !== path) known.set(key, text);
    return text;
  };
  const filled = language === 'zh' ? filledInChinese : filledIn;
  return (path, blanks = {}) => filled(textAt(path, blanks.count), blanks);
};
