/**
 * Decisions as one long table for files: which stacks are worth a look and with what odds, what moves the answer, where
 * it turns, what to measure, and the best plan if one was looked for.
 */

import { whatToMeasure } from '../engine/information/whatToMeasure.ts';
import type { Job } from '../engine/job.ts';
import type { Lever } from '../engine/levers/lever.ts';
import { levers } from '../engine/levers/levers.ts';
import type { Optimum } from '../engine/optimise/optimum.ts';
import { paretoOf, winnersOf } from '../engine/pareto.ts';
import { tracesOf } from '../engine/traces.ts';
import type { StackId } from '../foundation/ids.ts';
import { placedRungs } from '../plan/mapPlan.ts';
import { modelsOfPlan } from '../plan/snapshot.ts';
import { formatMoney, quoteNames } from '../words/format.ts';
import {
  breakEvenText,
  measureRemarks,
  measureTable,
  optimumRemarks,
  proposalTable,
  ruleText,
} from './decideTables.ts';
import { endingsOf, explainEnding } from './endings.ts';
import { leverFigure, leverKind, leverName, type Naming } from './leverText.ts';
import { priceAgeSentence } from './priceAge.ts';
import { modelName, type Reading, stackName } from './reading.ts';
import { textOf } from './sayParts.ts';
import type { Row, Table } from './table.ts';

/** The plan found under rules; `job` holds the rows of the catalog it was looked for in, which give the names. */
export interface FoundPlan {
  optimum: Optimum;
  job: Job;
}

/** The two stacks that cost least per success, the dearer first: a difference below zero is in favour of the first. */
const closestPair = ({ outcome }: Reading): [StackId, StackId] | null => {
  const [best, next] = outcome.stacks
    .flatMap((stack) => {
      const usd = stack.total?.usdPerSuccess?.value;
      return usd === undefined ? [] : [{ id: stack.stackId, usd }];
    })
    .sort((a, b) => a.usd - b.usd);
  return best === undefined || next === undefined ? null : [best.id, next.id];
};

/** Hundreds of evaluations follow: rows of models the plan does not name would only be read over and over. */
const withOwnRows = (job: Job): Job => {
  const own = new Set(modelsOfPlan(job.plan));
  const { models, evidence, reference } = job.snapshot;
  return {
    ...job,
    draws: 0,
    snapshot: {
      models: models.filter(({ id }) => own.has(id)),
      evidence: evidence.filter(({ modelId }) => own.has(modelId)),
      reference,
    },
  };
};

/** What planners ask first: the cost of a silent failure, and a vendor who changes the prices of a model. */
const leversFor = (job: Job, stackIds: readonly StackId[]): Lever[] => {
  const used = new Set(job.plan.categories.filter((category) => category.share > 0).map((category) => category.id));
  const models = placedRungs(job.plan)
    .filter((placed) => stackIds.includes(placed.stackId) && used.has(placed.categoryId))
    .map((placed) => placed.rung.modelId);
  return [
    { kind: 'category', categoryId: null, field: 'silentFailureUsd' },
    ...[...new Set(models)].map((modelId): Lever => ({ kind: 'price', modelId, field: 'times' })),
  ];
};

const tornadoRows = (reading: Reading, naming: Naming, [a, b]: [StackId, StackId]): Row[] => {
  const { say } = reading;
  const decision = say('decide.differenceOf', { a: stackName(reading, a), b: stackName(reading, b) });
  return levers
    .tornado(naming.job, { stackId: a, against: b })
    .bars.map(({ input, atLow, atHigh, swing, flipsWinner }): Row => {
      const kind = leverKind(input.lever);
      return {
        key: `tornado ${input.id}`,
        cells: {
          decision,
          subject: leverName(naming, input.lever),
          answer: '',
          value: leverFigure(input.lever, input.value),
          low: leverFigure(input.lever, input.low),
          high: leverFigure(input.lever, input.high),
          atLow,
          atHigh,
          swing,
          flips: flipsWinner,
        },
        kinds: { value: kind, low: kind, high: kind },
        assumed: input.basis === 'assumed',
      };
    });
};

const breakEvenRows = (reading: Reading, naming: Naming, [a, b]: [StackId, StackId]): Row[] =>
  leversFor(naming.job, [a, b]).flatMap((lever, at): Row[] => {
    const answer = levers.breakEven(naming.job, { a, b, lever });
    if (answer.kind === 'unavailable') return [];
    const kind = leverKind(lever);
    return [
      {
        key: `breakEven ${at}`,
        cells: {
          decision: reading.say('decide.breakEven'),
          subject: leverName(naming, lever),
          answer: breakEvenText(naming, lever, answer, ''),
          value: answer.now,
          low: null,
          high: null,
          atLow: null,
          atHigh: null,
          swing: null,
          flips: null,
        },
        kinds: { value: kind },
      },
    ];
  });

const empty = { low: null, high: null, atLow: null, atHigh: null, swing: null, flips: null };

