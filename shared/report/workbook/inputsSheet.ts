/** Every input of the plan in a named cell, with its range, its source and a mark where it is assumed. */

import { leavesOf } from '../../engine/leaves.ts';
import type { StackId } from '../../foundation/ids.ts';
import { type Estimate, isAssumed } from '../../plan/estimate.ts';
import type { CategoryPlan, Stack } from '../../plan/plan.ts';
import type { Rung } from '../../plan/policy.ts';
import type { WordPath } from '../../words/all.ts';
import { assumptionsTable } from '../assumptionsTable.ts';
import { modelName } from '../reading.ts';
import { rowTitle } from '../rowName.ts';
import type { Format, Sheet, Validation } from '../sheet.ts';
import { type Book, freezeAt, letterOf, nameCell, nameSheet } from './book.ts';
import { sumOf } from './formula.ts';
import { lineHeight, linesOf, newSheet, putAcross, putFormula, putNumber, putText } from './writing.ts';

const columns = { name: 1, value: 2, low: 3, high: 4, cellName: 5, assumed: 6, source: 7 } as const;

/** Characters of small text in a line of the source column. */
const sourceCharacters = 104;

/** Whether a stack's category is evaluated at all: only then do formulas need its inputs. */
export const isEvaluated = (book: Book, stackId: StackId, category: CategoryPlan): boolean =>
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

