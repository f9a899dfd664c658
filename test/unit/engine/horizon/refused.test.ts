/** A number of the future that cannot be honoured is refused by its name, with what is allowed. */
import { describe, expect, it } from 'vitest';
import { checkedFuture, type Future } from '../../../../shared/engine/horizon/future.ts';
import { placesIn, plainPlace } from '../../../../shared/engine/horizon/places.ts';
import { gdpShares } from '../../../../shared/engine/horizon/sharesOfDemand.ts';
import { modelId, rowId, stackId } from '../../../../shared/foundation/ids.ts';
import { ladder, modelAt, rung, smallJob } from '../smallJob.ts';

const job = smallJob([modelAt('a')], { a: 0.5 }, { one: ladder([rung('a')]) });
const a = modelId('a');
const event = { month: 1, categoryId: null, from: a, to: a, switchingUsd: 0 };
const steady = { growthPerYear: 0, elasticity: 0 };

describe('a future', () => {
  it.each<[string, Future]>([
    ['months is 121; allowed: 0 to 120', { months: 121 }],
    ['months is 1.5; allowed: a whole number', { months: 1.5 }],
    ['switch.to is x; allowed: a model of the catalog', { months: 1, switches: [{ ...event, to: modelId('x') }] }],
    ['switch.month is -1; allowed: 0 to 1200', { months: 1, switches: [{ ...event, month: -1 }] }],
    ['switchingUsd is -1; allowed: 0 to 1000000000000000', { months: 1, switches: [{ ...event, switchingUsd: -1 }] }],
    [
      'retirement.month is 1201; allowed: 0 to 1200',
      { months: 1, retirements: [{ month: 1201, modelId: a, successor: null }] },
    ],
    [
      'retirement.successor is x; allowed: a model of the catalog',
      { months: 1, retirements: [{ month: 1, modelId: a, successor: modelId('x') }] },
    ],
    ['stillThereAfter5Months is 1.5; allowed: 0 to 1', { months: 1, stickiness: { stillThereAfter5Months: 1.5 } }],
    [
      'returns.month is 0; allowed: 1 to 120',
      { months: 1, stickiness: { stillThereAfter5Months: 0, returns: { month: 0, share: 0 } } },
    ],
    [
      'returns.share is 2; allowed: 0 to 1',
      { months: 1, stickiness: { stillThereAfter5Months: 0, returns: { month: 1, share: 2 } } },
    ],
    [
      'step.month is -1; allowed: 0 to 1200',
      { months: 1, pricePaths: [{ kind: 'step', modelId: a, month: -1, times: 1 }] },
    ],
    [
      'step.times is -1; allowed: 0 to 1000',
      { months: 1, pricePaths: [{ kind: 'step', modelId: a, month: 1, times: -1 }] },
    ],
    ['foldPerYear is 0; allowed: 0.001 to 1000', { months: 1, pricePaths: [{ kind: 'all', foldPerYear: 0 }] }],
    [
      'foldPerYear.low is 0; allowed: 0.001 to 1000',
      { months: 1, pricePaths: [{ kind: 'all', foldPerYear: { value: 2, low: 0 } }] },
    ],
    [
      'foldPerYear.high is 1001; allowed: 0.001 to 1000',
      { months: 1, pricePaths: [{ kind: 'all', foldPerYear: { value: 2, high: 1001 } }] },
    ],
    [
      'foldPerYear is 2; allowed: 3 to 2, its own range',
      { months: 1, pricePaths: [{ kind: 'all', foldPerYear: { value: 2, low: 3 } }] },
    ],
    [
      'foldPerYear is 2; allowed: 2 to 1, its own range',
      { months: 1, pricePaths: [{ kind: 'all', foldPerYear: { value: 2, high: 1 } }] },
    ],
    ['growthPerYear is -1; allowed: -0.999 to 1000', { months: 1, demand: { ...steady, growthPerYear: -1 } }],
    [
      'growthPerYearByCategory.x is -1; allowed: -0.999 to 1000',
      { months: 1, demand: { ...steady, growthPerYearByCategory: { [rowId('x')]: -1 } } },
    ],
    [
      'mixAtEnd.programming is 2; allowed: 0 to 1',
      { months: 1, demand: { ...steady, mixAtEnd: { [rowId('programming')]: 2 } } },
    ],
    [
      'mixAtEnd is legal; allowed: categories of the plan',
      { months: 1, demand: { ...steady, mixAtEnd: { [rowId('legal')]: 1 } } },
    ],
  ])('%s', (message, future) => {
    expect(() => checkedFuture(job, [], future)).toThrow(message);
  });

  it('may be as far as its bounds', () => {
    const furthest: Future = {
      months: 120,
      switches: [{ ...event, month: 1200 }],
      retirements: [{ month: 0, modelId: a, successor: null }],
      pricePaths: [{ kind: 'all', foldPerYear: { value: 2, low: 2, high: 2 } }],
    };
    expect(() => checkedFuture(job, [], furthest)).not.toThrow();
  });
});

describe('a place', () => {
  it.each([
    ['x.stackId is nobody', { stackId: stackId('nobody') }],
    ['x.share is 2; allowed: 0 to 1', { share: 2 }],
    ['x.tokenTimes is 0; allowed: 0.01 to 100', { tokenTimes: 0 }],
    ['x.successShift is -6; allowed: -5 to 5', { successShift: -6 }],
    ['x.priceTimes is 101; allowed: 0.01 to 100', { priceTimes: 101 }],
    ['x.extraUsdPerTask is -1; allowed: 0 to 1000000000', { extraUsdPerTask: -1 }],
  ])('%s', (message, wrong) => {
    expect(() => placesIn(job)({ ...plainPlace('x', 1, stackId('one')), ...wrong })).toThrow(message);
  });
});

describe('shares by GDP', () => {
  it.each([
    ['economies is 0; allowed: 1 or more', []],
    ['x.people is 0; allowed: more than 0, up to 1000000000000000', [{ id: 'x', people: 0, gdpPerCapita: 1 }]],
    [
      'x.gdpPerCapita is 2000000000; allowed: more than 0, up to 1000000000',
      [{ id: 'x', people: 1, gdpPerCapita: 2e9 }],
    ],
  ])('%s', (message, economies) => {
    expect(() => gdpShares(economies)).toThrow(message);
  });
});
