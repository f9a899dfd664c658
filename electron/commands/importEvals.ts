/** `portfolio import evals`: what files of evaluation results say, whatever tool wrote them. */
import type { Command } from 'commander';
import { questionSaid } from '../../shared/evals/remarks.ts';
import { type EvalSummary, summariseEvals, summaryJson } from '../../shared/evals/summary.ts';
import { refuse } from '../../shared/foundation/answer.ts';
import { calibrationRemarks, parametersTable } from '../../shared/report/calibrationTables.ts';
import {
  answeredText,
  evalJudgesTable,
  evalModelsTable,
  evalPairsTable,
  evalRemarks,
  openQuestions,
} from '../../shared/report/evalTables.ts';
import type { Table } from '../../shared/report/table.ts';
import { formatNumber } from '../../shared/words/format.ts';
import type { Run } from './decided.ts';
import { type AnswerOptions, addAnswerOptions, answersOf } from './evalAnswers.ts';
import { readEvalFiles } from './readEvalFiles.ts';
import { refusalText, type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

/** More pairs than a person reads are in the JSON alone. */
const mostPairs = 30;

const dependenceText = ({ dependence }: EvalSummary, { language, say }: Terminal): string => {
  if ('calibration' in dependence) {
    const table = parametersTable(dependence.calibration, say);
    const remarks = calibrationRemarks(dependence.calibration, language, say);
    return `${table.title}\n\n${textTable(table, language, say)}${remarks.map((remark) => `${remark}\n`).join('')}`;
  }
  const { why } = dependence;
  return `${say('evals.noDependence', { why: why === 'repeatsOpen' ? say('evals.repeatsOpen') : refusalText(why, language) })}\n`;
};

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;

const summaryText = (summary: EvalSummary, terminal: Terminal): string => {
  const { language, say } = terminal;
  const titled = (table: Table): string =>
    table.rows.length === 0 ? '' : `${table.title}\n\n${textTable(table, language, say)}`;
  return [
    titled(evalModelsTable(summary, language, say)),
    titled({ ...evalPairsTable(summary, say), rows: evalPairsTable(summary, say).rows.slice(0, mostPairs) }),
    titled(evalJudgesTable(summary, say)),
    dependenceText(summary, terminal),
    list(say('evals.setAside'), [answeredText(summary, say) ?? [], evalRemarks(summary, say)].flat()),
    list(
      say('evals.questions'),
      openQuestions(summary).map((question) => questionSaid(question, say, language)),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
};

const importEvalsCommand = async (
  terminal: Terminal,
  files: readonly string[],
  options: AnswerOptions & { json: boolean },
): Promise<number> => {
  const answers = answersOf(options);
  const onProgress = (bytes: number): void =>
    terminal.progress?.(`${formatNumber(bytes / 1024 / 1024, terminal.language, 1)} MiB`);
  const set = await readEvalFiles(files, answers, 'never', terminal.progress === undefined ? undefined : onProgress);
  terminal.progress?.('');
  return withValue(terminal, files.join(', '), set, (value) => {
    const summary = summariseEvals(value, answers);
    if (summary.models.length === 0 && summary.judges.length === 0 && openQuestions(summary).length === 0)
      return withValue(
        terminal,
        files.join(', '),
        refuse('evalsNothing', 'The file holds no result. Choose a file with at least one sample and one model.'),
        () => 1,
      );
    terminal.print(
      options.json ? `${JSON.stringify(summaryJson(summary), null, 2)}\n` : summaryText(summary, terminal),
    );
    return 0;
  });
};

export const addImportEvals = (imports: Command, run: Run): void => {
  addAnswerOptions(
    imports
      .command('evals')
      .description('results of evaluations: counts by model, differences, how alike they fail, and judges')
      .argument('<files...>', 'promptfoo, Inspect, lm-eval, OpenAI evals, SWE-bench ... files, CSV or XLSX')
      .option('--json', 'everything, as JSON', false),
  ).action((files: string[], options: AnswerOptions & { json: boolean }) =>
    run((terminal) => importEvalsCommand(terminal, files, options)),
  );
};
