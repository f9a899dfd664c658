/**
 * What the engine answers of whole plans, stored beside the tests: a plan with hardware, commitments and own evals, and two
 * presets of sixteen models. Each answer is held to its meaning by the tests of its subject; here a digit that moves in any
 * of them is seen. `npm run unit -- -u` with this file's name stores them anew, where they are meant to move.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPortfolio } from '../../../../shared/document/openPortfolio.ts';
import { candidatesFor } from '../../../../shared/engine/candidates.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import { bringFleetEngine } from '../../../../shared/engine/fleets/fleetEngine.ts';
import { wholeFleetEngine } from '../../../../shared/engine/fleets/wholeFleetEngine.ts';
import { bestByMonth } from '../../../../shared/engine/horizon/bestByMonth.ts';
import type { Future } from '../../../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../../../shared/engine/horizon/horizon.ts';
import { plainRegion } from '../../../../shared/engine/horizon/regionAsk.ts';
import { placesOf } from '../../../../shared/engine/horizon/regions.ts';
import { whatToMeasure } from '../../../../shared/engine/information/whatToMeasure.ts';
import type { Job } from '../../../../shared/engine/job.ts';
import { breakEven } from '../../../../shared/engine/levers/breakEven.ts';
import { inputsOf } from '../../../../shared/engine/levers/inputs.ts';
import { leverId } from '../../../../shared/engine/levers/leverKinds.ts';
import { tornado } from '../../../../shared/engine/levers/tornado.ts';
import { possibleStacks } from '../../../../shared/engine/optimise/optimise.ts';
import { outageOf } from '../../../../shared/engine/outage.ts';
import { proposeCheck, proposeModel, proposeStep } from '../../../../shared/engine/propose.ts';
import { selfHost } from '../../../../shared/engine/serving/selfHost.ts';
import { demandDefaults, selfHostDefaults } from '../../../../shared/engine/serving/selfHostAsk.ts';
import { threePlans } from '../../../../shared/engine/threePlans.ts';
import { uncertaintyShares } from '../../../../shared/engine/uncertaintyShares.ts';
import { warningsOf } from '../../../../shared/engine/warnings.ts';
import { itemAt } from '../../../../shared/foundation/arrays.ts';
import { jobsOf, type Stored } from './stored.ts';

bringFleetEngine(wholeFleetEngine);

const read = (name: string): string => readFileSync(new URL(`../../../fixtures/${name}`, import.meta.url), 'utf8');

const plans: Record<string, () => Job> = {
  whole: () => {
    const opened = openPortfolio(read('portfolio-v6.portfolio'));
    if (!opened.ok) throw new Error(opened.error.message);
    return { plan: opened.value.plan, snapshot: opened.value.snapshot, draws: 0 };
  },
  'all-traffic': () => presets(11),
  'coding-assistant': () => presets(12),
};
const presets = (place: number): Job =>
  itemAt(jobsOf([itemAt((JSON.parse(read('decide/decisions.json')) as Stored).documents, place)]), 0);

/** Figures to nine digits: further ones round differently on other machines. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'number') return Number(part.toPrecision(9));
    if (part instanceof Map) return [...part];
    if (ArrayBuffer.isView(part)) return [...(part as Float64Array)];
    return part;
  });

/** A line for each part of an answer, so that what moved is one of them. */
const linesOf = (what: string, answer: unknown, deeper = 4): string[] =>
  deeper === 0 || answer === null || typeof answer !== 'object' || ArrayBuffer.isView(answer) || answer instanceof Map
    ? [`${what}: ${plain(answer)}`]
    : Object.entries(answer).flatMap(([key, part]) => linesOf(`${what} ${key}`, part, deeper - 1));

const kept = (name: string, answers: Record<string, unknown>): Promise<void> =>
  expect(
    `${Object.entries(answers)
      .flatMap(([what, answer]) => linesOf(what, answer))
      .join('\n')}\n`,
  ).toMatchFileSnapshot(`../../../fixtures/engine/${name}.txt`);

const each = <T>(items: readonly T[], name: (item: T) => string, answer: (item: T) => unknown) =>
  Object.fromEntries(items.map((item) => [name(item), answer(item)]));

const futureOf = ({ plan, snapshot }: Job): Future => {
  const [row, other] = plan.categories;
  const [model, next] = snapshot.models;
  return {
    months: 5,
    from: '2026-11-20',
    pricePaths: [
      { kind: 'all', foldPerYear: { value: 3, low: 2, high: 5 } },
      { kind: 'step', modelId: model!.id, month: 2, times: 1.5 },
    ],
    demand: {
      growthPerYear: { value: 0.5, low: 0.2, high: 0.9 },
      growthPerYearByCategory: { [row!.id]: 0.4 },
      mixAtEnd: other === undefined ? null : { [row!.id]: 0.7, [other.id]: 0.3 },
      elasticity: -0.06,
    },
    tokens: { promptPerYear: 1.5, completionPerYear: 1.2 },
    switches: [{ month: 1, categoryId: null, from: model!.id, to: next!.id, switchingUsd: 500 }],
    stickiness: { stillThereAfter5Months: 0.4 },
    retirements: [{ month: 3, modelId: next!.id, successor: model!.id }],
  };
};

