/** Draws of a category that are walked side by side: every question is asked of all of them before the next. */
import { roomFor } from '../foundation/arrays.ts';
import { type Difficulty, fillFirstCurve } from './difficulty.ts';
import { at, type Quantity } from './quantity.ts';
import { restart, type Track, trackOf } from './track.ts';

export interface Batch {
  /** The draw of `difficulties[0]`; -1 stands for the best values, which come alone. */
  first: number;
  draws: number;
  /** By draw; may be longer than `draws`. */
  difficulties: Difficulty[];
  /** By model: the curves of its first attempts, kept since stacks share models. */
  curves: { rate: Quantity | null; byDraw: Float64Array[] }[];
  /** By model: what its attempts tell of the next one, begun anew by each walk. */
  tracks: { rate: Quantity | null; tries: number; spends: boolean; byDraw: Track[] }[];
}

export const batchOf = (first: number, difficulties: Difficulty[]): Batch => ({
  first,
  draws: difficulties.length,
  difficulties,
  curves: [],
  tracks: [],
});

/** Moves a batch to other draws, whose difficulties are settled already. */
export const moveBatch = (batch: Batch, first: number, draws: number): void => {
  batch.first = first;
  batch.draws = draws;
  for (const kept of batch.curves) if (kept !== undefined) kept.rate = null;
  for (const kept of batch.tracks) if (kept !== undefined) kept.rate = null;
};

/** P(one attempt of a model succeeds | z) by draw, at each node of the draw's grid. `model` names the curves for reuse. */
export const firstCurves = (batch: Batch, model: number, rate: Quantity): Float64Array[] => {
  batch.curves[model] ??= { rate: null, byDraw: [] };
  const kept = batch.curves[model];
  if (kept.rate === rate) return kept.byDraw;
  kept.rate = rate;
  for (let b = 0; b < batch.draws; b++) {
    const difficulty = batch.difficulties[b]!;
    const nodes = difficulty.grid.nodes.length;
    const curve = roomFor(kept.byDraw[b], nodes);
    kept.byDraw[b] = curve;
    fillFirstCurve(curve, difficulty, at(rate, batch.first + b));
  }
  return kept.byDraw;
};

/** What is asked of a model that tries more than once. */
export interface Tries {
  model: number;
  rate: Quantity;
  tries: number;
  /** Whether what its attempts spend is followed too. */
  spends: boolean;
}

/** By draw, before the model's first attempt. They are the batch's own: the next walk that asks begins them anew. */
export const tracksOf = (batch: Batch, { model, rate, tries, spends }: Tries): Track[] => {
  const kept = batch.tracks[model];
  if (kept !== undefined && kept.rate === rate && kept.tries === tries && kept.spends === spends) {
    for (const track of kept.byDraw) restart(track);
    return kept.byDraw;
  }
  const byDraw = Array.from({ length: batch.draws }, (_, b) =>
    trackOf(batch.difficulties[b]!, tries, at(rate, batch.first + b), spends),
  );
  batch.tracks[model] = { rate, tries, spends, byDraw };
  return byDraw;
};
