/** `portfolio diff`: what differs between two plans, in a planner's words, and what each difference does in dollars. */
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Choice } from '../../shared/document/scenarios.ts';
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

/** Names of scenarios and of kept versions, in the order in which they were given. */
interface Asked {
  scenario: string[];
  keptVersion: string[];
}

/**
 * Which plan each end is. Of two files a name given once holds for both. Of one file the version named comes before what
 * it is now, and the scenario named after the one it was saved with; two names are the two ends.
 */
const endsAsked = ({ scenario, keptVersion }: Asked, isOneFile: boolean): [Choice, Choice] => {
  const [first, second = isOneFile ? undefined : first] = keptVersion;
  const [from, to = from] = scenario;
  const isFromNow = isOneFile && first === undefined && scenario.length === 1;
  return [
    { version: first, scenario: isFromNow ? undefined : from },
    { version: second, scenario: to },
  ];
};

const diffCommand = async (
  terminal: Terminal,
  [first, second]: [string, string | undefined],
  options: Asked & { json: boolean; draws: number },
): Promise<number> => {
  const isOneFile = second === undefined;
  if (isOneFile && options.scenario.length + options.keptVersion.length === 0) {
    terminal.complain(terminal.say('scenarios.same'));
    return 1;
  }
  const [from, to] = endsAsked(options, isOneFile);
  const other = second ?? first;
  return withValue(terminal, basename(first), await readPlan(first, from), async (before) =>
    withValue(terminal, basename(other), await readPlan(other, to), (after) => {
      const found = compared(terminal, before, after);
      terminal.print(
        options.json
          ? `${JSON.stringify(diffJson(found, { before, after }), null, 2)}\n`
          : diffText(terminal, found, { before, after }, options.draws),
      );
      return 0;
    }),
  );
};

const twoAtMost = (name: string, before: string[]): string[] => {
  if (before.length === 2) throw new InvalidArgumentError('allowed: one name for both, or one for each of the two');
  return [...before, name];
};

export const addDiff = (program: Command, run: Run): void => {
  program
    .command('diff')
    .description('what differs between two plans, and what each difference does to the full cost of a month')
    .argument('<before>', 'a .portfolio file')
    .argument('[after]', 'another one; without it two scenarios or versions of the same file')
    .option('--scenario <name>', 'a scenario, by name or id; once for both, twice for one and the other', twoAtMost, [])
    .option('--kept-version <name>', 'the file as it was kept under this name; once or twice', twoAtMost, [])
    .option('--json', 'every difference, as JSON; USD a month', false)
    .action((before: string, after: string | undefined, options: Asked & { json: boolean }) =>
      run((terminal) => diffCommand(terminal, [before, after], { ...options, draws: drawsOfIntervals })),
    );
};
