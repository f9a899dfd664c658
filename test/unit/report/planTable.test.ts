/** What the plan's table and memo say beside their figures: what a verdict rests on, how good a row's evidence is, the best of each row. */
import { describe, expect, it } from 'vitest';
import type { CategoryOutcome, RateInUse, StackOutcome } from '../../../shared/engine/outcome.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { bestOfRows } from '../../../shared/report/bestOfRows.ts';
import { bridgeByRow } from '../../../shared/report/bridge.ts';
import { type FlowSign, flowSigns, flowText } from '../../../shared/report/flowChips.ts';
import { restsOn } from '../../../shared/report/restsOn.ts';
import { gradesOfStacks, rowGrade } from '../../../shared/report/rowGrade.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { figures, ladder, outcomeOf, readingOf, stackOutcome } from './handMade.ts';

const rate = (id: string, basis: RateInUse['basis'], trials: number | null = null): RateInUse => ({
  modelId: modelId(id),
  rate: { value: 0.8 },
  basis,
  anchored: false,
  evidenceId: null,
  benchmark: null,
  config: null,
  trials,
  source: 'a source',
});

const flow = (id: string, attempts: number): CategoryOutcome['rungs'][number] => ({
  modelId: modelId(id),
  path: [],
  reach: 1,
  attempts,
  returned: attempts,
  acceptedGood: 0.8,
  acceptedBad: 0.2,
  modelUsd: 0.1,
  verifierUsd: 0,
  successGivenReach: 0.8,
});

/** One row of all work, done by the models named, each with so many attempts a task. */
const doing = (usd: number, models: readonly { rate: RateInUse; attempts: number }[]): StackOutcome => {
  const stack = stackOutcome(stackId('a'), 'A', figures(usd, 0.8));
  return {
    ...stack,
    categories: stack.categories.map((row) => ({
      ...row,
      rates: models.map((one) => one.rate),
      rungs: models.map((one) => flow(one.rate.modelId, one.attempts)),
    })),
  };
};

describe('what a verdict rests on', () => {
  const reading = readingOf(outcomeOf([]));

  it('weighs each rate by the money of the tasks its model does', () => {
    const found = restsOn(reading, [
      doing(3, [{ rate: rate('m/measured', 'measured', 100), attempts: 1 }]),
      doing(1, [
        { rate: rate('m/measured', 'measured', 100), attempts: 0.5 },
        { rate: rate('m/assumed', 'assumed'), attempts: 0.5 },
      ]),
    ]);
    expect(found.parts.map(({ ground, share }) => [ground, share])).toEqual([
      ['public', 3.5 / 4],
      ['assumed', 0.5 / 4],
    ]);
  });

  it('weighs a row by its share of the tasks', () => {
    const [main] = doing(1, [{ rate: rate('m/measured', 'measured', 100), attempts: 1 }]).categories;
    const [rest] = doing(1, [{ rate: rate('m/assumed', 'assumed'), attempts: 1 }]).categories;
    const both: StackOutcome = {
      ...doing(1, []),
      categories: [
        { ...(main as CategoryOutcome), share: 0.75 },
        { ...(rest as CategoryOutcome), categoryId: rowId('legal'), share: 0.25 },
      ],
    };
    expect(restsOn(reading, [both]).parts.map(({ ground, share }) => [ground, share])).toEqual([
      ['public', 0.75],
      ['assumed', 0.25],
    ]);
  });

  it('tells what she stated from what was assumed for her', () => {
    const found = restsOn(reading, [doing(1, [{ rate: rate('m/hers', 'stated'), attempts: 1 }])]);
    expect(found.parts.map(({ ground }) => ground)).toEqual(['stated']);
  });

  it('rests on nothing where nothing has figures', () => {
    expect(restsOn(reading, [stackOutcome(stackId('b'), 'B', null)]).parts).toEqual([]);
  });

  it('grades a row by what most of its rates are, ties to the weaker', () => {
    const row = (rates: RateInUse[]) =>
      doing(
        1,
        rates.map((one) => ({ rate: one, attempts: 1 })),
      ).categories;
    expect(
      rowGrade(reading, row([rate('m/a', 'measured', 70), rate('m/b', 'measured', 30), rate('m/c', 'assumed')])),
    ).toEqual({
      grade: 'same',
      tasks: 100,
    });
    expect(rowGrade(reading, row([rate('m/a', 'measured', 70), rate('m/b', 'linked')])).grade).toBe('proxy');
    expect(rowGrade(reading, [])).toEqual({ grade: 'none', tasks: null });
  });

  it('says of each stack what it rests on, the best ground first', () => {
    const cell = (id: string, rates: RateInUse[]) => ({
      stackId: stackId(id),
      outcome: doing(
        1,
        rates.map((one) => ({ rate: one, attempts: 1 })),
      ).categories[0] as CategoryOutcome,
    });
    expect(
      gradesOfStacks(reading, [
        cell('guessed', [rate('m/c', 'assumed')]),
        cell('run', [rate('m/a', 'measured', 70)]),
        cell('also', [rate('m/a', 'measured', 70), rate('m/b', 'measured', 30)]),
      ]),
    ).toEqual([
      { grade: 'same', tasks: 100, stacks: ['run', 'also'] },
      { grade: 'assumed', tasks: null, stacks: ['guessed'] },
    ]);
  });
});

