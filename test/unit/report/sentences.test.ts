/** Every sentence a decision can be told in, word for word, from answers made by hand. */

import { describe, expect, it } from 'vitest';
import type { WhatToMeasure } from '../../../shared/engine/information/whatToMeasure.ts';
import type { BreakEven } from '../../../shared/engine/levers/breakEven.ts';
import type { Lever } from '../../../shared/engine/levers/lever.ts';
import type { Tornado } from '../../../shared/engine/levers/tornado.ts';
import type { Optimum } from '../../../shared/engine/optimise/optimum.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import {
  breakEvenText,
  measureRemarks,
  measureTable,
  optimumRemarks,
  originsText,
  proposalTable,
  rulesTable,
  ruleText,
  tornadoTable,
} from '../../../shared/report/decideTables.ts';
import { decisionSentences } from '../../../shared/report/decisionsSummary.ts';
import { leverKind, leverName, leverText } from '../../../shared/report/leverText.ts';
import { languages } from '../../../shared/words/words.ts';
import { roundReading } from './roundReading.ts';

const programming = rowId('programming');

/** One of every kind, each field among them, with a number to write. */
const levers: [Lever, number][] = [
  [{ kind: 'rate', modelId: modelId('small/a'), categoryId: programming }, 0.612],
  [{ kind: 'feedback', modelId: modelId('small/a'), categoryId: programming }, 0.3],
  [{ kind: 'verbosity', modelId: modelId('large/b') }, 2.5],
  [{ kind: 'errors', modelId: modelId('nobody/x') }, 0.05],
  [{ kind: 'outage', dark: { kind: 'vendor', author: 'nobody' } }, 0.02],
  ...(['promptUsdPerM', 'completionUsdPerM', 'times'] as const).map((field): [Lever, number] => [
    { kind: 'price', modelId: modelId('large/b'), field },
    1.25,
  ]),
  ...(['rho', 'tau', 'beta', 'gamma'] as const).map((field): [Lever, number] => [
    { kind: 'dependence', categoryId: programming, field },
    0.1234,
  ]),
  ...(['promptTokens', 'completionTokens', 'steps', 'toolCalls'] as const).map((field): [Lever, number] => [
    { kind: 'shape', categoryId: programming, field },
    12_345,
  ]),
  ...(['valueOfSuccessUsd', 'silentFailureUsd', 'humanMinutesPerTask', 'humanSuccess'] as const).map(
    (field, i): [Lever, number] => [{ kind: 'category', categoryId: i === 0 ? null : programming, field }, 0.75],
  ),
  [{ kind: 'anchor', categoryId: programming }, 0.8],
  [{ kind: 'share', categoryId: programming }, 0.25],
  ...(['trueAccept', 'falseAccept', 'usdPerCheck', 'humanMinutesPerCheck'] as const).map(
    (field, i): [Lever, number] => [
      { kind: 'verifier', preset: ['executed-tests', 'custom', 'no-such', 'custom'][i] as string, field, only: null },
      0.5,
    ],
  ),
  ...(['hardShare', 'signalQuality', 'usdPerTask'] as const).map((field): [Lever, number] => [
    { kind: 'route', stackId: stackId('two'), categoryId: rowId('science'), path: [], field },
    0.5,
  ]),
  [{ kind: 'wage' }, 60],
  [{ kind: 'volume' }, 12_345],
];

const rules: Rule[] = [
  { kind: 'successFloor', categoryId: null, share: 0.8 },
  { kind: 'successFloor', categoryId: programming, share: 0.8 },
  { kind: 'silentFailureCeiling', categoryId: null, share: 0.05 },
  { kind: 'silentFailureCeiling', categoryId: programming, share: 0.05 },
  { kind: 'budget', usdPerMonth: 1234.5 },
  { kind: 'maxModels', count: 3 },
  { kind: 'vendorShareCap', share: 0.5 },
  { kind: 'openWeightsOnly' },
  { kind: 'origins', allowed: ['china', 'FR', 'rest-of-world'] },
  { kind: 'toolsRequired' },
  { kind: 'contextTokens', tokens: 128_000 },
  { kind: 'latencyP95', seconds: 12.34 },
  { kind: 'latencyP95', seconds: 5, categoryId: programming },
  { kind: 'maxModels', count: 1, categoryId: programming },
  { kind: 'servedIn', allowed: ['EU', 'US'] },
  { kind: 'servedIn', allowed: ['CH'], categoryId: programming },
  { kind: 'listedOnly' },
];

