/** DeepEval test runs: test cases with `metricsData`; a case passes where all of its metrics do. */
import { answer } from '../../foundation/answer.ts';
import { errorMark, type Mark, markOfValue, unknownMark } from '../mark.ts';
import { createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import {
  amountOf,
  askModel,
  at,
  firstName,
  has,
  isErrorValue,
  listOf,
  modelOrFile,
  tryCounter,
  type ValueFormat,
} from './format.ts';

/** The cases of a run; the file written for upload wraps it once more. */
const casesOf = (value: unknown): readonly unknown[] =>
  [
    at(value, 'testCases'),
    at(value, 'conversationalTestCases'),
    at(value, 'testRunData', 'testCases'),
    at(value, 'test_cases'),
    at(value, 'test_results'),
    at(value, 'testResults'),
  ].flatMap(listOf);

const metricsOf = (testCase: unknown): readonly unknown[] =>
  listOf(at(testCase, 'metricsData') ?? at(testCase, 'metrics_data'));

const markOf = (testCase: unknown): Mark => {
  const metrics = metricsOf(testCase);
  const hasError = metrics.some((metric) => isErrorValue(at(metric, 'error')));
  const success = at(testCase, 'success');
  if (success === true) return { state: 'pass' };
  if (hasError && metrics.every((metric) => at(metric, 'success') === true || isErrorValue(at(metric, 'error'))))
    return errorMark;
  if (typeof success === 'boolean') return { state: 'fail' };
  return metrics.length === 0
    ? unknownMark
    : (markOfValue(metrics.every((metric) => at(metric, 'success') === true)) ?? unknownMark);
};

export const deepeval: ValueFormat = {
  id: 'deepeval.json',
  recognise: (first) =>
    first.some((value) =>
      casesOf(value).some((testCase) => has(testCase, 'metricsData') || has(testCase, 'metrics_data')),
    )
      ? 1
      : 0,
  start: (context) => {
    const reading = createReading(context.stem, 'deepeval.json', context.certainty, { triesStated: true });
    const tries = tryCounter();
    let records = 0;
    let judgeUsd = 0;
    let isNamed = true;
    return {
      take: (value) => {
        const named = firstName(
          at(value, 'hyperparameters', 'model'),
          at(value, 'hyperparameters', 'Model'),
          at(value, 'testRunData', 'hyperparameters', 'model'),
        );
        for (const testCase of casesOf(value)) {
          records += 1;
          isNamed &&= named !== null;
          const model = modelOrFile(named, context);
          const item = firstName(at(testCase, 'name'), at(testCase, 'order')) ?? `case ${records}`;
          for (const metric of metricsOf(testCase)) judgeUsd += amountOf(at(metric, 'evaluationCost')) ?? 0;
          addResult(reading.results, {
            item,
            model,
            run: tries(item, model),
            mark: markOf(testCase),
            usd: amountOf(at(testCase, 'tokenCost')),
            seconds: amountOf(at(testCase, 'completionTime')),
          });
        }
      },
      finish: () => {
        if (judgeUsd > 0) reading.aside.push({ kind: 'judgeCost', details: { usd: Number(judgeUsd.toPrecision(6)) } });
        askModel(reading, isNamed, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
