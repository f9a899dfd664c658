/** The words the page starts with, by area. The areas are listed by hand so that bundlers see them. */
import { appWords } from './app.ts';
import { compareWords } from './compare.ts';
import { decideWords } from './decide.ts';
import { importsWords } from './imports.ts';
import { planWords } from './plan.ts';
import { policiesWords } from './policies.ts';
import { presetsWords } from './presets.ts';
import { firstRefusalsWords } from './refusals.ts';
import { reportWords } from './report.ts';
import { scenariosWords } from './scenarios.ts';
import { shellWords } from './shell.ts';
import { stacksWords } from './stacks.ts';
import { startWords } from './start.ts';
import { termsWords } from './terms.ts';
import { transferWords } from './transfer.ts';
import { workloadWords } from './workload.ts';

export const firstWords = {
  app: appWords,
  start: startWords,
  plan: planWords,
  workload: workloadWords,
  stacks: stacksWords,
  policies: policiesWords,
  compare: compareWords,
  report: reportWords,
  refusals: firstRefusalsWords,
  terms: termsWords,
  presets: presetsWords,
  scenarios: scenariosWords,
  shell: shellWords,
  decide: decideWords,
  transfer: transferWords,
  imports: importsWords,
} as const;
