/** Every text of the product by area. The areas are listed by hand so that bundlers see them. */
import { actualWords } from './actual.ts';
import { appWords } from './app.ts';
import { calibrateWords } from './calibrate.ts';
import { catalogWords } from './catalog.ts';
import { compareWords } from './compare.ts';
import { decideWords } from './decide.ts';
import { differencesWords } from './differences.ts';
import { evalsWords } from './evals.ts';
import { evidenceWords } from './evidence.ts';
import { fromUsageWords } from './fromUsage.ts';
import { handoverWords } from './handover.ts';
import { horizonWords } from './horizon.ts';
import { importsWords } from './imports.ts';
import { laterWords } from './later.ts';
import { memoWords } from './memo.ts';
import { openedWords } from './opened.ts';
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
import { usageWords } from './usage.ts';
import { workbookWords } from './workbook.ts';
import { workloadWords } from './workload.ts';

/** Those the page starts with. */
export const firstWords = {
  app: appWords,
  start: startWords,
  plan: planWords,
  memo: memoWords,
  workload: workloadWords,
  stacks: stacksWords,
  compare: compareWords,
  catalog: catalogWords,
  report: reportWords,
  refusals: refusalsWords,
  terms: termsWords,
  usage: usageWords,
  workbook: workbookWords,
  opened: openedWords,
  presets: presetsWords,
  prices: pricesWords,
  scenarios: scenariosWords,
  shell: shellWords,
  calibrate: calibrateWords,
  decide: decideWords,
  differences: differencesWords,
  handover: handoverWords,
  horizon: horizonWords,
  evals: evalsWords,
  evidence: evidenceWords,
  transfer: transferWords,
  fromUsage: fromUsageWords,
  imports: importsWords,
  actual: actualWords,
} as const;

/** Marked as pure, so that a page which only wants the first words carries no others. */
export const allWords = /* @__PURE__ */ Object.assign({}, firstWords, laterWords);

type Areas = typeof allWords;

type Singular<Name extends string> = Name extends `${infer Base}_${'one' | 'other'}` ? Base : Name;

/** The path of a word: `compare.verdict`. A plural is used by its bare name. */
export type WordPath = { [A in keyof Areas]: `${A}.${Singular<string & keyof Areas[A]>}` }[keyof Areas];
