/** The one page a planner prints or hands over: what it says, in which order; how it looks is the screen's business. */

import type { StackOutcome } from '../engine/outcome.ts';
import type { StackId } from '../foundation/ids.ts';
import { clauseSign, formatMoney, formatNumber, formatShare, sentenceGap } from '../words/format.ts';
import { assumptionsTable } from './assumptionsTable.ts';
import { pricesInUseTable, ratesTable, sourcesTable } from './basisTables.ts';
import { independenceSentence } from './explain.ts';
import { categoriesTable } from './figuresTable.ts';
import { pairsTable } from './flowTables.ts';
import { cashOf, fullCostOf } from './monthly.ts';
import { priceAgeSentence } from './priceAge.ts';
import type { Reading } from './reading.ts';
import { rowTitle } from './rowName.ts';
import type { Part } from './sayParts.ts';
import type { Table } from './table.ts';
import { type Verdict, verdict } from './verdict.ts';
import { warningsTable } from './warningsTable.ts';
import { fullCostNamed, withoutErrors } from './withoutErrors.ts';

/** One stack in a few figures, each already in the reader's words. */
export interface StackCard {
  stackId: StackId;
  name: string;
  note: string;
  /** null where the stack has no cost per success. */
  usdPerSuccess: {
    value: number;
    low: number | null;
    high: number | null;
    text: string;
    interval: string | null;
  } | null;
  figures: { label: string; text: string }[];
  /** "If models failed independently you would have been told ..." */
  independence: Part[] | null;
  assumed: boolean;
}

export interface OnePage {
  title: string;
  workload: string;
  verdict: Verdict;
  /** How old the prices are; null where none is old. */
  age: Part[] | null;
  /** What full cost does not count; null where it counts everything. */
  bare: Part[] | null;
  cards: StackCard[];
  categories: Table;
  pairs: Table;
  /** Assumed inputs alone; the workbook and the CSV list all of them. */
  assumed: Table;
  /** What she typed or confirmed: hers, apart from what is assumed. */
  stated: Table;
  rates: Table;
  prices: Table;
  warnings: Table;
  sources: Table;
  method: string;
}

const minutesPerHour = 60;

/** "200,000 tasks a month: 52% Programming, 31% Roleplay" */
export const workloadText = ({ say, job, language }: Reading): string =>
  say('report.workload', {
    tasks: formatNumber(job.plan.tasksPerMonth, language),
    mix: job.plan.categories
      .filter((category) => category.share > 0)
      .map((category) =>
        say('report.workloadShare', {
          share: formatShare(category.share, language),
          category: rowTitle(say, category),
        }),
      )
      .join(clauseSign(language)),
  });

/** What the figures mean and how their ranges came about. */
export const methodText = ({ say, outcome, language }: Reading): string =>
  [
    say('report.method'),
    outcome.draws > 0
      ? say('report.methodDraws', { draws: formatNumber(outcome.draws, language) })
      : say('report.methodPoint'),
  ].join(sentenceGap(language));

/** The title of the plan, or what the report is about where it has none. */
export const titleText = ({ say, job }: Reading): string =>
  job.plan.title.trim() === '' ? say('report.pageTitle') : job.plan.title;

const stackCard = (reading: Reading, stack: StackOutcome): StackCard => {
  const { say, language, job } = reading;
  const { total } = stack;
  const cost = total?.usdPerSuccess ?? null;
  const ends =
    cost?.low === undefined || cost.high === undefined
      ? null
      : say('report.interval90', {
          low: formatMoney(cost.low, say.money, language),
          high: formatMoney(cost.high, say.money, language),
        });
  return {
    stackId: stack.stackId,
    name: stack.name,
    note: job.plan.stacks.find((one) => one.id === stack.stackId)?.note ?? '',
    usdPerSuccess:
      cost === null
        ? null
        : {
            value: cost.value,
            low: cost.low ?? null,
            high: cost.high ?? null,
            text: formatMoney(cost.value, say.money, language),
            interval: ends,
          },
    figures:
      total === null
        ? []
        : [
            { label: say('compare.success'), text: formatShare(total.success.value, language) },
            { label: say('compare.silentFailure'), text: formatShare(total.silentFailure.value, language) },
            {
              label: say('compare.cashPerMonth'),
              text: formatMoney(cashOf(total, job.plan.tasksPerMonth), say.money, language),
            },
            {
              label: fullCostNamed(job.plan, say('compare.fullPerMonth'), say),
              text: formatMoney(fullCostOf(total, job.plan.tasksPerMonth), say.money, language),
            },
            {
              label: say('report.humanReview'),
              text: say('report.hours', {
                hours: formatNumber(
                  (total.humanMinutesPerTask.value * job.plan.tasksPerMonth) / minutesPerHour,
                  language,
                ),
              }),
            },
          ],
    independence: independenceSentence(reading, stack),
    assumed: stack.assumed,
  };
};

export const onePage = (reading: Reading): OnePage => {
  const inputs = assumptionsTable(reading);
  return {
    title: titleText(reading),
    workload: workloadText(reading),
    verdict: verdict(reading),
    age: priceAgeSentence(reading),
    bare: withoutErrors(reading),
    cards: reading.outcome.stacks.map((stack) => stackCard(reading, stack)),
    categories: categoriesTable(reading),
    pairs: pairsTable(reading),
    assumed: {
      ...inputs,
      id: 'assumed',
      title: reading.say('report.sectionAssumed'),
      rows: inputs.rows.filter((row) => row.assumed),
    },
    stated: {
      ...inputs,
      id: 'stated',
      title: reading.say('report.sectionStated'),
      rows: inputs.rows.filter((row) => row.stated),
    },
    rates: ratesTable(reading),
    prices: pricesInUseTable(reading),
    warnings: warningsTable(reading),
    sources: sourcesTable(reading),
    method: methodText(reading),
  };
};
