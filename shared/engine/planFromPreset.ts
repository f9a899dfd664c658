/** A plan from a preset: the mix of the study, and stacks whose models the preset's rules choose from the catalog. */
import type { Snapshot } from '../catalog/catalog.ts';
import { same } from '../catalog/record.ts';
import type { RowId, StackId } from '../foundation/ids.ts';
import { stackId } from '../foundation/ids.ts';
import { bare } from '../plan/createPlan.ts';
import { newCategory } from '../plan/newCategory.ts';
import type { Plan, Stack } from '../plan/plan.ts';
import type { Policy } from '../plan/policy.ts';
import type { PresetStack } from '../plan/presetRules.ts';
import type { Preset } from '../plan/presets.ts';
import type { WordPath } from '../words/all.ts';
import type { Say } from '../words/say.ts';
import { missingRates } from './missingRates.ts';
import { type Chosen, chooseFor, type PresetMarket, presetMarket } from './presetChoice.ts';

export interface PresetPlan {
  plan: Plan;
  /** What each stack's rule chose, row by row, and why. */
  chosen: { stack: StackId; rows: Chosen[] }[];
}

/** Letters of the stacks: a, b, ... */
const idOf = (at: number): StackId => stackId(String.fromCharCode('a'.charCodeAt(0) + at));

/** What the stack is called, for what its rule found. */
const calledOf = (stack: PresetStack, rows: readonly Chosen[]): { name: WordPath; note: WordPath } =>
  stack.unchecked !== undefined && rows.every(({ found }) => found?.choice.kind !== 'cheapFirst')
    ? stack.unchecked
    : stack;

const policiesOf = (rows: readonly Chosen[]): Record<RowId, Policy> =>
  Object.fromEntries(rows.flatMap(({ row, found }) => (found === null ? [] : [[row, found.policy]])));

/** A preset's stack, or what stands in its place, with what its rule chose. */
interface Settled {
  stack: PresetStack;
  rows: Chosen[];
}

/** What a stack's rule chooses; its `instead` does where that is what a stack before it does already, and finds something. */
const settle = (stack: PresetStack, before: readonly Settled[], market: PresetMarket): Settled => {
  const rows = chooseFor(stack.rule, market);
  const isThere = before.some((one) => same(policiesOf(one.rows), policiesOf(rows)));
  if (!isThere || stack.instead === undefined) return { stack, rows };
  const others = chooseFor(stack.instead.rule, market);
  return others.some(({ found }) => found !== null) ? { stack: stack.instead, rows: others } : { stack, rows };
};

/**
 * A plan of a preset with names in the language of `say`. `known` is the whole catalog with its reference. A row for
 * which a rule finds no adequate model stays empty; a model without a measurement gets an assumed rate that says what it is.
 * `onProgress` is told the share of the work that is done.
 */
export const planFromPreset = (
  preset: Preset,
  known: Snapshot,
  say: Say,
  onProgress: (share: number) => void = () => {},
): PresetPlan => {
  const categories = preset.mix.map(({ id, share, shareSource }) => newCategory(id, share, shareSource));
  const empty = bare(say(preset.name), preset.id, categories, []);
  const market = presetMarket(empty, known);
  const parts = 1 + preset.stacks.length;
  onProgress(1 / parts);
  const settled: Settled[] = [];
  for (const stack of preset.stacks) {
    settled.push(settle(stack, settled, market));
    onProgress((1 + settled.length) / parts);
  }
  const stacks = settled.map(({ stack, rows }, at): Stack => {
    const { name, note } = calledOf(stack, rows);
    return { id: idOf(at), name: say(name), note: say(note), policies: policiesOf(rows) };
  });
  const plan = { ...empty, stacks };
  return {
    plan: { ...plan, assumedRates: missingRates(plan, known) },
    chosen: settled.map(({ rows }, at) => ({ stack: idOf(at), rows })),
  };
};
