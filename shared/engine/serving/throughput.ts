/**
 * How fast a model runs on GPUs: weights, context, arithmetic, links and a cost per step, added up. The terms are those
 * of docs/METHOD.md, "Own hardware"; their factors are fitted to published measurements.
 */
import { type Architecture, weightBytes } from './architecture.ts';
import type { Deployment, Requests } from './deployment.ts';
import type { Factors } from './factors.ts';
import type { Gpu } from './gpu.ts';

/** What is served: the model, on which GPU, how, and the factors of the day. */
export interface Served {
  model: Architecture;
  gpu: Gpu;
  deployment: Deployment;
  factors: Factors;
}

export interface Throughput {
  /** Sequences that fit into memory beside the weights; a fraction below 1 where not even one does. */
  mostSequences: number;
  /** Sequences worked on at once: what is asked for, as far as they fit. */
  sequences: number;
  /** Output tokens a second of a replica, and for each of its users. */
  tokensPerSecond: number;
  perUser: number;
  requestsPerSecond: number;
  /** Seconds a replica works for one prompt token and for one completion token. */
  promptTokenSeconds: number;
  completionTokenSeconds: number;
}

const linkShare = 0.5;
/** Between machines. */
const networkGbPerS = 50;
/** Of the memory, and what the engine keeps for itself. */
const memoryShare = 0.91;
const engineGb = 1;

/** How often a group of GPUs keeps the context of one sequence. */
const copies = ({ model, deployment: { attention, gpus } }: Served): number => {
  if (attention === 'data') return 1;
  return model.latentRank === null ? Math.max(1, gpus / model.keyValueHeads) : gpus;
};

/** Engines that compute in 8 bits or less keep the context in 8 bits. */
const contextBytes = ({ deployment: { engine, precision } }: Served): number =>
  engine === 'tensorrt' && precision !== 'bf16' && precision !== 'int4' ? 1 : 2;

/** Bytes of one sequence at its mean length: kept in the group, and read by each GPU in a step. */
const sequenceBytes = (
  served: Served,
  { promptTokens, completionTokens }: Requests,
): { kept: number; read: number } => {
  const { model, deployment } = served;
  const context = promptTokens + completionTokens / 2;
  const perByte = (contextBytes(served) / 2) * copies(served);
  const sliding = model.slidingBytes * Math.min(context, model.window ?? Number.POSITIVE_INFINITY);
  return {
    kept: perByte * (model.fullBytes * context + sliding),
    read: (perByte * (model.fullBytes * Math.min(context, model.readsAtMost ?? context) + sliding)) / deployment.gpus,
  };
};

/** Bytes that a replica has, and those its weights take. */
export const memoryOf = ({ model, gpu, deployment }: Served): { bytes: number; weights: number } => {
  const { experts, others } = weightBytes(model, deployment.precision);
  return { bytes: (memoryShare * gpu.memoryGb - engineGb) * 1e9 * deployment.gpus, weights: experts + others };
};

/** Operations a second of a replica, in the precision of the weights and in 16 bits. */
const operations = ({ gpu, deployment, factors }: Served): { weights: number; attention: number } => {
  const { bf16, fp8, fp4 } = gpu.teraflops;
  const in16 = bf16 * factors.bf16;
  const in8 = fp8 === null ? in16 : fp8 * factors.fp8;
  const reached = (): number => {
    switch (deployment.precision) {
      case 'fp8':
        return in8;
      case 'fp4':
        return fp4 === null ? in16 : fp4 * factors.fp4;
      case 'mxfp4':
        return fp4 === null ? in16 : in8;
      case 'bf16':
      case 'int4':
        return in16;
      default:
        return deployment.precision satisfies never;
    }
  };
  const each = deployment.gpus * 1e12;
  return { weights: reached() * each, attention: in16 * each };
};

