/** lm-evaluation-harness: samples_*.jsonl with one line per document and filter, results_*.json with totals per task. */
import { isFields, numberOf } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { countedTotal, createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import {
  askModel,
  at,
  createChoice,
  dropRecords,
  firstName,
  has,
  listOf,
  markOfScore,
  modelOrFile,
  type ReadContext,
  shareWith,
  tryCounter,
  type ValueFormat,
} from './format.ts';

const ownKeys = new Set(
  'doc_id doc target arguments resps filtered_resps filter metrics doc_hash prompt_hash target_hash task_name'.split(
    ' ',
  ),
);
/** Metrics that are yes or no for each document, in the order in which one is taken. */
const preferred = ['exact_match', 'acc', 'pass@1', 'acc_norm', 'em', 'prompt_level_strict_acc'];

const metricsOf = (line: unknown): string[] => {
  const named = listOf(at(line, 'metrics')).filter(
    (name): name is string => typeof name === 'string' && has(line, name),
  );
  const names = named.length > 0 ? named : Object.keys(isFields(line) ? line : {}).filter((key) => !ownKeys.has(key));
  const usable = names.filter((name) => ['number', 'boolean', 'string'].includes(typeof at(line, name)));
  return [...preferred.filter((name) => usable.includes(name)), ...usable.filter((name) => !preferred.includes(name))];
};

/** Folders are named after models, with two underscores for a slash. */
const modelOfFolder = ({ folder }: ReadContext): string | null =>
  folder?.includes('__') ? folder.replace('__', '/') : null;

const taskOf = (stem: string): string | null => /^samples_(.+?)_\d{4}-\d\d-\d\d/.exec(stem)?.[1] ?? null;

export const lmEvalSamples: ValueFormat = {
  id: 'lm_eval.samples',
  recognise: (first) => Math.max(shareWith(first, 'doc_id', 'resps'), shareWith(first, 'doc_id', 'filtered_resps')),
  start: (context) => {
    const reading = createReading(context.stem, 'lm_eval.samples', context.certainty, { triesStated: true });
    // One name asked for is that of a metric where there is one, and of a filter otherwise.
    let metrics = createChoice(undefined);
    let filters = createChoice(undefined);
    const begin = (line: unknown): void => {
      const { measure } = context.answers;
      const isMetric = measure !== undefined && metricsOf(line).includes(measure);
      metrics = createChoice(isMetric ? measure : undefined);
      filters = createChoice(isMetric ? undefined : measure);
    };
    const named = modelOfFolder(context);
    const model = modelOrFile(named, context);
    const task = taskOf(context.stem);
    const tries = tryCounter();
    let records = 0;
    let copies = 0;
    return {
      take: (line) => {
        if (records === 0) begin(line);
        records += 1;
        const filter = firstName(at(line, 'filter'));
        if (filter !== null && filters.among([filter]) === null) {
          copies += 1;
          return;
        }
        const metric = metrics.among(metricsOf(line));
        const name = firstName(at(line, 'doc_id')) ?? `${records}`;
        const item = `${task ?? firstName(at(line, 'task_name')) ?? 'doc'} ${name}`;
        addResult(reading.results, {
          item,
          model,
          run: tries(item, model),
          mark: markOfScore(metric === null ? null : at(line, metric)),
        });
      },
      finish: () => {
        metrics.tell(reading);
        filters.tell(reading);
        dropRecords(reading, 'other_filters', copies);
        askModel(reading, named !== null, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};

/** The first yes-or-no metric of a task's totals: `exact_match,strict-match` by its name before the comma. */
const shareOf = (totals: unknown, measure: string | undefined): number | null => {
  const keys = Object.keys(isFields(totals) ? totals : {}).filter(
    (key) => !/_stderr/.test(key) && numberOf(at(totals, key)) !== null,
  );
  const key =
    keys.find((each) => each === measure || each.split(',')[1] === measure) ??
    preferred.flatMap((name) => keys.filter((each) => each.split(',')[0] === name))[0];
  const share = key === undefined ? null : numberOf(at(totals, key));
  return share !== null && share >= 0 && share <= 1 ? share : null;
};

export const lmEvalResults: ValueFormat = {
  id: 'lm_eval.results',
  recognise: (first) =>
    Math.max(
      shareWith(first, 'results', 'versions', 'n-shot'),
      shareWith(first, 'results', 'versions', 'n-samples'),
      shareWith(first, 'results', 'versions', 'higher_is_better'),
    ),
  start: (context) => {
    const reading = createReading(context.stem, 'lm_eval.results', context.certainty);
    return {
      take: (value) => {
        const stated = firstName(
          at(value, 'model_name'),
          /(?:pretrained|model)=([^,]+)/.exec(firstName(at(value, 'config', 'model_args')) ?? '')?.[1],
        );
        const named = stated ?? modelOfFolder(context);
        askModel(reading, named !== null, context);
        const groups = at(value, 'group_subtasks');
        const total = countedTotal({ model: modelOrFile(named, context), n: 0, passed: 0 });
        const results = at(value, 'results');
        for (const [task, totals] of Object.entries(isFields(results) ? results : {})) {
          // A group repeats what its tasks say.
          if (listOf(at(groups, task)).length > 0 || has(at(value, 'groups'), task)) continue;
          const share = shareOf(totals, context.answers.measure);
          const n = numberOf(at(value, 'n-samples', task, 'effective')) ?? numberOf(at(totals, 'sample_len'));
          if (share === null || n === null) {
            reading.aside.push({ kind: 'task', details: { task: task.slice(0, 80) } });
            continue;
          }
          total.n = (total.n ?? 0) + n;
          total.passed += Math.round(share * n);
        }
        if ((total.n ?? 0) > 0) reading.totals.push(total);
      },
      finish: () => answer(reading),
    };
  },
};
