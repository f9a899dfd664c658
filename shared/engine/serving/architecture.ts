/** What of an open-weights model decides how fast hardware serves it, and the models of which it is known. */
import { soldAs } from '../../catalog/setting.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { Precision } from '../../plan/fleet.ts';
import { EngineError } from '../engineError.ts';
import rows from './architectures.json' with { type: 'json' };

export interface Architecture {
  id: string;
  /** Ids of catalog models with this shape. */
  catalogIds: readonly string[];
  /** Billions of parameters: all, those a token passes, and those of routed experts (0 where there are none). */
  totalB: number;
  activeB: number;
  expertB: number;
  layers: number;
  hidden: number;
  heads: number;
  keyValueHeads: number;
  headSize: number;
  vocabulary: number;
  /** Routed experts of a layer, and how many of them a token passes; 0 in a dense model. */
  experts: number;
  activeExperts: number;
  /** Rank of the compressed context of latent attention; null where heads keep keys and values of their own. */
  latentRank: number | null;
  /** Layers that attend to the whole context, and those that attend to a window of so many tokens. */
  fullLayers: number;
  slidingLayers: number;
  window: number | null;
  /** Bytes of context kept per token at 16 bits, over the full layers and over the sliding ones. */
  fullBytes: number;
  slidingBytes: number;
  /** Sparse attention reads at most so many tokens of the context. */
  readsAtMost: number | null;
  /**
   * Whether the bytes above are what a sequence takes: linear layers keep a further state that is not counted, and
   * strongly compressed context takes less.
   */
  context: 'known' | 'withoutLinearState' | 'upperBound';
  releasedAs: string;
  maxContext: number;
  /** `recalled`: from memory of the published configuration, not read again. */
  read: 'read' | 'recalled';
  source: string;
}

export const architectures = rows as readonly Architecture[];

/** The architecture of an id of ours or of a catalog id, at whatever setting; null where none is known. */
export const architectureOf = (id: string): Architecture | null => {
  const model = soldAs(id as ModelId);
  return (
    architectures.find((each) => each.id.toLowerCase() === model.toLowerCase() || each.catalogIds.includes(model)) ??
    null
  );
};

/** The same; throws an EngineError that says how to see which are known. */
export const knownArchitecture = (id: string): Architecture => {
  const found = architectureOf(id);
  if (found === null) throw new EngineError('model', id, 'an open-weights model whose architecture is known');
  return found;
};

/** Bytes of a weight as it lies in memory. The 4-bit kinds carry their scales. */
export const bytesPerWeight: Readonly<Record<Precision, number>> = {
  bf16: 2,
  fp8: 1,
  fp4: 0.5625,
  mxfp4: 0.53,
  int4: 0.53,
};

/** A model in 4 bits keeps everything but its experts at 16. */
const bytesOutsideExperts = ({ experts }: Architecture, precision: Precision): number =>
  experts === 0 || precision === 'bf16' || precision === 'fp8' ? bytesPerWeight[precision] : bytesPerWeight.bf16;

/** Bytes of all weights: those of the experts and the others. `readOthers` leaves out the input embedding, a lookup. */
export const weightBytes = (
  model: Architecture,
  precision: Precision,
): { experts: number; others: number; readOthers: number } => {
  const experts = model.expertB * 1e9;
  const others = model.totalB * 1e9 - experts;
  const each = bytesOutsideExperts(model, precision);
  return {
    experts: experts * bytesPerWeight[precision],
    others: others * each,
    readOthers: Math.max(others - model.vocabulary * model.hidden, 0.3 * others) * each,
  };
};
