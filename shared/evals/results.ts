/** Results as a file states them, one per item, model and try, held in columns: millions fit. */
import type { Grade, Mark } from './mark.ts';

/** Facts of one try beside its verdict; null where the file does not state them. */
export interface TryFacts {
  usd: number | null;
  promptTokens: number | null;
  /** Reasoning included. */
  completionTokens: number | null;
  seconds: number | null;
}

export const noFacts: TryFacts = { usd: null, promptTokens: null, completionTokens: null, seconds: null };

export interface EvalResult extends Partial<TryFacts> {
  item: string;
  model: string;
  /** Which try it is, where the file says so; null where it does not. */
  run?: number | null;
  mark: Mark;
}

/** Names in the order met, each with its number. */
export interface Names {
  list: string[];
  numberOf(name: string): number;
}

export const createNames = (): Names => {
  const list: string[] = [];
  const at = new Map<string, number>();
  return {
    list,
    numberOf: (name) => {
      let number = at.get(name);
      if (number === undefined) {
        number = list.push(name) - 1;
        at.set(name, number);
      }
      return number;
    },
  };
};

export const states = ['unknown', 'fail', 'pass', 'error', 'score'] as const;
export type State = (typeof states)[number];
const stateNumbers = Object.fromEntries(states.map((state, number) => [state, number])) as Record<State, number>;

/** The columns stand side by side: place k of each is result k. NaN is unknown. */
export interface Results {
  items: Names;
  models: Names;
  item: number[];
  model: number[];
  run: number[];
  state: number[];
  score: number[];
  usd: number[];
  promptTokens: number[];
  completionTokens: number[];
  seconds: number[];
  /** How often each letter stands, where the file grades by letters. */
  grades: Map<Grade, number>;
}

export const createResults = (): Results => ({
  items: createNames(),
  models: createNames(),
  item: [],
  model: [],
  run: [],
  state: [],
  score: [],
  usd: [],
  promptTokens: [],
  completionTokens: [],
  seconds: [],
  grades: new Map(),
});

export const stateOf = (results: Results, k: number): State => states[results.state[k] as number] as State;

const orNaN = (value: number | null | undefined): number => value ?? Number.NaN;

export const addResult = (results: Results, result: EvalResult): void => {
  const { mark } = result;
  results.item.push(results.items.numberOf(result.item));
  results.model.push(results.models.numberOf(result.model));
  results.run.push(orNaN(result.run));
  results.state.push(stateNumbers[mark.state]);
  results.score.push(mark.state === 'score' ? mark.score : Number.NaN);
  results.usd.push(orNaN(result.usd));
  results.promptTokens.push(orNaN(result.promptTokens));
  results.completionTokens.push(orNaN(result.completionTokens));
  results.seconds.push(orNaN(result.seconds));
  if (mark.state === 'score' && mark.grade !== undefined)
    results.grades.set(mark.grade, (results.grades.get(mark.grade) ?? 0) + 1);
};
