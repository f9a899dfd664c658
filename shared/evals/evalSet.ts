/** Several readings as one set of results: items and models joined by name, tries told apart. */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { type Decided, decide, type Scale } from './decide.ts';
import type { EvalAnswers, EvalReading, JudgedPair, ModelTotal } from './reading.ts';
import type { EvalAside, EvalQuestion } from './remarks.ts';
import { createModelNames, createNames, factAt, type Names, putFact, type Sparse, stateOf } from './results.ts';

/** Results side by side: place k of each column is one try of one item by one model; factAt reads what few have. */
export interface EvalSet {
  items: string[];
  models: string[];
  item: number[];
  model: number[];
  /** Which try it is, as the file states it or in the order met. */
  run: number[];
  successes: number[];
  trials: number[];
  isError: boolean[];
  usd: Sparse;
  promptTokens: Sparse;
  completionTokens: Sparse;
  seconds: Sparse;
  totals: ModelTotal[];
  judged: JudgedPair[];
  /** True where equal labels stand for tries or for items and nobody has said which. */
  areRepeatsOpen: boolean;
  /** Of each file: its scale, and what is to be said about it. */
  files: { reading: EvalReading; scale: Scale; aside: EvalAside[]; questions: EvalQuestion[] }[];
}

/** Items times models: what is counted per item and model stays in memory. */
const mostCells = 20_000_000;

interface Gathering {
  set: EvalSet;
  items: Names;
  models: Names;
  /** The places of the tries of an item by a model, where several files could hold the same ones; else null. */
  placesOf: Map<string, number[]> | null;
}

const measured = ['usd', 'promptTokens', 'completionTokens', 'seconds'] as const;

/** Two records that agree in every measured figure are one record given twice. */
const isCopy = ({ set }: Gathering, before: number, { results }: EvalReading, decided: Decided, k: number): boolean => {
  const known = measured.filter((fact) => factAt(results[fact], k) > 0);
  return (
    known.length > 0 &&
    known.every((fact) => factAt(set[fact], before) === factAt(results[fact], k)) &&
    set.successes[before] === decided.successes[k] &&
    set.trials[before] === decided.trials[k]
  );
};

/** How often a pair of item and model was met so far, before this time. */
const meetCounter = (items: number, models: number): ((item: number, model: number) => number) => {
  const counts = new Uint32Array(items * models);
  return (item, model) => {
    const at = item * models + model;
    counts[at] = (counts[at] as number) + 1;
    return (counts[at] as number) - 1;
  };
};

/** The place of the result in the set, or null where a file before this one holds it too. */
const addTry = (
  gathering: Gathering,
  reading: EvalReading,
  decided: Decided,
  at: { k: number; item: number; model: number; run: number; firstPlace: number },
): number | null => {
  const { set, placesOf } = gathering;
  const { results } = reading;
  const { k, item, model } = at;
  const key = `${item} ${model}`;
  const places = placesOf?.get(key) ?? [];
  if (places.some((place) => place < at.firstPlace && isCopy(gathering, place, reading, decided, k))) return null;
  const isError = stateOf(results, k) === 'error';
  const place = set.item.push(item) - 1;
  set.model.push(model);
  set.run.push(at.run);
  set.successes.push(decided.successes[k] as number);
  set.trials.push(decided.trials[k] as number);
  set.isError.push(isError);
  // A failed call is written down as free.
  const usd = factAt(results.usd, k);
  putFact(set.usd, place, isError && usd === 0 ? null : usd);
  putFact(set.promptTokens, place, factAt(results.promptTokens, k));
  putFact(set.completionTokens, place, factAt(results.completionTokens, k));
  putFact(set.seconds, place, factAt(results.seconds, k));
  placesOf?.set(key, [...places, place]);
  return place;
};

const addReading = (gathering: Gathering, reading: EvalReading, decided: Decided, answers: EvalAnswers): void => {
  const { set, items, models } = gathering;
  const { results } = reading;
  const aside = [...reading.aside, ...decided.aside];
  const questions = [...reading.questions, ...decided.questions];
  const itemNumbers = results.items.list.map((label) => items.numberOf(label));
  const modelNumbers = results.models.list.map((name) => models.numberOf(name));
  const met = meetCounter(itemNumbers.length, modelNumbers.length);
  const firstPlace = set.item.length;
  let copies = 0;
  let repeated: { label: string; rows: number } | null = null;
  for (let k = 0; k < results.state.length; k += 1) {
    const own = results.item[k] as number;
    const before = met(own, results.model[k] as number);
    const label = results.items.list[own] as string;
    let item = itemNumbers[own] as number;
    if (before > 0 && !reading.triesStated) {
      if (answers.repeats === 'items') item = items.numberOf(`${label} #${before + 1}`);
      if (repeated === null || before + 1 > repeated.rows) repeated = { label, rows: before + 1 };
    }
    if (decided.trials[k] === 0) continue;
    const model = modelNumbers[results.model[k] as number] as number;
    const run = results.run[k] ?? before + 1;
    if (addTry(gathering, reading, decided, { k, item, model, run, firstPlace }) === null) copies += 1;
  }
  if (copies > 0) aside.push({ kind: 'givenTwice', details: { count: copies } });
  if (repeated !== null && answers.repeats === undefined) {
    set.areRepeatsOpen = true;
    questions.push({
      kind: 'repeats',
      details: { file: reading.file, label: repeated.label.slice(0, 80), rows: repeated.rows },
    });
  }
  set.files.push({ reading, scale: decided.scale, aside, questions });
};

const tooLarge = (items: number, models: number): Answer<never> =>
  refuse('outcomesTooLarge', `There are ${items} items of ${models} models; at most ${mostCells} cells are read.`, {
    value: items * models,
    limit: mostCells,
  });

/** Totals of models whose results stand item by item in another file would count twice. */
const withoutDoubles = (set: EvalSet): EvalSet => {
  if (set.totals.length === 0) return set;
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
  const models = createModelNames();
  const set: EvalSet = {
    items: items.list,
    models: models.list,
    item: [],
    model: [],
    run: [],
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
  const gathering: Gathering = { set, items, models, placesOf: readings.length > 1 ? new Map() : null };
  for (const reading of readings) {
    const { results } = reading;
    if (results.items.list.length * results.models.list.length > mostCells)
      return tooLarge(results.items.list.length, results.models.list.length);
    const decided = decide(reading, answers, shares);
    if (!decided.ok) return decided;
    addReading(gathering, reading, decided.value, answers);
  }
  const { length } = set.items;
  return length * set.models.length > mostCells ? tooLarge(length, set.models.length) : answer(withoutDoubles(set));
};
