/** A set of results at a glance: its first items as the file has them, and how its scores lie about the threshold. */
import type { EvalSet } from './evalSet.ts';
import { factAt, stateOf } from './results.ts';

const mostItems = 8;
const mostModels = 6;
const bins = 20;
const tops = { unit: 1, ten: 10, hundred: 100 } as const;

/** One cell: what its first try came to; `none` where the file has no try of the item by the model. */
export interface GlanceCell {
  mark: 'pass' | 'fail' | 'part' | 'error' | 'open' | 'none';
  score: number | null;
}

export interface ScoreSpread {
  /** Ends of the scale of the file. */
  low: number;
  high: number;
  /** How many scores lie in each part of the scale, which are equally wide. */
  counts: number[];
  scores: number;
  /** null until it is stated. */
  threshold: number | null;
  isAssumed: boolean;
}

export interface EvalGlance {
  models: string[];
  items: { name: string; cells: GlanceCell[] }[];
  moreItems: number;
  moreModels: number;
  /** null where the files hold verdicts alone. */
  spread: ScoreSpread | null;
}

const spreadOf = ({ files }: EvalSet): ScoreSpread | null => {
  const scored = files.find(({ scale: { kind } }) => kind !== 'verdicts' && kind !== 'grades');
  if (scored === undefined) return null;
  const { scale } = scored;
  if (scale.kind === 'verdicts' || scale.kind === 'grades') return null;
  const high = tops[scale.kind];
  const counts = new Array<number>(bins).fill(0);
  let scores = 0;
  for (const { reading, scale: own } of files) {
    if (own.kind !== scale.kind) continue;
    const { results } = reading;
    for (let k = 0; k < results.state.length; k += 1) {
      if (stateOf(results, k) !== 'score') continue;
      const bin = Math.min(bins - 1, Math.max(0, Math.floor((factAt(results.score, k) / high) * bins)));
      counts[bin] = (counts[bin] ?? 0) + 1;
      scores += 1;
    }
  }
  return { low: 0, high, counts, scores, threshold: scale.threshold, isAssumed: scale.isAssumed };
};

/** Scores by the names of item and model, of the first try each. */
const scoresOf = ({ files }: EvalSet, wanted: ReadonlySet<string>): Map<string, number> => {
  const scores = new Map<string, number>();
  for (const { reading } of files) {
    const { results } = reading;
    for (let k = 0; k < results.state.length; k += 1) {
      const item = results.items.list[results.item[k] ?? -1];
      if (item === undefined || !wanted.has(item) || stateOf(results, k) !== 'score') continue;
      const key = JSON.stringify([item, results.models.list[results.model[k] ?? -1]]);
      if (!scores.has(key)) scores.set(key, factAt(results.score, k));
    }
  }
  return scores;
};

const markOf = (set: EvalSet, place: number): GlanceCell['mark'] => {
  const [successes, trials] = [set.successes[place] ?? 0, set.trials[place] ?? 0];
  if (set.isError[place] === true) return 'error';
  if (trials === 0) return 'open';
  return successes === 0 ? 'fail' : successes === trials ? 'pass' : 'part';
};

export const glanceOf = (set: EvalSet): EvalGlance => {
  const items = set.items.slice(0, mostItems);
  const models = set.models.slice(0, mostModels);
  const firstTry = new Map<string, number>();
  for (let place = 0; place < set.item.length; place += 1) {
    const [item, model] = [set.item[place] ?? 0, set.model[place] ?? 0];
    if (item >= items.length || model >= models.length) continue;
    const key = `${item} ${model}`;
    if (!firstTry.has(key)) firstTry.set(key, place);
  }
  const scores = scoresOf(set, new Set(items));
  return {
    models,
    items: items.map((name, item) => ({
      name,
      cells: models.map((model, m): GlanceCell => {
        const place = firstTry.get(`${item} ${m}`);
        const score = scores.get(JSON.stringify([name, model])) ?? null;
        // A score that is not decided yet is no try of the set, and a result all the same.
        return { mark: place !== undefined ? markOf(set, place) : score === null ? 'none' : 'open', score };
      }),
    })),
    moreItems: set.items.length - items.length,
    moreModels: set.models.length - models.length,
    spread: spreadOf(set),
  };
};
