/** `portfolio diff`: what differs between two plans, in a planner's words, and what each difference does in dollars. */
import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { type ComparedFiles, pairFiles } from '../../shared/compare/files.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import type { Choice } from '../../shared/document/scenarios.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { type Compared, compared, comparisonTable } from '../../shared/report/comparison.ts';
import { verdict } from '../../shared/report/verdict.ts';
import { formatMoney } from '../../shared/words/format.ts';
import { lines, type Run } from './decided.ts';
import { readingOf } from './evaluate.ts';
import { readPlan } from './readPlan.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';
import { textTable } from './textTable.ts';

interface Ends {
  before: PortfolioDocument;
  after: PortfolioDocument;
}

const pairJson = ({ cost, lines }: Compared) => ({
  stack: cost?.stack ?? null,
  usdPerMonth: cost === null ? null : { before: cost.before, after: cost.after },
  differences: lines.map(({ id: _id, ...line }) => line),
});

/** Every difference between two plans, for a machine. */
export const plansJson = (terminal: Terminal, before: PortfolioDocument, after: PortfolioDocument): unknown => ({
  before: before.plan.title,
  after: after.plan.title,
  ...pairJson(compared(terminal, before, after)),
});

/** The open plan's differences, and beside them those of the other scenarios where the files have any. */
const diffJson = (terminal: Terminal, before: PortfolioDocument, after: PortfolioDocument): unknown => {
  const { pairs, scenarios, versions } = pairFiles(before, after);
  const found = pairs.map((pair) => ({ name: pair.name, ...pairJson(compared(terminal, pair.before, pair.after)) }));
  const { name: _name, ...open } = found[0] ?? { name: '', ...pairJson(compared(terminal, before, after)) };
  const hasMore = [before, after].some((file) => file.scenarios !== undefined || file.versions !== undefined);
  return {
    before: before.plan.title,
    after: after.plan.title,
    ...open,
    ...(hasMore ? { scenarios: { both: found, ...scenarios }, versions } : {}),
  };
};

/** What of scenarios and versions only one of the files has, one sentence each. */
const onlyInOne = ({ say, language }: Terminal, { scenarios, versions }: ComparedFiles): string[] =>
  (
    [
      ['scenarios.isNew', scenarios.isNew],
      ['scenarios.isGone', scenarios.isGone],
      ['scenarios.versionsNew', versions.isNew],
      ['scenarios.versionsGone', versions.isGone],
    ] as const
  ).flatMap(([words, names]) =>
    names.length === 0 ? [] : [say(words, { names: names.join(language === 'zh' ? '、' : ', ') })],
  );

/** Every difference between two plans with its dollars, and both verdicts. */
export const diffText = (terminal: Terminal, found: Compared, { before, after }: Ends, draws: number): string => {
  const { say, language } = terminal;
  if (found.lines.length === 0) return `${say('differences.none')}\n`;
  const { cost } = found;
  const money = (usd: number | null): string =>
    usd === null ? say('report.unknown') : formatMoney(usd, say.money, language);
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

/** Each scenario that is in both under its name, then what is in one alone. */
const filesText = (terminal: Terminal, { before, after }: Ends, draws: number): string => {
  const files = pairFiles(before, after);
  const told = files.pairs.map((pair) => {
    const text = diffText(terminal, compared(terminal, pair.before, pair.after), pair, draws);
    return pair.name === '' ? text : `${terminal.say('scenarios.switchTo', { name: pair.name })}\n${text}`;
  });
  const more = lines(onlyInOne(terminal, files));
  return [...told, ...(more === '' ? [] : [more])].join('\n');
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
      const isWhole = !isOneFile && options.scenario.length === 0;
      const voice = inMoneyOf(terminal, after.plan);
      terminal.print(
        options.json
          ? `${JSON.stringify(isWhole ? diffJson(terminal, before, after) : plansJson(terminal, before, after), null, 2)}\n`
          : isWhole
            ? filesText(voice, { before, after }, options.draws) + rateLine(voice)
            : diffText(voice, compared(voice, before, after), { before, after }, options.draws) + rateLine(voice),
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
