/** `portfolio evaluate`: the figures of the Compare screen, to the last digit. */
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { uncertaintyShares } from '../../shared/engine/uncertaintyShares.ts';
import { carryTransfer } from '../../shared/plan/edits/carryTransfer.ts';
import type { Transfer } from '../../shared/plan/plan.ts';
import { explainGap, explainWarning } from '../../shared/report/explain.ts';
import { categoriesTable, stacksTable } from '../../shared/report/figuresTable.ts';
import { methodText } from '../../shared/report/onePage.ts';
import type { Reading } from '../../shared/report/reading.ts';
import { transferRemarks } from '../../shared/report/transferRemarks.ts';
import { uncertaintyText } from '../../shared/report/uncertaintyText.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable, turnedTextTable } from './textTable.ts';

export const readingOf = ({ plan, snapshot }: PortfolioDocument, draws: number, terminal: Terminal): Reading => {
  const job = { plan, snapshot, draws };
  return { job, outcome: evaluate(job), say: terminal.say, language: terminal.language };
};

/** What keeps a stack from being evaluated and what a planner should know of those that are, one sentence each. */
export const remarks = (reading: Reading): string[] => [
  ...reading.outcome.stacks.flatMap((stack) =>
    stack.categories.flatMap(({ categoryId, gaps }) =>
      gaps.map((gap) => `${stack.name}: ${explainGap(reading, categoryId, gap)}`),
    ),
  ),
  ...reading.outcome.warnings.map((warning) => explainWarning(reading, warning)),
];

const uncertaintyLines = (reading: Reading): string[] => {
  const shares = uncertaintyShares(reading.job);
  return shares === null ? [] : [`${uncertaintyText(reading, shares)}\n`];
};

export const evaluateCommand = async (
  terminal: Terminal,
  file: string,
  options: { json: boolean; draws: number; transfer?: Transfer['kind'] },
): Promise<number> =>
  withValue(terminal, file, await readPlan(file), (saved) => {
    const { transfer } = options;
    const document = transfer === undefined ? saved : { ...saved, plan: carryTransfer(saved.plan, transfer) };
    const reading = readingOf(document, options.draws, terminal);
    if (options.json) {
      const uncertainty = options.draws === 0 ? {} : { uncertainty: uncertaintyShares(reading.job) };
      terminal.print(
        `${JSON.stringify({ title: document.plan.title, ...reading.outcome, ...uncertainty }, null, 2)}\n`,
      );
      return 0;
    }
    const { language, say } = terminal;
    const parts = [
      `${document.plan.title}\n`,
      `${verdict(reading).text}\n`,
      turnedTextTable(stacksTable(reading), language, say),
      ...(options.draws === 0 ? [] : uncertaintyLines(reading)),
      textTable(categoriesTable(reading), language, say),
      [...transferRemarks(reading), ...remarks(reading), methodText(reading)].map((remark) => `${remark}\n`).join(''),
    ];
    terminal.print(parts.join('\n'));
    return 0;
  });
