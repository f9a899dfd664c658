/** Runs of a LangSmith experiment, as JSON objects or rows of the CSV export: one per example and run. */
import { isFields } from '../../catalog/import/fields.ts';
import { parseTime } from '../../files/times.ts';
import { answer } from '../../foundation/answer.ts';
import { errorMark } from '../mark.ts';
import { createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import {
  amountOf,
  askModel,
  at,
  createChoice,
  dropRecords,
  firstName,
  has,
  isErrorValue,
  markOfScore,
  modelOrFile,
  tryCounter,
  type ValueFormat,
} from './format.ts';

const exampleOf = (run: unknown): string | null =>
  firstName(
    at(run, 'reference_example_id'),
    at(run, 'referenceExampleId'),
    at(run, 'example_id'),
    at(run, 'exampleId'),
  );

const feedbackKey = /^feedback[._ ](.+)$/i;

/** Feedback by its key: `feedback_stats` of the API (a mean), `feedback` objects, or columns named `feedback.<key>`. */
const feedbackOf = (run: unknown): Map<string, unknown> => {
  const found = new Map<string, unknown>();
  for (const table of [at(run, 'feedback_stats'), at(run, 'feedback')])
    for (const [key, value] of isFields(table) ? Object.entries(table) : [])
      found.set(key, isFields(value) ? (at(value, 'avg') ?? at(value, 'score') ?? at(value, 'value')) : value);
  for (const [key, value] of isFields(run) ? Object.entries(run) : []) {
    const name = feedbackKey.exec(key)?.[1];
    if (name !== undefined && name !== 'stats') found.set(name, value);
  }
  return found;
};

const secondsOf = (run: unknown): number | null => {
  const latency = amountOf(at(run, 'latency')) ?? amountOf(at(run, 'latency_seconds'));
  if (latency !== null) return latency;
  const [from, to] = ['start_time', 'end_time'].map((key) => {
    const text = at(run, key);
    return typeof text === 'string' ? parseTime(text) : null;
  });
  return from && to && to.ms >= from.ms ? (to.ms - from.ms) / 1000 : null;
};

export const langsmith: ValueFormat = {
  id: 'langsmith.experiment',
  recognise: (first) => {
    const share =
      first.filter(
        (run) =>
          exampleOf(run) !== null && (feedbackOf(run).size > 0 || has(run, 'run_type') || has(run, 'dotted_order')),
      ).length / Math.max(1, first.length);
    return share > 0 && first.some((run) => feedbackOf(run).size > 0) ? Math.max(0.8, share) : 0;
  },
  start: (context) => {
    const reading = createReading(context.stem, 'langsmith.experiment', context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    const tries = tryCounter();
    let records = 0;
    let children = 0;
    let isNamed = true;
    return {
      take: (run) => {
        records += 1;
        const example = exampleOf(run);
        if (example === null || firstName(at(run, 'parent_run_id')) !== null) {
          children += 1;
          return;
        }
        const metadata = at(run, 'extra', 'metadata') ?? at(run, 'metadata');
        const named = firstName(
          at(metadata, 'ls_model_name'),
          at(metadata, 'model'),
          at(metadata, 'models'),
          at(run, 'model'),
          at(run, 'experiment'),
          at(run, 'experiment_name'),
          at(run, 'session_name'),
        );
        isNamed &&= named !== null;
        const model = modelOrFile(named, context);
        const feedback = feedbackOf(run);
        const chosen = choice.among([...feedback.keys()]);
        const mark = markOfScore(chosen === null ? null : feedback.get(chosen));
        const isFailed = mark.state === 'unknown' && (isErrorValue(at(run, 'error')) || at(run, 'status') === 'error');
        addResult(reading.results, {
          item: example,
          model,
          run: tries(example, model),
          mark: isFailed ? errorMark : mark,
          usd: amountOf(at(run, 'total_cost')) ?? amountOf(at(run, 'cost')),
          promptTokens: amountOf(at(run, 'prompt_tokens')) ?? amountOf(at(run, 'input_tokens')),
          completionTokens: amountOf(at(run, 'completion_tokens')) ?? amountOf(at(run, 'output_tokens')),
          seconds: secondsOf(run),
        });
      },
      finish: () => {
        choice.tell(reading);
        dropRecords(reading, 'child_runs', children);
        askModel(reading, isNamed, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
