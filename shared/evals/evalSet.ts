/** Several readings as one set of results: items and models joined by name, tries told apart. */
import { type Answer, answer } from '../contract/answer.ts';
import { type Decided, decide, type Scale } from './decide.ts';
import type { EvalAnswers, EvalReading, JudgedPair, ModelTotal } from './reading.ts';
import type { EvalAside, EvalQuestion } from './remarks.ts';
import { createNames, type Names, stateOf } from './results.ts';

/** Results side by side: place k of each column is one try of one item by one model. NaN is unknown. */
export interface EvalSet {
  items: string[];
  models: string[];
  item: number[];
  model: number[];
  /** The order of tries of one item by one model, from 0. */
  attempt: number[];
  successes: number[];
  trials: number[];
  isError: boolean[];
  usd: number[];
  promptTokens: number[];
  completionTokens: number[];
  seconds: number[];
  totals: ModelTotal[];
  judged: JudgedPair[];
  /** True where equal labels stand for tries or for items and nobody has said which. */
  areRepeatsOpen: boolean;
  /** Of each file: its scale, and what is to be said about it. */
  files: { reading: EvalReading; scale: Scale; aside: EvalAside[]; questions: EvalQuestion[] }[];
}

/** One number for an item and a model: more models than this are in no file that is read. */
const mostModels = 1_048_576;

interface Gathering {
  set: EvalSet;
  items: Names;
  models: Names;
  /** How often an item was tried by a model, over all files. */
  tries: Map<number, number>;
  /** The places of those tries, where several files could hold the same ones; else null. */
  placesOf: Map<number, number[]> | null;
}

/** Two records that agree in every measured figure are one record given twice. */
const isCopy = ({ set }: Gathering, before: number, reading: EvalReading, decided: Decided, k: number): boolean => {
  const { results } = reading;
  const facts = [
    [set.usd[before], results.usd[k]],
    [set.promptTokens[before], results.promptTokens[k]],
    [set.completionTokens[before], results.completionTokens[k]],
    [set.seconds[before], results.seconds[k]],
  ] as const;
  const measured = facts.filter(([, value]) => value !== undefined && !Number.isNaN(value) && value > 0);
  return (
    measured.length > 0 &&
    measured.every(([a, b]) => a === b) &&
    set.successes[before] === decided.successes[k] &&
    set.trials[before] === decided.trials[k]
  );
};

const addReading = (gathering: Gathering, reading: EvalReading, decided: Decided, answers: EvalAnswers): void => {
  const { set, items, models, tries, placesOf } = gathering;
  const { results } = reading;
  const aside = [...reading.aside, ...decided.aside];
  const questions = [...reading.questions, ...decided.questions];
  const here = new Map<number, number>();
  const firstPlace = set.item.length;
  let copies = 0;
  let repeated: { label: string; rows: number } | null = null;
  for (let k = 0; k < results.state.length; k += 1) {
    const state = stateOf(results, k);
    const model = models.numberOf(results.models.list[results.model[k] as number] as string);
    const label = results.items.list[results.item[k] as number] as string;
    let item = items.numberOf(label);
    let key = item * mostModels + model;
    const before = here.get(key) ?? 0;
    here.set(key, before + 1);
    if (before > 0 && !reading.triesStated) {
      if (answers.repeats === 'items') {
        item = items.numberOf(`${label} #${before + 1}`);
        key = item * mostModels + model;
      }
      if (repeated === null || before + 1 > repeated.rows) repeated = { label, rows: before + 1 };
    }
    if (state === 'unknown' || (state !== 'error' && decided.trials[k] === 0)) continue;
    const earlier = (placesOf?.get(key) ?? []).filter((place) => place < firstPlace);
    if (earlier.some((place) => isCopy(gathering, place, reading, decided, k))) {
      copies += 1;
      continue;
    }
    const attempt = tries.get(key) ?? 0;
    tries.set(key, attempt + 1);
    const place = set.item.push(item) - 1;
    const places = placesOf?.get(key);
    if (places === undefined) placesOf?.set(key, [place]);
    else places.push(place);
    set.model.push(model);
    set.attempt.push(attempt);
    set.successes.push(decided.successes[k] as number);
    set.trials.push(decided.trials[k] as number);
    set.isError.push(state === 'error');
    // A failed call is written down as free, or as one that took no tokens.
    const usd = results.usd[k] as number;
    set.usd.push(state === 'error' && usd === 0 ? Number.NaN : usd);
    set.promptTokens.push(results.promptTokens[k] as number);
    set.completionTokens.push(results.completionTokens[k] as number);
    set.seconds.push(results.seconds[k] as number);
  }
  if (copies > 0) aside.push({ kind: 'givenTwice', details: { count: copies } });
  if (repeated !== null && answers.repeats === undefined) {
    set.areRepeatsOpen = true;
    questions.push({ kind: 'repeats', details: { file: reading.file, label: repeated.label.slice(0, 80), rows: repeated.rows } });
  }
  set.files.push({ reading, scale: decided.scale, aside, questions });
};

/** Totals of models whose results stand item by item in another file would count twice. */
const withoutDoubles = (set: EvalSet): EvalSet => {
  const counted = new Set(set.model.map((model) => set.models[model] as string));
  const doubles = set.totals.filter(({ model }) => counted.has(model));
  for (const { model } of doubles) set.files[0]?.aside.push({ kind: 'sameTotals', details: { model } });
  return { ...set, totals: set.totals.filter((total) => !doubles.includes(total)) };
};

/** Refusals: those of `decide`. `shares` as there. */
export const joinReadings = (
  readings: readonly EvalReading[],
  answers: EvalAnswers,
  shares: 'clear' | 'never' = 'never',
): Answer<EvalSet> => {
  const items = createNames();
  const models = createNames();
  const set: EvalSet = {
    items: items.list,
    models: models.list,
    item: [],
    model: [],
    attempt: [],
    successes: [],
    trials: [],
    isError: [],
    usd: [],
    promptTokens: [],
    completionTokens: [],
    seconds: [],
    totals: readings.flatMap(({ totals }) => totals),
    judged: readings.flatMap(({ judged }) => judged),
    areRepeatsOpen: false,
    files: [],
  };
  const gathering: Gathering = { set, items, models, tries: new Map(), placesOf: readings.length > 1 ? new Map() : null };
  for (const reading of readings) {
    const decided = decide(reading, answers, shares);
    if (!decided.ok) return decided;
    addReading(gathering, reading, decided.value, answers);
  }
  return answer(withoutDoubles(set));
};