describe('the best of each row', () => {
  const [first, second] = [rowId('programming'), rowId('roleplay')];
  const stack = (id: string, usd: readonly [number, number]): StackOutcome => {
    const one = stackOutcome(stackId(id), id, figures((usd[0] + usd[1]) / 2, 1, 0));
    return {
      ...one,
      categories: [first, second].map((row, i) => ({
        ...(one.categories[0] as CategoryOutcome),
        categoryId: row,
        share: 0.5,
        figures: figures(usd[i] ?? 0, 1, 0),
      })),
    };
  };
  const reading = readingOf(outcomeOf([stack('a', [1, 4]), stack('b', [2, 2])]));
  const shared = (shares: readonly [number, number], ids: readonly string[]) => ({
    ...reading.job.plan,
    tasksPerMonth: 1000,
    categories: [first, second].map((id, i) => ({
      ...(reading.job.plan.categories[0] as (typeof reading.job.plan.categories)[0]),
      id,
      share: shares[i] ?? 0,
    })),
    stacks: ids.map((id) => ({
      id: stackId(id),
      name: id,
      note: '',
      policies: { [first]: ladder(`${id}/one`), [second]: ladder(`${id}/two`) },
    })),
  });
  const plan = shared([0.5, 0.5], ['a', 'b']);
  it('takes each row from where it costs least, and tells what that saves for as many successes', () => {
    // B is cheaper over all; its first row costs 2 where A pays 1, for 500 successes.
    expect(bestOfRows(plan, reading.outcome)).toEqual({
      policies: { [first]: ladder('a/one'), [second]: ladder('b/two') },
      savesUsd: 500,
      than: 'b',
    });
  });

  it('stays with the cheapest stack where another costs as much, and in a row without tasks', () => {
    const three = outcomeOf([stack('a', [2, 3]), stack('b', [2, 4]), stack('c', [5, 1])]);
    expect(bestOfRows(shared([0.5, 0.5], ['a', 'b', 'c']), three)).toMatchObject({
      policies: { [first]: ladder('a/one'), [second]: ladder('c/two') },
      savesUsd: 1000,
    });
    // B is cheapest over all; its empty second row stays, whatever C would cost there.
    const idle = outcomeOf([stack('a', [1, 4]), stack('b', [2, 2]), stack('c', [9, 1])]);
    expect(bestOfRows(shared([1, 0], ['a', 'b', 'c']), idle)).toEqual({
      policies: { [first]: ladder('a/one'), [second]: ladder('b/two') },
      savesUsd: 1000,
      than: 'b',
    });
  });

  it('is nothing where one stack is the best of every row', () => {
    expect(bestOfRows(plan, outcomeOf([stack('a', [1, 1]), stack('b', [2, 2])]))).toBeNull();
  });

  it('the bridge by row adds up, and rows beyond those told are one step', () => {
    const found = bridgeByRow(stack('a', [1, 4]), stack('b', [2, 2]), 1000, 6);
    expect(found).toEqual({
      from: 2500,
      to: 2000,
      decimals: 2,
      steps: [
        { row: second, usd: -1000 },
        { row: first, usd: 500 },
      ],
    });
    expect(bridgeByRow(stack('a', [1, 4]), stack('b', [2, 2]), 1000, 1)?.steps).toEqual([{ rows: 2, usd: -500 }]);
  });
});

describe('a flow as signs', () => {
  const words = { say: sayIn('en'), language: 'en' as const, modelName: (id: string) => `Claude ${id.slice(2)}` };
  const one: Policy = { ...ladder('m/Opus 5'), onReject: 'human' };

  it('names every way of a split or a route behind its share', () => {
    const split: Policy = {
      kind: 'split',
      parts: [
        { weight: 0.7, policy: one },
        { weight: 0.3, policy: ladder('m/Haiku 4.5') },
      ],
    };
    const told = (sign: FlowSign) => (sign.kind === 'model' ? sign.short : sign.kind === 'end' ? sign.end : sign.text);
    expect(flowSigns(split, words).map(told)).toEqual(['70%', 'Opus 5', 'human', '30%', 'Haiku 4.5', 'deliver']);
    expect(flowText(flowSigns(one, words), 'en')).toBe('Claude Opus 5, then a person');
  });
});
