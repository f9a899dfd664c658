/** HELM's statistics by instance: one entry per instance, training trial and perturbation. */
import { isFields, numberOf } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
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
  listOf,
  markOfScore,
  modelOrFile,
  type ReadContext,
  type ValueFormat,
} from './format.ts';

/** Metrics that say whether an answer was right, in the order in which one is taken. */
const verdicts = [
  'exact_match',
  'quasi_exact_match',
  'prefix_exact_match',
  'quasi_prefix_exact_match',
  'chain_of_thought_correctness',
  'math_equiv_chain_of_thought',
  'math_equiv',
  'final_number_exact_match',
  'test_avg',
  'strict_acc',
  'ifeval_strict_accuracy',
];

/** Runs lie in folders named `scenario:args,model=openai_gpt-4o`. */
const modelOfFolder = ({ folder, stem }: ReadContext): string | null =>
  /(?:^|[,:])model=([^,]+)/.exec(`${folder ?? ''},${stem}`)?.[1]?.replace('_', '/') ?? null;

/** Statistics of one entry by name: the list HELM writes, or the plain table of its display files. */
const statsOf = (entry: unknown): Map<string, number> => {
  const found = new Map<string, number>();
  const stats = at(entry, 'stats');
  for (const stat of listOf(stats)) {
    const name = firstName(at(stat, 'name', 'name'));
    const mean = numberOf(at(stat, 'mean'));
    if (name !== null && mean !== null && !isFields(at(stat, 'name', 'perturbation'))) found.set(name, mean);
  }
  for (const [name, value] of isFields(stats) ? Object.entries(stats) : []) {
    const mean = numberOf(value);
    if (mean !== null) found.set(name, mean);
  }
  return found;
};

const isEntry = (value: unknown): boolean =>
  has(value, 'instance_id', 'stats') &&
  (has(value, 'train_trial_index') || has(at(listOf(at(value, 'stats'))[0], 'name'), 'name'));

export const helm: ValueFormat = {
  id: 'helm.per_instance',
  recognise: (first) => (first.length > 0 && first.every(isEntry) ? 1 : 0),
  start: (context) => {
    const reading = createReading(context.stem, 'helm.per_instance', context.certainty, { triesStated: true });
    const choice = createChoice(context.answers.measure);
    const named = modelOfFolder(context);
    const model = modelOrFile(named, context);
    let records = 0;
    let perturbed = 0;
    let lacking = 0;
    return {
      take: (entry) => {
        records += 1;
        if (isFields(at(entry, 'perturbation'))) {
          perturbed += 1;
          return;
        }
        const stats = statsOf(entry);
        const names = [...stats.keys()];
        const { measure } = context.answers;
        const chosen = choice.among(
          measure !== undefined && names.includes(measure) ? [measure] : verdicts.filter((name) => stats.has(name)),
        );
        if (chosen === null) {
          lacking += 1;
          return;
        }
        addResult(reading.results, {
          item: firstName(at(entry, 'instance_id')) ?? `entry ${records}`,
          model,
          run: (numberOf(at(entry, 'train_trial_index')) ?? 0) + 1,
          mark: markOfScore(stats.get(chosen)),
          promptTokens: amountOf(stats.get('num_prompt_tokens')),
          completionTokens: amountOf(stats.get('num_completion_tokens') ?? stats.get('num_output_tokens')),
          seconds: amountOf(stats.get('inference_runtime')),
        });
      },
      finish: () => {
        choice.tell(reading);
        dropRecords(reading, 'perturbed_copies', perturbed);
        dropRecords(reading, 'entries_without_a_verdict', lacking);
        askModel(reading, named !== null, context);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
