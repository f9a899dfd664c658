/** The months to come as tables and sentences: figures by month and stack, the verdict, what turns and what fails. */
import type { BestOfMonth } from '../engine/horizon/bestByMonth.ts';
import type { Horizon, ShownProjection } from '../engine/horizon/horizon.ts';
import type { Month } from '../engine/horizon/project.ts';
import type { Plan } from '../plan/plan.ts';
import { formatDate, formatMoney, formatShare, formatSureness, formatTokens, listSign } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import { gapSentence } from './explain.ts';
import { modelNameOf, type Naming, stackNameOf } from './leverText.ts';
import { rowName } from './rowName.ts';
import { textOf } from './sayParts.ts';
import type { Column, Row, Table } from './table.ts';
import { fullCostNamed } from './withoutErrors.ts';

export const horizonMeasures = ['cash', 'perSuccess', 'success', 'undetected'] as const;
export type HorizonMeasure = (typeof horizonMeasures)[number];

/** A measure of a month with its band; null where it does not exist. */
export const measureIn = (
  month: Month,
  measure: HorizonMeasure,
): { value: number | null; low?: number; high?: number } => {
  const { bands } = month;
  switch (measure) {
    case 'cash':
      return { value: month.cashUsd, ...bands?.cashUsd };
    case 'perSuccess':
      return { value: month.usdPerSuccess, ...(bands?.usdPerSuccess ?? {}) };
    case 'success':
      return { value: month.success, ...bands?.success };
    case 'undetected':
      return { value: month.silentFailure, ...bands?.silentFailure };
    default:
      return measure satisfies never;
  }
};

/** What a measure is called: full cost says what it is without. */
export const measureLabel = (plan: Plan, measure: HorizonMeasure, say: Say): string => {
  const label = say(`horizon.${measure}`);
  return measure === 'perSuccess' ? fullCostNamed(plan, label, say) : label;
};

const kindOf = (measure: HorizonMeasure): Column['kind'] =>
  measure === 'cash' || measure === 'perSuccess' ? 'usd' : 'share';

/** One stack, a row a month, to the last in which it can be projected. */
export const monthsTable = ({ say, job }: Naming, projection: ShownProjection): Table => ({
  id: `horizon-${projection.stackId}`,
  title: job.plan.stacks.find(({ id }) => id === projection.stackId)?.name ?? projection.stackId,
  columns: [
    { key: 'month', label: say('horizon.month'), kind: 'count' },
    { key: 'tasks', label: say('horizon.tasks'), kind: 'count' },
    ...horizonMeasures.flatMap((measure): Column[] => {
      const kind = kindOf(measure);
      return [
        { key: measure, label: measureLabel(job.plan, measure, say), kind },
        { key: `${measure}Low`, label: '', kind, bound: { of: measure, end: 'low' } },
        { key: `${measure}High`, label: '', kind, bound: { of: measure, end: 'high' } },
      ];
    }),
  ],
  rows: projection.months.map((month): Row => {
    const cells: Row['cells'] = { month: month.month, tasks: month.tasks };
    for (const measure of horizonMeasures) {
      const { value, low, high } = measureIn(month, measure);
      cells[measure] = value;
      cells[`${measure}Low`] = low ?? null;
      cells[`${measure}High`] = high ?? null;
    }
    return { key: `${month.month}`, cells };
  }),
});

const listed = ({ language }: Naming, names: readonly string[]): string => names.join(listSign(language));

/** The best plan of each month beside the plan's own cheapest stack. */
export const bestMonthsTable = (naming: Naming, found: readonly BestOfMonth[]): Table => {
  const { say } = naming;
  return {
    id: 'horizon-best',
    title: say('horizon.best'),
    columns: [
      { key: 'month', label: say('horizon.month'), kind: 'count' },
      { key: 'models', label: say('horizon.bestModels'), kind: 'text' },
      { key: 'perSuccess', label: say('horizon.perSuccess'), kind: 'usd' },
      { key: 'stack', label: say('horizon.bestBeside'), kind: 'text' },
      { key: 'saves', label: say('horizon.bestSaves'), kind: 'usd' },
    ],
    rows: found.map(
      ({ month, best, stackId, savesUsd }): Row => ({
        key: `${month}`,
        cells: {
          month,
          models:
            best === null
              ? say('horizon.bestNone')
              : listed(
                  naming,
                  best.modelIds.map((id) => modelNameOf(naming, id)),
                ),
          perSuccess: best?.usdPerSuccess ?? null,
          stack: stackId === null ? null : stackNameOf(naming, stackId),
          saves: savesUsd,
        },
      }),
    ),
  };
};

/** Of a search that stopped before it had proven its plans: in how many months, and how far from the best they can be. */
export const bestMonthsRemark = ({ say, language }: Naming, found: readonly BestOfMonth[]): string | null => {
  const open = found.flatMap(({ within }) => (within === 0 ? [] : [within]));
  if (open.length === 0) return null;
  const known = open.flatMap((within) => within ?? []);
  return known.length < open.length
    ? say('horizon.bestUnproven', { months: open.length })
    : say('horizon.bestWithin', { months: open.length, share: formatShare(Math.max(...known), language) });
};

