/** `portfolio actual`: a later usage file laid beside the plan, month by month, every difference with its cause. */
import { type Command, Option } from 'commander';
import { type AgainstPlan, againstPlan, type PlanAgainstActual } from '../../shared/actual/againstPlan.ts';
import { type Cheapest, cheapestOf } from '../../shared/actual/cheapest.ts';
import { takeFacts } from '../../shared/actual/takeFacts.ts';
import type { PortfolioDocument } from '../../shared/document/document.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { takeSnapshot } from '../../shared/plan/snapshot.ts';
import { yardsticksOf } from '../../shared/plan/yardsticksOf.ts';
import { actualRemarks, actualTables } from '../../shared/report/actualTables.ts';
import type { Mapping } from '../../shared/usage/mapping.ts';
import { type GroupKey, groupKeys } from '../../shared/usage/summary.ts';
import { formatMoney } from '../../shared/words/format.ts';
import { lines, type Run, stackCalled } from './decided.ts';
import { mappingOf } from './importUsage.ts';
import { readPlan } from './readPlan.ts';
import { readUsageFiles } from './readUsageFiles.ts';
import { readUserCatalog } from './readUserCatalog.ts';
import { referenceOf } from './referenceOf.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';
import { textTable, turnedTextTable } from './textTable.ts';

interface Options {
  by?: GroupKey;
  stack?: string;
  map: string[];
  json: boolean;
}

interface Laid {
  document: PortfolioDocument;
  found: PlanAgainstActual;
  before: Cheapest | null;
  after: Cheapest | null;
}

const laid = async (
  terminal: Terminal,
  document: PortfolioDocument,
  files: readonly string[],
  options: Options,
  mapping: Mapping,
): Promise<Answer<Laid>> => {
  const { say, language } = terminal;
  const { plan, snapshot } = document;
  const [first] = plan.stacks;
  if (first === undefined) return refuse('actualNoStack', 'The plan has no stack.', { stack: '', allowed: '' });
  const catalog = readUserCatalog(terminal);
  if (!catalog.ok) return catalog;
  const reading = await readUsageFiles(terminal, files, mapping);
  if (!reading.ok) return reading;
  const ask: AgainstPlan = {
    plan,
    snapshot,
    stackId: options.stack === undefined ? first.id : stackCalled({ plan, snapshot, draws: 0 }, options.stack),
    reading: reading.value,
    by: options.by ?? null,
    mapped: mapping.models,
    catalog: catalog.value,
    reference: referenceOf(catalog.value, yardsticksOf(plan)),
  };
  const found = againstPlan(ask, say, language);
  if (!found.ok) return found;
  const taken = takeFacts(ask, found.value, say, language);
  const held = new Set(snapshot.models.map(({ id }) => id));
  const rows = new Set(snapshot.evidence.map(({ id }) => id));
  const whole = {
    models: [...snapshot.models, ...catalog.value.models.filter(({ id }) => !held.has(id))],
    evidence: [...snapshot.evidence, ...catalog.value.evidence.filter(({ id }) => !rows.has(id))],
  };
  const after = { plan: taken, snapshot: takeSnapshot(taken, whole, referenceOf(whole, yardsticksOf(taken))) };
  return answer({ document, found: found.value, before: cheapestOf(document), after: cheapestOf(after) });
};

const verdictLine = ({ document, before, after }: Laid, { say, language }: Terminal): string => {
  const said = (one: Cheapest | null): string =>
    one === null
      ? say('report.unknown')
      : say('actual.verdictStack', {
          stack: document.plan.stacks.find(({ id }) => id === one.stackId)?.name ?? one.stackId,
          usd: formatMoney(one.usdPerSuccess, say.money, language),
        });
  return say('actual.verdict', { before: said(before), after: said(after) });
};

const actualText = (found: Laid, terminal: Terminal): string => {
  const { say, language } = terminal;
  const told = { plan: found.document.plan, say, language };
  const tables = actualTables(found.found, told).map(
    (table) =>
      `${table.title}\n\n${(table.id.startsWith('actualFacts') ? turnedTextTable : textTable)(table, language, say)}\n`,
  );
  return `${tables.join('')}${lines([...actualRemarks(found.found, told), verdictLine(found, terminal)])}${rateLine(terminal)}`;
};

const actualCommand = async (terminal: Terminal, plan: string, files: string[], options: Options): Promise<number> =>
  withValue(terminal, plan, await readPlan(plan, terminal.choice), (document) =>
    withValue(terminal, 'actual', mappingOf(options.map), async (mapping) =>
      withValue(terminal, 'actual', await laid(terminal, document, files, options, mapping), (found) => {
        const { before, after } = found;
        terminal.print(
          options.json
            ? `${JSON.stringify({ ...found.found, verdict: { before, after } }, null, 2)}\n`
            : actualText(found, inMoneyOf(terminal, document.plan)),
        );
        return 0;
      }),
    ),
  );

export const addActual = (program: Command, run: Run): void => {
  program
    .command('actual')
    .description('a later usage file beside the plan, month by month: what left it, why, and what that did to cash')
    .argument('<plan>', 'a .portfolio file')
    .argument('<files...>', 'usage exports or bills, as in import usage')
    .addOption(new Option('--by <key>', 'what tells rows of work apart').choices([...groupKeys]))
    .option('--stack <stack>', 'the stack that was to be run, by id or name; the first without it')
    .option(
      '--map <statement>',
      'as in import usage; NAME=MODEL ID says what a model name means',
      (statement: string, before: string[]) => [...before, statement],
      [],
    )
    .option('--json', 'everything, as JSON', false)
    .action((plan: string, files: string[], options: Options) =>
      run((terminal) => actualCommand(terminal, plan, files, options)),
    );
};
