/** The workbook of a plan with gaps: what has no figures says so, takes no part in who is cheapest, and breaks no formula. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { PlaceRule } from '../../../shared/engine/horizon/placeRules.ts';
import { plainRegion } from '../../../shared/engine/horizon/regionAsk.ts';
import { type PlacesAsk, placesOf } from '../../../shared/engine/horizon/regions.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { describeWorkbook } from '../../../shared/report/workbook/describe.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { ladder, modelAt, rung, smallJob, verifier } from '../engine/smallJob.ts';
import { fixture, writtenSheet } from './written.ts';

const readingOf = (job: Job): Reading => ({ job, outcome: evaluate(job), say: sayIn('en'), language: 'en', day: null });

/** One stack that works, one whose model nobody knows, one whose model never succeeds, and one without a flow. */
const job = (): Job => {
  const checked = verifier({ falseAccept: { value: 0.1 }, usdPerCheck: { value: 0.001 } });
  const made = smallJob(
    [modelAt('a'), modelAt('never', 2), { ...modelAt('free'), offers: [] }],
    { a: 0.6, gone: 0.5, never: 0, free: 0.7 },
    {
      works: ladder([rung('a', { attempts: 2, verifier: checked })], 'human'),
      unknown: ladder([rung('gone', { verifier: checked })]),
      never: ladder([rung('never')]),
      delivers: ladder([rung('a', { verifier: checked })], 'deliver'),
      'gives up': ladder([rung('a', { verifier: checked })], 'abandon'),
      unpriced: ladder([rung('free')]),
    },
  );
  const idle = { id: stackId('idle'), name: 'Idle', note: 'nothing yet', policies: {} };
  return { ...made, plan: { ...made.plan, stacks: [...made.plan.stacks, idle], budgetUsdPerMonth: 100 } };
};

describe('the workbook of a plan with gaps', () => {
  it('is this: every cell with its formula, format and look', async () => {
    const reading = readingOf(job());
    const alone = [{ id: 'only', name: 'Only', isActive: true, reading }];
    const { sheets, ...rest } = describeWorkbook(reading, { scenarios: alone });
    const lines = sheets.filter(({ name }) => !['Method', 'Sources'].includes(name)).flatMap(writtenSheet);
    await expect(`${JSON.stringify(rest)}\n${lines.join('\n')}\n`).toMatchFileSnapshot(fixture('gapsWorkbook.txt'));
    // A single scenario has no sheet of its own: it is the plan.
    expect(sheets.map(({ name }) => name)).not.toContain('Scenarios');
    // What is missing is said where its figures would stand.
    const texts = sheets
      .flatMap(({ cells }) => cells.map(({ value }) => value))
      .filter((value) => typeof value === 'string');
    expect(texts.some((text) => text.includes('gone, which is not in the catalog'))).toBe(true);
  });

  it('of no stack at all has its inputs and compares nothing', () => {
    const made = job();
    const reading = readingOf({ ...made, plan: { ...made.plan, stacks: [] } });
    const { sheets } = describeWorkbook(reading);
    const names = sheets.map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(['Summary', 'Compare', 'Inputs']);
    expect(sheets.flatMap(({ charts }) => charts)).toEqual([]);
    for (const { cells } of sheets)
      for (const { formula } of cells) expect(formula ?? '').not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('says of places that a stack serves without a success what a task costs, and of a success none', async () => {
    const made = job();
    const never = made.plan.stacks[2]!;
    const ask: PlacesAsk = {
      stackId: never.id,
      regions: [plainRegion('europe', 1)],
      languages: [{ id: 'en', share: 1, tokenTimes: 1, successShift: 0 }],
      lessons: [],
    };
    const reading = readingOf({ ...made, plan: { ...made.plan, stacks: [never] } });
    const places = { ask, sharesFrom: 'typed', found: placesOf(reading.job, ask) } as const;
    expect(places.found.total?.usdPerSuccess).toBeNull();
    const sheet = describeWorkbook(reading, { places }).sheets.find(({ name }) => name === 'Places');
    const text = `${(sheet === undefined ? [] : writtenSheet(sheet)).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(fixture('gapsPlaces.never.txt'));
  });

  it.each(['proxy', 'spend', 'typed'] as const)(
    'says of places that nobody serves that it knows nothing, of shares %s',
    async (sharesFrom) => {
      const made = job();
      const [works, , never] = made.plan.stacks;
      const plan = { ...made.plan, stacks: [works!, never!] };
      const closed: PlaceRule = { kind: 'origins', allowed: ['FR'] };
      const ask: PlacesAsk = {
        stackId: works!.id,
        regions: [
          { ...plainRegion('europe', 0.5), priceTimes: 2 },
          { ...plainRegion('east-asia', 0.25), rules: [closed] },
          plainRegion('oceania', 0.25),
          plainRegion('africa', 0),
        ],
        languages: [
          { id: 'en', share: 0.75, tokenTimes: 1, successShift: 0 },
          { id: 'xx', share: 0.25, tokenTimes: 1, successShift: null },
        ],
        lessons: [],
      };
      const reading = readingOf({ ...made, plan });
      const places = { ask, sharesFrom, found: placesOf(reading.job, ask) };
      expect(places.found.regions.map(({ servedBy }) => servedBy)).toEqual(['works', null, 'works', 'works']);
      const sheet = describeWorkbook(reading, { places }).sheets.find(({ name }) => name === 'Places');
      const text = `${(sheet === undefined ? [] : writtenSheet(sheet)).join('\n')}\n`;
      await expect(text).toMatchFileSnapshot(fixture(`gapsPlaces.${sharesFrom}.txt`));
    },
  );

  it('sets scenarios beside it: one that is the same, one that moved, and one in which nothing has figures', async () => {
    const made = job();
    const reading = readingOf(made);
    const scenario = (id: string, plan: Partial<Plan>) => ({
      id,
      name: id,
      isActive: false,
      reading: readingOf({ ...made, plan: { ...made.plan, ...plan } }),
    });
    const dear = { ...made.plan.categories[0]!, silentFailureUsd: { value: 5 } };
    const scenarios = [
      { id: 'open', name: 'Open', isActive: true, reading },
      scenario('same', {}),
      scenario('moved', { tasksPerMonth: 2000, categories: [dear], notes: 'moved\n'.repeat(3) }),
      scenario('nothing', { stacks: made.plan.stacks.slice(1, 2) }),
    ];
    const sheet = describeWorkbook(reading, { scenarios }).sheets.find(({ name }) => name === 'Scenarios');
    const text = `${(sheet === undefined ? [] : writtenSheet(sheet)).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(fixture('gapsScenarios.txt'));
    // A chart of some of them alone would compare what it does not show.
    expect(sheet?.charts).toEqual([]);
  });
});
