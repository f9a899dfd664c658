/** The page's language: its words and its way of writing numbers. */
import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import type { Refusal } from '../../shared/foundation/answer.ts';
import { dayOf, daysBetween } from '../../shared/foundation/days.ts';
import type { Money } from '../../shared/foundation/money.ts';
import {
  formatDate,
  formatDateInColumn,
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
import { textIn } from '../../shared/words/translator.ts';
import { voiceIn } from '../../shared/words/voice.ts';
import type { Language } from '../../shared/words/words.ts';
import { today } from './today.ts';

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
  /** The same in a column of days. */
  dateInColumn: (iso: string) => string;
  /** An ISO time as day and time of this machine's clock. */
  moment: (iso: string) => string;
  /** A refusal in the reader's language; kinds without words of their own speak English. */
  refusal: (refusal: Refusal) => string;
}

/** Today with its time, yesterday by its name, and what is older with both. */
const momentIn = (say: Say, language: Language, moment: Date): string => {
  const time = [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  const day = dayOf(moment);
  const ago = daysBetween(day, today());
  if (ago === 0) return say('app.todayAt', { time });
  return ago === 1 ? say('app.yesterday') : say('app.dayAt', { day: formatDate(day, language), time });
};

/** The words of a translator in one language, and amounts in one money. */
export const speechOf = (translator: i18n, language: Language, money: Money): Speech => {
  const text = textIn(translator, language);
  const voice = voiceIn(text, money);
  return {
    language,
    say: voice,
    money: (usd) => formatMoney(usd, money, language),
    moneyTo: (usd, decimals) => formatMoneyTo(usd, money, language, { decimals }),
    usd: (usd) => formatUsd(usd, language),
    share: (share) => formatShare(share, language),
    percent: (share) => formatPercent(share, language),
    sureness: (probability) => formatSureness(probability, language),
    number: (value, digits) => formatNumber(value, language, digits),
    tokens: (tokens) => formatTokens(tokens, language),
    date: (iso) => formatDate(iso, language),
    dateInColumn: (iso) => formatDateInColumn(iso, language),
    moment: (iso) => momentIn(voice, language, new Date(iso)),
    refusal: ({ kind, message, details }) =>
      translator.exists(`refusals.${kind}`) ? text(`refusals.${kind}`, details ?? {}) : message,
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
