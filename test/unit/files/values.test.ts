/** Numbers and times as files write them, read one way or not at all. */
import { describe, expect, it } from 'vitest';
import { headerIndexOf } from '../../../shared/files/headerRow.ts';
import { currencyIn, decimalSignOf, parseCount, parseDecimal, provenSign } from '../../../shared/files/numbers.ts';
import { dayOrderOf, parseTime, timeOfSerial } from '../../../shared/files/times.ts';

const iso = (text: string, zone?: string, order?: 'dayFirst' | 'monthFirst'): string | null => {
  const time = parseTime(text, zone, order);
  return time === null ? null : new Date(time.ms).toISOString();
};

describe('numbers', () => {
  it.each([
    ['1.234,56', ',', 1234.56],
    ['1,234.56', '.', 1234.56],
    ['0,0025 €', ',', 0.0025],
    ['$0.01', '.', 0.01],
    ['1e-06', '.', 0.000001],
    ['(1.25)', '.', -1.25],
    ['1.234.567', ',', 1234567],
    ["12'345.60", '.', 12345.6],
    ['-0,5', ',', -0.5],
  ])('%s proves the sign it uses', (text, sign, value) => {
    expect(parseDecimal(text, provenSign(text) ?? (sign as '.' | ','))).toBeCloseTo(value, 12);
  });
  it('one value settles a column, a value alone may not', () => {
    expect(provenSign('1.234')).toBeNull();
    expect(decimalSignOf(['1.234', '0,5'])).toBe(',');
    expect(decimalSignOf(['1.234', '12.5'])).toBe('.');
    expect(decimalSignOf(['0,5', '0.5'])).toBeNull();
    expect(parseDecimal('1.234', ',')).toBe(1234);
    expect(parseDecimal('1.234', '.')).toBe(1.234);
  });
  it('counts are whole: groups of three are thousands, 3.0 is three', () => {
    expect(['3.0', '1.234', '1,234', '1.234.567', '12 345', '  7 ', '1e3'].map(parseCount)).toEqual([
      3, 1234, 1234, 1234567, 12345, 7, 1000,
    ]);
  });
  it('what is no number is unknown, never 0', () => {
    for (const text of ['', '-', 'n/a', 'NaN', 'Included', 'Free', 'abc']) {
      expect(parseDecimal(text)).toBeNull();
      expect(parseCount(text)).toBeNull();
    }
  });
  it('names the currency a value names', () => {
    expect(['0,02 €', '$1', 'CHF 3', '1.5', 'CNY'].map(currencyIn)).toEqual(['EUR', 'USD', 'CHF', null, 'CNY']);
    expect(['费用（元）', '0.02元', '价格(美元)', '欧元', '日元', '1.20EUR'].map(currencyIn)).toEqual([
      'CNY',
      'CNY',
      'USD',
      'EUR',
      'JPY',
      'EUR',
    ]);
    expect(['0.02元', '1.20EUR', 'HK$3', '1,5 美元'].map((text) => parseDecimal(text))).toEqual([0.02, 1.2, 3, 1.5]);
    expect(['neural cost', 'win rate', 'harmbench'].map(currencyIn)).toEqual([null, null, null]);
  });
});

describe('times', () => {
  it.each([
    ['1787097600', '2026-08-19T00:00:00.000Z'],
    ['1787012783843', '2026-08-18T00:26:23.843Z'],
    ['1787012783843000', '2026-08-18T00:26:23.843Z'],
    ['1787012783843000000', '2026-08-18T00:26:23.843Z'],
    ['2026-02-06 18:54:30.040', '2026-02-06T18:54:30.040Z'],
    ['2026-09-22 02:59:34.981+02:00', '2026-09-22T00:59:34.981Z'],
    ['2026-08-20 13:36:01.620000', '2026-08-20T13:36:01.620Z'],
    ['2026-08-19', '2026-08-19T00:00:00.000Z'],
    ['21.08.2026 11:53', '2026-08-21T11:53:00.000Z'],
    ['8/21/2026 1:05 PM', '2026-08-21T13:05:00.000Z'],
    ['2026年8月21日', '2026-08-21T00:00:00.000Z'],
    ['Aug 21, 2026', '2026-08-21T00:00:00.000Z'],
    ['21 August 2026 10:00', '2026-08-21T10:00:00.000Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));
  it('uses a zone where the text names none, summer time and its ends included', () => {
    expect(iso('01.09.2026 00:15', 'Europe/Berlin')).toBe('2026-08-31T22:15:00.000Z');
    expect(iso('01.12.2026 00:15', 'Europe/Berlin')).toBe('2026-11-30T23:15:00.000Z');
    expect(iso('2026-03-29 03:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
    expect(iso('2026-09-01 00:15', '+05:30')).toBe('2026-08-31T18:45:00.000Z');
    expect(iso('2026-09-01T00:15Z', 'Europe/Berlin')).toBe('2026-09-01T00:15:00.000Z');
  });
  it('reads the order of day and month off the values', () => {
    expect(dayOrderOf(['01/02/2026', '13/02/2026'])).toBe('dayFirst');
    expect(dayOrderOf(['01/02/2026', '02/13/2026'])).toBe('monthFirst');
    expect(dayOrderOf(['01/02/2026'])).toBeNull();
    expect(iso('01/02/2026', 'UTC', 'dayFirst')).toBe('2026-02-01T00:00:00.000Z');
  });
  it('days that do not exist and numbers that are none are no times', () => {
    for (const text of ['31.02.2026', '2026-13-01', 'yesterday', '', '12']) expect(parseTime(text)).toBeNull();
    expect(timeOfSerial('46255')?.ms).toBe(Date.UTC(2026, 7, 21));
    expect(timeOfSerial('4625')).toBeNull();
  });
});

describe('the header', () => {
  const at = (...rows: string[][]): number => headerIndexOf(rows.map((cells, i) => ({ cells, line: i + 1 })));
  it('stands below titles and above numbers', () => {
    expect(
      at(['LLM-Kosten', '', ''], ['Stand: 1', '', ''], [''], ['Zeit', 'Modell', 'Kosten'], ['1', 'gpt', '2']),
    ).toBe(3);
    expect(at(['date', 'model'], ['2026-01-01', 'a'])).toBe(0);
    expect(at(['1', '2'], ['3', '4'])).toBe(-1);
  });
});
