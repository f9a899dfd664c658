import { expect, it } from 'vitest';
import type { MonthlyPrice } from '../../../shared/catalog/history.ts';
import { courseByMonth } from '../../../shared/catalog/priceCourse.ts';

const seen = (date: string, promptUsdPerM: number): MonthlyPrice => ({
  market: 'openrouter',
  date,
  promptUsdPerM,
  completionUsdPerM: 4 * promptUsdPerM,
  cacheReadUsdPerM: null,
  cacheWriteUsdPerM: null,
  source: 'a list',
});

it('the course of a price has every month, and a month nobody looked in keeps the price before', () => {
  const course = courseByMonth([seen('2025-11-30', 3), seen('2025-12-31', 2), seen('2026-03-05', 1)]);
  expect(course.map(({ month, prompt }) => [month, prompt])).toEqual([
    ['2025-11', 3],
    ['2025-12', 2],
    ['2026-01', 2],
    ['2026-02', 2],
    ['2026-03', 1],
  ]);
  expect(course[4]?.completion).toBe(4);
  expect(courseByMonth([seen('2025-11-30', 3)])).toHaveLength(1);
  expect(courseByMonth([])).toEqual([]);
});
