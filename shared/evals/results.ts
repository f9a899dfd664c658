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

/** Names in the order met, each with its number; of names that are one, the spelling met first. */
export interface Names {
  list: string[];
  numberOf(name: string): number;
}

/** `keyOf` is equal for names that are one. */
export const createNames = (keyOf: (name: string) => string = (name) => name): Names => {
  const list: string[] = [];
  const at = new Map<string, number>();
  return {
    list,
    numberOf: (name) => {
      const key = keyOf(name);
      let number = at.get(key);
      if (number === undefined) {
        number = list.push(name) - 1;
        at.set(key, number);
      }
      return number;
    },
  };
};

/** `GPT-5` and `gpt-5` are one model. */
export const createModelNames = (): Names => createNames((name) => name.trim().toLowerCase());

export const states = ['unknown', 'fail', 'pass', 'error', 'score'] as const;
export type State = (typeof states)[number];
const stateNumbers = Object.fromEntries(states.map((state, number) => [state, number])) as Record<State, number>;

/** Facts that few results have: as long as the last result that has one. */
export type Sparse = number[];

export const factAt = (column: Sparse, k: number): number => column[k] ?? Number.NaN;

export const putFact = (column: Sparse, k: number, value: number | null | undefined): void => {
  if (value === null || value === undefined || Number.isNaN(value)) return;
  while (column.length < k) column.push(Number.NaN);
  column[k] = value;
};

/** The columns stand side by side: place k of each is result k. */
export interface Results {
  items: Names;
  models: Names;
  item: number[];
  model: number[];
  state: number[];
  run: Sparse;
  score: Sparse;
  usd: Sparse;
  promptTokens: Sparse;
  completionTokens: Sparse;
  seconds: Sparse;
  /** How often each letter stands, where the file grades by letters. */
  grades: Map<Grade, number>;
}

export const createResults = (): Results => ({
  items: createNames(),
  models: createModelNames(),
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

export const addResult = (results: Results, result: EvalResult): void => {
  const { mark } = result;
  const k = results.item.push(results.items.numberOf(result.item)) - 1;
  results.model.push(results.models.numberOf(result.model));
  results.state.push(stateNumbers[mark.state]);
  putFact(results.run, k, result.run);
  putFact(results.usd, k, result.usd);
  putFact(results.promptTokens, k, result.promptTokens);
  putFact(results.completionTokens, k, result.completionTokens);
  putFact(results.seconds, k, result.seconds);
  if (mark.state !== 'score') return;
  putFact(results.score, k, mark.score);
  if (mark.grade !== undefined) results.grades.set(mark.grade, (results.grades.get(mark.grade) ?? 0) + 1);
};

/** Whether any result is a verdict, a score or an error. */
export const hasMarks = ({ state }: Results): boolean => state.some((one) => one !== stateNumbers.unknown);
