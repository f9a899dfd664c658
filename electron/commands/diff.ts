/** `portfolio diff`: what differs between two plans, in a planner's words, and what each difference does in dollars. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { type Compared, compared, comparisonTable } from '../../shared/report/comparison.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { formatUsd } from '../../shared/words/format.ts';
import type { Run } from './decided.ts';
import { readingOf } from './evaluate.ts';
import { readPlan } from './readPlan.ts';
import { type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Ends {
  before: PortfolioDocument;
  after: PortfolioDocument;
}

const diffJson = ({ cost, lines }: Compared, { before, after }: Ends): unknown => ({
  before: before.plan.title,
  after: after.plan.title,
  stack: cost?.stack ?? null,
  usdPerMonth: cost === null ? null : { before: cost.before, after: cost.after },
  differences: lines.map(({ id: _id, ...line }) => line),
});

const diffText = (terminal: Terminal, found: Compared, { before, after }: Ends, draws: number): string => {
  const { say, language } = terminal;
  if (found.lines.length === 0) return `${say('differences.none')}\n`;
  const { cost } = found;
  const money = (usd: number | null): string => (usd === null ? say('report.unknown') : formatUsd(usd, language));
  const verdictOf = (document: PortfolioDocument): string => verdict(readingOf(document, draws, terminal)).text;
  return [
    `${say('differences.count', { count: found.lines.length })}\n`,
    textTable(comparisonTable(terminal, found), language, say),
    [
      cost === null
        ? say('differences.noStack')
        : say('differences.fromTo', { stack: cost.stack, before: money(cost.before), after: money(cost.after) }),
      say('differences.verdictBefore', { verdict: verdictOf(before) }),
      say('differences.verdictAfter', { verdict: verdictOf(after) }),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  ].join('\n');
};

const diffCommand = async (
  terminal: Terminal,
  [first, second]: [string, string],
  options: { json: boolean; draws: number },
): Promise<number> =>
  withValue(terminal, basename(first), await readPlan(first), async (before) =>
    withValue(terminal, basename(second), await readPlan(second), (after) => {
      const found = compared(terminal, before, after);
      terminal.print(
        options.json
          ? `${JSON.stringify(diffJson(found, { before, after }), null, 2)}\n`
          : diffText(terminal, found, { before, after }, options.draws),
      );
      return 0;
    }),
  );

export const addDiff = (program: Command, run: Run): void => {
  program
    .command('diff')
    .description('what differs between two plans, and what each difference does to the full cost of a month')
    .argument('<before>', 'a .portfolio file')
    .argument('<after>', 'another one')
    .option('--json', 'every difference, as JSON; USD a month', false)
    .action((before: string, after: string, options: { json: boolean }) =>
      run((terminal) => diffCommand(terminal, [before, after], { ...options, draws: drawsOfIntervals })),
    );
};
