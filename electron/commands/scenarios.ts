/** `portfolio scenarios`: the scenarios of one file side by side. */
import type { Command } from 'commander';
import { scenariosOf } from '../../shared/document/scenarios.ts';
import { drawsOfIntervals } from '../../shared/engine/job.ts';
import { lostScenarioSentences } from '../../shared/report/openedFile.ts';
import { type ScenarioReading, scenariosTable } from '../../shared/report/scenariosTable.ts';
import type { Table } from '../../shared/report/table.ts';
import { lines, type Run } from './decided.ts';
import { readingOf } from './evaluate.ts';
import { readPlan } from './readPlan.ts';
import { inMoneyOf, rateLine, type Terminal, withValue } from './terminal.ts';
import { turnedTextTable } from './textTable.ts';

const scenariosJson = ({ rows }: Table, active: string | undefined, versions: readonly object[]): unknown => ({
  scenarios: rows.map(({ key, cells }) => ({ id: key, active: key === active, ...cells })),
  versions,
});

const scenariosCommand = async (terminal: Terminal, file: string, json: boolean): Promise<number> =>
  withValue(terminal, file, await readPlan(file), (document) => {
    const voice = json ? terminal : inMoneyOf(terminal, document.plan);
    const { say, language } = voice;
    const found = scenariosOf(document);
    const { versions = [] } = document;
    const table = scenariosTable(
      voice,
      found.map(
        (scenario): ScenarioReading => ({
          id: scenario.id,
          name: scenario.name,
          reading: readingOf({ ...scenario, unknown: {} }, drawsOfIntervals, voice),
        }),
      ),
    );
    if (json) {
      const kept = versions.map(({ name, savedOn }) => ({ name, savedOn }));
      const active = found.find(({ isActive }) => isActive)?.id;
      terminal.print(`${JSON.stringify(scenariosJson(table, active, kept), null, 2)}\n`);
      return 0;
    }
    const names = versions.map(({ name }) => name).join(language === 'zh' ? '、' : ', ');
    const held =
      versions.length === 0 ? [] : [say('scenarios.versionsHeld', { names }), ...lostScenarioSentences(document, say)];
    const figures = { ...table, columns: table.columns.filter(({ key }) => key !== 'verdict') };
    terminal.print(
      found.length === 0
        ? lines([say('scenarios.none'), ...held])
        : [
            turnedTextTable(figures, language, say),
            lines([
              ...table.rows.map(({ cells }) =>
                say('scenarios.verdictOf', { name: String(cells.scenario), verdict: String(cells.verdict) }),
              ),
              ...held,
            ]) + rateLine(voice),
          ].join('\n'),
    );
    return 0;
  });

export const addScenarios = (program: Command, run: Run): void => {
  program
    .command('scenarios')
    .description('the scenarios of a file side by side: cash, full cost per success, success, verdict of each')
    .argument('<plan>', 'a .portfolio file')
    .option('--json', 'every figure with its interval, as JSON; USD a month', false)
    .action((file: string, { json }: { json: boolean }) => run((terminal) => scenariosCommand(terminal, file, json)));
};
