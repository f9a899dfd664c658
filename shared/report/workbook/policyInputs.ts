/** Inputs of the stacks: what checking an answer and sorting a task cost. */

import { leavesOf } from '../../engine/leaves.ts';
import type { StackId } from '../../foundation/ids.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Rung } from '../../plan/policy.ts';
import type { WordPath } from '../../words/all.ts';
import { clauseSign, inBrackets, titled } from '../../words/format.ts';
import { modelName } from '../reading.ts';
import { rowTitle } from '../rowName.ts';
import type { Format } from '../sheet.ts';
import { type Book, letterOf } from './book.ts';
import { type InputLines, positiveCheck, putHeading, putInput } from './inputLines.ts';

/** Whether a stack's category is evaluated at all: only then do formulas need its inputs. */
const isEvaluated = (book: Book, stackId: StackId, category: CategoryPlan): boolean =>
  book.reading.outcome.stacks.some(
    (stack) =>
      stack.stackId === stackId &&
      stack.categories.some((one) => one.categoryId === category.id && one.figures !== null),
  );

/** Names a rung of a stack among the inputs. */
export const rungKey = (stackId: StackId, categoryId: string, path: readonly number[], rung: number): string =>
  `${stackId}/${categoryId}/${path.join('.')}/${rung}`;

export const routeKey = (stackId: StackId, categoryId: string, path: readonly number[]): string =>
  `${stackId}/${categoryId}/route/${path.join('.')}`;

/** A stack's way with a category, by the letter of the stack. */
interface Place {
  stack: Stack;
  letter: string;
  category: CategoryPlan;
}

const counted = (path: readonly number[]): string => path.map((step) => step + 1).join('_');

const writeCheck = (
  lines: InputLines,
  { stack, letter, category }: Place,
  path: readonly number[],
  { rung, r }: { rung: Rung; r: number },
): void => {
  const { verifier } = rung;
  if (verifier === null) return;
  const { book } = lines;
  const { say, language } = book.reading;
  const key = rungKey(stack.id, category.id, path, r);
  const place = `${letter}_${category.id}_${counted([...path, r])}`;
  const step =
    say('workbook.rungNumber', { number: r + 1 }) + inBrackets(modelName(book.reading, rung.modelId), language);
  const label = [letter, rowTitle(say, category), step].join(clauseSign(language));
  const entry = (field: string, words: WordPath, cellName: string, estimate: Estimate, format: Format): void =>
    putInput(lines, {
      key: `${key}.${field}`,
      label: titled(label, say(words), language),
      cellName: `${cellName}_${place}`,
      estimate,
      format,
      check: positiveCheck(book),
    });
  entry('usdPerCheck', 'workbook.checkFee', 'check_usd', verifier.usdPerCheck, 'usd');
  entry('minutesPerCheck', 'workbook.checkMinutes', 'check_minutes', verifier.humanMinutesPerCheck, 'minutes');
  if (verifier.judge === null) return;
  const { promptTokens, completionTokens } = verifier.judge;
  entry('judgePromptTokens', 'workbook.judgePromptTokens', 'judge_prompt_tokens', { value: promptTokens }, 'count');
  entry(
    'judgeCompletionTokens',
    'workbook.judgeCompletionTokens',
    'judge_completion_tokens',
    { value: completionTokens },
    'count',
  );
};

const writePolicy = (lines: InputLines, place: Place): void => {
  const { book } = lines;
  const { say, language } = book.reading;
  const { stack, letter, category } = place;
  const policy = stack.policies[category.id];
  if (policy === undefined || !isEvaluated(book, stack.id, category)) return;
  for (const leaf of leavesOf(policy)) {
    for (const route of leaf.routes) {
      const key = routeKey(stack.id, category.id, route.path);
      if (book.inputs.has(key)) continue;
      putInput(lines, {
        key,
        label: titled([letter, rowTitle(say, category)].join(clauseSign(language)), say('workbook.routing'), language),
        cellName: `route_usd_${letter}_${category.id}_${counted(route.path)}`,
        estimate: route.usdPerTask,
        format: 'usd',
        check: positiveCheck(book),
      });
    }
    for (const [r, rung] of leaf.ladder.rungs.entries()) writeCheck(lines, place, leaf.path, { rung, r });
  }
};

/** Nothing where no stack checks or sorts. */
export const writePolicyInputs = (lines: InputLines): void => {
  const { book, sheet, row: before } = lines;
  const { plan } = book.reading.job;
  putHeading(lines, book.reading.say('workbook.checksAndRoutes'));
  const { row: afterHeading } = lines;
  plan.stacks.forEach((stack, index) => {
    for (const category of plan.categories)
      if (category.share > 0) writePolicy(lines, { stack, letter: letterOf(index), category });
  });
  if (lines.row > afterHeading) return;
  sheet.cells = sheet.cells.filter((cell) => cell.row < before || cell.row >= afterHeading);
  lines.row = before;
};
