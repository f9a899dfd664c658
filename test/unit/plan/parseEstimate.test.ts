import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../shared/plan/estimate.ts';
import { type EstimateUnit, unitRanges } from '../../../shared/plan/estimateUnits.ts';
import { formatEstimate } from '../../../shared/plan/formatEstimate.ts';
import { parseEstimate } from '../../../shared/plan/parseEstimate.ts';

const read = (text: string, unit: EstimateUnit): Estimate => {
  const parsed = parseEstimate(text, unit);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

const kindOf = (text: string, unit: EstimateUnit): string => {
  const parsed = parseEstimate(text, unit);
  return parsed.ok ? 'read' : parsed.error.kind;
};

describe('an estimate as it is typed', () => {
  it.each<[string, EstimateUnit, Estimate]>([
    ['0.6 to 0.8', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['0.6-0.8', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['.6–.8', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['60% to 80%', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['60 to 80%', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['45%', 'share', { value: 0.45 }],
    ['13.51', 'share', { value: 0.1351 }],
    ['60 to 80', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['0.5-2', 'share', { value: 0.0125, low: 0.005, high: 0.02 }],
    ['1', 'share', { value: 1 }],
    ['57%', 'share', { value: 0.57 }],
    ['6成', 'share', { value: 0.6 }],
    ['$3', 'usd', { value: 3 }],
    ['US$1,250.50', 'usd', { value: 1250.5 }],
    ['3 美元', 'usd', { value: 3 }],
    ['$2-$4', 'usd', { value: 3, low: 2, high: 4 }],
    ['$100 ± 10%', 'usd', { value: 100, low: 90, high: 110 }],
    ['20k', 'tokens', { value: 20_000 }],
    ['20k tokens', 'tokens', { value: 20_000 }],
    ['20-30k', 'tokens', { value: 25_000, low: 20_000, high: 30_000 }],
    ['500 to 2k', 'tokens', { value: 1250, low: 500, high: 2000 }],
    ['1.5M', 'tokens', { value: 1_500_000 }],
    ['2万', 'tokens', { value: 20_000 }],
    ['1.2亿', 'count', { value: 120_000_000 }],
    ['200,000', 'count', { value: 200_000 }],
    ['1e3', 'count', { value: 1000 }],
    ['0.7 (0.6 to 0.8)', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['65% (60% - 80%)', 'share', { value: 0.65, low: 0.6, high: 0.8 }],
    ['0.7 ± 0.1', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['70 ± 10%', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['0.7 ± 10%', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['20 ± 5k', 'tokens', { value: 20_000, low: 15_000, high: 25_000 }],
    ['20000 ± 5k', 'tokens', { value: 20_000, low: 15_000, high: 25_000 }],
    ['70% +/- 10', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['0.6 到 0.8', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['0.6至0.8', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['６０％～８０％', 'share', { value: 0.7, low: 0.6, high: 0.8 }],
    ['０．６（０．５－０．８）', 'share', { value: 0.6, low: 0.5, high: 0.8 }],
    ['5 min', 'minutes', { value: 5 }],
    ['1.5 小时', 'minutes', { value: 90 }],
    ['5m', 'minutes', { value: 5 }],
    ['800 ms', 'seconds', { value: 0.8 }],
    ['2 to 3 minutes', 'seconds', { value: 150, low: 120, high: 180 }],
    ['0.6 to 0.6', 'share', { value: 0.6 }],
    ['-0', 'usd', { value: 0 }],
  ])('%s as %s', (text, unit, expected) => {
    expect(read(text, unit)).toEqual(expected);
    expect(Object.is(read(text, unit).value, -0)).toBe(false);
  });

  it.each<[string, EstimateUnit, string]>([
    ['', 'share', 'estimateEmpty'],
    ['  \u3000', 'share', 'estimateEmpty'],
    ['450', 'share', 'estimateOutOfRange'],
    ['101%', 'share', 'estimateOutOfRange'],
    ['100.0000001', 'share', 'estimateOutOfRange'],
    ['-$3', 'usd', 'estimateOutOfRange'],
    ['0.05 ± 0.1', 'share', 'estimateOutOfRange'],
    ['0.8 to 0.6', 'share', 'estimateOrder'],
    ['0.9 (0.6 to 0.8)', 'share', 'estimateOrder'],
    ['about half', 'share', 'estimateUnreadable'],
    ['1e999', 'count', 'estimateUnreadable'],
    ['Infinity', 'usd', 'estimateUnreadable'],
    ['0x10', 'count', 'estimateUnreadable'],
    ['1,23', 'count', 'estimateUnreadable'],
    ['1.2.3', 'count', 'estimateUnreadable'],
    ['$3', 'tokens', 'estimateUnreadable'],
    ['constructor', 'share', 'estimateUnreadable'],
    ['3 constructor', 'share', 'estimateUnreadable'],
    ['5%', 'usd', 'estimateUnreadable'],
    ['9'.repeat(200), 'count', 'estimateUnreadable'],
  ])('%s as %s is refused', (text, unit, kind) => {
    expect(kindOf(text, unit)).toBe(kind);
  });

  it('names what was typed and what is allowed', () => {
    const refused = parseEstimate('101%', 'share');
    expect(refused).toEqual({
      ok: false,
      error: {
        kind: 'estimateOutOfRange',
        message: '“101%” is outside 0% to 100%.',
        details: { typed: '101%', min: '0%', max: '100%' },
      },
    });
  });

  const units = Object.keys(unitRanges) as EstimateUnit[];
  const estimateIn = (unit: EstimateUnit) =>
    fc
      .tuple(
        ...([0, 1, 2] as const).map(() =>
          fc.double({ min: unitRanges[unit].min, max: unitRanges[unit].max, noNaN: true }),
        ),
        fc.boolean(),
      )
      .map((drawn): Estimate => {
        const exact = drawn[3] as boolean;
        const typed = (end: number): number => Number(end.toPrecision(12));
        const [low = 0, value = 0, high = 0] = (drawn.slice(0, 3) as number[]).map(typed).sort((a, b) => a - b);
        return exact || low === high ? { value: value + 0 } : { value: value + 0, low: low + 0, high: high + 0 };
      });

  it.each(units)('a %s as long as anybody types reads back to the last digit, in both languages', (unit) => {
    fc.assert(
      fc.property(estimateIn(unit), fc.constantFrom('en' as const, 'zh' as const), (estimate, language) => {
        expect(read(formatEstimate(estimate, unit, language), unit)).toEqual(estimate);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });

  it('never throws, and gives an ordered finite estimate inside the allowed range or a refusal', () => {
    const scraps = fc.array(
      fc.constantFrom(
        '0',
        '1',
        '.',
        '-',
        '%',
        'k',
        '万',
        ' to ',
        '到',
        '(',
        ')',
        '±',
        '$',
        ',',
        'e',
        '9',
        ' ',
        '~',
        '至',
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          scraps.map((parts) => parts.join('')),
          fc.string(),
        ),
        fc.constantFrom(...units),
        (text, unit) => {
          const parsed = parseEstimate(text, unit);
          if (!parsed.ok) return parsed.error.message.length > 0;
          const { value, low = value, high = value } = parsed.value;
          return low <= value && value <= high && low >= unitRanges[unit].min && high <= unitRanges[unit].max;
        },
      ),
      { numRuns: 3000, seed: 2 },
    );
  });
});
