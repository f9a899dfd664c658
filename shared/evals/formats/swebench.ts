/** SWE-bench reports: which instances were resolved. The file's name is `<model>.<run>.json`. */
import { isFields, numberOf } from '../../catalog/import/fields.ts';
import { answer, refuse } from '../../foundation/answer.ts';
import { errorMark, failMark, type Mark, passMark, unknownMark } from '../mark.ts';
import { countedTotal, createReading } from '../reading.ts';
import { addResult } from '../results.ts';
import { askModel, at, firstName, has, listOf, type ReadContext, type ValueFormat } from './format.ts';

const idsOf = (value: unknown, ...keys: string[]): string[] =>
  keys.flatMap((key) => listOf(at(value, key)).flatMap((id) => firstName(id) ?? []));

/** `anthropic__claude-x.run1` is `anthropic/claude-x`; the last part names the run. */
const modelOfFile = ({ stem, folder }: ReadContext): string | null => {
  if (stem === 'results' || stem === 'report') return folder;
  const parts = stem.split('.');
  return parts.length < 2 ? null : parts.slice(0, -1).join('.').replace('__', '/');
};

const isReport = (value: unknown): boolean =>
  has(value, 'resolved_ids') &&
  (has(value, 'submitted_instances') || has(value, 'total_instances') || has(value, 'unresolved_ids'));
const isLeaderboard = (value: unknown): boolean =>
  Array.isArray(at(value, 'resolved')) &&
  (has(value, 'no_generation') || has(value, 'no_logs') || has(value, 'applied'));

/** The harness's report of single instances: under each id, whether its patch resolved it. */
const isByInstance = (value: unknown): boolean =>
  isFields(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every(
    (report) =>
      typeof at(report, 'resolved') === 'boolean' && (has(report, 'patch_exists') || has(report, 'tests_status')),
  );

/** Instances under the heads of a whole run's report, whichever of the three shapes it has. */
const reportOf = (value: unknown): unknown => {
  if (!isFields(value) || !isByInstance(value)) return value;
  const ids = Object.keys(value);
  const resolved = ids.filter((id) => at(value, id, 'resolved') === true);
  return { submitted_ids: ids, submitted_instances: ids.length, resolved_ids: resolved };
};

export const swebench: ValueFormat = {
  id: 'swebench.report',
  recognise: (first) =>
    first.some(isReport) || (first.length === 1 && isByInstance(first[0])) ? 1 : first.some(isLeaderboard) ? 0.9 : 0,
  start: (context) => {
    const reading = createReading(context.stem, 'swebench.report', context.certainty, { triesStated: true });
    const { answers } = context;
    let problem = answer(reading) as ReturnType<ReturnType<ValueFormat['start']>['finish']>;
    return {
      take: (given) => {
        const value = reportOf(given);
        const named = modelOfFile(context);
        const model = answers.model ?? named ?? context.stem;
        askModel(reading, named !== null, context);
        const marks = new Map<string, Mark>();
        const put = (ids: string[], mark: Mark): void => {
          for (const id of ids) marks.set(id, mark);
        };
        put(idsOf(value, 'incomplete_ids'), unknownMark);
        put(idsOf(value, 'submitted_ids', 'completed_ids', 'generated', 'applied', 'with_logs'), failMark);
        put(idsOf(value, 'unresolved_ids', 'empty_patch_ids', 'no_generation', 'no_logs', 'no_apply'), failMark);
        put(
          idsOf(
            value,
            'error_ids',
            'infra_failure_ids',
            'ambiguous_failure_ids',
            'install_fail',
            'reset_failed',
            'test_errored',
            'test_timeout',
          ),
          errorMark,
        );
        put(idsOf(value, 'resolved_ids', 'resolved'), passMark);
        const solved = [...marks.values()].filter(({ state }) => state === 'pass').length;
        const counted = [...marks.values()].filter(({ state }) => state !== 'unknown').length;
        const errors = [...marks.values()].filter(({ state }) => state === 'error').length;
        const submitted = numberOf(at(value, 'submitted_instances'));
        const all = numberOf(at(value, 'total_instances'));
        const isComplete = counted > solved || (submitted !== null && counted === submitted);
        const total = answers.total ?? (isComplete ? null : submitted);
        if (total !== null && total < Math.max(counted, solved)) {
          problem = refuse(
            'evalsTotal',
            `${context.stem}: ${total} items in total, but the file lists ${counted}; allowed: ${counted} or more.`,
            { file: context.stem, value: total, allowed: counted },
          );
          return;
        }
        reading.dataRows = counted;
        if (total === null && !isComplete) reading.questions.push({ kind: 'total', details: { solved } });
        else if (all !== null && submitted !== null && all > submitted && answers.total === undefined)
          reading.questions.push({ kind: 'submitted', details: { submitted, total: all } });
        if (isComplete && (total === null || total === counted)) {
          for (const [item, mark] of marks) addResult(reading.results, { item, model, run: 1, mark });
          return;
        }
        reading.totals.push(countedTotal({ model, n: total, passed: solved, errors }));
      },
      finish: () => problem,
    };
  },
};
