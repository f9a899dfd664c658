/** EvalPlus: under each task its tries, passed on the base tests and on the added ones. The file's name says the model. */
import { isFields } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { errorMark, failMark, type Mark, passMark, unknownMark } from '../mark.ts';
import { createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { askModel, at, createChoice, firstName, has, listOf, modelOrFile, type ValueFormat } from './format.ts';

const hosts = 'vllm|hf|openai|anthropic|google|bedrock|mistral|ollama|gptqmodel';
const tail = new RegExp(`(?:_(?:${hosts}))?_temp_[\\d.]+(?:[._](?:eval_results|sanitized|raw))*$`);

/** `Qwen--Qwen3-32B_vllm_temp_0.0_eval_results` is Qwen/Qwen3-32B. */
const modelOfName = (name: string | null): string | null => {
  const model = name?.replace(tail, '');
  return model === undefined || model === name || model === '' ? null : model.replace('--', '/');
};

/** The stricter first: it counts until she says otherwise. */
const measures = ['plus', 'base'] as const;

const triesIn = (value: unknown): [string, readonly unknown[]][] => {
  const tasks = at(value, 'eval');
  return isFields(tasks) ? Object.entries(tasks).map(([task, tries]) => [task, listOf(tries)]) : [];
};

const isTry = (value: unknown): boolean => has(value, 'base_status');

const markOf = (status: unknown): Mark =>
  status === 'pass'
    ? passMark
    : status === 'fail' || status === 'timeout'
      ? failMark
      : status == null
        ? unknownMark
        : errorMark;

export const evalplus: ValueFormat = {
  id: 'evalplus.results',
  recognise: ([first]) => {
    const tasks = triesIn(first);
    return tasks.length > 0 && tasks.every(([, tries]) => tries.length > 0 && tries.every(isTry)) ? 1 : 0;
  },
  start: (context) => {
    const reading = createReading(context.stem, 'evalplus.results', context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    let read = 0;
    return {
      take: (value) => {
        const named = modelOfName(context.stem) ?? modelOfName(context.folder);
        const model = modelOrFile(named, context);
        askModel(reading, named !== null, context);
        for (const [task, tries] of triesIn(value))
          for (const [i, one] of tries.entries()) {
            read += 1;
            const measure = choice.among(measures.filter((name) => at(one, `${name}_status`) != null));
            const mark = measure === null ? unknownMark : markOf(at(one, `${measure}_status`));
            addResult(reading.results, { item: firstName(at(one, 'task_id')) ?? task, model, run: i + 1, mark });
          }
      },
      finish: () => {
        reading.dataRows = read;
        choice.tell(reading);
        return answer(reading);
      },
    };
  },
};
