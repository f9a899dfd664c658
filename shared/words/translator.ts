/** Words with their blanks filled in. i18next does the filling, so the page and the command line speak alike. */
import { createInstance, type i18n } from 'i18next';
import { type Language, languages, type Words } from './words.ts';

/** The texts of some areas in one language, by area and name. */
const textsOf = (areas: Readonly<Record<string, Words>>, language: Language): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(areas).map(([area, words]) => [
      area,
      Object.fromEntries(Object.entries(words).map(([name, word]) => [name, word[language]])),
    ]),
  );

/** A translator that starts in `language`; the page hands it to react-i18next. */
export const translatorOf = (areas: Readonly<Record<string, Words>>, language: Language): i18n => {
  const translator = createInstance();
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(languages.map((one) => [one, { translation: textsOf(areas, one) }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return translator;
};

/** Adds areas to a translator that did without them so far. */
export const addAreas = (translator: i18n, areas: Readonly<Record<string, Words>>): void => {
  for (const language of languages)
    translator.addResourceBundle(language, 'translation', textsOf(areas, language), true, true);
};
