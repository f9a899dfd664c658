/** The page's language: its words and its way of writing numbers. Re-renders whoever asked when it changes. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../shared/foundation/answer.ts';
import {
  formatDate,
  formatNumber,
  formatPercent,
  formatShare,
  formatSureness,
  formatTokens,
  formatUsd,
  formatUsdTo,
} from '../../shared/words/format.ts';
import type { Say } from '../../shared/words/say.ts';
import type { Language } from '../../shared/words/words.ts';

export interface Speech {
  language: Language;
  say: Say;
  usd: (usd: number) => string;
  /** With these decimals whatever its size, for sums that are to be seen to add up. */
  usdTo: (usd: number, decimals: 0 | 2) => string;
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

export const useI18n = (): Speech => {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'zh' ? 'zh' : 'en';
  return useMemo(
    () => ({
      language,
      say: (path, blanks) => t(path, blanks ?? {}),
      usd: (usd) => formatUsd(usd, language),
      usdTo: (usd, decimals) => formatUsdTo(usd, language, decimals),
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
        i18n.exists(`refusals.${kind}`) ? t(`refusals.${kind}`, details ?? {}) : message,
    }),
    [t, i18n, language],
  );
};
