/** Inputs of one kind of work: the shape of a request, what success and failure are worth, what a person needs. */
import { type SellerCalls, sellerTools } from '../../engine/sellerTools.ts';
import type { Estimate } from '../../plan/estimate.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import type { WordPath } from '../../words/all.ts';
import { rowTitle } from '../rowName.ts';
import type { Format } from '../sheet.ts';
import { type InputLines, positiveCheck, putHeading, putInput, putYesNo, shareCheck } from './inputLines.ts';

interface Field {
  /** The name of the field in the plan and of its words; `cell` that of its cell. */
  field: string;
  label: WordPath;
  cell: string;
  format: Format;
  estimate: Estimate;
}

const cellOfCalls: Readonly<Record<SellerCalls, string>> = {
  searches: 'web_searches',
  fileSearches: 'file_searches',
  codeSessions: 'code_sessions',
};

const fieldsOf = (category: CategoryPlan): Field[] => {
  const { shape } = category;
  return [
    {
      field: 'promptTokens',
      label: 'report.promptTokens',
      cell: 'prompt_tokens',
      format: 'count',
      estimate: shape.promptTokens,
    },
    {
      field: 'completionTokens',
      label: 'report.completionTokens',
      cell: 'completion_tokens',
      format: 'count',
      estimate: shape.completionTokens,
    },
    {
      field: 'cacheReadShare',
      label: 'report.cacheReadShare',
      cell: 'cache_read_share',
      format: 'share',
      estimate: { value: shape.cacheReadShare },
    },
    {
      field: 'cacheWriteShare',
      label: 'report.cacheWriteShare',
      cell: 'cache_write_share',
      format: 'share',
      estimate: { value: shape.cacheWriteShare },
    },
    { field: 'steps', label: 'report.steps', cell: 'requests_per_attempt', format: 'number', estimate: shape.steps },
    { field: 'toolCalls', label: 'report.toolCalls', cell: 'tool_calls', format: 'number', estimate: shape.toolCalls },
    ...sellerTools.flatMap(({ calls }) => {
      const estimate = shape[calls];
      return estimate === undefined || estimate.value === 0
        ? []
        : [
            {
              field: calls,
              label: `report.${calls}` as const,
              cell: cellOfCalls[calls],
              format: 'number' as const,
              estimate,
            },
          ];
    }),
    {
      field: 'toolCallUsd',
      label: 'report.toolCallUsd',
      cell: 'tool_call_usd',
      format: 'usd',
      estimate: { value: shape.toolCallUsd },
    },
    {
      field: 'valueOfSuccessUsd',
      label: 'report.valueOfSuccessUsd',
      cell: 'success_value_usd',
      format: 'usd',
      estimate: category.valueOfSuccessUsd,
    },
    {
      field: 'silentFailureUsd',
      label: 'report.silentFailureUsd',
      cell: 'silent_failure_usd',
      format: 'usd',
      estimate: category.silentFailureUsd,
    },
    {
      field: 'humanMinutesPerTask',
      label: 'report.humanMinutesPerTask',
      cell: 'human_minutes',
      format: 'minutes',
      estimate: category.humanMinutesPerTask,
    },
    {
      field: 'humanSuccess',
      label: 'report.humanSuccess',
      cell: 'human_success',
      format: 'share',
      estimate: category.humanSuccess,
    },
  ];
};

export const writeRowInputs = (lines: InputLines, category: CategoryPlan): void => {
  const { book } = lines;
  const { say } = book.reading;
  putHeading(lines, rowTitle(say, category));
  for (const { field, label, cell, format, estimate } of fieldsOf(category))
    putInput(lines, {
      key: `${category.id}.${field}`,
      label: say(label),
      cellName: `${cell}_${category.id}`,
      estimate,
      format,
      check: format === 'share' ? shareCheck(book) : positiveCheck(book),
    });
  putYesNo(lines, {
    key: `${category.id}.deferrable`,
    label: say('report.deferrable'),
    cellName: `deferrable_${category.id}`,
    yes: category.deferrable,
  });
};
