/** The workbook of a whole file: what was not worked out yet is worked out for it, what was is taken as it is. */
import { expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { plainRegion } from '../../../shared/engine/horizon/regionAsk.ts';
import { type PlacesAsk, placesOf } from '../../../shared/engine/horizon/regions.ts';
import { drawsOfIntervals } from '../../../shared/engine/job.ts';
import { scenarioId } from '../../../shared/foundation/ids.ts';
import { workbookOf } from '../../../shared/report/workbookOf.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';
import { type Book, read, sheetNamed } from './workbookFile.ts';

const job = smallJob([modelAt('a')], { a: 0.5 }, { only: ladder([rung('a')]) });
const { plan, snapshot } = job;
const [stack] = plan.stacks;
const nothing = { outcome: null, language: 'en', day: null, found: null, horizon: null, places: null } as const;
const future = { months: 2, from: '2026-11-20', pricePaths: [], demand: { growthPerYear: 0, elasticity: 0 } };
const ask: PlacesAsk = {
  stackId: stack!.id,
  regions: [plainRegion('europe', 1)],
  languages: [{ id: 'en', share: 1, tokenTimes: 1, successShift: 0 }],
  lessons: [],
};
const names = (book: Book): string[] => book.worksheets.map(({ name }) => name);
const textsOf = (book: Book, sheet: string): string[] => {
  const texts: string[] = [];
  sheetNamed(book, sheet).eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value))));
  return texts;
};

it('works out what nobody has: figures with intervals, months, places, and the scenarios of the file', async () => {
  const scenarios = [
    { id: scenarioId('now'), name: 'Now', held: null },
    { id: scenarioId('more'), name: 'More', held: { plan: { ...plan, tasksPerMonth: 5000 }, snapshot } },
  ];
  const bytes = await workbookOf({
    ...nothing,
    document: { plan, snapshot, scenarios },
    horizon: { job, future, found: null },
    places: { ask, sharesFrom: 'typed', found: null },
  });
  const book = await read(bytes);
  for (const sheet of ['Summary', 'Scenarios', 'Horizon', 'Places']) expect(names(book)).toContain(sheet);
  expect(textsOf(book, 'Scenarios')).toEqual(expect.arrayContaining(['Now', 'More', '5000']));
  // Intervals: the ends stand where a plan without draws has none.
  const withDraws = evaluate({ ...job, draws: drawsOfIntervals }).stacks[0]?.total?.usdPerSuccess;
  const ends = [withDraws?.low, withDraws?.high].filter((end) => end !== undefined);
  for (const end of ends)
    expect(textsOf(book, 'Compare').some((text) => Math.abs(Number(text) - end) < 1e-12)).toBe(true);
});

it('takes what is known, and has no sheet for what was not asked', async () => {
  const outcome = evaluate(job);
  const places = { ask, sharesFrom: 'typed' as const, found: { ...placesOf(job, ask), regions: [] } };
  const book = await read(
    await workbookOf({ ...nothing, document: { plan, snapshot }, outcome, places, language: 'zh' }),
  );
  expect(names(book).slice(0, 4)).toEqual(['摘要', '对比', '地区', '方案 A only']);
  // The places that were handed in have no region; those of the plan have one.
  expect(book.worksheets.some((sheet) => JSON.stringify(sheet.getColumn(1).values).includes('欧洲'))).toBe(false);
});
