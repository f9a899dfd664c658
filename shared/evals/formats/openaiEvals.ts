/** OpenAI Evals: the event log of the open-source runner, and output items of the Evals API. */
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
  markOfScore,
  modelOrFile,
  sumOf,
  tryCounter,
  type ValueFormat,
} from './format.ts';

interface Sample {
  mark: Mark | null;
  promptTokens: number | null;
  completionTokens: number | null;
}

const isEvent = (value: unknown): boolean => has(value, 'run_id', 'sample_id', 'type', 'data');

/** The verdict an event gives; most give none. */
const verdictOf = (event: unknown): Mark | null => {
  const type = at(event, 'type');
  const data = at(event, 'data');
  if (type === 'match' && has(data, 'correct')) return markOfValue(at(data, 'correct'));
  if (type !== 'metrics') return type === 'error' ? errorMark : null;
  for (const key of ['correct', 'score', 'accuracy', 'choice']) if (has(data, key)) return markOfScore(at(data, key));
  return null;
};

export const openaiEvalsLog: ValueFormat = {
  id: 'openai.evals_jsonl',
  recognise: (first) =>
    first.some((value) => has(at(value, 'spec'), 'completion_fns') || has(at(value, 'spec'), 'eval_name'))
      ? 1
      : first.length > 0 && first.every((value) => isEvent(value) || has(value, 'final_report'))
        ? 0.9
        : 0,
  start: (context) => {
    const reading = createReading(context.stem, 'openai.evals_jsonl', context.certainty, { triesStated: true });
    const samples = new Map<string, Sample>();
    let model: string | null = null;
    let records = 0;
    return {
      take: (value) => {
        records += 1;
        const spec = at(value, 'spec');
        model ??= firstName(listOf(at(spec, 'completion_fns'))[0], at(spec, 'model_name'), at(spec, 'model'));
        const id = firstName(at(value, 'sample_id'));
        if (!isEvent(value) || id === null) return;
        const sample = samples.get(id) ?? { mark: null, promptTokens: null, completionTokens: null };
        samples.set(id, sample);
        // Of several verdicts on one sample the first counts; an error counts only where there is none.
        const verdict = verdictOf(value);
        if (verdict !== null && (sample.mark === null || sample.mark.state === 'error')) sample.mark = verdict;
        const usage = at(value, 'data', 'usage');
        sample.promptTokens = sumOf(sample.promptTokens, amountOf(at(usage, 'prompt_tokens')));
        sample.completionTokens = sumOf(sample.completionTokens, amountOf(at(usage, 'completion_tokens')));
      },
      finish: () => {
        const named = modelOrFile(model, context);
        for (const [item, { mark, ...tokens }] of samples)
          addResult(reading.results, { item, model: named, run: 1, mark: mark ?? unknownMark, ...tokens });
        askModel(reading, model !== null, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};

const outputItem = 'eval.run.output_item';

export const openaiEvalsApi: ValueFormat = {
  id: 'openai.evals_api',
  recognise: (first) =>
    first.some(
      (value) => at(value, 'object') === outputItem || at(listOf(at(value, 'data'))[0], 'object') === outputItem,
    )
      ? 1
      : 0,
  start: (context) => {
    const reading = createReading(context.stem, 'openai.evals_api', context.certainty, { triesStated: true });
    const tries = tryCounter();
    let records = 0;
    let isNamed = true;
    const add = (value: unknown): void => {
      records += 1;
      const named = firstName(at(value, 'sample', 'model'));
      isNamed &&= named !== null;
      const model = modelOrFile(named, context);
      const item = firstName(at(value, 'datasource_item_id')) ?? `item ${records}`;
      const graders = listOf(at(value, 'results')).map((result) => at(result, 'passed'));
      const status = at(value, 'status');
      const isFailed = status === 'error' || status === 'errored' || isErrorValue(at(value, 'sample', 'error'));
      const mark = graders.length > 0 ? markOfValue(graders.every((passed) => passed === true)) : markOfValue(status);
      const usage = at(value, 'sample', 'usage');
      addResult(reading.results, {
        item,
        model,
        run: tries(item, model),
        mark: isFailed ? errorMark : (mark ?? unknownMark),
        promptTokens: amountOf(at(usage, 'prompt_tokens')),
        completionTokens: amountOf(at(usage, 'completion_tokens')),
      });
    };
    return {
      take: (value) => {
        if (at(value, 'object') === outputItem) add(value);
        else for (const item of listOf(at(value, 'data'))) add(item);
      },
      finish: () => {
        askModel(reading, isNamed, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
