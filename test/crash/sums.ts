/** What all runs together did: kept in docs/CRASH.md, where every run adds its own. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Counter, type Counts, counters, type Fault, noCounts, type Result } from './fault.ts';

export interface Sums {
  runs: number;
  hours: number;
  lastSeed: number;
  faults: Record<string, { rounds: number; counts: Counts; broken: number; skipped: string | null }>;
}

const aims: Partial<Record<Counter, number>> = { kills: 20_000, damaged: 2_000, mutated: 300_000 };
const heads: Record<Counter, string> = {
  kills: 'kills',
  acknowledged: 'acknowledged writes',
  damaged: 'damaged catalogs',
  mutated: 'mutated files',
  failedCalls: 'failed calls',
  powerCuts: 'power cuts',
  conflicts: 'rival writes',
};

const nothing = (): Sums => ({ runs: 0, hours: 0, lastSeed: 0, faults: {} });

/** The figures stand at the end of the page, for the next run. */
export const readSums = (page: string): Sums => {
  const found = existsSync(page) ? /```json\n([\s\S]*?)\n```/.exec(readFileSync(page, 'utf8'))?.[1] : undefined;
  return found === undefined ? nothing() : (JSON.parse(found) as Sums);
};

const plus = (a: Counts, b: Counts): Counts =>
  Object.fromEntries(counters.map((counter) => [counter, (a[counter] ?? 0) + b[counter]])) as Counts;

export const addRun = (sums: Sums, run: { seed: number; hours: number; results: readonly Result[] }): Sums => ({
  runs: sums.runs + 1,
  hours: sums.hours + run.hours,
  lastSeed: run.seed,
  faults: {
    ...sums.faults,
    ...Object.fromEntries(
      run.results.map(({ name, rounds, counts, broken, skipped }) => {
        const before = sums.faults[name] ?? { rounds: 0, counts: noCounts(), broken: 0, skipped: null };
        return [
          name,
          {
            rounds: before.rounds + rounds,
            counts: plus(before.counts, counts),
            broken: before.broken + broken.length,
            skipped,
          },
        ];
      }),
    ),
  },
});

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

const pageOf = (sums: Sums, faults: readonly Fault[]): string => {
  const rows = Object.values(sums.faults);
  const total = rows.reduce((all, { counts }) => plus(all, counts), noCounts());
  const broken = rows.reduce((all, row) => all + row.broken, 0);
  const lines = [
    '# Crash suite',
    '',
    'Written by `npm run crash`, which adds every run to the sums. `npm run crash -- --hours 4` runs longer, `-- --seed N` repeats',
    'a run, `-- --only NAME --round N` one round of it; `-- --mutants` takes safeguards out of the product and shows which fault',
    'notices. A short form is part of `npm test`.',
    '',
    `${number(sums.runs)} runs, ${sums.hours.toFixed(1)} hours in all; last seed ${sums.lastSeed}. Broken promises: **${number(broken)}**.`,
    'Every broken promise that was found stays in this number after it was mended.',
    '',
    '| | so far | aim |',
    '|---|---:|---:|',
    ...counters.map((counter) => {
      const aim = aims[counter];
      return `| ${heads[counter]} | ${number(total[counter])} | ${aim === undefined ? '' : number(aim)} |`;
    }),
    '',
    '## By kind of fault',
    '',
    ...faults.flatMap(({ name, what }) => {
      const row = sums.faults[name];
      const counted = counters
        .filter((counter) => (row?.counts[counter] ?? 0) > 0)
        .map((counter) => `${number(row?.counts[counter] ?? 0)} ${heads[counter]}`);
      const ran = row === undefined ? 'not run yet' : [`${number(row.rounds)} rounds`, ...counted].join(', ');
      const skipped = row?.skipped ? `; skipped in the last run: ${row.skipped}` : '';
      return [`- **${name}** (${ran}; ${row?.broken ?? 0} broken${skipped}). ${what}`];
    }),
    '',
    '## What it cannot show',
    '',
    '- A power cut on a real disk: the cuts are of a disk in memory, and of saved plans. Of the catalog the order of writes and',
    '  syncs is watched (`order-of-calls`); SQLite’s own tests stand for the rest.',
    '- Windows and macOS: the counts are of the machines on which the command was run so far, all of them Linux.',
    '- Electron: the processes that are killed run the host’s own code under Node.',
    '',
    '## Figures for the next run',
    '',
    '```json',
    JSON.stringify(sums),
    '```',
    '',
  ];
  return lines.join('\n');
};

export const writeSums = (page: string, sums: Sums, faults: readonly Fault[]): void =>
  writeFileSync(page, pageOf(sums, faults));