/** Operations of attention: for one token at the mean length, and for a whole prompt. */
const attentionWork = (model: Architecture, { promptTokens, completionTokens }: Requests) => {
  const { heads, headSize, fullLayers, slidingLayers } = model;
  const context = promptTokens + completionTokens / 2;
  const read = Math.min(context, model.readsAtMost ?? context);
  const window = model.window ?? 0;
  if (model.latentRank !== null)
    return {
      token: 2 * heads * (2 * model.latentRank + 64) * read * fullLayers,
      prompt:
        2 *
        heads *
        320 *
        ((promptTokens * Math.min(promptTokens, 2 * (model.readsAtMost ?? promptTokens))) / 2) *
        fullLayers,
    };
  return {
    token: 4 * heads * headSize * (read * fullLayers + Math.min(context, window) * slidingLayers),
    prompt:
      4 *
      heads *
      headSize *
      promptTokens *
      ((promptTokens / 2) * fullLayers + Math.min(promptTokens / 2, window) * slidingLayers),
  };
};

/** Seconds the links take for one token, over all layers. */
const linkSeconds = ({ model, gpu, deployment: { gpus, attention } }: Served): number => {
  if (gpus === 1) return 0;
  const bytes =
    attention === 'data'
      ? (3 * model.hidden * (model.experts > 0 ? Math.min(model.activeExperts, gpus) : 1)) / gpus
      : (8 * model.hidden * (gpus - 1)) / gpus;
  const gbPerS = gpus <= gpu.linked ? Math.max(1, gpu.linkGbPerS) : networkGbPerS;
  return (model.layers * bytes) / (linkShare * gbPerS * 1e9);
};

const speedOver = ({ gpu, deployment: { engine }, factors }: Served): number => {
  const ofEngine = engine === 'vllm' ? 1 : factors[engine];
  return ofEngine * (gpu.maker === 'AMD' ? factors.amd : 1);
};

/** Seconds of one step in which each sequence gains a token. */
const stepSeconds = (served: Served, requests: Requests, sequences: number, linksPerToken: number): number => {
  const { model, gpu, deployment, factors } = served;
  const { experts, readOthers } = weightBytes(model, deployment.precision);
  const bandwidth = gpu.bandwidthGbPerS * 1e9 * factors.bandwidth;
  const touched = model.experts > 0 ? 1 - (1 - model.activeExperts / model.experts) ** sequences : 0;
  const parted = deployment.attention === 'data' ? 1 : deployment.gpus;
  const { weights, attention } = operations(served);
  const perLayer = factors.layerSeconds + (model.experts > 0 ? factors.expertLayerSeconds : 0);
  return (
    (experts * touched) / (bandwidth * deployment.gpus) +
    readOthers / (bandwidth * parted) +
    sequences *
      ((2 * model.activeB * 1e9) / weights +
        sequenceBytes(served, requests).read / bandwidth +
        attentionWork(model, requests).token / attention +
        linksPerToken) +
    perLayer * model.layers +
    (factors.sequenceSeconds * sequences) / (deployment.attention === 'data' ? deployment.gpus : 1)
  );
};

/** Throughput of one replica, or null where the weights do not fit into its memory. */
export const throughputOf = (served: Served, requests: Requests): Throughput | null => {
  const { promptTokens, completionTokens, prefixHit } = requests;
  const { bytes, weights } = memoryOf(served);
  if (bytes <= weights) return null;
  const mostSequences = (bytes - weights) / sequenceBytes(served, requests).kept;
  const sequences = Math.max(1, Math.min(requests.concurrency, mostSequences));
  const links = linkSeconds(served);
  const rate = operations(served);
  const promptSeconds =
    (1 - prefixHit) *
    ((2 * served.model.activeB * 1e9 * promptTokens) / rate.weights +
      attentionWork(served.model, requests).prompt / rate.attention +
      promptTokens * links);
  const over = speedOver(served);
  const tokenSeconds = stepSeconds(served, requests, sequences, links) / over;
  const step = tokenSeconds + ((sequences / completionTokens) * promptSeconds) / over;
  return {
    mostSequences,
    sequences,
    tokensPerSecond: sequences / step,
    perUser: 1 / step,
    requestsPerSecond: sequences / (step * completionTokens),
    promptTokenSeconds: promptSeconds / over / promptTokens,
    completionTokenSeconds: tokenSeconds / sequences,
  };
};
