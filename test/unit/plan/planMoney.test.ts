import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import { dollars, type Money, rateRange } from '../../../shared/foundation/money.ts';
import { showIn, stateRate } from '../../../shared/plan/edits/money.ts';
import { unitRanges } from '../../../shared/plan/estimateUnits.ts';
import { formatAmount, formatEstimate } from '../../../shared/plan/formatEstimate.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';
import { moneyOf } from '../../../shared/plan/planMoney.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { readPaste } from '../../../shared/plan/readPaste.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const { plan } = smallJob([modelAt('a')], { a: 0.6 }, { one: ladder([rung('a')]) });
const yuan = { currency: 'CNY', perUsd: 7.12, day: '2026-11-27' } as const;
const euro = { currency: 'EUR', perUsd: 0.92, day: '2026-11-20' } as const;
const typedIn = (text: string, money: Money) => parseEstimate(text, 'usd', unitRanges.usd, money);

describe('the money of a plan', () => {
  it('is dollars until a rate is stated, and never another without one', () => {
    expect(moneyOf(plan)).toEqual(dollars);
    expect(showIn(plan, 'CNY')).toMatchObject({ ok: false, error: { kind: 'moneyWithoutRate' } });
    const inYuan = stateRate(plan, yuan);
    expect(inYuan.ok && moneyOf(inYuan.value)).toEqual(yuan);
  });

  it('keeps a rate while another money is shown, and one rate a currency', () => {
    const both = [yuan, euro, { ...yuan, perUsd: 7.2 }].reduce((at, rate) => {
      const stated = stateRate(at, rate);
      if (!stated.ok) throw new Error(stated.error.message);
      return stated.value;
    }, plan);
    expect(both.money).toEqual({ shown: 'CNY', rates: [euro, { ...yuan, perUsd: 7.2 }] });
    const back = showIn(both, 'USD');
    expect(back.ok && moneyOf(back.value)).toEqual(dollars);
    expect(back.ok && moneyOf({ ...back.value, money: { shown: 'EUR', rates: [euro] } })).toEqual(euro);
    expect(showIn(plan, 'USD')).toEqual({ ok: true, value: plan });
  });

  it('is refused where a file states no day, a rate of 0, two rates of one currency, or shows what has none', () => {
    const read = (money: unknown) => {
      const answer = readPlan({ ...plan, money });
      return answer.ok ? 'read' : answer.error.kind;
    };
    expect(read({ shown: 'CNY', rates: [yuan] })).toBe('read');
    expect(read({ shown: 'CNY', rates: [{ currency: 'CNY', perUsd: 7.12 }] })).toBe('missingField');
    expect(read({ shown: 'CNY', rates: [{ ...yuan, perUsd: 0 }] })).toBe('invalidNumber');
    expect(read({ shown: 'CNY', rates: [{ ...yuan, day: '2026-02-30' }] })).toBe('invalidDate');
    expect(read({ shown: 'CNY', rates: [yuan, { ...yuan, perUsd: 7 }] })).toBe('moneyRateTwice');
    expect(read({ shown: 'EUR', rates: [yuan] })).toBe('moneyWithoutRate');
  });

  it('travels in the file, and a plan in dollars says nothing of it', () => {
    const before = openPortfolio(readFileSync(`${root}/test/fixtures/portfolio-v6.portfolio`, 'utf8'));
    if (!before.ok) throw new Error(before.error.message);
    const document = before.value;
    const money = { shown: 'CNY' as const, rates: [yuan] };
    const after = openPortfolio(writePortfolio({ ...document, plan: { ...document.plan, money } }, 'test'));
    expect(after.ok && after.value.plan).toEqual({ ...document.plan, money });
    expect(writePortfolio(document, 'test')).not.toContain('"money"');
  });
});

describe('amounts in another money', () => {
  it.each([
    [3, yuan, '¥21.36'],
    [40, yuan, '¥284.8'],
    [0.05, yuan, '¥0.356'],
    [1e6, yuan, '¥7.12M'],
    [100 / 7.12, yuan, '¥100'],
    [100, euro, '€92'],
    [3, dollars, '$3'],
    // Nobody types so many digits: they come of a rate.
    [100 / 7.12, dollars, '$14.0449'],
  ] as const)('%s USD reads as it is typed', (usd, money, text) => {
    expect(formatAmount(usd, 'usd', money)).toBe(text);
  });

  it.each([
    ['21.36', yuan, 3],
    ['¥21.36', yuan, 3],
    ['21.36 元', yuan, 3],
    ['人民币21.36', yuan, 3],
    ['CNY 21.36', yuan, 3],
    ['￥7.12万', yuan, 10_000],
    ['71.2k rmb', yuan, 10_000],
    ['$3', yuan, 3],
    ['3美元', yuan, 3],
    ['€92', euro, 100],
    ['92 欧元', euro, 100],
    ['92 eur', euro, 100],
  ] as const)('“%s” is read', (text, money, usd) => {
    const read = typedIn(text, money);
    expect(read.ok && read.value.value).toBeCloseTo(usd, 9);
  });

  it('is refused in a currency without a rate here, by name, and in two at once', () => {
    expect(typedIn('¥21', dollars)).toMatchObject({
      error: { kind: 'estimateOtherCurrency', details: { typed: '¥21', named: 'CNY', currency: 'USD' } },
    });
    expect(typedIn('€21', yuan)).toMatchObject({ error: { kind: 'estimateOtherCurrency' } });
    expect(typedIn('$3 to ¥30', yuan)).toMatchObject({ error: { kind: 'estimateUnreadable' } });
    expect(typedIn('half', yuan)).toMatchObject({ error: { details: { symbol: '¥', min: '¥0' } } });
  });

  it('keeps a range and its middle over the rate', () => {
    const read = typedIn('100 to 200', yuan);
    expect(read.ok && formatEstimate(read.value, 'usd', 'zh', yuan)).toBe('¥100 至 ¥200');
    expect(formatEstimate({ value: 40, low: 20, high: 80 }, 'usd', 'en', yuan)).toBe('¥284.8 (¥142.4 to ¥569.6)');
  });

  it('is pasted in the money that is shown', () => {
    expect(readPaste([['21.36']], 0, ['value'], yuan)[0]?.read).toMatchObject({ value: { estimate: { value: 3 } } });
  });

  it('what is typed in it is shown as it was typed, at any rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: rateRange.min, max: rateRange.max, noNaN: true }),
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (perUsd, digits, decimals) => {
          const money: Money = { ...yuan, perUsd };
          const amount = digits / 10 ** decimals;
          const read = typedIn(String(amount), money);
          if (!read.ok) throw new Error(read.error.message);
          expect(read.value.value * perUsd).toBeCloseTo(amount, 5);
          expect(formatAmount(read.value.value, 'usd', money)).toBe(formatAmount(amount, 'usd').replace('$', '¥'));
        },
      ),
      { numRuns: 1000, seed: 1 },
    );
  });
});
