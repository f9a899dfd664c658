/** The page's words outside of components, in the language that is shown. */
import type { Refusal } from '../../shared/foundation/answer.ts';
import { firstWords } from '../../shared/words/all.ts';
import type { Say } from '../../shared/words/say.ts';
import { translatorOf } from '../../shared/words/translator.ts';
import { addNotice, viewStore } from '../state/viewStore.ts';

export const translator = translatorOf(firstWords, viewStore.getState().language);

export const say: Say = (path, blanks) => translator.t(path, blanks ?? {});

/** Tells a refusal and leaves it standing until it is dismissed. */
export const tellRefusal = ({ kind, message, details }: Refusal): void => {
  const text = translator.exists(`refusals.${kind}`) ? translator.t(`refusals.${kind}`, details ?? {}) : message;
  addNotice({ tone: 'bad', text, stays: true });
};

export const tell = (tone: 'info' | 'good', text: string): void => {
  addNotice({ tone, text, stays: false });
};
