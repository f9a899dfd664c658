/**
 * A whole report as it is shown, in both languages, stored beside the tests: every title, heading, unit, figure and
 * mark. The figures themselves are held by the engine's tests and by the identities of `tables.test.ts`; here what is
 * made of them must not move unless somebody means it to (`npm run unit -- -u` writes it anew).
 */
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../shared/engine/calibrate/calibrate.ts';
import { checkFidelity } from '../../../shared/engine/calibrate/fidelity.ts';
import { assumptionsTable } from '../../../shared/report/assumptionsTable.ts';
import { costsTable, pricesInUseTable, ratesTable, sourcesTable } from '../../../shared/report/basisTables.ts';
import {
  calibrationRemarks,
  fidelityTable,
  fitTable,
  parametersTable,
} from '../../../shared/report/calibrationTables.ts';
import { catalogTable, evidenceTable } from '../../../shared/report/catalogTable.ts';
import { decisionsTable } from '../../../shared/report/decisionsTable.ts';
import { categoriesTable, evidenceText, figuresTable, stacksTable } from '../../../shared/report/figuresTable.ts';
import { pairsTable, rungsTable, spendTable, waterfallTable } from '../../../shared/report/flowTables.ts';
import { onePage } from '../../../shared/report/onePage.ts';
import { agreement, checkedParts, checksTable, spreadTable } from '../../../shared/report/simulationTables.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { warningsTable } from '../../../shared/report/warningsTable.ts';
import { describeWorkbook } from '../../../shared/report/workbook/describe.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { languages } from '../../../shared/words/words.ts';
import { drawOutcomes } from '../../fidelity/drawOutcomes.ts';
import { playAlone } from '../engine/simulate/playAlone.ts';
import { roundReading } from './roundReading.ts';
import { digits, fixture, written, writtenSheet } from './written.ts';

const tables = [
  stacksTable,
  categoriesTable,
  figuresTable,
  rungsTable,
  spendTable,
  waterfallTable,
  pairsTable,
  assumptionsTable,
  ratesTable,
  costsTable,
  pricesInUseTable,
  sourcesTable,
  warningsTable,
];

const asText = (value: unknown): string => `${JSON.stringify(value, (_, inner) => digits(inner), 1)}\n`;

describe('a stored report', () => {
  it.each(languages)('has these tables, in %s', { tags: ['slow'] }, async (language) => {
    const reading = roundReading(40, language);
    const { models, evidence } = reading.job.snapshot;
    const say = sayIn(language);
    const text = [
      ...tables.map((table) => written(table(reading), reading)),
      written(catalogTable(models, say), reading),
      written(evidenceTable(evidence, say), reading),
      ...reading.outcome.stacks.map((stack) => evidenceText(reading, stack.categories)),
    ].join('\n');
    await expect(`${text}\n`).toMatchFileSnapshot(fixture(`tables.${language}.txt`));
  });

  it('has no interval and no odds without draws', async () => {
    const reading = roundReading(0);
    const text = [stacksTable, figuresTable, pairsTable, ratesTable].map((table) => written(table(reading), reading));
    await expect(text.join('\n')).toMatchFileSnapshot(fixture('point.txt'));
  });

  it.each(languages)('has this page, in %s', async (language) => {
    const pages = [40, 0].map((draws) => onePage(roundReading(draws, language)));
    await expect(asText([...pages, verdict(roundReading(40, language))])).toMatchFileSnapshot(
      fixture(`page.${language}.json`),
    );
  });

  it('has this workbook: every cell with its formula, format and look', { tags: ['slow'] }, async () => {
    const { sheets, ...rest } = describeWorkbook(roundReading(40));
    const lines = sheets.flatMap(writtenSheet);
    await expect(`${JSON.stringify(rest)}\n${lines.join('\n')}\n`).toMatchFileSnapshot(fixture('workbook.txt'));
  });

  it.each(languages)('of a game of the referee, in %s', { tags: ['slow'] }, async (language) => {
    const reading = roundReading(0, language);
    const text = reading.outcome.stacks.flatMap((stack) => {
      const played = playAlone({ job: reading.job, stackId: stack.stackId, tasks: 20_000, seed: 'report' });
      if (played === null) return [];
      const parts = checkedParts(stack, played);
      return [
        written(checksTable(parts, reading), reading),
        written(spreadTable(parts, reading), reading),
        ...parts.map(({ checks }) => agreement(checks, language, reading.say)),
      ];
    });
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(fixture(`referee.${language}.txt`));
  });

  it.each(languages)('of decisions, in %s', { tags: ['slow'] }, async (language) => {
    const reading = roundReading(40, language);
    await expect(written(decisionsTable(reading), reading)).toMatchFileSnapshot(fixture(`decisions.${language}.txt`));
  });

  it.each(languages)(
    'of a calibration and how it does on other outcomes, in %s',
    { tags: ['slow'] },
    async (language) => {
      const say = sayIn(language);
      const truth = { rho: 0.6, tau: 0.2, beta: 0.1, gamma: 0.4, rates: [0.75, 0.66, 0.55, 0.45, 0.6] };
      const once = drawOutcomes({ ...truth, runs: 1 }, 80, 'report');
      const repeated = drawOutcomes({ ...truth, runs: 3 }, 120, 'report');
      const text = [once, repeated].flatMap(({ matrix, costs }) => {
        const fitted = calibrate(matrix, costs);
        if (!fitted.ok) return [fitted.error.message];
        // Two machines may end a search a hair apart: what is shown is rounded.
        return [
          written(parametersTable(fitted.value, say), { say, language }).replace(/ \([^)]*\)$/gm, ''),
          written(fitTable(fitted.value, say), { say, language }).replace(/ \([^)]*\)$/gm, ''),
          ...calibrationRemarks(fitted.value, language, say),
        ];
      });
      const held = checkFidelity(once.matrix, repeated.matrix, once.costs, repeated.costs);
      if (held.ok) text.push(written(fidelityTable(held.value, say), { say, language }).replace(/ \([^)]*\)$/gm, ''));
      await expect(`${text.join('\n')}\n`).toMatchFileSnapshot(fixture(`calibration.${language}.txt`));
    },
  );
});
