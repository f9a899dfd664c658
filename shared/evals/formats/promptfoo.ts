/** promptfoo results: `promptfoo eval -o results.json` (version 3, and the table of version 2) and its JSON lines. */
import { isFields, numberOf } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { questionKey } from '../../plan/measurement.ts';
import { errorMark, failMark, type Mark, passMark, unknownMark } from '../mark.ts';
import { withoutRoute } from '../modelName.ts';
import { createReading, type FormatId } from '../reading.ts';
import { addResult } from '../results.ts';
import { shortHash } from '../tables/names.ts';
import {
  amountOf,
  at,
  firstName,
  has,
  isErrorValue,
  listOf,
  shareWith,
  tryCounter,
  type ValueFormat,
} from './format.ts';

/** `failureReason` 2 is an error of the provider (promptfoo, ResultFailureReason); older files only have `error`. */
const markOf = (result: unknown): Mark => {
  const reason = at(result, 'failureReason');
  const success = at(result, 'success') ?? at(result, 'pass');
  if (reason === 2) return errorMark;
  if (
    reason === undefined &&
    success !== true &&
    isErrorValue(at(result, 'error')) &&
    !isFields(at(result, 'gradingResult'))
  )
    return errorMark;
  return success === true ? passMark : success === false ? failMark : unknownMark;
};

const isResult = (value: unknown): boolean =>
  has(value, 'testIdx', 'promptIdx') && (has(value, 'success') || has(value, 'score'));

/** The results a value holds: a bare record, a list inside `results`, or the table of version 2. */
const resultsIn = (value: unknown): readonly unknown[] => {
  if (isResult(value)) return [value];
  const inner = at(value, 'results');
  const list = Array.isArray(inner) ? inner : listOf(at(inner, 'results'));
  if (list.length > 0) return list;
  const table = at(inner, 'table') ?? at(value, 'table');
  const heads = listOf(at(table, 'head', 'prompts'));
  return listOf(at(table, 'body')).flatMap((row, testIdx) =>
    listOf(at(row, 'outputs')).map((output, promptIdx) => ({
      ...(isFields(output) ? output : {}),
      provider: firstName(at(output, 'provider'), at(heads[promptIdx], 'provider')),
      testIdx: at(row, 'testIdx') ?? testIdx,
      promptIdx,
      vars: at(row, 'vars'),
    })),
  );
};

/** The same text whatever the order of an object's fields. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isFields(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

const hasVariables = (vars: unknown): boolean =>
  isFields(vars) ? Object.keys(vars).length > 0 : Array.isArray(vars) && vars.length > 0;

/**
 * Names the item of a result by what its test says: `--repeat 3` writes one test three times over, each under a number of
 * its own. Tests of equal variables that assert something else are told apart; a test without variables has its number.
 */
const itemNames = (): ((result: unknown, number: number) => string) => {
  const byNumber = new Map<number, string>();
  const testsOf = new Map<string, string[]>();
  const nameOf = (result: unknown, number: number): string => {
    const vars = at(result, 'vars');
    if (!hasVariables(vars)) return `test ${number + 1}`;
    const { vars: _vars, ...test } = (at(result, 'testCase') ?? {}) as Record<string, unknown>;
    const name = `test #${shortHash(inOrder(vars))}`;
    const tests = testsOf.get(name) ?? [];
    testsOf.set(name, tests);
    const text = inOrder(test);
    const known = tests.indexOf(text);
    const place = known === -1 ? tests.push(text) - 1 : known;
    return place === 0 ? name : `${name}, ${place + 1}`;
  };
  return (result, number) => {
    // A provider may add variables of its own to a test that others were put to as well.
    const name = byNumber.get(number) ?? nameOf(result, number);
    byNumber.set(number, name);
    return name;
  };
};

const start =
  (id: FormatId): ValueFormat['start'] =>
  ({ stem, certainty }) => {
    const reading = createReading(stem, id, certainty, { triesStated: true });
    const tries = tryCounter();
    const itemOf = itemNames();
    // One provider under several prompts or labels is several stacks: told apart when all have been seen.
    const stacks = new Map<string, { id: string; label: string | null; prompt: string }>();
    let judgeTokens = 0;
    let records = 0;
    return {
      take: (value) => {
        for (const result of resultsIn(value)) {
          records += 1;
          reading.question ??= firstName(
            at(result, 'metadata', questionKey),
            at(result, 'testCase', 'metadata', questionKey),
          );
          const provider = at(result, 'provider');
          const id = firstName(at(provider, 'id'), provider) ?? stem;
          const label = firstName(at(provider, 'label'));
          const prompt = firstName(at(result, 'promptIdx')) ?? '0';
          const stack = `${id}\u0000${label ?? ''}\u0000${prompt}`;
          stacks.set(stack, { id, label, prompt: firstName(at(result, 'prompt', 'label')) ?? prompt });
          const number = numberOf(at(result, 'testIdx')) ?? numberOf(at(result, 'rowIdx')) ?? records;
          const item = itemOf(result, number);
          const mark = markOf(result);
          const usage = at(result, 'tokenUsage') ?? at(result, 'response', 'tokenUsage');
          const usd = amountOf(at(result, 'cost') ?? at(result, 'response', 'cost'));
          // What came from promptfoo's own cache, or from a call that failed, is written down as free.
          const isFree = usd === 0 && (mark.state === 'error' || at(result, 'response', 'cached') === true);
          const milliseconds = amountOf(at(result, 'latencyMs'));
          judgeTokens +=
            amountOf(at(result, 'gradingResult', 'tokensUsed', 'total')) ??
            amountOf(at(usage, 'assertions', 'total')) ??
            0;
          addResult(reading.results, {
            item,
            model: stack,
            run: tries(item, stack),
            mark,
            usd: isFree ? null : usd,
            promptTokens: amountOf(at(usage, 'prompt')),
            completionTokens: amountOf(at(usage, 'completion')),
            seconds: milliseconds === null ? null : milliseconds / 1000,
          });
        }
      },
      finish: () => {
        const { list } = reading.results.models;
        const all = [...stacks.values()];
        list.forEach((stack, m) => {
          const { id, label, prompt } = stacks.get(stack) ?? { id: stack, label: null, prompt: '' };
          const same = all.filter((other) => other.id === id);
          const labels = new Set(same.map((other) => other.label));
          const name = withoutRoute(id);
          const parts = [
            ...(labels.size > 1 && label !== null ? [label] : []),
            ...(same.some((other) => other.label === label && other.prompt !== prompt) ? [prompt] : []),
          ];
          list[m] = parts.length === 0 ? name : `${name} (${parts.join(', ')})`;
        });
        if (judgeTokens > 0) reading.aside.push({ kind: 'judgeTokens', details: { tokens: judgeTokens } });
        reading.dataRows = records;
        return answer(reading);
      },
    };
  };

const isWrapped = (value: unknown): boolean =>
  listOf(at(value, 'results', 'results'))
    .slice(0, 5)
    .some(isResult) || has(at(value, 'results', 'table'), 'head', 'body');

export const promptfooJson: ValueFormat = {
  id: 'promptfoo.json_v3',
  recognise: (first) => (first.some(isWrapped) ? 1 : 0),
  start: start('promptfoo.json_v3'),
};

export const promptfooLines: ValueFormat = {
  id: 'promptfoo.jsonl',
  recognise: (first) => (first.every(isResult) ? shareWith(first, 'testIdx', 'promptIdx', 'success') : 0),
  start: start('promptfoo.jsonl'),
};
