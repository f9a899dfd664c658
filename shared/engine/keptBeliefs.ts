/**
 * Best values of success rates, kept between evaluations of one snapshot: a planner who types or drags changes volumes, prices
 * of errors and flows far more often than what the rates of a row rest on, and they are half the work of an evaluation.
 */

import type { Snapshot } from '../catalog/catalog.ts';
import type { ModelId, RowId } from '../foundation/ids.ts';
import { remembered } from '../foundation/maps.ts';
import type { AssumedRate } from '../plan/plan.ts';
import type { Belief } from './belief.ts';
import { beliefsOf } from './beliefs.ts';
import type { EvidencedRow } from './evidencedRow.ts';
import type { Draws } from './quantity.ts';

type Beliefs = ReadonlyMap<ModelId, Belief | null>;

/** All that best values of a row's rates depend on beside the snapshot. */
interface Asked extends EvidencedRow {
  modelIds: readonly ModelId[];
  assumed: readonly AssumedRate[];
}

const kept = new WeakMap<Snapshot, Map<RowId, { asked: Asked; beliefs: Beliefs }>>();

const isSame = (one: Asked, other: Asked): boolean =>
  one.kind === other.kind &&
  one.yardstick === other.yardstick &&
  one.transfer === other.transfer &&
  one.anchor === other.anchor &&
  one.assumed === other.assumed &&
  one.modelIds.length === other.modelIds.length &&
  one.modelIds.every((id, i) => id === other.modelIds[i]);

/** `beliefsOf`, from what was worked out before where nothing that counts has changed. With draws nothing is kept: they are large. */
export const keptBeliefs = (
  modelIds: readonly ModelId[],
  { id, kind, yardstick, transfer, anchor }: EvidencedRow,
  assumed: readonly AssumedRate[],
  snapshot: Snapshot,
  draws: Draws,
): Beliefs => {
  const asked: Asked = { id, kind, yardstick, transfer, anchor, modelIds, assumed };
  if (draws.count > 0) return beliefsOf(modelIds, asked, assumed, snapshot, draws);
  const rows = remembered(kept, snapshot, () => new Map());
  const known = rows.get(id);
  if (known !== undefined && isSame(known.asked, asked)) return known.beliefs;
  const beliefs = beliefsOf(modelIds, asked, assumed, snapshot, draws);
  rows.set(id, { asked, beliefs });
  return beliefs;
};
