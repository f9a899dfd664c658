import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { spreadOver } from '../../../shared/engine/horizon/places.ts';
import { project } from '../../../shared/engine/horizon/project.ts';
import { whatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import { breakEven } from '../../../shared/engine/levers/breakEven.ts';
import { inputsOf } from '../../../shared/engine/levers/inputs.ts';
import type { Lever } from '../../../shared/engine/levers/lever.ts';
import { leverForms, leverId, parseLever } from '../../../shared/engine/levers/leverKinds.ts';
import { tornado } from '../../../shared/engine/levers/tornado.ts';
import { optimise } from '../../../shared/engine/optimise/optimise.ts';
import { paretoOf, winnersOf } from '../../../shared/engine/pareto.ts';
import { tracesOf } from '../../../shared/engine/traces.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { bounded } from './bounded.ts';
import { randomJob, unfinite } from './randomJob.ts';

const anything = fc.oneof(
  fc.constantFrom(0, 1, -1, 1e-300, 1e15, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double(),
);

/** A result without NaN or Infinity, or an error that names its field. */
const honest = (decide: () => unknown): void => {
  let result: unknown;
  try {
    result = decide();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.field).not.toBe('');
    return;
  }
  expect(unfinite(result)).toEqual([]);
};

const hostile = randomJob({ hostile: true, maxCategories: 2, maxStacks: 2, maxModels: 3 });
const runs = (numRuns: number) => bounded(numRuns, 4);

describe('plans at the edges of what they may hold get finite answers or a named error', () => {
  it('tornado', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(hostile, fc.constantFrom('stack-0', 'stack-1', 'nobody'), (job, id) =>
        honest(() => tornado(job, { stackId: stackId(id), against: stackId('stack-0') })),
      ),
      runs(50),
    );
  });

  it('break-even on any of a plan’s numbers, over any range', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(hostile, fc.nat(), anything, (job, pick, from) => {
        const levers: Lever[] = [
          ...inputsOf(job).map((input) => input.lever),
          { kind: 'price', modelId: job.snapshot.models[0]!.id, field: 'promptUsdPerM' },
          { kind: 'share', categoryId: job.plan.categories[0]!.id },
          { kind: 'volume' },
        ];
        const lever = levers[pick % levers.length]!;
        honest(() => breakEven(job, { a: stackId('stack-0'), b: job.plan.stacks.at(-1)!.id, lever }));
        honest(() => breakEven(job, { a: stackId('stack-0'), b: job.plan.stacks.at(-1)!.id, lever, from }));
      }),
      runs(40),
    );
  });

  it('pareto, winners and chances', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(hostile, (job) => {
        const drawn = { ...job, draws: 6 };
        honest(() => {
          const outcome = evaluate(drawn);
          return [paretoOf(outcome), winnersOf(outcome, tracesOf(drawn))];
        });
      }),
      runs(60),
    );
  });

  it('what to measure', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(hostile, anything, anything, (job, usdPerLabel, months) => {
        honest(() => whatToMeasure(job, { draws: 4 }));
        honest(() => whatToMeasure(job, { draws: 2, usdPerLabel, months, maxEvals: 50 }));
      }),
      runs(40),
    );
  });

  it('optimise, under rules of any number', { tags: ['slow'] }, () => {
    const rule: fc.Arbitrary<Rule> = fc.oneof(
      fc.record({ kind: fc.constant('successFloor' as const), categoryId: fc.constant(null), share: anything }),
      fc.record({ kind: fc.constant('budget' as const), usdPerMonth: anything }),
      fc.record({ kind: fc.constant('maxModels' as const), count: fc.oneof(fc.integer({ min: 0, max: 4 }), anything) }),
      fc.record({ kind: fc.constant('vendorShareCap' as const), share: anything }),
      fc.record({ kind: fc.constant('latencyP95' as const), seconds: anything }),
      fc.record({ kind: fc.constant('contextTokens' as const), tokens: anything }),
    );
    void fc.assert(
      fc.property(hostile, fc.array(rule, { maxLength: 3 }), (job, rules) =>
        honest(() => optimise(job, { rules, effort: 1e6 })),
      ),
      runs(120),
    );
  });

  it('months ahead and places', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(hostile, anything, anything, anything, (job, a, b, c) => {
        honest(() => project(job, stackId('stack-0'), { months: 12 }));
        honest(() =>
          project(job, stackId('stack-0'), {
            months: 3,
            pricePaths: [{ kind: 'all', foldPerYear: a }],
            demand: { growthPerYear: b, elasticity: c },
            stickiness: { stillThereAfter5Months: a },
          }),
        );
        honest(() =>
          spreadOver(job, [
            {
              id: 'x',
              share: 1,
              stackId: stackId('stack-0'),
              rules: [],
              tokenTimes: a,
              successShift: b,
              priceTimes: 1,
              extraUsdPerTask: 0,
            },
          ]),
        );
      }),
      runs(60),
    );
  });
});

describe('a lever typed', () => {
  it('is the one that was named', { tags: ['slow'] }, () => {
    void fc.assert(
      fc.property(randomJob(), (job) => {
        for (const { lever } of inputsOf(job)) {
          if (lever.kind === 'route') continue;
          const plain: Lever = lever.kind === 'verifier' ? { ...lever, only: null } : lever;
          expect(parseLever(leverId(plain))).toEqual(plain);
        }
      }),
      runs(40),
    );
  });

  it('is written as the forms say that are printed where one is not understood', () => {
    expect(leverForms).toEqual([
      'rate CATEGORY MODEL',
      'feedback CATEGORY MODEL',
      'verbosity MODEL',
      'errors MODEL',
      'outage vendor|host|region|origin|model NAME',
      'price MODEL promptUsdPerM|completionUsdPerM|times',
      'dependence CATEGORY rho|tau|beta|gamma',
      'shape CATEGORY promptTokens|completionTokens|steps|toolCalls',
      'category CATEGORY|* valueOfSuccessUsd|silentFailureUsd|humanMinutesPerTask|humanSuccess',
      'anchor CATEGORY',
      'shift CATEGORY',
      'share CATEGORY',
      'verifier PRESET trueAccept|falseAccept|falseAcceptRise|usdPerCheck|humanMinutesPerCheck',
      'wage',
      'volume',
    ]);
  });

  it('or a named error', () => {
    void fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('rate', 'price', 'shape programming', 'wage')), (text) =>
        honest(() => parseLever(text)),
      ),
      runs(200),
    );
  });
});
