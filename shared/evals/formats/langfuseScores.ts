/** Langfuse scores: one per trace and name, by a person, a judge or a program, as its source says. */
import { answer } from '../../foundation/answer.ts';
import { type Mark, markOfWord, unknownMark } from '../mark.ts';
import { createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { saidBy } from '../saidBy.ts';
import {
  askModel,
  at,
  createChoice,
  dropRecords,
  firstName,
  has,
  markOfScore,
  modelOrFile,
  type ValueFormat,
} from './format.ts';

const isScore = (value: unknown): boolean =>
  (has(value, 'data_type', 'source') || has(value, 'dataType', 'source')) &&
  (has(value, 'trace_id') || has(value, 'traceId')) &&
  (has(value, 'value') || has(value, 'string_value') || has(value, 'stringValue')) &&
  has(value, 'name');

/** Categories hold an index in `value`, texts always 0: there the text counts. */
const markOf = (score: unknown): Mark => {
  const type = firstName(at(score, 'data_type'), at(score, 'dataType'))?.toUpperCase();
  const text = firstName(at(score, 'string_value'), at(score, 'stringValue'));
  if (type === 'NUMERIC' || (type === 'BOOLEAN' && text === null)) return markOfScore(firstName(at(score, 'value')));
  return (text === null ? null : markOfWord(text)) ?? unknownMark;
};

interface Said {
  item: string;
  model: string;
  bySource: Map<string, Mark>;
}

export const langfuseScores: ValueFormat = {
  id: 'langfuse.scores',
  recognise: (first) => (first.length > 0 && first.filter(isScore).length / first.length > 0.8 ? 1 : 0),
  start: (context) => {
    const reading = createReading(context.stem, 'langfuse.scores', context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    const traces = new Map<string, Said>();
    let records = 0;
    let others = 0;
    let isNamed = true;
    return {
      take: (score) => {
        records += 1;
        const trace = firstName(at(score, 'trace_id'), at(score, 'traceId'));
        const name = firstName(at(score, 'name')) ?? 'score';
        if (trace === null || choice.among([name]) === null) {
          others += 1;
          return;
        }
        const named = firstName(
          at(score, 'metadata', 'model'),
          at(score, 'model'),
          at(score, 'dataset_run_name'),
          at(score, 'dataset_run_id'),
          at(score, 'datasetRunId'),
        );
        isNamed &&= named !== null;
        const item = firstName(at(score, 'dataset_item_id'), at(score, 'datasetItemId')) ?? trace;
        const said = traces.get(trace) ?? {
          item,
          model: modelOrFile(named, context),
          bySource: new Map<string, Mark>(),
        };
        traces.set(trace, said);
        said.bySource.set((firstName(at(score, 'source')) ?? 'API').toUpperCase(), markOf(score));
      },
      finish: () => {
        for (const { item, model, bySource } of traces.values()) {
          const person = bySource.get('ANNOTATION');
          const judge = bySource.get('EVAL');
          const truth = person === undefined ? Number.NaN : saidBy(person);
          if (judge !== undefined && (truth === 0 || truth === 1))
            reading.judged.push({ judge: 'EVAL', item, model, said: saidBy(judge), truth });
          addResult(reading.results, { item, model, mark: person ?? judge ?? bySource.get('API') ?? unknownMark });
        }
        choice.tell(reading);
        dropRecords(reading, 'other_scores', others);
        askModel(reading, isNamed, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
