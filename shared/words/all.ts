/** Every text of the product by area. The areas are listed by hand so that bundlers see them. */
import { appWords } from './app.ts';
import { catalogWords } from './catalog.ts';
import { compareWords } from './compare.ts';
import { decideWords } from './decide.ts';
import { differencesWords } from './differences.ts';
import { importsWords } from './imports.ts';
import { laterWords } from './later.ts';
import { planWords } from './plan.ts';
import { presetsWords } from './presets.ts';
import { pricesWords } from './prices.ts';
import { refusalsWords } from './refusals.ts';
import { reportWords } from './report.ts';
import { scenariosWords } from './scenarios.ts';
import { shellWords } from './shell.ts';
import { stacksWords } from './stacks.ts';
import { startWords } from './start.ts';
import { termsWords } from './terms.ts';
import { transferWords } from './transfer.ts';
import { workloadWords } from './workload.ts';

/** Those the page starts with. */
export const firstWords = {
  app: appWords,
  start: startWords,
  plan: planWords,
  workload: workloadWords,
  stacks: stacksWords,
  compare: compareWords,
  catalog: catalogWords,
  report: reportWords,
  refusals: refusalsWords,
  terms: termsWords,
  presets: presetsWords,
  prices: pricesWords,
  scenarios: scenariosWords,
  shell: shellWords,
  decide: decideWords,
  differences: differencesWords,
  transfer: transferWords,
  imports: importsWords,
} as const;

/** Marked as pure, so that a page which only wants the first words carries no others. */
export const allWords = /* @__PURE__ */ Object.assign({}, firstWords, laterWords);

type Areas = typeof allWords;

type Singular<Name extends string> = Name extends `${infer Base}_${'one' | 'other'}` ? Base : Name;

/** The path of a word: `compare.verdict`. A plural is used by its bare name. */
export type WordPath = { [A in keyof Areas]: `${A}.${Singular<string & keyof Areas[A]>}` }[keyof Areas];