/** Who is cheapest, when that turns, and how sure it is for the last month; of one stack, what it comes to. */
export const horizonVerdict = (naming: Naming, { cheapest, months, stacks }: Horizon): string => {
  const { say, language } = naming;
  const [first] = cheapest;
  const last = cheapest.at(-1);
  if (first === undefined || first.stackId === null || last === undefined) return say('horizon.verdictNone');
  const [alone, ...others] = stacks.filter((stack) => stack.months.length > 0);
  const [today, then] = [alone?.months[0]?.usdPerSuccess ?? null, alone?.months.at(-1)?.usdPerSuccess ?? null];
  if (months > 0 && alone?.kind === 'projected' && others.length === 0 && today !== null && then !== null)
    return say('horizon.verdictAlone', {
      stack: stackNameOf(naming, alone.stackId),
      from: formatMoney(today, say.money, language),
      to: formatMoney(then, say.money, language),
      count: months,
    });
  const turn = cheapest.find(({ stackId }) => stackId !== first.stackId);
  const told =
    turn?.stackId === null
      ? say('horizon.verdictEnds', { stack: stackNameOf(naming, first.stackId), month: turn.month })
      : turn === undefined
        ? say(months === 0 ? 'horizon.verdictToday' : 'horizon.verdict', {
            stack: stackNameOf(naming, first.stackId),
            count: months,
          })
        : say('horizon.verdictTurns', {
            first: stackNameOf(naming, first.stackId),
            later: stackNameOf(naming, turn.stackId),
            month: turn.month,
          });
  if (last.sureness === null) return told;
  const sure = say('horizon.verdictSure', { month: last.month, sure: formatSureness(last.sureness, language) });
  return language === 'zh' ? told + sure : `${told} ${sure}`;
};

/** Why a stack ends before the last month. */
const whyNot = (naming: Naming, projection: ShownProjection): string[] => {
  if (projection.kind === 'projected') return [];
  const { say, job } = naming;
  const stack = stackNameOf(naming, projection.stackId);
  return projection.gaps.map(({ categoryId, gap }) =>
    say(projection.month === 0 ? 'horizon.unavailableToday' : 'horizon.unavailable', {
      stack,
      month: projection.month,
      why:
        gap.kind === 'retired'
          ? say('horizon.retired', { model: modelNameOf(naming, gap.modelId), category: rowName(naming, categoryId) })
          : textOf(gapSentence({ ...naming, job }, categoryId, gap)),
    }),
  );
};

/** Something that happens in a month. */
export interface HorizonEvent {
  month: number;
  text: string;
}

const turnsOf = (naming: Naming, { cheapest }: Horizon): HorizonEvent[] =>
  cheapest.flatMap(({ month, stackId }, i) =>
    i === 0 || stackId === null || stackId === cheapest[i - 1]?.stackId
      ? []
      : [{ month, text: naming.say('horizon.turns', { stack: stackNameOf(naming, stackId) }) }],
  );

/** What happens when: shutdowns, switches, who becomes cheapest and what no longer fits, the earliest first. */
export const horizonEvents = (naming: Naming, horizon: Horizon): HorizonEvent[] => {
  const { say, language } = naming;
  const events: HorizonEvent[] = [
    ...horizon.announced.map(({ month, modelId, successor, shutdownDate, stackIds, followed }) => ({
      month,
      text: say(followed ? 'horizon.announced' : 'horizon.announcedOpen', {
        model: modelNameOf(naming, modelId),
        date: formatDate(shutdownDate, language),
        successor: successor === null ? '' : modelNameOf(naming, successor),
        stacks: listed(
          naming,
          stackIds.map((id) => stackNameOf(naming, id)),
        ),
      }),
    })),
    ...horizon.retirements.map(({ month, modelId, successor, stackIds }) => ({
      month,
      text: say(successor === null ? 'horizon.goes' : 'horizon.goesTo', {
        model: modelNameOf(naming, modelId),
        successor: successor === null ? '' : modelNameOf(naming, successor),
        stacks:
          stackIds.length === 0
            ? say('horizon.noStack')
            : listed(
                naming,
                stackIds.map((id) => stackNameOf(naming, id)),
              ),
      }),
    })),
    ...horizon.switches.map(({ event, stackId, savedUsd, breakEvenMonth }) => {
      const named = {
        stack: stackNameOf(naming, stackId),
        from: modelNameOf(naming, event.from),
        to: modelNameOf(naming, event.to),
        last: horizon.months,
      };
      const text =
        breakEvenMonth === null
          ? say('horizon.switchNever', { ...named, lost: formatMoney(-savedUsd, say.money, language) })
          : say('horizon.switchPays', {
              ...named,
              month: breakEvenMonth,
              saved: formatMoney(savedUsd, say.money, language),
            });
      return { month: event.month, text };
    }),
    ...turnsOf(naming, horizon),
    ...horizon.windows.map(({ month, modelId, categoryId, contextTokens }) => ({
      month,
      text: say('horizon.windowPassed', {
        category: rowName(naming, categoryId),
        model: modelNameOf(naming, modelId),
        tokens: formatTokens(contextTokens, language),
      }),
    })),
  ];
  return events.sort((a, b) => a.month - b.month);
};

/** Stacks that cannot be projected to the last month, and why. */
export const horizonGaps = (naming: Naming, { stacks }: Horizon): string[] =>
  stacks.flatMap((projection) => whyNot(naming, projection));
