/** Published measurements of serving speed, as `throughputOf` is asked for them. */
import { readFileSync } from 'node:fs';
import { knownArchitecture } from '../../shared/engine/serving/architecture.ts';
import type { Deployment, Requests, ServingEngine } from '../../shared/engine/serving/deployment.ts';
import type { Factors } from '../../shared/engine/serving/factors.ts';
import { gpuOf } from '../../shared/engine/serving/gpu.ts';
import { type Served, throughputOf } from '../../shared/engine/serving/throughput.ts';
import type { Precision } from '../../shared/plan/fleet.ts';

export interface MeasuredSpeed {
  served: Omit<Served, 'factors'>;
  requests: Requests;
  /** Output tokens a second for each GPU. */
  perGpu: number;
  /** Model and GPU: rows of one pair are never parted between a fit and its check. */
  pair: string;
  before2025: boolean;
  date: string;
  source: string;
}

/** These requests are 80% to 100% of their nominal length, drawn evenly. */
const shortened = (source: string): number => (source === 'aic' ? 0.9 : 1);

export const measuredSpeeds = (): MeasuredSpeed[] => {
  const [, ...lines] = readFileSync(new URL('serving.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const cells = line.split(',');
    const [architecture = '', precision, gpu = '', gpus, attention, engine] = cells;
    const [prompt, completion, concurrency, perGpu, date = '', source = ''] = cells.slice(7);
    const times = shortened(source);
    return {
      served: {
        model: knownArchitecture(architecture),
        gpu: gpuOf(gpu),
        deployment: {
          gpus: Number(gpus),
          precision: precision as Precision,
          engine: engine as ServingEngine,
          attention: attention as Deployment['attention'],
        },
      },
      requests: {
        promptTokens: Number(prompt) * times,
        completionTokens: Number(completion) * times,
        concurrency: concurrency === '' ? Number.POSITIVE_INFINITY : Number(concurrency),
        prefixHit: 0,
      },
      perGpu: Number(perGpu),
      pair: `${architecture} ${gpu}`,
      before2025: date !== '' && date < '2025',
      date,
      source,
    };
  });
};

/** Predicted output tokens a second for each GPU; null where the model says that the weights do not fit. */
export const predictedPerGpu = (row: MeasuredSpeed, factors: Factors): number | null => {
  const { engine, gpus } = row.served.deployment;
  const found = throughputOf({ ...row.served, factors }, row.requests);
  if (found === null) return null;
  const { vllm, tensorrt } = factors.before2025;
  const before = engine === 'tensorrt' ? tensorrt : vllm;
  return (found.tokensPerSecond / gpus) * (row.before2025 ? before : 1);
};
