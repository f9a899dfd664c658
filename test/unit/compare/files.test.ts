/** Whole files: scenarios found by their ids, versions by their names, and nothing of either lost in a merge. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerKey, mergeFiles, pairFiles } from '../../../shared/compare/files.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import {
  addScenario,
  keepVersion,
  removeScenario,
  removeVersion,
  renameScenario,
  scenariosOf,
  switchScenario,
} from '../../../shared/document/scenarios.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { scenarioId } from '../../../shared/foundation/ids.ts';
import { changed, edits, stored } from './edited.ts';

const ok = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

const { openedFrom: _, ...one } = stored();
const [today, growth] = [scenarioId('today'), scenarioId('growth')];
const withTasks = (document: PortfolioDocument, tasksPerMonth: number): PortfolioDocument => ({
  ...document,
  plan: { ...document.plan, tasksPerMonth },
});
const add = (document: PortfolioDocument, name: string) => ok(addScenario(document, name, 'Today'));
const tasksOf = (document: PortfolioDocument) =>
  scenariosOf(document).map(({ name, plan, isActive }) => [name, plan.tasksPerMonth, isActive]);
const merged = (base: PortfolioDocument, mine: PortfolioDocument, theirs: PortfolioDocument) =>
  ok(mergeFiles({ base, mine, theirs }));

/** Today at 200,000 and open, Growth at 300,000; kept as "May". */
const two = ok(keepVersion(ok(switchScenario(withTasks(add(one, 'Growth'), 300_000), today)), 'May', '2026-05-31'));
const openGrowth = ok(switchScenario(two, growth));

describe('files side by side', () => {
  it('pair scenarios by what they are, whichever is open, and name what one alone has', () => {
    const theirs = ok(keepVersion(add(withTasks(openGrowth, 400_000), 'Crash'), 'June', '2026-06-30'));
    const { pairs, scenarios, versions } = pairFiles(two, theirs);
    expect(pairs.map(({ name, before, after }) => [name, before.plan.tasksPerMonth, after.plan.tasksPerMonth])).toEqual(
      [
        ['Today', 200_000, 200_000],
        ['Growth', 300_000, 400_000],
      ],
    );
    expect([scenarios, versions]).toEqual([
      { isNew: ['Crash'], isGone: [] },
      { isNew: ['June'], isGone: [] },
    ]);
  });

  it('hold a file of one plan to be the first scenario', () => {
    const { pairs, scenarios } = pairFiles(one, openGrowth);
    expect(pairs.map(({ name, after }) => [name, after.plan.tasksPerMonth])).toEqual([['Today', 200_000]]);
    expect(scenarios).toEqual({ isNew: ['Growth'], isGone: [] });
  });
});

