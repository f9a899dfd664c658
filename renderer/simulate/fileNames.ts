/** Files that she gave, by name, in one line. */
import { listSign } from '../../shared/words/format.ts';
import type { Language } from '../../shared/words/words.ts';

export const fileNames = (files: readonly { name: string }[], language: Language): string =>
  files.map(({ name }) => name).join(listSign(language));
