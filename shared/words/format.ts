/** Numbers as a person reads them, by language. The one place that knows how many digits a figure deserves. */
import { dollars, fromUsd, type Money } from '../foundation/money.ts';
import type { Language } from './words.ts';

const locales: Record<Language, string> = { en: 'en-US', zh: 'zh-CN' };
const cache = new Map<string, Intl.NumberFormat>();

/** What is nothing, or rounds to nothing, has no minus. */
const formatter = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = language + JSON.stringify(options);
  let found = cache.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(locales[language], { signDisplay: 'negative', ...options });
    cache.set(key, found);
  }
  return found;
};

/** A sum below nothing has a minus sign, which is as wide as a plus; the hyphen that locales put there is not. */
const written = (amount: number, money: Money, language: Language, options: Intl.NumberFormatOptions): string =>
  formatter(language, { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol', ...options })
    .format(amount)
    .replace('-', '−');

/** An amount of USD in this money: three significant digits below 1, none behind the point from 1,000; never scientific. */
export const formatMoney = (usd: number, money: Money, language: Language): string => {
  const amount = fromUsd(usd, money);
  const size = Math.abs(amount);
  const options: Intl.NumberFormatOptions =
    size >= 1000
      ? { maximumFractionDigits: 0 }
      : size >= 1
        ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
        : { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return written(amount, money, language, amount === 0 ? {} : options);
};

/** The same in dollars, whatever the plan is shown in: what vendors ask, and what was published. */
export const formatUsd = (usd: number, language: Language): string => formatMoney(usd, dollars, language);

/** An amount of USD with these decimals whatever its size, for sums that are to be seen to add up; `signed`: additions too. */
export const formatMoneyTo = (
  usd: number,
  money: Money,
  language: Language,
  { decimals, signed = false }: { decimals: 0 | 2; signed?: boolean },
): string =>
  written(fromUsd(usd, money), money, language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...(signed && { signDisplay: 'exceptZero' }),
  });

/** A share of 1 as a percent with one decimal, or two where it is below 1%. */
export const formatShare = (share: number, language: Language): string => {
  const digits = share !== 0 && Math.abs(share) < 0.01 ? 2 : 1;
  return formatter(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    share,
  );
};

/** A share as whole percent: 0.239 is 24%; a part of the whole is never said to be none or all of it. */
export const formatPercent = (share: number, language: Language): string => {
  const whole = formatter(language, { style: 'percent', maximumFractionDigits: 0 });
  if (share > 0.99 && share < 1) return `>${whole.format(0.99)}`;
  if (share > 0 && share < 0.01) return `<${whole.format(0.01)}`;
  return whole.format(share);
};

/** A probability of being right as whole percent: 0.914 is 91%; certainty is never claimed of a thousand draws. */
export const formatSureness = (probability: number, language: Language): string =>
  formatPercent(Math.min(Math.max(probability, 0.001), 0.999), language);

/** A count or a plain number with at most `digits` decimals. */
export const formatNumber = (value: number, language: Language, digits = 0): string =>
  formatter(language, { maximumFractionDigits: digits }).format(value);

/** Tokens: 128,000 as 128k, 1,048,576 as 1.05M. */
export const formatTokens = (tokens: number, language: Language): string =>
  formatter(language === 'zh' ? 'en' : language, { notation: 'compact', maximumSignificantDigits: 3 }).format(tokens);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The month of an ISO date: Aug, 8 月. */
export const formatMonth = (iso: string, language: Language): string => {
  const month = Number(iso.slice(5, 7));
  return language === 'zh' ? `${month} 月` : (months[month - 1] ?? iso);
};

/** An ISO date (2026-08-08) as a sentence has it: 8 Aug 2026, 2026 年 8 月 8 日; a month without a day as that. */
export const formatDate = (iso: string, language: Language): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(iso) ?? [];
  if (year === undefined || months[Number(month) - 1] === undefined) return iso;
  if (language === 'zh') return `${year} 年 ${Number(month)} 月${day === undefined ? '' : ` ${Number(day)} 日`}`;
  return `${day === undefined ? '' : `${Number(day)} `}${formatMonth(iso, language)} ${year}`;
};

/** The same in a column, where days stand below each other: 8 Aug 2026, 2026-08-08. */
export const formatDateInColumn = (iso: string, language: Language): string =>
  language === 'zh' ? iso.slice(0, 10) : formatDate(iso, language);

/** 1 Monday to 7 Sunday. */
export const formatWeekday = (day: number, language: Language): string =>
  // The first of January 2024 was a Monday.
  new Intl.DateTimeFormat(locales[language], { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));

/** A word that begins a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const places = new Map<Language, Intl.DisplayNames>();

/** A country or a union by its ISO-2 code in words; what is no such code stays as it is. */
export const formatPlace = (code: string, language: Language): string => {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = places.get(language) ?? new Intl.DisplayNames(locales[language], { type: 'region' });
  places.set(language, names);
  return names.of(code) ?? code;
};

/** Names one after another: "A, B, and C", "A、B和C". */
export const formatList = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(names);

/** A name and what it is of, or what it says: “Share: Programming”. */
export const titled = (name: string, of: string, language: Language): string =>
  name + (language === 'zh' ? '：' : ': ') + of;

/** What stands between two sentences. */
export const sentenceGap = (language: Language): string => (language === 'zh' ? '' : ' ');

/** What stands between two sentences that have no full stop of their own. */
export const fullStop = (language: Language): string => (language === 'zh' ? '。' : '. ');

/** What stands between the parts of a name, as a stack, a row and a step. */
export const clauseSign = (language: Language): string => (language === 'zh' ? '，' : ', ');

/** An addition behind a name. */
export const inBrackets = (text: string, language: Language): string =>
  language === 'zh' ? `（${text}）` : ` (${text})`;

/** What stands between the items of a list. */
export const listSign = (language: Language): string => (language === 'zh' ? '、' : ', ');

/** A name that itself quotes one, for a sentence that puts it in quotation marks: theirs become single ones. */
export const withinQuotes = (name: string): string => name.replaceAll('“', '‘').replaceAll('”', '’');

/** Names that may hold commas themselves: “A”, “B”. */
export const quoteNames = (names: readonly string[], language: Language): string =>
  names.map((name) => `“${name}”`).join(language === 'zh' ? '' : ', ');
