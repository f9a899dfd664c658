/** Decisions as one long table for files: what moves the answer, where it turns, and the best plan if one was looked for. */
import { breakEven } from '../engine/decide/breakEven.ts';
import { type Lever, placedRungs } from '../engine/decide/lever.ts';
import type { Optimum } from '../engine/decide/optimise.ts';
import { tornado } from '../engine/decide/tornado.ts';
import type { Job } from '../engine/job.ts';
import { modelsOfPlan } from '../plan/snapshot.ts';
import { formatUsd } from '../words/format.ts';
import {
  breakEvenText,
  leverKind,
  leverName,
  type Naming,
  optimumRemarks,
  proposalTable,
  ruleText,
} from './decideTables.ts';
import { type Reading, stackName } from './reading.ts';
import type { Row, Table } from './table.ts';

/** The plan found under rules; `job` holds the rows of the catalog it was looked for in, which give the names. */
export interface FoundPlan {
  optimum: Optimum;
  job: Job;
}

/** The two stacks that cost least per success, the dearer first: a difference below zero is in favour of the first. */
const closestPair = ({ outcome }: Reading): [string, string] | null => {
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
const leversFor = (job: Job, stackIds: readonly string[]): Lever[] => {
  const used = new Set(job.plan.categories.filter((category) => category.share > 0).map((category) => category.id));
  const models = placedRungs(job.plan)
    .filter((placed) => stackIds.includes(placed.stackId) && used.has(placed.categoryId))
    .map((placed) => placed.rung.modelId);
  return [
    { kind: 'category', categoryId: null, field: 'silentFailureUsd' },
    ...[...new Set(models)].map((modelId): Lever => ({ kind: 'price', modelId, field: 'times' })),
  ];
};

const tornadoRows = (reading: Reading, naming: Naming, [a, b]: [string, string]): Row[] => {
  const { say } = reading;
  const decision = say('decide.differenceOf', { a: stackName(reading, a), b: stackName(reading, b) });
  return tornado(naming.job, { stackId: a, against: b }).bars.map(
    ({ input, atLow, atHigh, swing, flipsWinner }): Row => {
      const kind = leverKind(input.lever);
      return {
        key: `tornado ${input.id}`,
        cells: {
          decision,
          subject: leverName(naming, input.lever),
          answer: '',
          value: input.value,
          low: input.low,
          high: input.high,
          atLow,
          atHigh,
          swing,
          flips: flipsWinner,
        },
        kinds: { value: kind, low: kind, high: kind },
        assumed: input.basis === 'assumed',
      };
    },
  );
};

const breakEvenRows = (reading: Reading, naming: Naming, [a, b]: [string, string]): Row[] =>
  leversFor(naming.job, [a, b]).flatMap((lever, at): Row[] => {
    const answer = breakEven(naming.job, { a, b, lever });
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
              : say('decide.rulePriceIs', { usd: formatUsd(price.usdPerMonth, language) }),
          value: price.usdPerMonth,
          ...empty,
        },
        kinds: { value: 'usd' },
      }),
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
      ...(pair === null ? [] : tornadoRows(reading, naming, pair)),
      ...(pair === null ? [] : breakEvenRows(reading, naming, pair)),
      ...(found === null ? [] : planRows(reading, found)),
    ],
  };
};
