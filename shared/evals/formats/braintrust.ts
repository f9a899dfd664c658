/** Spans of a Braintrust experiment, as JSON objects or CSV rows whose cells hold JSON. Root spans are the results. */
import { isFields } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { errorMark } from '../mark.ts';
import { createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { shortHash } from '../tables/names.ts';
import {
  amountOf,
  askModel,
  at,
  createChoice,
  dropRecords,
  firstName,
  has,
  isErrorValue,
  listOf,
  markOfScore,
  modelOrFile,
  tryCounter,
  type ValueFormat,
} from './format.ts';

/** Spans below the root repeat its usage. */
const isRoot = (span: unknown): boolean => {
  const stated = at(span, 'is_root');
  if (typeof stated === 'boolean') return stated;
  const root = firstName(at(span, 'root_span_id'));
  return root === null || [at(span, 'span_id'), at(span, 'id')].some((id) => firstName(id) === root);
};

/** The spans of a value: what the interface answers wraps a page of them once more. */
const spansOf = (value: unknown): readonly unknown[] =>
  Array.isArray(at(value, 'events')) ? listOf(at(value, 'events')) : [value];

const isSpan = (span: unknown): boolean =>
  has(span, 'root_span_id', 'scores') && (has(span, 'span_attributes') || has(span, 'metrics'));

export const braintrust: ValueFormat = {
  id: 'braintrust.experiment',
  recognise: (first) => (first.some((value) => spansOf(value).some(isSpan)) ? 1 : 0),
  start: (context) => {
    const reading = createReading(context.stem, 'braintrust.experiment', context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    const tries = tryCounter();
    let records = 0;
    let inner = 0;
    let isNamed = true;
    const takeSpan = (span: unknown): void => {
      records += 1;
      const scores = at(span, 'scores');
      if (!isRoot(span)) {
        inner += 1;
        return;
      }
      const metadata = at(span, 'metadata');
      const named = firstName(
        at(metadata, 'model'),
        at(metadata, 'model_name'),
        at(span, 'experiment_name'),
        at(span, 'model'),
      );
      isNamed &&= named !== null;
      const model = modelOrFile(named, context);
      const input = at(span, 'input');
      const item =
        firstName(at(metadata, 'case_id'), at(metadata, 'item'), at(metadata, 'id'), at(span, 'origin', 'id')) ??
        (input === undefined || input === null
          ? firstName(at(span, 'id'))
          : `input #${shortHash(JSON.stringify(input))}`) ??
        `row ${records}`;
      const chosen = choice.among(isFields(scores) ? Object.keys(scores) : []);
      const mark = markOfScore(chosen === null ? null : at(scores, chosen));
      const metrics = at(span, 'metrics');
      const start = amountOf(at(metrics, 'start'));
      const end = amountOf(at(metrics, 'end'));
      addResult(reading.results, {
        item,
        model,
        run: tries(item, model),
        mark: mark.state === 'unknown' && isErrorValue(at(span, 'error')) ? errorMark : mark,
        usd: amountOf(at(metrics, 'estimated_cost')) ?? amountOf(at(metrics, 'cost')),
        promptTokens: amountOf(at(metrics, 'prompt_tokens')),
        completionTokens: amountOf(at(metrics, 'completion_tokens')),
        seconds:
          amountOf(at(metrics, 'duration')) ?? (start !== null && end !== null && end >= start ? end - start : null),
      });
    };
    return {
      take: (value) => spansOf(value).forEach(takeSpan),
      finish: () => {
        choice.tell(reading);
        dropRecords(reading, 'inner_spans', inner);
        askModel(reading, isNamed, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
