/** What was played, as tables: the exact figures beside it, and how cost and waiting spread over single tasks. */

import type { StackOutcome } from '../engine/outcome.ts';
import { type Check, checksOf, doubtfulApart, furthestOf } from '../engine/simulate/against.ts';
import type { Played } from '../engine/simulate/played.ts';
import type { Simulation } from '../engine/simulate/simulation.ts';
import type { Quantiles } from '../engine/simulate/spread.ts';
import type { RowId } from '../foundation/ids.ts';
import { formatNumber } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { rowName } from './rowName.ts';
import type { Cell, Row, Table } from './table.ts';

export const quantilePlaces = ['p5', 'p25', 'p50', 'p75', 'p95', 'p99'] as const satisfies readonly (keyof Quantiles)[];

/** A part of a simulation with its exact figures: the whole mix (null) or a category. */
export interface CheckedPart {
  categoryId: RowId | null;
  played: Played;
  checks: Check[];
}

/** The whole mix first. A category that cannot be evaluated is not among them; nor was it played. */
export const checkedParts = (exact: StackOutcome, simulation: Simulation): CheckedPart[] => [
  ...(exact.total === null
    ? []
    : [{ categoryId: null, played: simulation, checks: checksOf(exact.total, simulation) }]),
  ...simulation.categories.flatMap((played): CheckedPart[] => {
    const { categoryId } = played;
    const figures = exact.categories.find((category) => category.categoryId === categoryId)?.figures ?? null;
    return figures === null ? [] : [{ categoryId, played, checks: checksOf(figures, played) }];
  }),
];

/** What rows are called by: those of the plan that was played. */
type Rows = Parameters<typeof rowName>[0];

const partName = (rows: Rows, { categoryId }: CheckedPart): string =>
  categoryId === null ? rows.say('decide.everyCategory') : rowName(rows, categoryId);

export const checksTable = (parts: readonly CheckedPart[], rows: Rows): Table => {
  const { say } = rows;
  return {
    id: 'played-checks',
    title: say('decide.exactTable'),
    columns: [
      { key: 'category', label: say('decide.category'), kind: 'text' },
      { key: 'figure', label: say('decide.figure'), kind: 'text' },
      { key: 'exact', label: say('decide.exact'), kind: 'share' },
      { key: 'played', label: say('decide.playedValue'), kind: 'share' },
      { key: 'error', label: say('decide.standardError'), kind: 'share' },
      { key: 'apart', label: say('decide.apart'), kind: 'number' },
    ],
    rows: parts.flatMap((part) =>
      part.checks.map(({ figure, exact, played, standardError, apart }): Row => {
        const kind = figure === 'usdPerSuccess' || figure === 'usdPerTask' ? 'usd' : 'share';
        return {
          key: `${part.categoryId ?? 'all'}-${figure}`,
          cells: {
            category: partName(rows, part),
            figure: say(`compare.${figure}`),
            exact,
            played,
            error: standardError,
            apart: Math.round(apart * 100) / 100,
          },
          kinds: { exact: kind, played: kind, error: kind },
        };
      }),
    ),
  };
};

export const spreadTable = (parts: readonly CheckedPart[], rows: Rows): Table => {
  const { say } = rows;
  return {
    id: 'played-spread',
    title: say('decide.spread'),
    columns: [
      { key: 'category', label: say('decide.category'), kind: 'text' },
      { key: 'what', label: say('decide.perTask'), kind: 'text' },
      ...quantilePlaces.map((place) => ({ key: place, label: say(`decide.quantile-${place}`), kind: 'usd' as const })),
    ],
    rows: parts.flatMap((part) => {
      const { usdQuantiles, secondQuantiles } = part.played;
      const row = (what: 'cost' | 'seconds', quantiles: Quantiles, kind: 'usd' | 'seconds'): Row => {
        const cells: Record<string, Cell> = { category: partName(rows, part), what: say(`decide.${what}`) };
        for (const place of quantilePlaces) cells[place] = quantiles[place];
        return {
          key: `${part.categoryId ?? 'all'}-${what}`,
          cells,
          kinds: Object.fromEntries(quantilePlaces.map((place) => [place, kind])),
        };
      };
      return [
        row('cost', usdQuantiles, 'usd'),
        ...(secondQuantiles === null ? [] : [row('seconds', secondQuantiles, 'seconds')]),
      ];
    }),
  };
};

/** Whether the exact figures hold, in a sentence. */
export const agreement = (checks: readonly Check[], language: Language, say: Say): string => {
  const furthest = furthestOf(checks);
  return say(furthest < doubtfulApart ? 'decide.agrees' : 'decide.disagrees', {
    errors: formatNumber(Math.ceil(furthest * 10) / 10, language, 1),
  });
};
