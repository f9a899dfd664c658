/** A plan against what was, as tables and sentences: money to the cent, with its sign and cause. */
import type { ActualDifference, ActualMonth, DifferenceCause, PlanAgainstActual } from '../actual/againstPlan.ts';
import type { Plan } from '../plan/plan.ts';
import { formatMoneyTo, formatNumber, formatShare, listSign } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { rowTitle } from './rowName.ts';
import type { Column, Row, Table } from './table.ts';

interface Told {
  plan: Plan;
  say: Say;
  language: Language;
}

const ownCauses = [
  'volume',
  'requests',
  'tokens',
  'cache',
  'batch',
  'models',
  'errors',
  'newWork',
  'reckoning',
  'otherCurrency',
] as const;
type OwnCause = (typeof ownCauses)[number];
const isOwn = (cause: DifferenceCause): cause is OwnCause => ownCauses.some((own) => own === cause);

/** What a difference comes of. */
const causeOfDifference = ({ cause, ratio, day }: ActualDifference, { say, language }: Told): string => {
  if (isOwn(cause)) return say(`actual.cause_${cause}`);
  const percent = ratio === null ? '' : formatShare(cause === 'otherPrice' ? ratio : Math.abs(1 - ratio), language);
  return say(`usage.cause_${cause}`, { percent, day: day ?? '' });
};

const nameOf = ({ plan, say }: Told, id: string | null): string => {
  const row = plan.categories.find((one) => one.id === id);
  return row === undefined ? say('actual.wholeMonth') : rowTitle(say, row);
};

const inCents = (usd: number, { say, language }: Told, signed = false): string =>
  formatMoneyTo(usd, say.money, language, { decimals: 2, signed });

const differencesTable = (month: ActualMonth, told: Told): Table => {
  const { say } = told;
  const end = (key: 'planned' | 'actual', usd: number): Row => ({
    key,
    cells: { cause: say(`actual.${key}`), work: '', usd: inCents(usd, told), about: '' },
  });
  return {
    id: `actual-${month.month}`,
    title: say(month.isBilled ? 'actual.title' : 'actual.titleModelled', { month: month.month, days: month.days }),
    columns: [
      { key: 'cause', label: say('actual.cause'), kind: 'text' },
      { key: 'work', label: say('actual.work'), kind: 'text' },
      { key: 'usd', label: say('actual.usd'), kind: 'usd' },
      { key: 'about', label: say('actual.about'), kind: 'text' },
    ],
    rows: [
      end('planned', month.plannedUsd),
      ...month.differences.map(
        (difference, i): Row => ({
          key: `${i}`,
          cells: {
            cause: causeOfDifference(difference, told),
            work: nameOf(told, difference.row),
            usd: inCents(difference.usd, told, true),
            about: difference.names.join(listSign(told.language)),
          },
        }),
      ),
      end('actual', month.actualUsd),
    ].map((row) => ({ ...row, kinds: { usd: 'text' as const } })),
  };
};

const measures = [
  ['tasks', 'tasks', 'count'],
  ['requestsPerTask', 'requests', 'number'],
  ['promptTokens', 'prompt', 'count'],
  ['completionTokens', 'completion', 'count'],
  ['cacheReadShare', 'cached', 'share'],
] as const;

const factsTable = (month: ActualMonth, told: Told): Table => {
  const { say } = told;
  const columns = measures.flatMap(([, word, kind]): Column[] => [
    { key: `${word}Planned`, label: say('actual.asPlanned', { name: say(`actual.${word}`) }), kind },
    { key: word, label: say(`actual.${word}`), kind },
  ]);
  return {
    id: `actualFacts-${month.month}`,
    title: say('actual.facts', { month: month.month }),
    columns: [
      { key: 'work', label: say('actual.work'), kind: 'text' },
      ...columns,
      { key: 'failed', label: say('actual.failed'), kind: 'share' },
    ],
    rows: month.rows.map((facts) => ({
      key: facts.row,
      cells: {
        work: nameOf(told, facts.row),
        ...Object.fromEntries(
          measures.flatMap(([field, word]) => [
            [`${word}Planned`, facts[field].planned],
            [word, facts[field].actual],
          ]),
        ),
        failed: facts.failedShare,
      },
    })),
  };
};

/** For each month its differences, and the facts behind them. */
export const actualTables = ({ months }: PlanAgainstActual, told: Told): Table[] =>
  months.flatMap((month) => [differencesTable(month, told), factsTable(month, told)]);

/** A sentence for each month, and for what was left out or is not known. */
export const actualRemarks = (found: PlanAgainstActual, told: Told): string[] => {
  const { say, language } = told;
  return [
    say('fromUsage.remarkKey', { key: say(`usage.key-${found.by}`) }),
    ...found.months.map(({ month, plannedUsd, actualUsd }) =>
      say('actual.difference', {
        month,
        planned: inCents(plannedUsd, told),
        actual: inCents(actualUsd, told),
        difference: inCents(actualUsd - plannedUsd, told, true),
      }),
    ),
    ...(found.notReckoned.length === 0
      ? []
      : [
          say('actual.notReckoned', { rows: found.notReckoned.map((id) => nameOf(told, id)).join(listSign(language)) }),
        ]),
    ...(found.cutDays.length === 0 ? [] : [say('actual.cutDays', { days: found.cutDays.join(listSign(language)) })]),
    ...(found.undated === 0 ? [] : [say('actual.undated', { count: formatNumber(found.undated, language) })]),
    ...Object.entries(found.otherCurrencies).map(([currency, amount]) =>
      say('actual.otherCurrency', { currency, amount: formatNumber(amount, language, 2) }),
    ),
    ...(found.unpriced.length === 0
      ? []
      : [say('actual.unpriced', { models: found.unpriced.join(listSign(language)) })]),
    say('actual.noSuccess'),
  ];
};