describe.each(Object.keys(plans))('of the plan %s', (name) => {
  const job = plans[name]!();
  const { plan, snapshot } = job;
  const [a, b] = plan.stacks.map(({ id }) => id);

  it('figures, intervals, warnings and what the doubt comes from are as stored', () => {
    const outcome = evaluate({ ...job, draws: 60 });
    return kept(`${name}-figures`, {
      ...each(
        outcome.stacks,
        ({ stackId }) => `stack ${stackId}`,
        (stack) => stack,
      ),
      warnings: warningsOf(job),
      shares: uncertaintyShares(job, 60),
    });
  });

  it('what moves the answer, where it turns and what to measure are as stored', { tags: ['slow'] }, () =>
    kept(`${name}-levers`, {
      tornado: tornado(job, { stackId: a!, against: b ?? null, turns: 2 }),
      alone: tornado(job, { stackId: a!, measure: 'success' }).bars.map(({ input, atLow, atHigh }) => [
        input.id,
        atLow,
        atHigh,
      ]),
      ...each(
        inputsOf(job)
          .filter((_, i) => i % 5 === 0)
          .slice(0, 30),
        ({ lever }) => `turn ${leverId(lever)}`,
        ({ lever }) => breakEven(job, { a: a!, b: b!, lever }),
      ),
      measure: whatToMeasure(job, { draws: 6, usdPerLabel: 0.5, months: 3, maxEvals: 800 }),
    }),
  );

  it('months and places ahead, and outages, are as stored', () => {
    const future = futureOf(job);
    const parts = [
      { kind: 'vendor', author: snapshot.models[0]!.author },
      { kind: 'model', modelId: snapshot.models[1]!.id },
    ] as const;
    return kept(`${name}-ahead`, {
      months: horizonOf({ ...job, draws: 12 }, future),
      best: bestByMonth(job, { future: { ...future, months: 1 }, ask: { rules: [], objective: 'usdPerSuccess' } }),
      places: placesOf(job, {
        stackId: a!,
        regions: [plainRegion('europe', 0.25), { ...plainRegion('east-asia', 0.75), priceTimes: 1.2 }],
        languages: [
          { id: 'en', share: 0.6, tokenTimes: 1, successShift: 0 },
          { id: 'zh', share: 0.4, tokenTimes: 1.5, successShift: -0.3 },
        ],
        lessons: [],
      }),
      ...each(
        parts,
        ({ kind }) => `dark ${kind}`,
        (dark) => outageOf(job, { dark, share: 0.1 }),
      ),
    });
  });

  it('what is proposed is as stored', { tags: ['slow'] }, () =>
    kept(`${name}-proposed`, {
      ...each(
        plan.categories,
        ({ id }) => `row ${id}`,
        (row) => {
          const candidates = candidatesFor(row, plan, snapshot);
          const model = proposeModel(row, candidates);
          const step = proposeStep(row, candidates, model, new Set(model === null ? [] : [model.model.id]));
          return {
            candidates: candidates.map(({ model: { id }, rate, usdPerAttempt, completionTokens, fits }) => [
              id,
              rate,
              usdPerAttempt,
              completionTokens,
              fits,
            ]),
            model: model?.model.id ?? null,
            step: step?.model.id ?? null,
            check: proposeCheck(row, candidates, model?.model ?? null),
          };
        },
      ),
      possible: possibleStacks(job, { rules: [], count: 20 }),
      three: threePlans(job, { rules: [], objective: 'usdPerSuccess', draws: 3 }, () => true, 20),
    }),
  );
});

describe('of hardware', () => {
  const models = ['Llama-3.1-70B', 'gpt-oss-120b', 'Qwen3-32B'];
  it('what a month of it takes is as stored', () =>
    kept(
      'hardware',
      each(
        models.flatMap((model) =>
          ['H100', 'B200'].flatMap((gpu) => [
            { model, gpu, owned: false, successLoss: null, prefixHit: 0 },
            { model, gpu, owned: true, successLoss: 0.02, prefixHit: 0.4 },
          ]),
        ),
        ({ model, gpu, owned }) => `${model} on ${gpu}${owned ? ', owned' : ''}`,
        (ask) => {
          const found = selfHost({
            ...selfHostDefaults,
            rent: 'on-demand',
            ...ask,
            promptTokens: 2000,
            completionTokens: 400,
            staffUsdPerMonth: 3000,
            api: { promptUsdPerM: 0.5, completionUsdPerM: 1.5, cachedUsdPerM: 0.1 },
            demand: { ...demandDefaults, requestsPerMonth: 3e6 },
          });
          return { ...found, model: ask.model, gpu: ask.gpu };
        },
      ),
    ));
});
