/** Decisions in a few sentences for the one page: the short list and its odds, what moves it, what to measure, the best plan. */

import type { WhatToMeasure } from '../engine/information/whatToMeasure.ts';
import type { Tornado } from '../engine/levers/tornado.ts';
import { paretoOf, type Winner } from '../engine/pareto.ts';
import { formatMoney, formatNumber, formatSureness, quoteNames, withinQuotes } from '../words/format.ts';
import { measureRemarks, optimumRemarks, ruleText } from './decideTables.ts';
import type { FoundPlan } from './decisionsTable.ts';
import { leverName, type Naming } from './leverText.ts';
import { type Reading, stackName } from './reading.ts';

/** What has been asked of the plan as it is; null where it has not, or not yet. */
export interface Decided {
  winners: readonly Winner[] | null;
  tornado: Tornado | null;
  measure: WhatToMeasure | null;
  found: FoundPlan | null;
}

const shortList = (reading: Reading, winners: readonly Winner[] | null): string[] => {
  const { say, language, outcome } = reading;
  const stacks = paretoOf(outcome);
  if (stacks.length < 2) return [];
  const names = stacks.filter((stack) => stack.onFrontier).map((stack) => stackName(reading, stack.stackId));
  const chances = winners?.find((winner) => winner.categoryId === null)?.chances ?? [];
  const [surest] = chances.toSorted((a, b) => b.chance - a.chance);
  const told = say('decide.shortListTell', { stacks: quoteNames(names, language) });
  return surest === undefined
    ? [told]
    : [
        told,
        say('decide.oddsTell', {
          stack: stackName(reading, surest.stackId),
          chance: formatSureness(surest.chance, language),
        }),
      ];
};

const whatMoves = (naming: Naming, { bars, base, stackId, against }: Tornado, reading: Reading): string[] => {
  const { say, language } = naming;
  const [first] = bars;
  if (first === undefined) return [];
  const usd = (value: number | null): string =>
    value === null ? say('app.noFigures') : formatMoney(value, say.money, language);
  const flips = bars.filter((bar) => bar.flipsWinner);
  const [flip] = flips;
  return [
    say(against === null ? 'decide.movesAlone' : 'decide.movesDifference', {
      a: stackName(reading, stackId),
      b: against === null ? '' : stackName(reading, against),
      input: withinQuotes(leverName(naming, first.input.lever)),
      low: usd(first.atLow),
      high: usd(first.atHigh),
      base: usd(base),
    }),
    ...(against === null
      ? []
      : [
          flip === undefined
            ? say('decide.tornadoFlipsNone')
            : say(flips.length === 1 ? 'decide.tornadoFlipsOne' : 'decide.tornadoFlipsMany', {
                number: formatNumber(flips.length, language),
                input: withinQuotes(leverName(naming, flip.input.lever)),
              }),
        ]),
  ];
};

const bestPlan = (naming: Naming, { optimum }: FoundPlan): string[] => {
  const { rules } = naming.job.plan.bestPlan ?? { rules: [] };
  const under =
    rules.length === 0
      ? []
      : [
          naming.say('decide.underRules', {
            rules: rules.map((rule) => ruleText(naming, rule)).join(naming.language === 'zh' ? '；' : '; '),
          }),
        ];
  return [...under, ...optimumRemarks(naming, optimum)];
};

/** One sentence after another; a question that has no answer yet is left out. */
export const decisionSentences = (reading: Reading, { winners, tornado, measure, found }: Decided): string[] => {
  const { job, say, language } = reading;
  const naming: Naming = { job, say, language };
  return [
    ...shortList(reading, winners),
    ...(tornado === null ? [] : whatMoves(naming, tornado, reading)),
    ...(measure === null ? [] : measureRemarks(naming, measure)),
    ...(found === null ? [] : bestPlan({ job: found.job, say, language }, found)),
  ];
};
