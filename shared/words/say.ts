/** Words with their blanks filled in. i18next does the filling, so the page and the command line speak alike. */
import { createInstance, type i18n, type Resource } from 'i18next';
import { allWords, type WordPath } from './all.ts';
import { type Language, languages, type Word } from './words.ts';

/** A text by its path, its blanks filled in. */
export type Say = (path: WordPath, blanks?: Record<string, string | number>) => string;

const resources: Resource = Object.fromEntries(
  languages.map((language) => [
    language,
    {
      translation: Object.fromEntries(
        Object.entries(allWords).map(([area, words]) => [
          area,
          Object.fromEntries(
            Object.entries(words as Record<string, Word>).map(([name, word]) => [name, word[language]]),
          ),
        ]),
      ),
    },
  ]),
);

/** A translator that starts in `language`; the page hands it to react-i18next. */
export const createTranslator = (language: Language): i18n => {
  const translator = createInstance();
  void translator.init({
    lng: language,
    fallbackLng: 'en',
    resources,
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return translator;
};

export const sayIn = (language: Language): Say => {
  const translator = createTranslator(language);
  return (path, blanks) => translator.t(path, blanks ?? {});
};
