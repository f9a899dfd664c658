/** What was read of usage and bills, as tables and sentences. */

import type { Cause } from '../usage/causes.ts';
import type { NoteKind } from '../usage/format.ts';
import type { UsageSummary } from '../usage/summary.ts';
import type { Totals } from '../usage/totals.ts';
import type { WordPath } from '../words/all.ts';
import {
  formatDate,
  formatList,
  formatNumber,
  formatShare,
  formatUsd,
  listSign,
  sentenceGap,
} from '../words/format.ts';
import type { Say } from '../words/say.ts';
import { usageWords } from '../words/usage.ts';
import type { Language } from '../words/words.ts';
import type { Column, Row, Table } from './table.ts';

/** Money of the files; their own currency stands beside the figure where it is not the dollar. */
export const money = (amount: number, currency: string, language: Language): string =>
  currency === 'USD' ? formatUsd(amount, language) : `${formatNumber(amount, language, 2)} ${currency}`;

const moneyOf = (cost: Totals['cost'], language: Language): string | null =>
  cost === null
    ? null
    : Object.entries(cost)
        .map(([currency, amount]) => money(amount, currency, language))
        .join(' + ');

const columnsOf = (first: string, say: Say): Column[] => [
  { key: 'name', label: first, kind: 'text' },
  { key: 'requests', label: say('usage.requests'), kind: 'count' },
  { key: 'input', label: say('usage.inputUncached'), kind: 'count' },
  { key: 'read', label: say('usage.cacheRead'), kind: 'count' },
  { key: 'write', label: say('usage.cacheWrite'), kind: 'count' },
  { key: 'output', label: say('usage.outputTokens'), kind: 'count' },
  { key: 'cost', label: say('usage.money'), kind: 'text' },
];

const rowOf = (name: string, totals: Totals, language: Language): Row => ({
  key: name,
  cells: {
    name,
    requests: totals.requests,
    input: totals.input_uncached,
    read: totals.cache_read,
    write: totals.cache_write_total,
    output: totals.output_total,
    cost: moneyOf(totals.cost, language),
  },
});

/** Totals by group with the sum of all below. */
const totalsTable = (
  id: string,
  first: string,
  groups: Record<string, Totals>,
  all: Totals,
  { say, language }: { say: Say; language: Language },
): Table => ({
  id,
  title: first,
  columns: columnsOf(first, say),
  rows: [
    ...Object.entries(groups).map(([name, totals]) =>
      rowOf(name === '' ? say('usage.unknown') : name, totals, language),
    ),
    rowOf(say('usage.all'), all, language),
  ],
});

/** Tables by model, by month, and by the key that was asked for. */
export const usageTables = (summary: UsageSummary, language: Language, say: Say): Table[] => {
  const tongue = { say, language };
  const byModel = totalsTable('usageModels', say('usage.model'), summary.by_model_raw, summary.totals, tongue);
  const named: Table = {
    ...byModel,
    columns: [...byModel.columns, { key: 'resolved', label: say('usage.resolved'), kind: 'text' }],
    rows: byModel.rows.map((row, i) => ({
      ...row,
      cells: {
        ...row.cells,
        resolved: i === byModel.rows.length - 1 ? '' : (summary.models[row.key]?.id ?? null),
      },
    })),
  };
  const byMonth = totalsTable('usageMonths', say('usage.month'), summary.by_month, summary.totals, tongue);
  const groups = Object.fromEntries(Object.entries(summary.groups).map(([name, { totals }]) => [name, totals]));
  const byKey =
    summary.by === null ? [] : [totalsTable('usageGroups', say('usage.group'), groups, summary.totals, tongue)];
  return [named, byMonth, ...byKey];
};

/** What a cause of the difference is, in words. */
export const causeText = (cause: Cause, language: Language, say: Say): string => {
  const percent =
    cause.ratio === null
      ? ''
      : formatShare(cause.cause === 'otherPrice' ? cause.ratio : Math.abs(1 - cause.ratio), language);
  return say(`usage.cause_${cause.cause}`, { percent, day: cause.day ?? '' });
};

const billLines = (summary: UsageSummary, language: Language, say: Say): string[] => {
  const bill = summary.reconciliation;
  if (bill === null) return [];
  // Below a millionth the figures are those of adding up, not of anybody's bill.
  const shown = (amount: number): string => money(Math.abs(amount) < 1e-6 ? 0 : amount, bill.currency, language);
  const prices =
    summary.modelled_cost_at_PRICES_json_USD === null
      ? say('usage.priceCatalog')
      : say('usage.priceFile', { name: summary.prices ?? '' });
  if (bill.billed === null) return [say('usage.notBilled', { modelled: shown(bill.modelled), prices })];
  return [
    say('usage.reconciled', {
      billed: shown(bill.billed),
      modelled: shown(bill.modelled),
      difference: shown(bill.billed - bill.modelled),
      prices,
    }),
    ...bill.causes.map(
      (cause) => `  ${shown(cause.amount)}  ${causeText(cause, language, say)} (${cause.models.join(', ')})`,
    ),
    `  ${shown(bill.unexplained ?? 0)}  ${say('usage.cause_unexplained')}`,
  ];
};

interface Fact {
  text: string;
  /** How it is stated otherwise on the command line. */
  hint: WordPath | null;
}

const hintOf: Partial<Record<NoteKind, WordPath>> = {
  cachedInsideAssumed: 'usage.hint_cachedInsideAssumed',
  currencyAssumed: 'usage.hint_currencyAssumed',
  zoneAssumed: 'usage.hint_zoneAssumed',
};

