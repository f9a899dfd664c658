/** What the engine cannot honour it names: the field, its value and what is allowed, at both ends of every range. */

import { describe, expect, it } from 'vitest';
import { predictCascade } from '../../../shared/engine/calibrate/predict.ts';
import { EngineError } from '../../../shared/engine/engineError.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { plainPlace, spreadOver } from '../../../shared/engine/horizon/places.ts';
import { project } from '../../../shared/engine/horizon/project.ts';
import { evaluateLadder, type LadderNumbers, type RungNumbers } from '../../../shared/engine/ladder.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { ladder as ladderPolicy, modelAt, rung as plannedRung, smallJob } from './smallJob.ts';

const rung: RungNumbers = {
  model: 0,
  successRate: 0.5,
  attempts: 1,
  feedbackSuccess: null,
  verified: true,
  trueAccept: 1,
  falseAccept: 0,
  errorShare: 0,
  usdPerAttempt: 1,
  usdSdPerAttempt: 0,
  usdPerCheck: 0,
  minutesPerCheck: 0,
};
const ladder: LadderNumbers = {
  rungs: [rung],
  onReject: 'abandon',
  humanMinutes: 10,
  humanSuccess: 0.9,
  humanUsdPerMinute: 0.5,
};
const d = { rho: 0.5, tau: 0.1, beta: 0.1, gamma: 0.2 };

const job = smallJob([modelAt('a'), modelAt('b')], { a: 0.6, b: 0.7 }, { one: ladderPolicy([plannedRung('a')]) });
const future = (more: Partial<Future>) => () => project(job, stackId('one'), { months: 3, ...more });
const switching = { month: 1, categoryId: null, from: modelId('a'), to: modelId('b'), switchingUsd: 0 };
const demand = { growthPerYear: 0, elasticity: 0 };
const place = plainPlace('th', 1, stackId('one'));
const inRung = (more: Partial<RungNumbers>) => () =>
  evaluateLadder({ ...ladder, rungs: [rung, { ...rung, ...more }] }, d);
const inLadder = (more: Partial<LadderNumbers>) => () => evaluateLadder({ ...ladder, ...more }, d);
const alike = (more: Partial<typeof d>) => () => evaluateLadder(ladder, { ...d, ...more });
const cascade = { rho: 0.5, beta: 0.1, gamma: 0.2 };
const predicted =
  (more: Partial<typeof cascade>, step = { successRate: 0.5, usdPerAttempt: 1 }) =>
  () =>
    predictCascade([step], { ...cascade, ...more });

