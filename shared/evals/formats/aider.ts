/** Aider leaderboards (YAML): one entry per run, totals alone; `pass_rate_2` is after a second try. */
import { fieldOf, numberOf } from '../../catalog/import/fields.ts';
import { answer } from '../../foundation/answer.ts';
import { createReading } from '../reading.ts';
import { amountOf, at, dropRecords, firstName, has, type ValueFormat } from './format.ts';

/** A cost of 0.0 is one nobody wrote down. */
const costOf = (entry: unknown): number | null => {
  const usd = amountOf(at(entry, 'total_cost'));
  return usd === 0 ? null : usd;
};

/** Solved after try 1, 2 ...: counts as they stand, else the percentage of the cases. */
const passedByTry = (entry: unknown, cases: number): number[] => {
  const found: number[] = [];
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    const count = amountOf(fieldOf(entry, `pass_num_${attempt}`));
    const rate = amountOf(fieldOf(entry, `pass_rate_${attempt}`));
    if (count === null && rate === null) break;
    found.push(count ?? Math.round(((rate as number) / 100) * cases));
  }
  return found;
};

export const aider: ValueFormat = {
  id: 'aider.yaml',
  recognise: (first) =>
    first.some((entry) => has(entry, 'model', 'test_cases') && (has(entry, 'pass_rate_1') || has(entry, 'pass_num_1')))
      ? 1
      : 0,
  start: ({ stem, certainty }) => {
    const reading = createReading(stem, 'aider.yaml', certainty);
    const seen = new Map<string, number>();
    let records = 0;
    let useless = 0;
    return {
      take: (entry) => {
        records += 1;
        const model = firstName(at(entry, 'model'), at(entry, 'dirname'));
        const cases = numberOf(at(entry, 'test_cases'));
        const passed = cases === null ? [] : passedByTry(entry, cases);
        const last = passed.at(-1);
        if (model === null || cases === null || cases <= 0 || last === undefined || last > cases) {
          useless += 1;
          return;
        }
        // The same model in another edit format is another way of running it.
        const before = seen.get(model) ?? 0;
        seen.set(model, before + 1);
        const named =
          before === 0
            ? model
            : `${model} (${firstName(at(entry, 'edit_format'), at(entry, 'dirname')) ?? before + 1})`;
        const all = numberOf(at(entry, 'total_tests'));
        if (all !== null && all > cases)
          reading.questions.push({ kind: 'cases', details: { model: named, cases, total: all } });
        reading.totals.push({
          model: reading.totals.some((total) => total.model === named) ? `${named} ${before + 1}` : named,
          n: cases,
          passed: last,
          errors: 0,
          passedByTry: passed,
          usd: costOf(entry),
          promptTokens: amountOf(at(entry, 'prompt_tokens')),
          completionTokens: amountOf(at(entry, 'completion_tokens')),
          secondsPerTask: amountOf(at(entry, 'seconds_per_case')),
        });
      },
      finish: () => {
        dropRecords(reading, 'entries_without_counts', useless);
        reading.dataRows = records;
        return answer(reading);
      },
    };
  },
};