/** Money beside usage, `Refund USD`: FOCUS's own kinds in the reader's words, others as the file calls them. */
const besideUsage = (kind: string, amount: number, language: Language, say: Say): string => {
  const currencyAt = kind.lastIndexOf(' ');
  const name = kind.slice(0, currencyAt);
  const key = `money-${name.toLowerCase()}`;
  const called = isUsageWord(key) ? say(`usage.${key}`) : name;
  return say('usage.otherMoney', { kind: called, amount: money(amount, kind.slice(currencyAt + 1), language) });
};

/** Names that stand otherwise in the catalog or price list, with what was done to each; those with the same steps together. */
const resolvedNames = ({ models }: UsageSummary, language: Language, say: Say): string[] => {
  const bySteps = new Map<string, string[]>();
  for (const [name, { id, rules }] of Object.entries(models)) {
    const done = rules.filter((rule) => rule !== 'exact').map((rule) => say(`usage.rule_${rule}`));
    if (id === null || done.length === 0) continue;
    const steps = formatList(done, language);
    bySteps.set(steps, [...(bySteps.get(steps) ?? []), say('usage.isModel', { name, model: id })]);
  }
  return [...bySteps].map(([steps, names]) => say('usage.resolvedBy', { names: formatList(names, language), steps }));
};

const factsOf = (summary: UsageSummary, language: Language, say: Say): Fact[] => {
  const { period, percentiles, tasks, shares } = summary;
  const count = (value: number): string => formatNumber(value, language, Number.isInteger(value) ? 0 : 1);
  const plain = (text: string): Fact => ({ text, hint: null });
  return [
    ...Object.entries(summary.non_usage_lines).map(([kind, amount]) => plain(besideUsage(kind, amount, language, say))),
    ...(summary.failed_requests ? [plain(say('usage.failed', { count: count(summary.failed_requests) }))] : []),
    ...(period.partial_days.length > 0
      ? [
          plain(
            say('usage.partialDays', {
              days: formatList(
                period.partial_days.map((day) => formatDate(day, language)),
                language,
              ),
            }),
          ),
        ]
      : []),
    ...(shares === null
      ? []
      : [
          plain(
            say('usage.shares', {
              cache: formatShare(shares.cache, language),
              batch: formatShare(shares.batch, language),
            }),
          ),
        ]),
    ...(percentiles === null
      ? []
      : [
          plain(
            say('usage.sizes', {
              p50: count(percentiles.prompt.p50),
              p95: count(percentiles.prompt.p95),
              o50: count(percentiles.completion.p50),
              o95: count(percentiles.completion.p95),
            }),
          ),
        ]),
    ...(tasks === null
      ? []
      : [
          plain(
            say('usage.taskLine', {
              count: count(tasks.distinct),
              key: say(`usage.tied_${tasks.key}`),
              steps: formatNumber(tasks.requests_per_task_mean, language, 2),
            }),
          ),
        ]),
    ...summary.notes.map(({ kind, blanks }) => ({
      text: say(`usage.note_${kind}`, blanks),
      hint: hintOf[kind] ?? null,
    })),
    ...resolvedNames(summary, language, say).map(plain),
    ...(summary.unresolved_models.length > 0
      ? [
          {
            text: say('usage.unresolved', { names: summary.unresolved_models.join(listSign(language)) }),
            hint: 'usage.hint_unresolved' as const,
          },
        ]
      : []),
  ];
};

const isUsageWord = (key: string): key is keyof typeof usageWords => Object.hasOwn(usageWords, key);

/** Why rows were set aside, with what they were where the reader said so: "No work for a language model (embedding)". */
export const asideText = (reason: string, language: Language, say: Say): string => {
  const [, name = reason, detail] = /^(\w+)(?: \((.*)\))?$/.exec(reason) ?? [];
  const key = `aside_${name}`;
  const said = isUsageWord(key) ? say(`usage.${key}`) : name.replaceAll('_', ' ');
  return detail === undefined ? said : language === 'zh' ? `${said}（${detail}）` : `${said} (${detail})`;
};

/** What a format is called; one without words is called by its id, which may end in how the file is written. */
export const formatText = (format: string, say: Say): string => {
  const known = (id: string): string | null => {
    const key = `format-${id}`;
    return isUsageWord(key) ? say(`usage.${key}`) : null;
  };
  return known(format) ?? known(format.replace(/[._][a-z]+$/, '')) ?? format;
};

/** Facts the reading settled or assumed, and what it found beside tokens: a sentence each. */
export const readingNotes = (summary: UsageSummary, language: Language, say: Say): string[] =>
  factsOf(summary, language, say).map(({ text }) => text);

/** What was read, assumed, set aside, and how the bill and the prices agree: a sentence a line, for the command line. */
export const usageRemarks = (summary: UsageSummary, language: Language, say: Say): string[] => {
  const { period } = summary;
  const count = (value: number): string => formatNumber(value, language);
  return [
    say('usage.read', {
      files: summary.files.join(listSign(language)),
      format: summary.format,
      rows: count(summary.data_rows),
      from: period.from ?? say('usage.unknown'),
      to: period.to ?? say('usage.unknown'),
    }),
    ...summary.set_aside.map(({ reason, rows, first_line }) =>
      say('usage.setAside', { reason: asideText(reason, language, say), rows: count(rows), line: first_line }),
    ),
    ...factsOf(summary, language, say).map(({ text, hint }) =>
      hint === null ? text : [text, say(hint)].join(sentenceGap(language)),
    ),
    ...billLines(summary, language, say),
  ];
};
