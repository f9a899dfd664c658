/** One form of quotation marks, of ranges and of sums below nothing, in every text of either language. */
import { describe, expect, it } from 'vitest';
import { dollars } from '../../../shared/foundation/money.ts';
import { allWords } from '../../../shared/words/all.ts';
import { formatMoneyTo, formatNumber, formatPercent, formatShare, formatUsd } from '../../../shared/words/format.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages, type Word } from '../../../shared/words/words.ts';

const texts = Object.entries(allWords).flatMap(([area, words]) =>
  Object.entries(words as Record<string, Word>).map(([name, word]) => ({ path: `${area}.${name}`, ...word })),
);

/** What is typed on a command line or stands in a file is quoted as it is typed. */
const typed = /--[\w-]+ "[^"]*"|TO "[^"]*"|\{"currency.*\}/g;

/** The same as words without what is a place to go to: “从 A 到 B”. */
const fromPlaceToPlace = /从 \{\{\w+\}\} 到 \{\{\w+\}\}/g;

describe('every text', () => {
  it('quotes with curly marks, which pair up', () => {
    const straight = texts.flatMap(({ path, en, zh }) =>
      [en, zh].some((text) => text.replace(typed, '').includes('"')) ? [path] : [],
    );
    expect(straight).toEqual([]);
    const count = (text: string, sign: string): number => text.split(sign).length;
    const unpaired = texts.flatMap(({ path, en, zh }) =>
      [en, zh].every((text) => count(text, '“') === count(text, '”')) ? [] : [path],
    );
    expect(unpaired).toEqual([]);
  });

  it('has one space between Chinese and a blank, which goes where both turn out to be Chinese', () => {
    const tight = texts.flatMap(({ path, zh }) => (/[一-鿿]\{\{|\}\}[一-鿿]/.test(zh) ? [`${path}: ${zh}`] : []));
    expect(tight).toEqual([]);
  });

  it('says a range in Chinese with 至', () => {
    const others = texts.flatMap(({ path, zh }) =>
      /[\d}] ?[到~～–] ?[\d{]/.test(zh.replace(fromPlaceToPlace, '')) ? [`${path}: ${zh}`] : [],
    );
    expect(others).toEqual([]);
  });
});

it.each(languages)('a sum below nothing has a minus sign before its currency, in %s', (language) => {
  expect([
    formatUsd(-10961, language),
    formatUsd(-0.3, language),
    formatMoneyTo(-2, dollars, language, { decimals: 2, signed: true }),
  ]).toEqual(['−$10,961', '−$0.300', '−$2.00']);
  expect(formatMoneyTo(2, dollars, language, { decimals: 2, signed: true })).toBe('+$2.00');
});

describe('a blank of a Chinese sentence', () => {
  const zh = sayIn('zh');

  it('has no space beside it where both sides turn out to be Chinese, whoever is beside it', () => {
    expect(zh('decide.ruleSaidIn', { category: '编程', rule: '数据留在', value: '瑞士' })).toBe('编程：数据留在瑞士');
    expect(zh('decide.ruleSaidIn', { category: '编程', rule: '模型数不超过', value: 2 })).toBe('编程：模型数不超过 2');
  });

  it('keeps what was typed as it was typed', () => {
    expect(zh('decide.ruleSaidIn', { category: '客 服', rule: '模型', value: 'a 组 b' })).toBe('客 服：模型 a 组 b');
    expect(sayIn('en')('decide.ruleSaidIn', { category: '客服', rule: '模型', value: '数据' })).toBe('模型 数据, 客服');
  });
});

it.each(languages)('what is nothing, or rounds to nothing, has no sign, in %s', (language) => {
  const texts = [
    formatUsd(-0, language),
    formatNumber(-0.4, language),
    formatShare(-0.00001, language),
    formatPercent(-0.001, language),
    formatMoneyTo(-0.001, dollars, language, { decimals: 2, signed: true }),
  ];
  expect(texts).toEqual(['$0.00', '0', '0.00%', '0%', '$0.00'].map((text) => expect.stringContaining(text)));
  for (const text of texts) expect(text).not.toMatch(/[-−+]/);
  expect(formatNumber(-0.6, language)).toBe('-1');
});