const crossing = (value: number, jumps = false) => ({
  value,
  betterBelow: stackId('one'),
  betterAbove: stackId('two'),
  jumps,
});

const breakEvens = (): BreakEven[] => {
  const [first, second, third] = [crossing(1.5), crossing(2, true), crossing(4)];
  return [
    { kind: 'at', now: 1, nearest: first, all: [first], from: 0, to: 10 },
    { kind: 'at', now: 1, nearest: second, all: [first, second, third], from: 0, to: 10 },
    { kind: 'never', now: 1, wins: stackId('two'), from: 0, to: 10 },
    { kind: 'equal', now: 1, from: 0, to: 10 },
    { kind: 'unavailable', stackId: stackId('four'), gaps: [] },
  ];
};

const considered = { models: 12, ladders: 345, triples: 67, leftOut: [], coveredShare: 1 };

const forms = ['single', 'retry', 'pair', 'triple'] as const;

const proposal = {
  stack: { id: stackId('best'), name: 'best', note: '', policies: {} },
  modelIds: [modelId('small/a'), modelId('large/b')],
  categories: forms.slice(0, 3).map((_, i) => ({
    categoryId: (['programming', 'roleplay', 'science'] as const)[i] ?? programming,
    modelIds: [modelId('small/a'), modelId('large/b')].slice(0, i + 1),
    success: 0.8,
    silentFailure: 0.05,
    usdPerTask: 0.25 * (i + 1),
  })),
  success: 0.8,
  silentFailure: 0.05,
  usdPerTask: 0.4,
  usdPerSuccess: 0.5,
  usdPerMonth: 400,
  value: 0.5,
};

type Found = Extract<Optimum, { kind: 'found' }>;

/** As the optimiser answers, with the form of each ladder filled in where the type wants one. */
const found = (more: Partial<Found>): Found =>
  ({
    ...considered,
    kind: 'found',
    objective: 'usdPerSuccess',
    best: {
      ...proposal,
      categories: proposal.categories.map((one, i) => ({ ...one, form: ['single', 'pair', 'pair'][i] })),
    },
    proven: true,
    gap: 0,
    runnerUp: null,
    rulePrices: [
      { rule: rules[0], valueWithout: 0.4, price: 0.1, usdPerMonth: 80, modelIdsWithout: [], proven: true },
      { rule: rules[7], valueWithout: null, price: null, usdPerMonth: null, modelIdsWithout: [], proven: false },
    ],
    ...more,
  }) as Found;

const optima: Optimum[] = [
  found({}),
  found({ objective: 'usdPerTask', proven: false, gap: 0.05, runnerUp: { ...found({}).best, value: 0.6 } }),
  found({ proven: false, gap: null, leftOut: [rowId('legal'), rowId('science')], coveredShare: 0.75 }),
  { ...considered, kind: 'infeasible', conflict: [rules[0] as Rule], minimal: true },
  { ...considered, kind: 'infeasible', conflict: [rules[0] as Rule, rules[4] as Rule], minimal: true },
  {
    ...considered,
    kind: 'infeasible',
    conflict: [rules[0] as Rule, rules[4] as Rule],
    minimal: false,
    leftOut: [rowId('legal')],
    coveredShare: 0.9,
  },
  { ...considered, kind: 'nothingSucceeds', leftOut: [rowId('legal')], coveredShare: 0.9 },
  { ...considered, kind: 'nothingToChoose', leftOut: [rowId('legal')] },
  { ...considered, kind: 'undecided' },
];

const best = { evals: 200, usdPerMonth: 30, costUsd: 12, netUsd: 18, changes: 0.25 };

const measured = (more: Partial<WhatToMeasure>): WhatToMeasure => ({
  worth: 'netValueUsdPerTask',
  chosen: stackId('one'),
  stacks: [
    { stackId: stackId('two'), usdPerMonth: 100 },
    { stackId: stackId('one'), usdPerMonth: 250 },
  ],
  options: [
    {
      modelId: modelId('small/a'),
      categoryId: programming,
      usdPerEval: 0.06,
      perfectUsdPerMonth: 40,
      byEvals: [best],
      best,
      settledAt: 500,
    },
    {
      modelId: modelId('large/b'),
      categoryId: rowId('science'),
      usdPerEval: 0.06,
      perfectUsdPerMonth: 0,
      byEvals: [],
      best: null,
      settledAt: null,
    },
  ],
  complete: true,
  unknown: [],
  ...more,
});

