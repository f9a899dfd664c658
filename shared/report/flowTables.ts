/** How a stack works inside: tasks through its rungs, its spend by what it buys, and the way from list price to success. */

import type { SpendShare, StackOutcome } from '../engine/outcome.ts';
import { modelId } from '../foundation/ids.ts';
import { modelName, type Reading, stackName } from './reading.ts';
import { rowName } from './rowName.ts';
import type { Table } from './table.ts';

/** One row per rung of every ladder, in the order a task meets them. */
export const rungsTable = (reading: Reading): Table => {
  const { say, outcome } = reading;
  return {
    id: 'rungs',
    title: say('report.rungsTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'rung', label: say('report.rung'), kind: 'count' },
      { key: 'model', label: say('report.model'), kind: 'text' },
      { key: 'reach', label: say('report.reach'), kind: 'share' },
      { key: 'attempts', label: say('report.attempts'), kind: 'number' },
      { key: 'acceptedGood', label: say('report.acceptedGood'), kind: 'share' },
      { key: 'acceptedBad', label: say('report.acceptedBad'), kind: 'share' },
      { key: 'successGivenReach', label: say('report.successGivenReach'), kind: 'share' },
      { key: 'modelUsd', label: say('report.modelUsd'), kind: 'usd' },
      { key: 'verifierUsd', label: say('report.verifierUsd'), kind: 'usd' },
    ],
    rows: outcome.stacks.flatMap((stack) =>
      stack.categories.flatMap((category) =>
        category.rungs.map((rung, index) => ({
          key: `${stack.stackId}/${category.categoryId}/${index}`,
          cells: {
            stack: stack.name,
            category: rowName(reading, category.categoryId),
            rung: index + 1,
            model: modelName(reading, rung.modelId),
            reach: rung.reach,
            attempts: rung.attempts,
            acceptedGood: rung.acceptedGood,
            acceptedBad: rung.acceptedBad,
            successGivenReach: rung.successGivenReach,
            modelUsd: rung.modelUsd,
            verifierUsd: rung.verifierUsd,
          },
        })),
      ),
    ),
  };
};

const dimensions = [
  ['model', 'report.model'],
  ['vendor', 'report.vendor'],
  ['origin', 'report.origin'],
  ['weights', 'report.weights'],
] as const;

/** The engine names groups by the catalog's values; a reader gets words, and ids become names. */
export const spendName = (reading: Reading, dimension: (typeof dimensions)[number][0], share: SpendShare): string => {
  const { say } = reading;
  if (dimension === 'model') return modelName(reading, modelId(share.name));
  if (dimension === 'vendor') return share.name;
  const known: Record<string, string> = {
    china: say('report.originChina'),
    'rest-of-world': say('report.originRestOfWorld'),
    open: say('report.weightsOpen'),
    closed: say('report.weightsClosed'),
    unknown: say('report.unknown'),
  };
  return known[share.name] ?? share.name;
};

/** Model spend of a month by model, vendor, origin and openness. */
export const spendTable = (reading: Reading): Table => {
  const { say, outcome } = reading;
  return {
    id: 'spend',
    title: say('report.spendTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'by', label: say('report.by'), kind: 'text' },
      { key: 'name', label: say('report.name'), kind: 'text' },
      { key: 'usdPerMonth', label: say('compare.modelCashPerMonth'), kind: 'usd' },
      { key: 'share', label: say('report.share'), kind: 'share' },
    ],
    rows: outcome.stacks.flatMap((stack: StackOutcome) =>
      dimensions.flatMap(([dimension, label]) =>
        stack.spend[dimension].map((share) => ({
          key: `${stack.stackId}/${dimension}/${share.name}`,
          cells: {
            stack: stack.name,
            by: say(label),
            name: spendName(reading, dimension, share),
            usdPerMonth: share.usdPerMonth,
            share: share.share,
          },
        })),
      ),
    ),
  };
};

/** The steps from list price to cost per success, by stack and category. */
export const waterfallTable = (reading: Reading): Table => {
  const { say, outcome } = reading;
  return {
    id: 'waterfall',
    title: say('report.waterfallTable'),
    columns: [
      { key: 'stack', label: say('report.stack'), kind: 'text' },
      { key: 'category', label: say('report.category'), kind: 'text' },
      { key: 'step', label: say('report.step'), kind: 'text' },
      { key: 'usd', label: say('report.usd'), kind: 'usd' },
    ],
    rows: outcome.stacks.flatMap((stack) =>
      stack.categories.flatMap((category) =>
        category.waterfall.map((step) => ({
          key: `${stack.stackId}/${category.categoryId}/${step.step}`,
          cells: {
            stack: stack.name,
            category: rowName(reading, category.categoryId),
            step: say(`report.step-${step.step}`),
            usd: step.usd,
          },
        })),
      ),
    ),
  };
};

/** Every pair of stacks: how surely one is cheaper per success, and the failure cost at which they swap. */
export const pairsTable = (reading: Reading): Table => {
  const { say, outcome } = reading;
  return {
    id: 'pairs',
    title: say('report.pairsTable'),
    columns: [
      { key: 'a', label: say('report.first'), kind: 'text' },
      { key: 'b', label: say('report.second'), kind: 'text' },
      { key: 'aCheaper', label: say('report.firstCheaper'), kind: 'sureness' },
      { key: 'breakEvenFailureUsd', label: say('compare.breakEvenFailureUsd'), kind: 'usd' },
      { key: 'below', label: say('report.cheaperBelow'), kind: 'text' },
    ],
    rows: outcome.pairs.map((pair) => ({
      key: `${pair.a}/${pair.b}`,
      cells: {
        a: stackName(reading, pair.a),
        b: stackName(reading, pair.b),
        aCheaper: pair.aCheaper,
        breakEvenFailureUsd: pair.breakEvenFailureUsd?.usd ?? null,
        below: pair.breakEvenFailureUsd === null ? null : stackName(reading, pair.breakEvenFailureUsd.below),
      },
    })),
  };
};
