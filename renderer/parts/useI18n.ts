/** The page's language: its words and its way of writing numbers. */
import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import type { Refusal } from '../../shared/foundation/answer.ts';
import type { Money } from '../../shared/foundation/money.ts';
import {
  formatDate,
  formatMoney,
  formatMoneyTo,
  formatNumber,
  formatPercent,
  formatShare,
  formatSureness,
  formatTokens,
  formatUsd,
} from '../../shared/words/format.ts';
import type { Say } from '../../shared/words/say.ts';
import { voiceIn } from '../../shared/words/voice.ts';
import type { Language } from '../../shared/words/words.ts';

export interface Speech {
  language: Language;
  say: Say;
  /** An amount of USD in the money the plan is shown in. */
  money: (usd: number) => string;
  /** With these decimals whatever its size, for sums that are to be seen to add up. */
  moneyTo: (usd: number, decimals: 0 | 2) => string;
  /** What vendors ask and what was published, in dollars whatever the plan is shown in. */
  usd: (usd: number) => string;
  share: (share: number) => string;
  /** A share as whole percent. */
  percent: (share: number) => string;
  /** A probability found by draws: never said to be certain, since a next draw may fall otherwise. */
  sureness: (probability: number) => string;
  number: (value: number, digits?: number) => string;
  tokens: (tokens: number) => string;
  date: (iso: string) => string;
  /** An ISO time as day and time of this machine's clock. */
  moment: (iso: string) => string;
  /** A refusal in the reader's language; kinds without words of their own speak English. */
  refusal: (refusal: Refusal) => string;
}

/** The words of a translator in one language, and amounts in one money. */
export const speechOf = (translator: i18n, language: Language, money: Money): Speech => {
  const t = translator.getFixedT(language);
  return {
    language,
    say: voiceIn((path, blanks) => t(path, blanks), money),
    money: (usd) => formatMoney(usd, money, language),
    moneyTo: (usd, decimals) => formatMoneyTo(usd, money, language, { decimals }),
    usd: (usd) => formatUsd(usd, language),
    share: (share) => formatShare(share, language),
    percent: (share) => formatPercent(share, language),
    sureness: (probability) => formatSureness(probability, language),
    number: (value, digits) => formatNumber(value, language, digits),
    tokens: (tokens) => formatTokens(tokens, language),
    date: (iso) => formatDate(iso, language),
    moment: (iso) =>
      new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', {
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(new Date(iso)),
    refusal: ({ kind, message, details }) =>
      translator.exists(`refusals.${kind}`) ? t(`refusals.${kind}`, details ?? {}) : message,
  };
};

const SpeechContext = createContext<Speech | null>(null);

/** Whatever is inside speaks so; it is drawn again when that changes. */
export const Speaking = SpeechContext.Provider;

export const useI18n = (): Speech => {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('No language is chosen here.');
  return speech;
};
