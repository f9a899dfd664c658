/** A source as a workbook tells it: its name in the reader's language, and where it can be looked at. */
import { namedSource } from '../catalog/sourceName.ts';
import { sourceIn } from '../words/catalogSentences.ts';
import { planSourceIn } from '../words/planSentences.ts';
import type { Language } from '../words/words.ts';

export const sourceTold = (source: string, language: Language): string => {
  const { name, link } = namedSource(planSourceIn(source, language));
  const told = sourceIn(name, language);
  return link === null ? told : `${told} ${link}`;
};
