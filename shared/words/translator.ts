/** Words with their blanks filled in. i18next does the filling, so the page and the command line speak alike. */
import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { agreeing } from './agreeing.ts';
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

const marking: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, forms, language) =>
    forms?.includes('|')
      ? agreeing(value, forms)
      : language === 'zh' && value !== undefined && value !== null
        ? `${begins}${value}${ends}`
        : (value as string),
};

/** Sets Chinese without spaces where both sides of a blank turn out to be Chinese; what fills a blank is not changed. */
const spacing = {
  type: 'postProcessor' as const,
  name: 'spacing',
  process: (text: string): string => text.replace(idleSpace, '').replace(marks, ''),
};

/** Whether a space between these two signs, where a blank begins or ends, would stand in the middle of Chinese. */
export const isIdleBetween = (before: string | undefined, after: string | undefined): boolean =>
  isChineseSign.test(before ?? '') && isChineseSign.test(after ?? '');

/** A translator that starts in `language`. */
export const translatorOf = (areas: Readonly<Record<string, Words>>, language: Language): i18n => {
  const translator = createInstance().use(marking).use(spacing);
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(languages.map((one) => [one, { translation: textsOf(areas, one) }])),
    interpolation: { escapeValue: false, alwaysFormat: true },
    postProcess: ['spacing'],
    initAsync: false,
  });
  return translator;
};

/** Adds areas to a translator that did without them so far. */
export const addAreas = (translator: i18n, areas: Readonly<Record<string, Words>>): void => {
  for (const language of languages)
    translator.addResourceBundle(language, 'translation', textsOf(areas, language), true, true);
};
