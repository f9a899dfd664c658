/**
 * What a comparison rests on: the success rates behind it by where each comes from, weighted by the full cost a month of
 * the tasks that the model is asked to do. A rate that half of the money hangs on counts for half.
 */
import type { RateInUse, StackOutcome } from '../engine/outcome.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Reading } from './reading.ts';

const grounds = ['own', 'public', 'stated', 'assumed'] as const;
export type Ground = (typeof grounds)[number];

export interface RestingRate {
  row: StackOutcome['categories'][number]['categoryId'];
  modelId: ModelId;
  rate: RateInUse;
  /** Share of the whole, 0 to 1. */
  weight: number;
}

export interface RestsOn {
  /** By ground; those that sum to nothing are left out. Shares sum to 1. */
  parts: { ground: Ground; share: number; rates: RestingRate[] }[];
}

export const groundOf = (reading: Reading, rate: RateInUse): Ground => {
  if (rate.basis === 'assumed' || rate.basis === 'stated') return rate.basis;
  const evidence = reading.job.snapshot.evidence.find((known) => known.id === rate.evidenceId);
  return evidence?.owner === 'user' ? 'own' : 'public';
};

/** Of the stacks named, those with figures. No parts where none has any. */
export const restsOn = (reading: Reading, stacks: readonly StackOutcome[]): RestsOn => {
  const found = new Map<string, RestingRate>();
  for (const stack of stacks)
    for (const { categoryId, share, figures, rungs, rates } of stack.categories) {
      if (figures === null || share === 0) continue;
      const attempts = rungs.reduce((sum, rung) => sum + rung.attempts, 0);
      for (const rate of rates) {
        const own = rungs.reduce((sum, rung) => sum + (rung.modelId === rate.modelId ? rung.attempts : 0), 0);
        const weight = attempts > 0 ? (share * figures.usdPerTask.value * own) / attempts : 0;
        const key = `${categoryId} ${rate.modelId}`;
        const known = found.get(key);
        found.set(key, {
          row: categoryId,
          modelId: rate.modelId,
          rate,
          weight: weight + (known?.weight ?? 0),
        });
      }
    }
  const all = [...found.values()];
  const whole = all.reduce((sum, { weight }) => sum + weight, 0);
  if (!(whole > 0)) return { parts: [] };
  const placed = all.map((one) => ({
    ground: groundOf(reading, one.rate),
    one: { ...one, weight: one.weight / whole },
  }));
  return {
    parts: grounds.flatMap((ground) => {
      const rates = placed
        .filter((entry) => entry.ground === ground)
        .map((entry) => entry.one)
        .sort((a, b) => b.weight - a.weight);
      const share = rates.reduce((sum, { weight }) => sum + weight, 0);
      return share > 0 ? [{ ground, share, rates }] : [];
    }),
  };
};
