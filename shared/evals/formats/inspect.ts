/** Inspect logs (inspect_ai): one .json, or the members of an .eval archive, finished or still running. */
import { isFields, numberOf } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { questionKey } from '../../plan/measurement.ts';
import { errorMark, type Mark } from '../mark.ts';
import { withoutApi } from '../modelName.ts';
import { countedTotal, createReading, type FormatId, type ModelTotal } from '../reading.ts';
import { addResult, type TryFacts } from '../results.ts';
import {
  amountOf,
  at,
  createChoice,
  firstName,
  has,
  isErrorValue,
  listOf,
  markOfScore,
  modelOrFile,
  type ReadContext,
  sumOf,
  tryCounter,
  type ValueFormat,
} from './format.ts';

/** The scores of a sample by name: a scorer's value, or each entry where the value is a table of several. */
const scoresOf = (sample: unknown): Map<string, unknown> => {
  const found = new Map<string, unknown>();
  const scores = at(sample, 'scores');
  for (const [scorer, score] of isFields(scores) ? Object.entries(scores) : []) {
    const value = has(score, 'value') ? at(score, 'value') : score;
    if (isFields(value)) for (const [key, inner] of Object.entries(value)) found.set(`${scorer}.${key}`, inner);
    else if (!Array.isArray(value)) found.set(scorer, value);
  }
  return found;
};

/**
 * Tokens of the model under test; a judge's own stand in the same table under its name. Some APIs count cached tokens
 * inside `input_tokens` and some beside them: `total_tokens` tells which.
 */
const factsOf = (sample: unknown, model: string): Partial<TryFacts> => {
  const usage = at(sample, 'model_usage', model);
  const input = amountOf(at(usage, 'input_tokens'));
  const output = amountOf(at(usage, 'output_tokens'));
  const cached =
    sumOf(amountOf(at(usage, 'input_tokens_cache_read')), amountOf(at(usage, 'input_tokens_cache_write'))) ?? 0;
  const total = amountOf(at(usage, 'total_tokens'));
  const isBeside = input !== null && output !== null && total !== null && total >= input + output + cached;
  return {
    usd: amountOf(at(usage, 'total_cost')),
    promptTokens: isBeside ? input + cached : input,
    completionTokens: output,
    seconds: amountOf(at(sample, 'total_time')),
  };
};

const shareNames = ['accuracy', 'mean', 'pass_rate'];

/** A log without its samples: the share of its scorer, or the one that is asked for, over the samples it completed. */
const totalOf = (header: unknown, context: ReadContext): ModelTotal | null => {
  const results = at(header, 'results');
  const shares = listOf(at(results, 'scores')).flatMap((score): [string, number][] => {
    const share = shareNames.map((name) => numberOf(at(score, 'metrics', name, 'value'))).find((one) => one !== null);
    const name = firstName(at(score, 'name'), at(score, 'scorer'));
    return share === undefined || share === null || share < 0 || share > 1 || name === null ? [] : [[name, share]];
  });
  const share = (shares.find(([name]) => name === context.answers.measure) ?? shares[0])?.[1];
  const epochs = Math.max(1, numberOf(at(header, 'eval', 'config', 'epochs')) ?? 1);
  const n = (numberOf(at(results, 'completed_samples')) ?? 0) / epochs;
  const api = firstName(at(header, 'eval', 'model'));
  if (share === undefined || n < 1 || !Number.isInteger(n)) return null;
  const model = modelOrFile(api === null ? null : withoutApi(api), context);
  return countedTotal({ model, n, passed: Math.round(share * n) });
};

const isHeader = (value: unknown): boolean =>
  has(at(value, 'eval'), 'task', 'model') || has(at(value, 'eval'), 'model');
const isSample = (value: unknown): boolean =>
  has(value, 'id', 'epoch') && (has(value, 'scores') || has(value, 'error'));

const start =
  (id: FormatId): ValueFormat['start'] =>
  (context) => {
    const reading = createReading(context.stem, id, context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    const counted = tryCounter();
    let header: unknown = null;
    let records = 0;
    const addSample = (sample: unknown): void => {
      records += 1;
      const api = firstName(at(header, 'eval', 'model'));
      const model = modelOrFile(api === null ? null : withoutApi(api), context);
      const scores = scoresOf(sample);
      const chosen = choice.among([...scores.keys()]);
      const isFailed = scores.size === 0 && isErrorValue(at(sample, 'error'));
      const mark: Mark = isFailed ? errorMark : markOfScore(chosen === null ? null : scores.get(chosen));
      const task = firstName(at(header, 'eval', 'task'));
      const name = firstName(at(sample, 'id')) ?? `sample ${records}`;
      const item = task === null ? name : `${task}: ${name}`;
      addResult(reading.results, {
        item,
        model,
        run: numberOf(at(sample, 'epoch')) ?? counted(item, model),
        mark,
        ...factsOf(sample, api ?? ''),
      });
    };
    return {
      take: (value) => {
        if (isHeader(value)) header = value;
        if (isSample(value)) addSample(value);
        else for (const sample of listOf(at(value, 'samples'))) addSample(sample);
      },
      finish: () => {
        choice.tell(reading);
        reading.question = firstName(at(header, 'eval', 'metadata', questionKey));
        const status = firstName(at(header, 'status'));
        if (status !== 'success')
          reading.aside.push({ kind: 'partial', details: { status: status ?? 'unfinished', count: records } });
        reading.dataRows = records;
        const total = records === 0 ? totalOf(header, context) : null;
        if (total !== null) reading.totals.push(total);
        return answer(reading);
      },
    };
  };

export const inspectJson: ValueFormat = {
  id: 'inspect.json',
  recognise: (first) =>
    first.some((value) => isHeader(value) && (has(value, 'samples') || has(value, 'results', 'plan'))) ? 1 : 0,
  start: start('inspect.json'),
};

/** Of an archive: the header first, then each sample. */
export const inspectArchive = start('inspect.eval_zip');

/** Members of an .eval archive in the order they are read; null where the names are not those of one. */
export const inspectMembers = (names: readonly string[]): string[] | null => {
  const header = ['header.json', '_journal/start.json', 'start.json'].map((name) =>
    names.find((each) => each === name),
  );
  const samples = names.filter((name) => /^samples\/.+\.json$/.test(name));
  const first = header.find((name) => name !== undefined);
  if (first === undefined || (samples.length === 0 && header[2] === first)) return null;
  const summaries = names.filter((name) => name === 'summaries.json' || /^_journal\/summaries\/\d+\.json$/.test(name));
  return [first, ...(samples.length > 0 ? samples : summaries)];
};
