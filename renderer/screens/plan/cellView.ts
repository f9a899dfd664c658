/** What a cell shows, as plain values: a cell whose values stay the same is not drawn again. */
import type { CategoryOutcome, Figure, Warning } from '../../../shared/engine/outcome.ts';
import type { RowId, StackId } from '../../../shared/foundation/ids.ts';
import type { Policy } from '../../../shared/plan/policy.ts';
import { explainGap, explainWarning } from '../../../shared/report/explain.ts';
import { type FlowSign, type FlowWords, flowSigns } from '../../../shared/report/flowChips.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { sureOfRow } from '../../../shared/report/verdict.ts';
import { sentenceGap } from '../../../shared/words/format.ts';

export interface Scale {
  from: number;
  to: number;
  /** The lowest cost of the row, marked in each of its cells. */
  least: number;
}

export type CellView =
  | { kind: 'empty' }
  | { kind: 'gap'; signs: FlowSign[]; gap: string }
  | {
      kind: 'figures';
      signs: FlowSign[];
      cost: number;
      low: number | null;
      high: number | null;
      success: number;
      undetected: number;
      /** How sure it is the cheapest of its row, where that is sure enough to be marked. */
      best: number | null;
      scale: Scale;
      /** What makes the figures doubtful, in sentences: a model that ends, tasks that do not fit. */
      doubts: string;
    };

/** One scale for all intervals of a row, with a little room at both ends. */
export const scaleOf = (costs: readonly Figure[]): Scale => {
  const from = Math.min(...costs.map(({ value, low }) => low ?? value));
  const to = Math.max(...costs.map(({ value, high }) => high ?? value));
  const room = (to - from || to || 1) * 0.04;
  return { from: from - room, to: to + room, least: Math.min(...costs.map(({ value }) => value)) };
};

/** Warnings that are marked in the cell itself; the others stand below the table and in the sheet. */
const doubted: ReadonlySet<Warning['kind']> = new Set(['shutdown', 'contextTooSmall', 'outputTooSmall', 'notForWork']);

/** What is doubtful of each cell, by the place that `doubtPlace` names. */
export const doubtsOf = (reading: Reading): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const warning of reading.outcome.warnings) {
    if (!doubted.has(warning.kind)) continue;
    const place = doubtPlace(warning.stackId, warning.categoryId);
    found.set(
      place,
      [found.get(place), explainWarning(reading, warning)].filter(Boolean).join(sentenceGap(reading.language)),
    );
  }
  return found;
};

export const doubtPlace = (stack: StackId | null, row: RowId | null): string => `${stack} ${row}`;

/** The signs of a flow are the same as long as the policy is, whatever its figures do. */
const kept = new WeakMap<Policy, { words: FlowWords; signs: FlowSign[] }>();

const signsOf = (policy: Policy, words: FlowWords): FlowSign[] => {
  const found = kept.get(policy);
  if (found?.words === words) return found.signs;
  const signs = flowSigns(policy, words);
  kept.set(policy, { words, signs });
  return signs;
};

export const cellView = ({
  policy,
  outcome,
  chance,
  scale,
  reading,
  words,
  doubts,
}: {
  policy: Policy | undefined;
  outcome: CategoryOutcome | undefined;
  chance: number | undefined;
  scale: Scale;
  reading: Reading | null;
  words: FlowWords;
  doubts: string;
}): CellView => {
  if (policy === undefined) return { kind: 'empty' };
  const signs = signsOf(policy, words);
  const cost = outcome?.figures?.usdPerSuccess;
  if (outcome?.figures == null || cost == null) {
    const [gap] = outcome?.gaps ?? [];
    const text =
      gap === undefined || outcome === undefined || reading === null
        ? ''
        : explainGap(reading, outcome.categoryId, gap);
    return { kind: 'gap', signs, gap: text };
  }
  return {
    kind: 'figures',
    signs,
    cost: cost.value,
    low: cost.low ?? null,
    high: cost.high ?? null,
    success: outcome.figures.success.value,
    undetected: outcome.figures.silentFailure.value,
    best: chance !== undefined && chance >= sureOfRow ? chance : null,
    scale,
    doubts,
  };
};

const isSameScale = (a: Scale, b: Scale): boolean => a.from === b.from && a.to === b.to && a.least === b.least;

export const isSameView = (a: CellView, b: CellView): boolean => {
  if (a === b) return true;
  if (a.kind === 'empty' || b.kind === 'empty') return a.kind === b.kind;
  if (a.signs !== b.signs) return false;
  if (a.kind === 'gap' || b.kind === 'gap') return a.kind === 'gap' && b.kind === 'gap' && a.gap === b.gap;
  return (
    a.cost === b.cost &&
    a.low === b.low &&
    a.high === b.high &&
    a.success === b.success &&
    a.undetected === b.undetected &&
    a.best === b.best &&
    a.doubts === b.doubts &&
    isSameScale(a.scale, b.scale)
  );
};
