/** Every text of the product by area. The page takes the first ones from their own file, so that it carries no others. */
import { commandHintsWords } from './commandHints.ts';
import { bestPlanWords } from './decideBestPlan.ts';
import { refusalsWords } from './everyRefusal.ts';
import { firstWords } from './first.ts';
import { laterWords } from './later.ts';

export const allWords = {
  ...firstWords,
  ...laterWords,
  decide: { ...firstWords.decide, ...bestPlanWords },
  refusals: refusalsWords,
  commandHints: commandHintsWords,
} as const;

type Areas = typeof allWords;

type Singular<Name extends string> = Name extends `${infer Base}_${'one' | 'other'}` ? Base : Name;

/** The path of a word: `compare.verdict`. A plural is used by its bare name. */
export type WordPath = { [A in keyof Areas]: `${A}.${Singular<string & keyof Areas[A]>}` }[keyof Areas];