/** Every stack, whether another beats it, and its odds of costing least per success. */
const shortListRows = (reading: Reading, naming: Naming): Row[] => {
  const { say, outcome, language } = reading;
  const { draws } = outcome;
  const winners = winnersOf(outcome, draws > 0 ? tracesOf({ ...naming.job, draws }) : null);
  const chances = winners.find((winner) => winner.categoryId === null)?.chances ?? null;
  const stacks = paretoOf(outcome).map(({ stackId, onFrontier, dominatedBy }): Row => {
    const by = quoteNames(
      dominatedBy.map((id) => stackName(reading, id)),
      language,
    );
    return {
      key: `standing ${stackId}`,
      cells: {
        decision: say('decide.shortList'),
        subject: stackName(reading, stackId),
        answer: onFrontier ? say('decide.onFrontier') : say('decide.beatenBy', { stacks: by }),
        value: null,
        ...empty,
      },
    };
  });
  const odds = (chances ?? []).map(
    ({ stackId, chance }): Row => ({
      key: `odds ${stackId}`,
      cells: {
        decision: say('decide.odds'),
        subject: stackName(reading, stackId),
        answer: '',
        value: chance,
        ...empty,
      },
      kinds: { value: 'share' },
    }),
  );
  return [...stacks, ...odds];
};

/** What more evals are worth, and each model and category by what knowing it exactly would be worth a month. */
const measureRows = (reading: Reading, naming: Naming): Row[] => {
  const { say } = reading;
  const found = whatToMeasure(naming.job);
  const decision = say('decide.measure');
  const table = measureTable(naming, found);
  return [
    ...measureRemarks(naming, found).map(
      (answer, at): Row => ({
        key: `measure ${at}`,
        cells: { decision, subject: '', answer, value: null, ...empty },
      }),
    ),
    ...table.rows.map(
      ({ key, cells }): Row => ({
        key: `measure ${key}`,
        cells: {
          decision,
          subject: say('decide.modelIn', { model: String(cells.model), category: String(cells.category) }),
          answer: say('decide.measurePerfect'),
          value: cells.perfect ?? null,
          ...empty,
        },
        kinds: { value: 'usd' },
      }),
    ),
  ];
};

const planRows = ({ say, language }: Reading, { optimum, job }: FoundPlan): Row[] => {
  const naming: Naming = { job, say, language };
  const decision = say('decide.optimise');
  const remarks = optimumRemarks(naming, optimum).map(
    (answer, at): Row => ({
      key: `plan ${at}`,
      cells: { decision, subject: '', answer, value: null, ...empty },
    }),
  );
  if (optimum.kind !== 'found') return remarks;
  return [
    ...remarks,
    ...proposalTable(naming, optimum.best).rows.map(
      ({ key, cells }): Row => ({
        key: `plan ${key}`,
        cells: {
          decision,
          subject: cells.category ?? null,
          answer: cells.policy ?? null,
          value: cells.usdPerTask ?? null,
          ...empty,
        },
        kinds: { value: 'usd' },
      }),
    ),
    ...optimum.rulePrices.map(
      (price, at): Row => ({
        key: `rule ${at}`,
        cells: {
          decision: say('decide.rulePrices'),
          subject: ruleText(naming, price.rule),
          answer:
            price.usdPerMonth === null
              ? null
              : say('decide.rulePriceIs', { usd: formatMoney(price.usdPerMonth, say.money, language) }),
          value: price.usdPerMonth,
          ...empty,
        },
        kinds: { value: 'usd' },
      }),
    ),
  ];
};

/** What of the prices is old, and which models end: what the answers rest on may not last. */
const ageRows = (reading: Reading): Row[] => {
  const { say } = reading;
  const age = priceAgeSentence(reading);
  const row = (key: string, decision: string, subject: string, answer: string): Row => ({
    key,
    cells: { decision, subject, answer, value: null, ...empty },
  });
  return [
    ...(age === null ? [] : [row('age', say('report.priceAgeTitle'), '', textOf(age))]),
    ...endingsOf(reading).map((ending) =>
      row(
        `ending ${ending.modelId}`,
        say('report.endingTitle'),
        modelName(reading, ending.modelId),
        explainEnding(reading, ending),
      ),
    ),
  ];
};

/** Figures at the best values; the two stacks that cost least per success are held against each other. */
export const decisionsTable = (reading: Reading, found: FoundPlan | null = null): Table => {
  const { job, say, language } = reading;
  const naming: Naming = { job: withOwnRows(job), say, language };
  const pair = closestPair(reading);
  return {
    id: 'decisions',
    title: say('decide.title'),
    columns: [
      { key: 'decision', label: say('decide.question'), kind: 'text' },
      { key: 'subject', label: say('decide.tornadoInput'), kind: 'text' },
      { key: 'answer', label: say('decide.answer'), kind: 'text' },
      { key: 'value', label: say('decide.bestValue'), kind: 'number' },
      { key: 'low', label: say('decide.lowEnd'), kind: 'number', bound: { of: 'value', end: 'low' } },
      { key: 'high', label: say('decide.highEnd'), kind: 'number', bound: { of: 'value', end: 'high' } },
      { key: 'atLow', label: say('decide.tornadoLow'), kind: 'usd' },
      { key: 'atHigh', label: say('decide.tornadoHigh'), kind: 'usd' },
      { key: 'swing', label: say('decide.tornadoSwing'), kind: 'usd' },
      { key: 'flips', label: say('decide.tornadoFlips'), kind: 'flag' },
    ],
    rows: [
      ...ageRows(reading),
      ...shortListRows(reading, naming),
      ...(pair === null ? [] : tornadoRows(reading, naming, pair)),
      ...(pair === null ? [] : breakEvenRows(reading, naming, pair)),
      ...(pair === null ? [] : measureRows(reading, naming)),
      ...(found === null ? [] : planRows(reading, found)),
    ],
  };
};
