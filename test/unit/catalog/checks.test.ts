import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  catalogId,
  checkWith,
  cleanName,
  cleanText,
  finiteNumber,
  isIsoDate,
  isoDateOrMonth,
  listOf,
  oneOf,
  rule,
  share,
  wholeNumber,
} from '../../../shared/catalog/checks.ts';

const shape = z
  .strictObject({
    rate: share(),
    count: wholeNumber({ min: 0, max: 10 }),
    name: cleanName(20),
    id: catalogId(),
    tiers: listOf(z.strictObject({ at: finiteNumber({ min: 0, max: 1e9 }) }), 3),
    mode: oneOf('whole', 'marginal'),
  })
  .refine((row) => row.count !== 7, rule('unluckyCount', ['count'], 'any count but 7', { unlucky: 7 }));

const good = { rate: 0.5, count: 3, name: 'x', id: 'a/b.c:d-e', tiers: [{ at: 1 }], mode: 'whole' };
const refusalFor = (change: Record<string, unknown>) => {
  const result = checkWith(shape, { ...good, ...change }, 'Row 1');
  if (result.ok) throw new Error('was accepted');
  return result.error;
};

describe('checkWith', () => {
  it('gives back a good row', () => {
    expect(checkWith(shape, good, 'Row 1')).toEqual({ ok: true, value: good });
  });

  it('names the field, the value and what is allowed', () => {
    expect(refusalFor({ rate: 1.2 })).toEqual({
      kind: 'invalidNumber',
      message: 'Row 1: rate is 1.2; allowed: a number from 0 to 1.',
      details: { subject: 'Row 1', field: 'rate', value: '1.2', allowed: 'a number from 0 to 1', min: 0, max: 1 },
    });
    expect(refusalFor({ tiers: [{ at: 1 }, { at: -1 }] }).details).toMatchObject({ field: 'tiers[1].at', value: '-1' });
  });

  it.each([
    ['rate', Number.NaN, 'invalidNumber'],
    ['rate', Number.POSITIVE_INFINITY, 'invalidNumber'],
    ['rate', '0.5', 'invalidNumber'],
    ['rate', undefined, 'missingField'],
    ['count', 1.5, 'invalidWholeNumber'],
    ['count', 7, 'unluckyCount'],
    ['name', '   ', 'invalidName'],
    ['name', 'a\u0000b', 'invalidName'],
    ['name', 'abc\u202etxt', 'invalidName'],
    ['name', '\ud800', 'invalidName'],
    ['name', 'x'.repeat(21), 'invalidName'],
    ['id', '__proto__', 'invalidId'],
    ['id', 'constructor', 'invalidId'],
    ['id', '', 'invalidId'],
    ['id', 'a b', 'invalidId'],
    ['id', "x'; drop table model; --", 'invalidId'],
    ['tiers', 'none', 'invalidList'],
    ['tiers', [1], 'invalidObject'],
    ['tiers', [{ at: 1 }, { at: 1 }, { at: 1 }, { at: 1 }], 'invalidCount'],
    ['mode', 'other', 'invalidChoice'],
    ['extra', 1, 'unknownField'],
  ])('%s = %j is refused as %s', (field, value, kind) => {
    const refusal = refusalFor({ [field]: value });
    expect(refusal.kind).toBe(kind);
    expect(refusal.message).toContain(field);
    expect(refusal.message).toContain('allowed: ');
  });

  it('says nothing longer than a sentence, whatever was sent', () => {
    expect(refusalFor({ name: '\u0007'.repeat(100_000) }).message.length).toBeLessThan(300);
    expect(refusalFor({ ['k'.repeat(100_000)]: 1 }).message.length).toBeLessThan(700);
  });

  it('refuses what is not an object at all', () => {
    for (const input of [null, undefined, 1, 'x', []]) expect(checkWith(shape, input, 'Row 1').ok).toBe(false);
  });
});

describe('dates', () => {
  it('are days that exist', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '1999-01-01']) expect(isIsoDate(day)).toBe(true);
    for (const day of [
      '2025-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '2026',
      20260101,
    ])
      expect(isIsoDate(day)).toBe(false);
  });

  it('may be a month where the source says no more', () => {
    expect(isoDateOrMonth().safeParse('2024-03').success).toBe(true);
    expect(isoDateOrMonth().safeParse('2024-13').success).toBe(false);
    expect(isoDateOrMonth().safeParse('2024').success).toBe(false);
  });
});

describe('cleanText', () => {
  it('lets tabs, line ends and any language through', () => {
    expect(cleanText(50).safeParse('模型\t组合\nзадача 🙂').success).toBe(true);
  });
});
