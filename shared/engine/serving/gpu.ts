/** GPUs: what they hold and reach by their data sheets, and what an hour of one was to be had for. */
import type { RentKind } from '../../plan/fleet.ts';
import { EngineError } from '../engineError.ts';
import rows from './gpus.json' with { type: 'json' };

/** USD per GPU and hour before egress, storage and support. `source` says where and when. */
export interface Rent {
  kind: RentKind;
  low: number;
  typical: number;
  high: number;
  source: string;
}

export interface Gpu {
  id: string;
  name: string;
  maker: 'NVIDIA' | 'AMD';
  memoryGb: number;
  bandwidthGbPerS: number;
  /** Dense peaks, 10^12 operations a second; null: no unit of its own for this precision. */
  teraflops: { bf16: number; fp8: number | null; fp4: number | null };
  /** `fast`: GPUs talk through NVLink or Infinity Fabric; `pcie`: through the board. */
  link: 'fast' | 'pcie';
  /** One way. */
  linkGbPerS: number;
  /** So many GPUs are joined by that link. */
  linked: number;
  rents: readonly Rent[];
  /** What an hour costs who owns the card: purchase, power, room; null where nobody published it. */
  own: { low: number; high: number; source: string } | null;
  source: string;
  note: string | null;
}

export const gpus = rows as readonly Gpu[];

/** The GPU of an id, in any case; throws an EngineError that names those there are. */
export const gpuOf = (id: string): Gpu => {
  const found = gpus.find((gpu) => gpu.id.toLowerCase() === id.toLowerCase());
  if (found === undefined) throw new EngineError('gpu', id, `one of ${gpus.map((gpu) => gpu.id).join(', ')}`);
  return found;
};
