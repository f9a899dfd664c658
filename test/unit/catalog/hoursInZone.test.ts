/** Hours typed by a clock of anywhere are kept in UTC, and come back as they were typed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hoursAhead, zoneName, zones } from '../../../shared/catalog/hoursInZone.ts';
import { bandShares } from '../../../shared/catalog/peakHours.ts';

const week = [1, 2, 3, 4, 5];
const hours = (fromUtc: string, toUtc: string, days: number[] | null = null) => ({ fromUtc, toUtc, days });

test('office hours are moved to UTC, with the days on which they begin there', () => {
  expect(hoursAhead(hours('09:00', '18:00', week), -480)).toEqual(hours('01:00', '10:00', week));
  expect(hoursAhead(hours('09:00', '18:00', week), 480)).toEqual(hours('17:00', '02:00', week));
  expect(hoursAhead(hours('09:00', '18:00', week), -780)).toEqual(hours('20:00', '05:00', [1, 2, 3, 4, 7]));
  expect(hoursAhead(hours('20:00', '23:00', week), 330)).toEqual(hours('01:30', '04:30', [2, 3, 4, 5, 6]));
  expect(hoursAhead(hours('25:00', 'nine'), 60)).toEqual(hours('25:00', 'nine'));
});

test('Beijing’s office pays the peak of 01:00 to 04:00 UTC in three of nine hours', () => {
  const band = {
    ...hours('01:00', '04:00'),
    promptUsdPerM: 1.32,
    completionUsdPerM: 3.96,
    cacheReadUsdPerM: null,
    cacheWriteUsdPerM: null,
  };
  const workHours = hoursAhead(hours('09:00', '18:00', week), -480);
  expect(bandShares([band], { workHours, peakShare: null })).toEqual([1 / 3]);
});

test('hours come back from UTC as they were', () => {
  const time = fc.integer({ min: 0, max: 1439 }).map((minute) => {
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  });
  const days = fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }));
  fc.assert(
    fc.property(time, time, days, fc.constantFrom(...zones), (from, to, on, zone) => {
      const typed = hours(from, to, on);
      expect(hoursAhead(hoursAhead(typed, -zone), zone)).toEqual(typed);
    }),
  );
});

test('a zone is named by its distance from UTC', () => {
  expect([0, 480, -210, 345].map(zoneName)).toEqual(['UTC', 'UTC+8', 'UTC−3:30', 'UTC+5:45']);
});
