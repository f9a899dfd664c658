import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { whatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import { leverId } from '../../../shared/engine/levers/leverKinds.ts';
import { tornado } from '../../../shared/engine/levers/tornado.ts';
import { optimise } from '../../../shared/engine/optimise/optimise.ts';
import { tableToCsv } from '../../../shared/report/csv.ts';
import { decisionsTable } from '../../../shared/report/decisionsTable.ts';
import { ladder, modelAt, rung, smallJob } from '../engine/smallJob.ts';
import { examplePlan, readPlan } from './seedReading.ts';

const reading = readPlan(examplePlan());
const [first, second] = [...reading.outcome.stacks].sort(
  (a, b) => a.total!.usdPerSuccess!.value - b.total!.usdPerSuccess!.value,
);

describe('decisions as one table', () => {
  const table = decisionsTable(reading);

  it('holds every bar of the tornado of the two cheapest stacks, in its order and to the digit', () => {
    const { bars } = tornado(reading.job, { stackId: first!.stackId, against: second!.stackId });
    const rows = table.rows.filter((row) => row.key.startsWith('tornado'));
    expect(rows.map((row) => row.key)).toEqual(bars.map((bar) => `tornado ${leverId(bar.input.lever)}`));
    rows.forEach((row, i) => {
      expect(row.cells.atLow).toBeCloseTo(bars[i]!.atLow!, 12);
      expect(row.cells.atHigh).toBeCloseTo(bars[i]!.atHigh!, 12);
      expect(row.cells.flips).toBe(bars[i]!.flipsWinner);
    });
  });

  it('answers where the two swap as prices of each model move, in sentences', () => {
    const answers = table.rows.filter((row) => row.key.startsWith('breakEven')).map((row) => row.cells.answer);
    expect(answers.length).toBeGreaterThan(2);
    for (const answer of answers) expect(answer).toMatch(/cheaper per success|the same per success/);
  });

  it('tells the plan that was found and what its rules cost, and nothing of it where none was looked for', {
    tags: ['slow'],
  }, () => {
    const rules = [{ kind: 'maxModels' as const, count: 1 }];
    const optimum = optimise(reading.job, { rules });
    const whole = decisionsTable(reading, { optimum, job: reading.job });
    const added = whole.rows.slice(table.rows.length);
    if (optimum.kind !== 'found') throw new Error(optimum.kind);
    const categories = added.filter((row) => row.kinds?.value === 'usd' && row.key.startsWith('plan'));
    expect(categories.map((row) => row.cells.value)).toEqual(
      optimum.best.categories.map((chosen) => chosen.usdPerTask),
    );
    const price = added.find((row) => row.key === 'rule 0');
    expect(price?.cells.value).toBe(optimum.rulePrices[0]!.usdPerMonth);
  });

  it('says who is worth a look and with what odds, and what is worth measuring', () => {
    const of = (key: string) => table.rows.filter((row) => row.key.startsWith(key));
    expect(of('standing')).toHaveLength(reading.outcome.stacks.length);
    const odds = of('odds').map((row) => row.cells.value as number);
    if (reading.outcome.draws > 0) expect(odds.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    const measured = whatToMeasure({ ...reading.job, draws: 0 });
    expect(of('measure').flatMap((row) => (row.kinds === undefined ? [] : [row.cells.value]))).toEqual(
      measured.options.map((option) => option.perfectUsdPerMonth),
    );
  });

  it('compares nothing where fewer than two stacks have a cost per success, and says who beats whom', () => {
    const rowsOf = (rates: Record<string, number>) => {
      const job = smallJob(
        [modelAt('a'), modelAt('b', 5)],
        rates,
        Object.fromEntries(Object.keys(rates).map((id) => [id, ladder([rung(id)])])),
      );
      return decisionsTable({ ...reading, job, outcome: evaluate(job), day: null }).rows;
    };
    const answersOf = (rates: Record<string, number>) => rowsOf(rates).map(({ key, cells }) => [key, cells.answer]);
    const [open, byA] = ['decide.onFrontier' as const, 'decide.beatenBy' as const];
    expect(answersOf({ a: 0.6 })).toEqual([['standing a', reading.say(open)]]);
    expect(answersOf({ a: 0.6, b: 0 })).toEqual([
      ['standing a', reading.say(open)],
      ['standing b', reading.say(byA, { stacks: '“a”' })],
    ]);
    expect(answersOf({ a: 0, b: 0 }).every(([key]) => String(key).startsWith('standing'))).toBe(true);
    // Of two that have one, the dearer is on the frontier where it succeeds more often, and is compared.
    const both = answersOf({ a: 0.6, b: 0.8 });
    expect(both.slice(0, 2).map(([, answer]) => answer)).toEqual([reading.say(open), reading.say(open)]);
    expect(both.length).toBeGreaterThan(4);
    expect(answersOf({ a: 0.8, b: 0.6 })[1]).toEqual(['standing b', reading.say(byA, { stacks: '“a”' })]);
  });

  it('writes only numbers and words to CSV', () => {
    expect(tableToCsv(table)).not.toMatch(/NaN|Infinity|undefined|decide\./);
  });
});