const swung = (more: Partial<Tornado>): Tornado => ({
  measure: 'usdPerSuccess',
  stackId: stackId('one'),
  against: stackId('two'),
  base: -0.1,
  bars: [
    {
      input: { id: 'wage', lever: { kind: 'wage' }, low: 40, value: 60, high: 90, basis: 'assumed', source: null },
      atLow: -0.3,
      atHigh: 0.2,
      swing: 0.5,
      flipsWinner: true,
      turn: null,
    },
    {
      input: {
        id: 'rate',
        lever: { kind: 'rate', modelId: modelId('small/a'), categoryId: programming },
        low: 0.5,
        value: 0.6,
        high: 0.7,
        basis: 'measured',
        source: 's',
      },
      atLow: null,
      atHigh: 0.1,
      swing: null,
      flipsWinner: false,
      turn: null,
    },
  ],
  ...more,
});

describe('decisions in words', () => {
  it.each(languages)('are these, in %s', async (language) => {
    const reading = roundReading(0, language);
    const naming = { job: reading.job, say: reading.say, language };
    const wage: Lever = { kind: 'wage' };
    const asked = { winners: null, tornado: null, measure: null, found: null };
    const said = {
      levers: levers.map(([lever, value]) => [
        leverName(naming, lever),
        leverKind(lever),
        leverText(naming, lever, value),
      ]),
      rules: rules.map((rule) => ruleText(naming, rule)),
      origins: [originsText(naming, ['china']), originsText(naming, [])],
      breakEvens: breakEvens().map((answer) => breakEvenText(naming, wage, answer, 'no price')),
      optima: optima.map((optimum) => optimumRemarks(naming, optimum)),
      proposal: proposalTable(naming, found({}).best),
      rulesPrices: rulesTable(naming, found({})),
      measure: [
        measureRemarks(naming, measured({})),
        measureRemarks(naming, measured({ worth: 'usdPerSuccess' as WhatToMeasure['worth'] })),
        measureRemarks(
          naming,
          measured({
            options: [],
            unknown: [
              { modelId: modelId('large/b'), categoryId: rowId('legal') },
              { modelId: modelId('small/a'), categoryId: rowId('legal') },
            ],
          }),
        ),
        measureTable(naming, measured({})),
      ],
      tornado: [
        tornadoTable(naming, swung({})),
        tornadoTable(naming, swung({ measure: 'success' })),
        tornadoTable(naming, swung({ measure: 'silentFailure', bars: [] })),
      ],
      page: [
        decisionSentences(reading, asked),
        decisionSentences(reading, {
          ...asked,
          winners: [
            {
              categoryId: programming,
              cheapest: stackId('two'),
              mostSuccess: null,
              fewestSilent: null,
              chances: [{ stackId: stackId('two'), chance: 1 }],
            },
            {
              categoryId: null,
              cheapest: stackId('one'),
              mostSuccess: null,
              fewestSilent: null,
              chances: [
                { stackId: stackId('two'), chance: 0.2 },
                { stackId: stackId('one'), chance: 0.8 },
              ],
            },
          ],
        }),
        ...[
          swung({}),
          swung({ bars: swung({}).bars.map((bar) => ({ ...bar, flipsWinner: true })) }),
          swung({ bars: swung({}).bars.slice(1), base: null }),
          swung({ against: null }),
          swung({ bars: [] }),
        ].map((tornado) => decisionSentences(reading, { ...asked, tornado })),
        decisionSentences(reading, {
          ...asked,
          measure: measured({}),
          found: { optimum: found({}), job: reading.job },
        }),
        decisionSentences(reading, {
          ...asked,
          found: {
            optimum: found({}),
            job: {
              ...reading.job,
              plan: { ...reading.job.plan, bestPlan: { objective: 'usdPerTask', rules: rules.slice(0, 2) } },
            },
          },
        }),
      ],
    };
    await expect(`${JSON.stringify(said, null, 1)}\n`).toMatchFileSnapshot(
      `../../fixtures/report/sentences.${language}.json`,
    );
  });
});