const refused: [string, () => unknown][] = [
  ['rungs is 0; allowed: 1 or more', inLadder({ rungs: [] })],
  ['humanMinutes is -1; allowed: 0 to any finite number', inLadder({ humanMinutes: -1 })],
  ['humanMinutes is Infinity; allowed: 0 to any finite number', inLadder({ humanMinutes: Number.POSITIVE_INFINITY })],
  ['humanSuccess is -0.1; allowed: 0 to 1', inLadder({ humanSuccess: -0.1 })],
  ['humanSuccess is 1.1; allowed: 0 to 1', inLadder({ humanSuccess: 1.1 })],
  ['humanUsdPerMinute is -1; allowed: 0 to any finite number', inLadder({ humanUsdPerMinute: -1 })],
  ['rungs[1].successRate is -0.1; allowed: 0 to 0.9', inRung({ successRate: -0.1 })],
  ['rungs[1].successRate is 0.91; allowed: 0 to 0.9', inRung({ successRate: 0.91 })],
  ['rungs[1].successRate is NaN; allowed: 0 to 0.9', inRung({ successRate: Number.NaN })],
  ['rungs[1].attempts is 1.5; allowed: a whole number', inRung({ attempts: 1.5 })],
  ['rungs[1].attempts is 0; allowed: 1 to 100', inRung({ attempts: 0 })],
  ['rungs[1].attempts is 101; allowed: 1 to 100', inRung({ attempts: 101 })],
  ['rungs[1].trueAccept is 2; allowed: 0 to 1', inRung({ trueAccept: 2 })],
  ['rungs[1].falseAccept is -1; allowed: 0 to 1', inRung({ falseAccept: -1 })],
  ['rungs[1].errorShare is 2; allowed: 0 to 1', inRung({ errorShare: 2 })],
  ['rungs[1].feedbackSuccess is 2; allowed: 0 to 1', inRung({ feedbackSuccess: 2 })],
  ['rungs[1].usdPerAttempt is -1; allowed: 0 to any finite number', inRung({ usdPerAttempt: -1 })],
  ['rungs[1].usdSdPerAttempt is -1; allowed: 0 to any finite number', inRung({ usdSdPerAttempt: -1 })],
  ['rungs[1].usdPerCheck is -1; allowed: 0 to any finite number', inRung({ usdPerCheck: -1 })],
  ['rungs[1].minutesPerCheck is -1; allowed: 0 to any finite number', inRung({ minutesPerCheck: -1 })],
  ['rho is -0.1; allowed: 0 to 1', alike({ rho: -0.1 })],
  ['rho is 1.1; allowed: 0 to 1', alike({ rho: 1.1 })],
  ['tau is -0.1; allowed: 0 to 1', alike({ tau: -0.1 })],
  ['beta is -0.1; allowed: 0 to 1', alike({ beta: -0.1 })],
  ['beta is 1; allowed: below 1', alike({ beta: 1 })],
  ['gamma is 5.1; allowed: 0 to 5', alike({ gamma: 5.1 })],
  ['gamma is -0.1; allowed: 0 to 5', alike({ gamma: -0.1 })],
  ['rho + tau is 1.05; allowed: at most 0.9999', alike({ rho: 0.75, tau: 0.3 })],
  ['draws is -1; allowed: 0 to 100000', () => evaluate({ ...job, draws: -1 })],
  ['draws is 100001; allowed: 0 to 100000', () => evaluate({ ...job, draws: 100_001 })],
  ['draws is 1.5; allowed: a whole number', () => evaluate({ ...job, draws: 1.5 })],
  ['months is 1.5; allowed: a whole number', future({ months: 1.5 })],
  ['months is -1; allowed: 0 to 120', future({ months: -1 })],
  ['months is 121; allowed: 0 to 120', future({ months: 121 })],
  [
    'switch.to is nobody; allowed: a model of the catalog',
    future({ switches: [{ ...switching, to: modelId('nobody') }] }),
  ],
  ['switch.month is -1; allowed: 0 to 1200', future({ switches: [{ ...switching, month: -1 }] })],
  ['switchingUsd is -1; allowed: 0 to 1000000000000000', future({ switches: [{ ...switching, switchingUsd: -1 }] })],
  ['stillThereAfter5Months is 2; allowed: 0 to 1', future({ stickiness: { stillThereAfter5Months: 2 } })],
  [
    'returns.month is 0; allowed: 1 to 120',
    future({ stickiness: { stillThereAfter5Months: 0, returns: { month: 0, share: 0.1 } } }),
  ],
  [
    'returns.share is 1.1; allowed: 0 to 1',
    future({ stickiness: { stillThereAfter5Months: 0, returns: { month: 1, share: 1.1 } } }),
  ],
  ['foldPerYear is 0; allowed: 0.001 to 1000', future({ pricePaths: [{ kind: 'all', foldPerYear: 0 }] })],
  ['growthPerYear is -1; allowed: -0.999 to 1000', future({ demand: { ...demand, growthPerYear: -1 } })],
  [
    'growthPerYearByCategory.programming is -1; allowed: -0.999 to 1000',
    future({ demand: { ...demand, growthPerYearByCategory: { [rowId('programming')]: -1 } } }),
  ],
  ['elasticity is 1; allowed: -5 to 0', future({ demand: { ...demand, elasticity: 1 } })],
  [
    'mixAtEnd is 0.4; allowed: shares that sum to 1',
    future({ demand: { ...demand, mixAtEnd: { [rowId('programming')]: 0.4 } } }),
  ],
  [
    'mixAtEnd.programming is 2; allowed: 0 to 1',
    future({ demand: { ...demand, mixAtEnd: { [rowId('programming')]: 2 } } }),
  ],
  [
    'mixAtEnd is legal; allowed: categories of the plan',
    future({ demand: { ...demand, mixAtEnd: { [rowId('programming')]: 0.5, [rowId('legal')]: 0.5 } } }),
  ],
  ['th.share is 1.5; allowed: 0 to 1', () => spreadOver(job, [{ ...place, share: 1.5 }])],
  ['th.tokenTimes is 0; allowed: 0.01 to 100', () => spreadOver(job, [{ ...place, tokenTimes: 0 }])],
  ['th.successShift is 6; allowed: -5 to 5', () => spreadOver(job, [{ ...place, successShift: 6 }])],
  ['places is 0.5; allowed: shares that sum to 1', () => spreadOver(job, [{ ...place, share: 0.5 }])],
  ['rungs is 0; allowed: 1 or more', () => predictCascade([], cascade)],
  ['rho is -0.1; allowed: 0 to 1', predicted({ rho: -0.1 })],
  ['rho is 1; allowed: below 1', predicted({ rho: 1 })],
  ['beta is 1.1; allowed: 0 to 1', predicted({ beta: 1.1 })],
  ['gamma is 6; allowed: 0 to 5', predicted({ gamma: 6 })],
  ['rungs[0].successRate is 2; allowed: 0 to 1', predicted({}, { successRate: 2, usdPerAttempt: 1 })],
  [
    'rungs[0].usdPerAttempt is -1; allowed: 0 to any finite number',
    predicted({}, { successRate: 0.5, usdPerAttempt: -1 }),
  ],
];

