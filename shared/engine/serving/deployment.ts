/** How a model is put onto GPUs, and the requests it answers there. */
import type { Precision } from '../../plan/fleet.ts';

export const servingEngines = ['vllm', 'sglang', 'tensorrt'] as const;
export type ServingEngine = (typeof servingEngines)[number];

export interface Deployment {
  /** GPUs of one replica. */
  gpus: number;
  precision: Precision;
  engine: ServingEngine;
  /** `tensor` splits attention over the GPUs of a replica; `data` gives each GPU sequences of its own. */
  attention: 'tensor' | 'data';
}

export interface Requests {
  promptTokens: number;
  completionTokens: number;
  /** Requests worked on at once; Infinity: as many as the memory holds. */
  concurrency: number;
  /** Share of the prompt tokens whose work is still there from an earlier request. */
  prefixHit: number;
}
