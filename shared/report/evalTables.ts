/** Results read from files, as tables and sentences. */

import { type Answered, answeredBy } from '../evals/answered.ts';
import type { FormatId } from '../evals/reading.ts';
import { asideWord, type EvalQuestion } from '../evals/remarks.ts';
import type { EvalSummary } from '../evals/summary.ts';
import { formatNumber } from '../words/format.ts';
import type { Say } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import { figureCells, figureColumns, type Table } from './table.ts';

export const evalModelsTable = ({ models, items, results }: EvalSummary, language: Language, say: Say): Table => {
  const [rate, low, high] = figureColumns(say, 'rate', say('evals.rate'), 'share');
  const counted = (value: number | null): string =>
    value === null ? say('evals.unknownItems') : formatNumber(value, language);
  return {
    id: 'evalModels',
    title: say('evals.heading', { models: models.length, items: counted(items), results: counted(results) }),
    columns: [
      { key: 'model', label: say('evals.model'), kind: 'text' },
      { key: 'items', label: say('evals.items'), kind: 'count' },
      { key: 'tries', label: say('evals.tries'), kind: 'count' },
      { key: 'passed', label: say('evals.passed'), kind: 'count' },
      { key: 'errors', label: say('evals.errors'), kind: 'count' },
      rate,
      low,
      high,
      { key: 'cost', label: say('evals.cost'), kind: 'usd' },
      { key: 'costPerSuccess', label: say('evals.costPerSuccess'), kind: 'usd' },
      { key: 'promptTokens', label: say('evals.promptTokens'), kind: 'tokens' },
      { key: 'completionTokens', label: say('evals.completionTokens'), kind: 'tokens' },
      { key: 'seconds', label: say('evals.seconds'), kind: 'seconds' },
    ],
    rows: models.map((figures) => ({
      key: figures.model,
      cells: {
        model: figures.model,
        items: figures.items,
        tries: figures.n,
        passed: figures.passed,
        errors: figures.errors,
        ...figureCells('rate', figures.rate),
        cost: figures.usd,
        costPerSuccess: figures.usdPerSuccess,
        promptTokens: figures.promptTokensPerTry,
        completionTokens: figures.completionTokensPerTry,
        seconds: figures.secondsPerTry,
      },
    })),
  };
};

export const evalPairsTable = ({ pairs }: EvalSummary, say: Say): Table => ({
  id: 'evalPairs',
  title: say('evals.pairs'),
  columns: [
    { key: 'pair', label: say('evals.pair'), kind: 'text' },
    ...figureColumns(say, 'difference', say('evals.difference'), 'share'),
    ...(['both', 'aOnly', 'bOnly', 'neither'] as const).map((key) => ({
      key,
      label: say(`evals.${key}`),
      kind: 'count' as const,
    })),
  ],
  rows: pairs.map(({ a, b, both, aOnly, bOnly, neither, difference }) => ({
    key: `${a} ${b}`,
    cells: {
      pair: say('evals.against', { a, b }),
      ...figureCells('difference', difference),
      both,
      aOnly,
      bOnly,
      neither,
    },
  })),
});

export const evalJudgesTable = ({ judges }: EvalSummary, say: Say): Table => ({
  id: 'evalJudges',
  title: say('evals.judges'),
  columns: [
    { key: 'judge', label: say('evals.judge'), kind: 'text' },
    ...(['trueAccept', 'falseReject', 'falseAccept', 'trueReject'] as const).map((key) => ({
      key,
      label: say(`evals.${key}`),
      kind: 'count' as const,
    })),
    ...figureColumns(say, 'trueAcceptRate', say('evals.trueAcceptRate'), 'share'),
    ...figureColumns(say, 'falseAcceptRate', say('evals.falseAcceptRate'), 'share'),
    { key: 'agreement', label: say('evals.agreement'), kind: 'share' },
  ],
  rows: judges.map((judge) => ({
    key: judge.judge,
    cells: {
      judge: judge.judge,
      trueAccept: judge.trueAccept,
      falseReject: judge.falseReject,
      falseAccept: judge.falseAccept,
      trueReject: judge.trueReject,
      ...figureCells('trueAcceptRate', judge.trueAcceptRate),
      ...figureCells('falseAcceptRate', judge.falseAcceptRate),
      agreement: judge.agreement,
    },
  })),
});

/** Which question the results answer, and how far; null where they name none. `row` is what its work is called. */
export const answeredText = (
  summary: EvalSummary,
  say: Say,
  rowOf: (answered: Answered) => string = ({ row }) => row,
): string | null => {
  const answered = answeredBy(summary);
  if (answered === null) return null;
  const models = answered.models
    .map(({ modelId, asked, items }) => say('evals.answeredModel', { model: modelId, asked, items }))
    .join('; ');
  return say('evals.answered', { row: rowOf(answered), models });
};

/** Whose files are known by whom; the rest are tables, told by how they are laid out. */
const toolNames: Record<Exclude<FormatId, TableFormat>, string> = {
  'promptfoo.json_v3': 'promptfoo',
  'promptfoo.jsonl': 'promptfoo',
  'promptfoo.csv': 'promptfoo',
  'inspect.json': 'Inspect',
  'inspect.eval_zip': 'Inspect',
  'lm_eval.samples': 'lm-evaluation-harness',
  'lm_eval.results': 'lm-evaluation-harness',
  'openai.evals_jsonl': 'OpenAI Evals',
  'openai.evals_api': 'OpenAI Evals',
  'langsmith.experiment': 'LangSmith',
  'braintrust.experiment': 'Braintrust',
  'langfuse.scores': 'Langfuse',
  'deepeval.json': 'DeepEval',
  'swebench.report': 'SWE-bench',
  'evalplus.results': 'EvalPlus',
  'aider.yaml': 'aider',
  'helm.per_instance': 'HELM',
  'ragas.csv': 'Ragas',
};
const tableWords = {
  'eval.long_csv': 'evals.formatLong',
  'eval.long_xlsx': 'evals.formatLong',
  'eval.wide_csv': 'evals.formatWide',
  'eval.wide_xlsx': 'evals.formatWide',
  'eval.judge_human_csv': 'evals.formatJudged',
} as const;
type TableFormat = keyof typeof tableWords;
const isTable = (format: FormatId): format is TableFormat => Object.hasOwn(tableWords, format);

const formatText = (format: FormatId, say: Say): string =>
  isTable(format) ? say(tableWords[format]) : toolNames[format];

/** How each file was read: its format, its threshold, what was left aside. */
export const evalRemarks = (summary: EvalSummary, say: Say): string[] => [
  ...summary.set.files.flatMap(({ reading, scale, aside }) => [
    say('evals.file', { file: reading.file, format: formatText(reading.format, say) }),
    ...(scale.threshold === null
      ? []
      : [
          say('evals.scale', {
            file: reading.file,
            threshold: scale.threshold,
            low: scale.low ?? 0,
            high: scale.high ?? 1,
          }),
        ]),
    ...aside.map((remark) => say(asideWord(remark), { ...remark.details })),
  ]),
  ...(summary.models.some(({ errors }) => errors > 0) ? [say('evals.errorsCount')] : []),
];

/** Every open question of the files, which only their owner can answer. */
export const openQuestions = ({ set, questions }: EvalSummary): EvalQuestion[] => [
  ...set.files.flatMap((file) => file.questions),
  ...questions,
];