export const writeInputs = (book: Book): Sheet => {
  const { say, job } = book.reading;
  const { plan } = job;
  const sheet = newSheet(nameSheet(book, say('workbook.inputsSheet')), [50, 14, 12, 12, 36, 10, 90]);
  const share: Validation = { kind: 'between', low: 0, high: 1, message: say('workbook.mustBeShare') };
  const positive: Validation = { kind: 'between', low: 0, high: null, message: say('workbook.mustBePositive') };
  let row = 1;

  putText({ sheet, row: row++, column: 1 }, say('workbook.inputsSheet'), 'title');
  putText({ sheet, row: row++, column: 1 }, say('workbook.inputsLead'), 'lead');
  putText({ sheet, row, column: 1 }, say('workbook.legendInput'), 'input');
  putText({ sheet, row: row++, column: 2 }, say('workbook.legendAssumed'), 'assumed');
  sheet.merges.push({ row: row - 1, from: 2, to: 4 });
  row++;
  const head: WordPath[] = [
    'report.input',
    'report.value',
    'report.lowEnd',
    'report.highEnd',
    'workbook.inputName',
    'report.assumedColumn',
    'report.source',
  ];
  head.forEach((path, index) => {
    putText({ sheet, row, column: index + 1 }, say(path), 'head', index > 0 && index < 4 ? { right: true } : {});
  });
  freezeAt(sheet, row, 1);
  row++;

  const putSource = (source: string | undefined): void => {
    if (source === undefined || source === '') return;
    putText({ sheet, row, column: columns.source }, source, 'note', { wrap: true });
    const lines = linesOf(source, sourceCharacters);
    if (lines > 1) sheet.heights.set(row, lines * lineHeight);
  };
  const line = (
    key: string,
    label: string,
    cellName: string,
    estimate: Estimate,
    format: Format,
    validation: Validation,
  ): void => {
    const name = nameCell(book, cellName);
    const assumed = isAssumed(estimate);
    putText({ sheet, row, column: columns.name }, label, 'label');
    book.inputs.set(
      key,
      putNumber({ sheet, row, column: columns.value }, estimate.value, format, assumed ? 'assumed' : 'input', {
        name,
        validation,
      }),
    );
    if (estimate.low !== undefined) putNumber({ sheet, row, column: columns.low }, estimate.low, format, 'value');
    if (estimate.high !== undefined) putNumber({ sheet, row, column: columns.high }, estimate.high, format, 'value');
    putText({ sheet, row, column: columns.cellName }, name, 'note');
    if (assumed) putText({ sheet, row, column: columns.assumed }, say('report.assumedColumn'), 'note');
    putSource(estimate.source);
    row++;
  };
  const heading = (text: string): void => {
    row++;
    putText({ sheet, row: row++, column: 1 }, text, 'heading');
  };

  heading(say('workbook.wholePlan'));
  line(
    'tasksPerMonth',
    say('report.tasksPerMonth'),
    'tasks_per_month',
    { value: plan.tasksPerMonth },
    'count',
    positive,
  );
  line('humanUsdPerHour', say('report.humanUsdPerHour'), 'human_usd_per_hour', plan.humanUsdPerHour, 'usd', positive);

  const mixed = plan.categories.filter((category) => category.share > 0);
  for (const category of mixed)
    line(
      `${category.id}.share`,
      `${say('report.shareOfTasks')}: ${rowTitle(say, category)}`,
      `share_${category.id}`,
      { value: category.share, ...(category.shareSource === undefined ? {} : { source: category.shareSource }) },
      'share',
      share,
    );
  if (mixed.length > 0) {
    const shares = mixed.flatMap((category) => book.inputs.get(`${category.id}.share`) ?? []);
    putText({ sheet, row, column: columns.name }, say('workbook.sharesSum'), 'label');
    const sum = putFormula({ sheet, row, column: columns.value }, sumOf(shares), 'share', 'total');
    book.checks.push({ what: say('workbook.checkShares'), cell: sum, app: 1 });
    row++;
  }

  for (const category of mixed) {
    const { shape } = category;
    heading(rowTitle(say, category));
    const entry = (
      field: string,
      path: WordPath,
      cellName: string,
      estimate: Estimate,
      format: Format,
      check: Validation,
    ): void => line(`${category.id}.${field}`, say(path), `${cellName}_${category.id}`, estimate, format, check);
    entry('promptTokens', 'report.promptTokens', 'prompt_tokens', shape.promptTokens, 'count', positive);
    entry(
      'completionTokens',
      'report.completionTokens',
      'completion_tokens',
      shape.completionTokens,
      'count',
      positive,
    );
    entry(
      'cacheReadShare',
      'report.cacheReadShare',
      'cache_read_share',
      { value: shape.cacheReadShare },
      'share',
      share,
    );
    entry(
      'cacheWriteShare',
      'report.cacheWriteShare',
      'cache_write_share',
      { value: shape.cacheWriteShare },
      'share',
      share,
    );
    entry('steps', 'report.steps', 'requests_per_attempt', shape.steps, 'number', positive);
    entry('toolCalls', 'report.toolCalls', 'tool_calls', shape.toolCalls, 'number', positive);
    entry('toolCallUsd', 'report.toolCallUsd', 'tool_call_usd', { value: shape.toolCallUsd }, 'usd', positive);
    entry(
      'valueOfSuccessUsd',
      'report.valueOfSuccessUsd',
      'success_value_usd',
      category.valueOfSuccessUsd,
      'usd',
      positive,
    );
    entry(
      'silentFailureUsd',
      'report.silentFailureUsd',
      'silent_failure_usd',
      category.silentFailureUsd,
      'usd',
      positive,
    );
    entry(
      'humanMinutesPerTask',
      'report.humanMinutesPerTask',
      'human_minutes',
      category.humanMinutesPerTask,
      'minutes',
      positive,
    );
    entry('humanSuccess', 'report.humanSuccess', 'human_success', category.humanSuccess, 'share', share);
    const name = nameCell(book, `deferrable_${category.id}`);
    const [yes, no] = [say('report.yes'), say('report.no')];
    putText({ sheet, row, column: columns.name }, say('report.deferrable'), 'label');
    book.inputs.set(
      `${category.id}.deferrable`,
      putText({ sheet, row, column: columns.value }, category.deferrable ? yes : no, 'input', {
        name,
        right: true,
        validation: { kind: 'list', allowed: [yes, no], message: say('workbook.mustBeYesNo') },
      }),
    );
    putText({ sheet, row, column: columns.cellName }, name, 'note');
    row++;
  }

  const writeVerifier = (
    stack: Stack,
    letter: string,
    category: CategoryPlan,
    path: number[],
    rung: Rung,
    r: number,
  ): void => {
    const { verifier } = rung;
    if (verifier === null) return;
    const key = rungKey(stack.id, category.id, path, r);
    const place = `${letter}_${category.id}_${[...path, r].map((step) => step + 1).join('_')}`;
    const label = `${letter}, ${rowTitle(say, category)}, ${say('workbook.rungNumber', { number: r + 1 })} (${modelName(book.reading, rung.modelId)})`;
    const entry = (field: string, path: WordPath, cellName: string, estimate: Estimate, format: Format): void =>
      line(`${key}.${field}`, `${label}: ${say(path)}`, `${cellName}_${place}`, estimate, format, positive);
    entry('usdPerCheck', 'workbook.checkFee', 'check_usd', verifier.usdPerCheck, 'usd');
    entry('minutesPerCheck', 'workbook.checkMinutes', 'check_minutes', verifier.humanMinutesPerCheck, 'minutes');
    if (verifier.judge !== null) {
      const { promptTokens, completionTokens } = verifier.judge;
      entry('judgePromptTokens', 'workbook.judgePromptTokens', 'judge_prompt_tokens', { value: promptTokens }, 'count');
      entry(
        'judgeCompletionTokens',
        'workbook.judgeCompletionTokens',
        'judge_completion_tokens',
        { value: completionTokens },
        'count',
      );
    }
  };

  const before = row;
  heading(say('workbook.checksAndRoutes'));
  const afterHeading = row;
  plan.stacks.forEach((stack, index) => {
    const letter = letterOf(index);
    for (const category of mixed) {
      const policy = stack.policies[category.id];
      if (policy === undefined || !isEvaluated(book, stack.id, category)) continue;
      for (const leaf of leavesOf(policy)) {
        for (const route of leaf.routes) {
          const key = routeKey(stack.id, category.id, route.path);
          if (book.inputs.has(key)) continue;
          line(
            key,
            `${letter}, ${rowTitle(say, category)}: ${say('workbook.routing')}`,
            `route_usd_${letter}_${category.id}_${route.path.map((step) => step + 1).join('_')}`,
            route.usdPerTask,
            'usd',
            positive,
          );
        }
        for (const [r, rung] of leaf.ladder.rungs.entries()) writeVerifier(stack, letter, category, leaf.path, rung, r);
      }
    }
  });
  if (row === afterHeading) {
    sheet.cells = sheet.cells.filter((cell) => cell.row < before || cell.row >= afterHeading);
    row = before;
  }

  row++;
  putAcross({ sheet, row, to: columns.source }, say('workbook.behindTitle'), 'heading');
  row++;
  /** These enter through the engine's probabilities, so changing them on a sheet cannot move a figure. */
  const behind =
    /\/(promptTokensCv|completionTokensCv|yardstick|rho|tau|beta|gamma|anchor|trueAccept|falseAccept|feedbackSuccess|errorShare|signalQuality|budgetUsdPerMonth|firstToken|perSecond)$|^assumedRate\//;
  const formats: Record<string, Format> = { share: 'share', usd: 'usd', count: 'count', minutes: 'minutes' };
  for (const entry of assumptionsTable(book.reading).rows) {
    if (!behind.test(entry.key)) continue;
    const { stack, category, input, value, low, high, source } = entry.cells;
    const place = [stack, category].filter((part) => typeof part === 'string' && part !== '').join(', ');
    putText({ sheet, row, column: columns.name }, `${place}: ${input}`, 'label');
    const format = formats[entry.kinds?.value ?? ''] ?? 'number';
    if (typeof value === 'number') putNumber({ sheet, row, column: columns.value }, value, format, 'value');
    else
      putText({ sheet, row, column: columns.value }, String(value ?? say('report.unknown')), 'value', { right: true });
    if (typeof low === 'number') putNumber({ sheet, row, column: columns.low }, low, format, 'value');
    if (typeof high === 'number') putNumber({ sheet, row, column: columns.high }, high, format, 'value');
    if (entry.assumed) putText({ sheet, row, column: columns.assumed }, say('report.assumedColumn'), 'note');
    if (typeof source === 'string') putSource(source);
    row++;
  }
  return sheet;
};
