import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateLadder, type RungNumbers } from '../../../../shared/engine/ladder.ts';
import {
  type Ending,
  type LadderValues,
  PairTable,
  type TableInput,
  type TableModel,
} from '../../../../shared/engine/optimise/pairTable.ts';
import { placesUpTo, type TablePlace } from '../../../../shared/engine/optimise/places.ts';
import type { LadderSums } from '../../../../shared/engine/walk.ts';

import { bounded } from '../bounded.ts';

const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const cases = fc.record({
  d: fc.record({ rho: share(0, 0.85), tau: share(0, 0.13), beta: share(0, 0.15), gamma: share(0, 0.8) }),
  models: fc.array(
    fc.record({
      successRate: share(0.02, 0.84),
      usdPerAttempt: share(0.001, 3),
      feedbackSuccess: fc.option(share(0.05, 0.8), { nil: null }),
      lineage: fc.constantFrom('a', 'b', 'c'),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  trueAccept: share(0.5, 1),
  falseAccept: share(0, 0.5),
  rise: fc.oneof(fc.constant(0), share(0, 1.5)),
  usdPerCheck: share(0, 0.2),
  ending: fc.constantFrom<Ending>('deliver', 'human', 'abandon'),
  humanSuccess: share(0.5, 1),
  humanUsd: share(0, 10),
});

describe('the table of singles, retries, pairs and triples', () => {
  it('agrees with the ladders it stands for within 1e-6', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(
        cases,
        ({ d, models, trueAccept, falseAccept, rise, usdPerCheck, ending, humanSuccess, humanUsd }) => {
          const table = new PairTable({
            models,
            d,
            check: { trueAccept, falseAccept, rise, usdPerCheck },
            ending,
            humanSuccess,
            humanUsd,
          });
          const rung = (index: number, last: boolean, more: Partial<RungNumbers> = {}): RungNumbers => {
            const model: TableModel = models[index]!;
            return {
              model: index,
              lineage: ['a', 'b', 'c'].indexOf(model.lineage ?? ''),
              successRate: model.successRate,
              attempts: 1,
              feedbackSuccess: null,
              verified: !last || ending !== 'deliver',
              trueAccept,
              falseAccept,
              rise,
              errorShare: 0,
              usdPerAttempt: model.usdPerAttempt,
              usdSdPerAttempt: 0,
              usdPerCheck,
              minutesPerCheck: 0,
              ...more,
            };
          };
          const walk = (rungs: RungNumbers[]): LadderSums =>
            evaluateLadder({ rungs, onReject: ending, humanMinutes: 1, humanSuccess, humanUsdPerMinute: humanUsd }, d);
          const same = (one: { success: number; silent: number; spend: number }, sums: LadderSums): void => {
            const human = sums.handed * humanUsd;
            expect(Math.abs(one.success - sums.success)).toBeLessThan(1e-6);
            expect(Math.abs(one.silent - sums.silentFailure)).toBeLessThan(1e-6);
            const spend = sums.modelUsd + sums.checkUsd + human;
            expect(Math.abs(one.spend - spend)).toBeLessThan(1e-6 * Math.max(spend, 1));
          };
          const read = (values: LadderValues, at: number) => ({
            success: values.success[at]!,
            silent: values.silent[at]!,
            spend: values.spend[at]!,
          });
          same(read(table.single, 1), walk([rung(1, true)]));
          same(read(table.blind, 2), walk([rung(2, false), rung(2, true)]));
          same(read(table.pair, 0 * 3 + 1), walk([rung(0, false), rung(1, true)]));
          same(read(table.pair, 2 * 3 + 0), walk([rung(2, false), rung(0, true)]));
          const { feedbackSuccess } = models[0]!;
          if (feedbackSuccess !== null)
            same(read(table.feedback, 0), walk([rung(0, false, { attempts: 2, feedbackSuccess })]));
          const [zero, one, two] = placesUpTo<TablePlace>(3) as [TablePlace, TablePlace, TablePlace];
          const three = walk([rung(1, false), rung(2, false), rung(0, true)]);
          const triple = table.triple(one, two, zero);
          same(triple, three);
          expect(triple.reach[1]).toBeCloseTo(three.rungs[2]!.reach, 6);
          expect(table.reach[0]).toBeCloseTo(walk([rung(0, false), rung(1, true)]).rungs[1]!.reach, 6);
        },
      ),
      bounded(200),
    );
  });

  it('at other prices is the table made anew at them; where anything else moves it is not asked', {
    tags: ['slow'],
  }, () => {
    void fc.assert(
      fc.property(
        cases,
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 }),
        ({ d, models, trueAccept, falseAccept, rise, usdPerCheck, ending, humanSuccess, humanUsd }, usd) => {
          const check = { trueAccept, falseAccept, rise, usdPerCheck };
          const before: TableInput = { models, d, check, ending, humanSuccess, humanUsd };
          const after = { ...before, models: models.map((model, i) => ({ ...model, usdPerAttempt: usd[i]! })) };
          const table = new PairTable(before);
          const [moved, anew] = [table.atPricesOf(after), new PairTable(after)];
          for (const form of ['single', 'blind', 'feedback', 'pair'] as const) {
            expect(moved[form].success).toEqual(anew[form].success);
            expect(moved[form].silent).toEqual(anew[form].silent);
            for (const [at, spend] of anew[form].spend.entries())
              if (!Number.isNaN(spend)) expect(moved[form].spend[at]).toBeCloseTo(spend, 10);
              else expect(moved[form].spend[at]).toBeNaN();
          }
          const [one, two, three] = placesUpTo<TablePlace>(3) as [TablePlace, TablePlace, TablePlace];
          expect(moved.triple(one, two, three)).toEqual(anew.triple(one, two, three));
          const others: TableInput[] = [
            { ...after, humanUsd: humanUsd + 1 },
            { ...after, check: { ...check, usdPerCheck: usdPerCheck + 1 } },
            { ...after, models: after.models.slice(1) },
            { ...after, models: after.models.map((model) => ({ ...model, successRate: model.successRate / 2 })) },
            { ...after, models: after.models.map((model) => ({ ...model, lineage: 'd' })) },
          ];
          expect([after, ...others].map((input) => table.differsInPrices(input))).toEqual([
            true,
            false,
            false,
            false,
            false,
            false,
          ]);
        },
      ),
      bounded(60),
    );
  });

  it('without a verifier holds singles that deliver, and nothing else', () => {
    const table = new PairTable({
      models: [{ successRate: 0.4, usdPerAttempt: 2, feedbackSuccess: 0.5 }],
      d: { rho: 0.5, tau: 0.1, beta: 0.1, gamma: 0 },
      check: null,
      ending: 'deliver',
      humanSuccess: 1,
      humanUsd: 0,
    });
    expect(table.single.success[0]).toBeCloseTo(0.4, 8);
    expect(table.single.spend[0]).toBeCloseTo(2, 8);
    for (const none of [table.blind, table.feedback]) expect(none.success[0]).toBeNaN();
    expect(table.pair.success).toHaveLength(0);
  });
});
