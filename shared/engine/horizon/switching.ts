/** When work moves from one model to another, and how much of it stays behind. */
import { itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId } from '../../foundation/ids.ts';
import { mostMonths, type Returning, type Switch } from '../../plan/ahead.ts';
import { mapPolicy } from '../../plan/mapPlan.ts';
import type { Policy } from '../../plan/policy.ts';
import { foundationalRetentionMonth5 } from '../../study/facts.ts';
import type { WordPath } from '../../words/all.ts';
import { requireBetween } from '../engineError.ts';

/** Share of the work still with the old model five months after a switch; 0 moves at once. */
export interface Stickiness {
  stillThereAfter5Months: number;
  /** Absent: nobody comes back. */
  returns?: Returning | undefined;
}

export const stickinessPresets = [
  { id: 'none', stickiness: { stillThereAfter5Months: 0 }, source: 'horizon.source-stickiness-none' },
  {
    id: 'foundational',
    stickiness: { stillThereAfter5Months: itemAt(foundationalRetentionMonth5.value, 0).share },
    source: 'horizon.source-stickiness-foundational',
  },
] as const satisfies readonly { id: string; stickiness: Stickiness; source: WordPath }[];

export const checkSwitch = (event: Switch): void => {
  requireBetween('switch.month', event.month, 0, 1200);
  requireBetween('switchingUsd', event.switchingUsd, 0, 1e15);
};

export const checkStickiness = ({ stillThereAfter5Months, returns }: Stickiness): void => {
  requireBetween('stillThereAfter5Months', stillThereAfter5Months, 0, 1);
  if (returns === undefined) return;
  requireBetween('returns.month', returns.month, 1, mostMonths);
  requireBetween('returns.share', returns.share, 0, 1);
};

/** Share that never left, so many months after the switch: even by ratio through the five-month figure. */
const neverLeft = ({ stillThereAfter5Months }: Stickiness, monthsAfter: number): number => {
  if (monthsAfter < 0 || stillThereAfter5Months === 1) return 1;
  return stillThereAfter5Months === 0 ? 0 : stillThereAfter5Months ** (monthsAfter / 5);
};

/** Share with the old model so many months after the switch: those who never left, and those who came back and stay. */
export const stillThere = (stickiness: Stickiness, monthsAfter: number): number => {
  const { returns } = stickiness;
  const back =
    returns === undefined || monthsAfter < returns.month
      ? 0
      : returns.share * (1 - neverLeft(stickiness, returns.month));
  return neverLeft(stickiness, monthsAfter) + back;
};

/** A policy with one model in another's place. A retry's own rate belongs to the old model and is dropped. */
export const switched = (policy: Policy, from: ModelId, to: ModelId): Policy =>
  mapPolicy(policy, (rung) =>
    rung.modelId === from && from !== to ? { ...rung, modelId: to, feedbackSuccess: null } : rung,
  );

/**
 * The policies in use in a category in a month, each with its share of the tasks: what has followed the first k of
 * the switches, for every k. Work follows switches in order, and those who stay with a model miss later ones too.
 */
export const policiesIn = (
  policy: Policy,
  switches: readonly Switch[],
  categoryId: RowId,
  stickiness: Stickiness,
  month: number,
): { share: number; policy: Policy }[] => {
  const due = switches
    .filter((event) => event.month <= month && (event.categoryId === null || event.categoryId === categoryId))
    .sort((a, b) => a.month - b.month);
  let followed = 1;
  let current = policy;
  const parts: { share: number; policy: Policy }[] = [];
  for (const event of due) {
    const next = Math.min(followed, 1 - stillThere(stickiness, month - event.month));
    if (followed > next) parts.push({ share: followed - next, policy: current });
    followed = next;
    current = switched(current, event.from, event.to);
  }
  if (followed > 0) parts.push({ share: followed, policy: current });
  return parts;
};
