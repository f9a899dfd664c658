/** `portfolio evaluate`: the figures of the plan, to the last digit. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Choice } from '../../shared/document/scenarios.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { correctionsOf } from '../../shared/engine/firstRules.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { uncertaintyShares } from '../../shared/engine/uncertaintyShares.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { carryTransfer } from '../../shared/plan/edits/carryTransfer.ts';
import { stateGrowth } from '../../shared/plan/edits/growth.ts';
import type { Transfer } from '../../shared/plan/plan.ts';
import { endingsOf, explainEnding, otherWarnings } from '../../shared/report/endings.ts';
import { correctionSentence, explainGap, explainWarning } from '../../shared/report/explain.ts';
import { categoriesTable, stacksTable } from '../../shared/report/figuresTable.ts';
import { methodText } from '../../shared/report/onePage.ts';
import { lostScenarioSentences } from '../../shared/report/openedFile.ts';
import { priceAgeOf, priceAgeSentence } from '../../shared/report/priceAge.ts';
import { doubtSentence, doubtsOfPlan, unknownSettingsOf } from '../../shared/report/priceDoubtText.ts';
import type { Reading } from '../../shared/report/reading.ts';
import { textOf } from '../../shared/report/sayParts.ts';
import { transferRemarks } from '../../shared/report/transferRemarks.ts';
import { uncertaintyText } from '../../shared/report/uncertaintyText.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { withoutErrors } from '../../shared/report/withoutErrors.ts';
import { titled } from '../../shared/words/format.ts';
import { answered, type Run, rowCalled } from './decided.ts';
import { readPlan } from './readPlan.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';
import { textTable, turnedTextTable } from './textTable.ts';

export const readingOf = ({ plan, snapshot }: PortfolioDocument, draws: number, terminal: Terminal): Reading => {
  const job = { plan, snapshot, draws };
  const { say, language, day } = terminal;
  return { job, outcome: evaluate(job), say, language, day };
};

/** What of the plan's prices is old or cannot be right, and which of its models end, one sentence each. */
export const agesOf = (reading: Reading): string[] => {
  const age = priceAgeSentence(reading);
  return [
    ...(age === null ? [] : [textOf(age)]),
    ...endingsOf(reading).map((ending) => explainEnding(reading, ending)),
    ...doubtsOfPlan(reading.job.plan, reading.job.snapshot).map((doubt) =>
      doubtSentence(reading.say, reading.language, doubt),
    ),
    ...unknownSettingsOf(reading.job.snapshot).map((details) => reading.say('refusals.unknownSetting', details)),
  ];
};

/** What keeps a stack from being evaluated and what a planner should know of those that are, one sentence each. */
export const remarks = (reading: Reading): string[] => [
  ...reading.outcome.stacks.flatMap((stack) =>
    stack.categories.flatMap(({ categoryId, gaps }) =>
      gaps.map((gap) => titled(stack.name, explainGap(reading, categoryId, gap), reading.language)),
    ),
  ),
  ...otherWarnings(reading).map((warning) => explainWarning(reading, warning)),
];

const uncertaintyLines = (reading: Reading): string[] => {
  const shares = uncertaintyShares(reading.job);
  return shares === null ? [] : [`${uncertaintyText(reading, shares)}\n`];
};

/** What an older file's figures were corrected for and what its versions may have lost, one sentence each. */
export const corrections = (document: PortfolioDocument, terminal: Terminal): string[] => {
  const { plan, snapshot, openedFrom } = document;
  const { say, language } = terminal;
  const lost = lostScenarioSentences(document, say);
  if (openedFrom === undefined) return lost;
  const job = { plan, snapshot, draws: 0 };
  const corrected = correctionsOf(job, openedFrom).map((correction) =>
    correctionSentence({ job, say, language }, correction),
  );
  return [...lost, ...corrected];
};

/** The plan with growth stated: `row` from nothing, `row=TOKENS` by a number. Refusals: those of reading and stating. */
const readWithGrowth = async (
  file: string,
  choice: Choice,
  stated: readonly string[],
): Promise<Answer<PortfolioDocument>> => {
  const read = await readPlan(file, choice);
  if (!read.ok) return read;
  let { plan } = read.value;
  for (const text of stated) {
    const at = text.lastIndexOf('=');
    const row = answered('Plan', () => rowCalled(plan, at < 0 ? text : text.slice(0, at)));
    if (!row.ok) return row;
    const next = stateGrowth(plan, row.value, at < 0 ? 'fromNothing' : Number(text.slice(at + 1)));
    if (!next.ok) return next;
    plan = next.value;
  }
  return answer({ ...read.value, plan });
};

interface EvaluateOptions {
  json: boolean;
  draws: number;
  growth: string[];
  transfer?: Transfer['kind'];
}

const evaluateCommand = async (terminal: Terminal, file: string, options: EvaluateOptions): Promise<number> =>
  withValue(terminal, file, await readWithGrowth(file, terminal.choice, options.growth), (saved) => {
    const { transfer } = options;
    const document = transfer === undefined ? saved : { ...saved, plan: carryTransfer(saved.plan, transfer) };
    const voice = inMoneyOf(terminal, document.plan);
    const reading = readingOf(document, options.draws, voice);
    if (options.json) {
      const said = { title: document.plan.title, ...reading.outcome };
      const uncertainty = options.draws === 0 ? {} : { uncertainty: uncertaintyShares(reading.job) };
      terminal.print(
        `${JSON.stringify({ ...said, ...uncertainty, priceAge: priceAgeOf(reading), endings: endingsOf(reading) }, null, 2)}\n`,
      );
      return 0;
    }
    const { language, say } = voice;
    const bare = withoutErrors(reading);
    const parts = [
      `${document.plan.title}\n`,
      [verdict(reading).text, ...(bare === null ? [] : [textOf(bare)]), ...agesOf(reading)]
        .map((line) => `${line}\n`)
        .join(''),
      turnedTextTable(stacksTable(reading), language, say),
      ...(options.draws === 0 ? [] : uncertaintyLines(reading)),
      textTable(categoriesTable(reading), language, say),
      [...corrections(document, voice), ...transferRemarks(reading), ...remarks(reading), methodText(reading)]
        .map((remark) => `${remark}\n`)
        .join(''),
    ];
    terminal.print(parts.join('\n') + rateLine(voice));
    return 0;
  });

const drawsMax = 100_000;

const drawsTyped = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > drawsMax) throw new InvalidArgumentError(`allowed: 0 to ${drawsMax}`);
  return value;
};

export const addEvaluate = (program: Command, run: Run): void => {
  program
    .command('evaluate')
    .description('the figures of a plan: a table, or everything as JSON')
    .argument('<plan>', 'a .portfolio file')
    .option('--json', 'everything the engine answers, as JSON', false)
    .option(
      '--draws <n>',
      'shared draws behind intervals and probabilities; 0 gives best values alone',
      drawsTyped,
      drawsOfIntervals,
    )
    .option(
      '--growth <row>',
      'the prompt of this row grows from one request to the next, from nothing or by row=TOKENS; may be repeated',
      (row: string, before: string[]) => [...before, row],
      [],
    )
    .addOption(
      new Option(
        '--transfer <kind>',
        'rates of the work (measured) or of the benchmarks (none), whatever the plan says',
      ).choices(['measured', 'none']),
    )
    .action((file: string, options: EvaluateOptions) => run((terminal) => evaluateCommand(terminal, file, options)));
};