describe('the engine', () => {
  it.each(refused)('%s', (message, call) => {
    let caught: unknown = null;
    try {
      call();
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(EngineError);
    const { field, value, allowed, name } = caught as EngineError;
    expect((caught as EngineError).message).toBe(message);
    expect(`${field} is ${value}; allowed: ${allowed}`).toBe(message);
    expect(name).toBe('EngineError');
  });

  it('honours what lies on the very ends of what is allowed', () => {
    for (const call of [
      inLadder({ humanMinutes: 0, humanSuccess: 0, humanUsdPerMinute: 0 }),
      inLadder({ humanSuccess: 1 }),
      inRung({ successRate: 0, attempts: 100, trueAccept: 0, falseAccept: 1, errorShare: 1 }),
      inRung({ successRate: 0.9, feedbackSuccess: 1, attempts: 2, usdPerAttempt: 0 }),
      inRung({ feedbackSuccess: 0, attempts: 2 }),
      alike({ rho: 0, tau: 0, beta: 0, gamma: 0 }),
      alike({ gamma: 5 }),
      alike({ rho: 0.9, tau: 0.0999 }),
      () => evaluate({ ...job, draws: 0 }),
      () => evaluate({ ...job, draws: 1 }),
      future({ months: 0 }),
      future({ switches: [{ ...switching, month: 0, switchingUsd: 1e15 }] }),
      future({ stickiness: { stillThereAfter5Months: 1 } }),
      future({ demand: { ...demand, elasticity: -5 } }),
      future({ demand: { ...demand, mixAtEnd: { [rowId('programming')]: 1 } } }),
      future({ demand: { ...demand, mixAtEnd: null } }),
      future({ pricePaths: [{ kind: 'all', foldPerYear: 1 / 1000 }] }),
      () => spreadOver(job, [{ ...place, tokenTimes: 0.01, successShift: -5 }]),
      () => spreadOver(job, []),
    ])
      expect(call).not.toThrow();
  });
});
