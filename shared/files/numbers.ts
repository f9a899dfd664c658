/** Numbers as spreadsheets and bills write them: decimal commas, thousands, currency signs, brackets for minus. */

export type DecimalSign = '.' | ',';

/** A code stands by itself: there is none in "neural" nor in "win rate". */
const named = (code: string, signs: string): RegExp => new RegExp(`${signs}|(?<![a-z])(?:${code})(?![a-z])`, 'i');

const currencySigns: readonly [RegExp, string][] = [
  [named('HKD', 'HK\\$|港元|港币'), 'HKD'],
  [named('USD', 'US\\$|\\$|美元'), 'USD'],
  [named('EUR', '€|欧元'), 'EUR'],
  [named('GBP', '£|英镑'), 'GBP'],
  [named('JPY', '円|日元'), 'JPY'],

  [named('KRW', '₩|韩元'), 'KRW'],
  [named('CNY|RMB', 'CN¥|人民币|元'), 'CNY'],
  [named('INR', '₹'), 'INR'],
  [named('CHF', '瑞士法郎'), 'CHF'],
  [named('BRL', 'R\\$'), 'BRL'],
  // Yen or yuan: the sign alone cannot tell.
  [/¥/, '¥'],
];

/** The currency a text names by sign or code, as an ISO code, `¥` where it is yen or yuan, or null. */
export const currencyIn = (text: string): string | null => {
  if (/^[\d.,'\s+-]*$/.test(text)) return null;
  if (/R\$/.test(text)) return 'BRL';
  const plain = text.normalize('NFKC');
  return currencySigns.find(([sign]) => sign.test(plain))?.[1] ?? null;
};

const unknownWords: ReadonlySet<string> = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  'nan',
  'null',
  'none',
  'unknown',
  '#n/a',
]);

/** Whether a cell says that there is no figure: empty, `-`, `n/a` and the like. */
export const isUnknownWord = (text: string): boolean => unknownWords.has(text.trim().toLowerCase());

/** Words for a power of ten behind a number: "1.5M", "1,5 Mio.", "20k", "3万". */
const scaleWords: readonly [RegExp, number][] = [
  [/\d\s*(?:k|tsd\.?|thousands?|千)$/i, 1e3],
  [/\d\s*万$/, 1e4],
  [/\d\s*(?:m|mn|mio\.?|millions?|百万)$/i, 1e6],
  [/\d\s*[亿億]$/, 1e8],
  [/\d\s*(?:b|bn|mrd\.?|billions?)$/i, 1e9],
];

/** A number without the word for a power of ten behind it, and that power; 1 where it has none. */
export const withoutScale = (text: string): { text: string; scale: number } => {
  const trimmed = text.normalize('NFKC').trim();
  const found = scaleWords.find(([words]) => words.test(trimmed));
  return found ? { text: trimmed.replace(/[^\d]+$/, ''), scale: found[1] } : { text, scale: 1 };
};

/** Digits and signs alone, minus in front; null where the text is no number. */
const bareNumber = (text: string): string | null => {
  const trimmed = text.normalize('NFKC').trim();
  const isBracketed = /^\(.*\)$/.test(trimmed);
  const bare = trimmed
    .replace(/^\(|\)$/g, '')
    .replace(
      /US\$|HK\$|R\$|CN¥|[$€£¥₹₩]|(?<![A-Za-z])(?:[A-Z]{3}|usd|eur|gbp|cny|rmb|jpy|inr|chf|brl|krw)(?![A-Za-z])/g,
      '',
    )
    .replace(/円|[美欧日港韩]元|人民币|元/g, '')
    .replace(/[\s\u00a0\u202f'’_]/g, '')
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.');
  if (!/^-?\d[\d.,]*(?:e[+-]?\d+)?$/i.test(bare)) return null;
  return isBracketed ? `-${bare}` : bare;
};

const number = (text: string): number | null => {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
};

/** Which decimal sign a text proves, or null where it could be either ("1.234", "1,5" proves a comma). */
export const provenSign = (text: string): DecimalSign | null => {
  const bare = bareNumber(text);
  if (bare === null) return null;
  const dots = bare.split('.').length - 1;
  const commas = bare.split(',').length - 1;
  if (dots > 0 && commas > 0) return bare.lastIndexOf('.') > bare.lastIndexOf(',') ? '.' : ',';
  if (dots > 1) return ',';
  if (commas > 1) return '.';
  const sign = dots === 1 ? '.' : commas === 1 ? ',' : null;
  if (sign === null) return null;
  const [whole = '', rest = ''] = bare.split(sign);
  const isThousands = /^\d{3}$/.test(rest) && /^-?[1-9]\d{0,2}$/.test(whole);
  return isThousands ? null : sign;
};

/** The decimal sign of a column from its values; null where none proves one, or two prove different ones. */
export const decimalSignOf = (values: Iterable<string>): DecimalSign | null => {
  const proofs = new Set<DecimalSign>();
  for (const value of values) {
    const sign = provenSign(value);
    if (sign !== null) proofs.add(sign);
    if (proofs.size > 1) return null;
  }
  return [...proofs][0] ?? null;
};

/** Money or a quantity: the sign a value proves itself, else the one of its column. null where it is no number. */
export const parseDecimal = (text: string, columnSign: DecimalSign = '.'): number | null => {
  const plain = Number(text);
  if (columnSign === '.' && text !== '' && !Number.isNaN(plain) && text.trim() !== '')
    return Number.isFinite(plain) && !/^\s*0[xob]/i.test(text) ? plain : null;
  if (isUnknownWord(text)) return null;
  const bare = bareNumber(text);
  if (bare === null) return null;
  const sign = provenSign(text) ?? columnSign;
  return number(sign === ',' ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''));
};

/** A count (tokens, requests): groups of three are thousands whatever the sign, "3.0" is 3. null where it is none. */
export const parseCount = (text: string): number | null => {
  if (/^\d+$/.test(text)) return Number(text);
  if (isUnknownWord(text)) return null;
  const bare = bareNumber(text);
  if (bare === null) return null;
  if (/^-?\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(bare)) return number(bare.replace(/[.,]/g, ''));
  return parseDecimal(text);
};
