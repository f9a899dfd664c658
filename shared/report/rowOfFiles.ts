/** Which row of a plan results of evaluations are likely of: whoever brought them sees it and may say another. */
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import type { Say } from '../words/say.ts';
import { rowTitle } from './rowName.ts';

/** Words that name the kind of file, not the work. */
const ofFiles = new Set([
  'csv',
  'eval',
  'evals',
  'json',
  'jsonl',
  'result',
  'results',
  'sample',
  'score',
  'scores',
  'test',
  'tests',
  'xlsx',
]);

/** Chinese has no spaces: each of its characters is a word here. */
const wordsOf = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/\p{Script=Han}|[\p{L}]{3,}/gu) ?? []).filter((word) => !ofFiles.has(word)));

/** The row whose name shares most words with those of the files, the largest of equals; `isNamed` is false where none shares any. */
export const rowOfFiles = (plan: Plan, say: Say, files: readonly string[]): { row: CategoryPlan; isNamed: boolean } => {
  const wanted = wordsOf(files.join(' '));
  const shared = (row: CategoryPlan): number =>
    [...wordsOf(rowTitle(say, row))].filter((word) => wanted.has(word)).length;
  const row = plan.categories.reduce((best, other) => {
    const more = shared(other) - shared(best) || other.share - best.share;
    return more > 0 ? other : best;
  });
  return { row, isNamed: shared(row) > 0 };
};
