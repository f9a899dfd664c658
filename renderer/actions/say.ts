/** The page's words outside of components, in the language that is shown. */
import type { Refusal } from '../../shared/foundation/answer.ts';
import { moneyOf, type PlanMoney } from '../../shared/plan/planMoney.ts';
import type { WordPath } from '../../shared/words/all.ts';
import { firstWords } from '../../shared/words/first.ts';
import type { Say } from '../../shared/words/say.ts';
import { type TextIn, textIn, translatorOf } from '../../shared/words/translator.ts';
import { voiceIn } from '../../shared/words/voice.ts';
import { planStore } from '../state/planStore.ts';
import { addNotice, viewStore } from '../state/viewStore.ts';

export const translator = translatorOf(firstWords, viewStore.getState().language);

const texts = { en: textIn(translator, 'en'), zh: textIn(translator, 'zh') };

const textNow = (): TextIn => texts[viewStore.getState().language];

/** The page's words as they are now, with amounts in the money of this plan. */
export const voiceOf = (plan: { money?: PlanMoney | undefined }): Say => voiceIn(textNow(), moneyOf(plan));

/** The same in the money of the open plan. */
export const voiceNow = (): Say => voiceOf(planStore.getState().document?.plan ?? {});

export const say = (path: WordPath, blanks?: Record<string, string | number>): string => voiceNow()(path, blanks);

export const refusalText = ({ kind, message, details }: Refusal): string =>
  translator.exists(`refusals.${kind}`) ? textNow()(`refusals.${kind}`, details ?? {}) : message;

/** Tells a refusal and leaves it standing until it is dismissed. */
export const tellRefusal = (refusal: Refusal): void => {
  addNotice({ tone: 'bad', text: refusalText(refusal), stays: true });
};

/** The same of a file, by its name. */
export const tellRefusalOf = (name: string, refusal: Refusal): void => {
  addNotice({ tone: 'bad', text: say('app.fileRefused', { name, why: refusalText(refusal) }), stays: true });
};

export const tell = (tone: 'info' | 'good', text: string): void => {
  addNotice({ tone, text, stays: false });
};
