/** The whole workbook as plain data: which sheets it has, in which order, and what stands on them. */
import { servedFleets } from '../../engine/fleets/withFleets.ts';
import { ratesTable, sourcesTable } from '../basisTables.ts';
import { decisionsTable } from '../decisionsTable.ts';
import type { Reading } from '../reading.ts';
import type { WorkbookSpec } from '../sheet.ts';
import { writeAttempts } from './attemptsSheet.ts';
import type { Beside } from './beside.ts';
import { nameSheet, newBook } from './book.ts';
import { writeChecks } from './checksSheet.ts';
import { writeCompare } from './compareSheet.ts';
import { writeFleets } from './fleetsSheet.ts';
import { writeHorizon } from './horizonSheet.ts';
import { writeInputs } from './inputsSheet.ts';
import { writePlaces } from './placesSheet.ts';
import { writePrices } from './pricesSheet.ts';
import { writeScenarios } from './scenariosSheet.ts';
import { writeStack } from './stackSheet.ts';
import { newSummary, writeSummary } from './summarySheet.ts';
import { writeTable } from './tableSheet.ts';

export const describeWorkbook = (reading: Reading, beside: Beside = {}): WorkbookSpec => {
  const { say, job, outcome } = reading;
  const book = newBook(reading);
  const summary = newSummary(book);
  const compareName = nameSheet(book, say('workbook.compareSheet'));
  const hardware = servedFleets(job);
  const inputs = writeInputs(
    book,
    hardware.flatMap(({ served }) => served),
  );
  const prices = writePrices(book);
  const rates = writeTable(book, ratesTable(reading), {
    title: say('workbook.ratesSheet'),
    lead: say('workbook.ratesLead'),
    widths: [20, 30, 12, 12, 12, 26, 10, 26, 26, 10, 70],
    wrapped: ['source', 'config'],
  });
  const attempts = writeAttempts(book);
  const fleets = hardware.some(({ served }) => served.length > 0) ? [writeFleets(book, hardware)] : [];
  const stacks = job.plan.stacks.flatMap((stack, index) => {
    const found = outcome.stacks.find((one) => one.stackId === stack.id);
    return found === undefined ? [] : [writeStack(book, stack, index, found)];
  });
  const compare = writeCompare(book, compareName);
  const { scenarios = [], horizon = null, places = null } = beside;
  const asked = [
    ...(scenarios.length > 1 ? [writeScenarios(book, scenarios, compare.cells)] : []),
    ...(horizon === null ? [] : [writeHorizon(book, horizon)]),
    ...(places === null ? [] : [writePlaces(book, places)]),
  ];
  const decisions = writeTable(book, decisionsTable(reading, beside.found), {
    title: say('decide.title'),
    lead: say('decide.sheetLead'),
    widths: [34, 44, 60, 14, 14, 14, 16, 16, 14, 14],
    wrapped: ['decision', 'subject', 'answer'],
  });
  const sources = writeTable(book, sourcesTable(reading), {
    title: say('workbook.sourcesSheet'),
    lead: say('workbook.sourcesLead'),
    widths: [70, 90, 14],
    wrapped: ['source', 'usedFor'],
  });
  const checks = writeChecks(book);
  writeSummary(book, compare.cells, checks.overall, summary);
  return {
    title: job.plan.title,
    sheets: [
      summary,
      compare.sheet,
      ...asked,
      ...fleets,
      ...stacks,
      inputs,
      prices,
      attempts,
      rates,
      decisions,
      sources,
      checks.sheet,
    ],
  };
};
