/** Results are first taken for the row whose name is most like the files', else for the largest. */
import { expect, it } from 'vitest';
import type { RowId } from '../../../shared/foundation/ids.ts';
import { emptyPlan } from '../../../shared/plan/createPlan.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { rowOfFiles } from '../../../shared/report/rowOfFiles.ts';
import { sayIn } from '../../../shared/words/say.ts';

const planOf = (rows: readonly (readonly [name: string, share: number])[]): Plan => {
  const plan = emptyPlan('en');
  const [row] = plan.categories;
  if (row === undefined) throw new Error('An empty plan has a row.');
  return { ...plan, categories: rows.map(([name, share]) => ({ ...row, id: name as RowId, name, share })) };
};

const plan = planOf([
  ['support-chat', 0.2],
  ['support mail', 0.3],
  ['商品翻译', 0.1],
  ['coding agent', 0.4],
  ['Test results', 0],
]);

it.each([
  ['support_chat-2026.csv', 'support-chat', true],
  ['support-evals.csv', 'support mail', true],
  ['Mail results.xlsx', 'support mail', true],
  ['翻译评测.csv', '商品翻译', true],
  ['evals.csv', 'coding agent', false],
  ['fifty.json', 'coding agent', false],
  // What every file of results is called is no name of work.
  ['Test Results.csv', 'coding agent', false],
] as const)('%s is of “%s”', (file, row, isNamed) => {
  const found = rowOfFiles(plan, sayIn('en'), [file]);
  expect([found.row.id, found.isNamed]).toEqual([row, isNamed]);
});