describe('files merged', () => {
  it('each scenario by itself, whichever was open where', () => {
    const mine = withTasks(two, 220_000);
    const theirs = withTasks(openGrowth, 330_000);
    const { document, parts } = merged(two, mine, theirs);
    expect(tasksOf(document)).toEqual([
      ['Today', 220_000, true],
      ['Growth', 330_000, false],
    ]);
    expect(parts.map(({ name, merged: { conflicts } }) => [name, conflicts.length])).toEqual([
      ['Today', 0],
      ['Growth', 0],
    ]);
  });

  it('ask in the scenario what both changed, and take the answer', () => {
    const mine = ok(switchScenario(withTasks(openGrowth, 310_000), today));
    const theirs = withTasks(openGrowth, 330_000);
    const asked = merged(two, mine, theirs);
    expect(asked.parts.map(({ name, merged: { conflicts } }) => [name, conflicts.length])).toEqual([
      ['Today', 0],
      ['Growth', 1],
    ]);
    const [conflict] = asked.parts[1]?.merged.conflicts ?? [];
    const answers = new Map([[answerKey('growth', conflict?.id ?? ''), 'theirs' as const]]);
    expect(tasksOf(ok(mergeFiles({ base: two, mine, theirs }, answers)).document)[1]).toEqual([
      'Growth',
      330_000,
      false,
    ]);
  });

  it('ask what a scenario is called where both sides renamed it, and take the answer', () => {
    const called = (name: string) => ok(renameScenario(two, growth, name));
    const [mine, theirs] = [called('Boom'), called('Twice')];
    const asked = merged(two, mine, theirs);
    const [conflict] = asked.parts.flatMap(({ merged: { conflicts } }) => conflicts);
    expect(conflict?.values).toEqual([
      { place: ['plan', 'scenarioName'], base: 'Growth', mine: 'Boom', theirs: 'Twice' },
    ]);
    const answers = new Map([[answerKey(growth, conflict?.id ?? ''), 'theirs' as const]]);
    const { document } = ok(mergeFiles({ base: two, mine, theirs }, answers));
    expect(scenariosOf(document).map(({ name }) => name)).toEqual(['Today', 'Twice']);
    expect(merged(two, mine, mine).parts.flatMap(({ merged: { conflicts } }) => conflicts)).toEqual([]);
    expect(scenariosOf(merged(two, two, theirs).document).map(({ name }) => name)).toEqual(['Today', 'Twice']);
  });

  it('keep new ones of both sides, names told apart, and lose what one gave up and nobody changed', () => {
    const mine = add(ok(removeScenario(two, growth)), 'Crash');
    const theirs = add(ok(renameScenario(two, today, 'Now')), 'Crash');
    expect(tasksOf(merged(two, mine, theirs).document).map(([name]) => name)).toEqual(['Now', 'Crash']);
    const changedByThem = withTasks(openGrowth, 330_000);
    expect(tasksOf(merged(two, mine, changedByThem).document).map(([name, tasks]) => [name, tasks])).toEqual([
      ['Today', 200_000],
      ['Crash', 200_000],
      ['Growth', 330_000],
    ]);
  });

  it('keep two scenarios apart that both sides made new under one name', () => {
    const [mine, theirs] = [withTasks(add(two, 'Crash'), 50_000), withTasks(add(two, 'Crash'), 90_000)];
    const { document, parts } = merged(two, mine, theirs);
    expect(tasksOf(document)).toEqual([
      ['Today', 200_000, false],
      ['Growth', 300_000, false],
      ['Crash', 50_000, true],
      ['Crash (2)', 90_000, false],
    ]);
    expect(parts.flatMap(({ merged: { conflicts } }) => conflicts)).toEqual([]);
    const [ids, opened] = [scenariosOf(document).map(({ id }) => id), openPortfolio(writePortfolio(document, 'x'))];
    expect(new Set(ids).size).toBe(ids.length);
    expect(opened.ok).toBe(true);
    expect(tasksOf(merged(two, mine, mine).document)).toEqual(tasksOf(mine));
  });

  it('a plan that got scenarios on one side and changes on the other has both', () => {
    const { document } = merged(one, withTasks(one, 250_000), two);
    expect(tasksOf(document)).toEqual([
      ['Today', 250_000, true],
      ['Growth', 300_000, false],
    ]);
    expect(document.versions?.map(({ name }) => name)).toEqual(['May']);
  });

  it('versions of both stay, two of one name beside each other', () => {
    const mine = ok(keepVersion(ok(removeVersion(two, 'May')), 'June', '2026-06-01'));
    const theirs = ok(keepVersion(withTasks(two, 210_000), 'June', '2026-06-02'));
    const { document } = merged(two, mine, theirs);
    expect(document.versions?.map(({ name, plan }) => [name, plan.tasksPerMonth])).toEqual([
      ['June', 200_000],
      ['June (2)', 210_000],
    ]);
  });

  it('with nothing changed on one side are the other side’s text', () => {
    fc.assert(
      fc.property(edits(), (made) => {
        const { plan, snapshot } = changed(two, made);
        const theirs = { ...two, plan, snapshot };
        const text = writePortfolio(theirs, 'x');
        expect(writePortfolio(merged(two, two, theirs).document, 'x')).toBe(text);
        expect(writePortfolio(merged(two, theirs, two).document, 'x')).toBe(text);
      }),
      { numRuns: 6 },
    );
  });

  it('beyond what a file holds are refused by name', () => {
    let [mine, theirs] = [two, two];
    for (let i = 0; i < 6; i += 1) [mine, theirs] = [add(mine, `Mine ${i}`), add(theirs, `Theirs ${i}`)];
    expect(mergeFiles({ base: two, mine, theirs })).toMatchObject({ error: { kind: 'tooManyScenarios' } });
  });
});
