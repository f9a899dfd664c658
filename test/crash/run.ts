/** `npm run crash`: every kind of fault for its share of the time; what was done is printed and added up in docs/CRASH.md. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { counters, type Result, runFault } from './fault.ts';
import { faults } from './faults.ts';
import { runMutants } from './mutants.ts';
import { addRun, readSums, writeSums } from './sums.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string' },
    round: { type: 'string' },
    mutants: { type: 'boolean', default: false },
  },
});
const usualHours = 1 / 6;
const page = fileURLToPath(new URL('../../docs/CRASH.md', import.meta.url));
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const lineOf = ({ name, rounds, counts, broken, skipped }: Result): string => {
  if (skipped !== null) return `skipped ${name}: ${skipped}`;
  const counted = counters.filter((counter) => counts[counter] > 0).map((counter) => `${counts[counter]} ${counter}`);
  return [broken.length === 0 ? 'held   ' : 'BROKEN ', name, `(${[`${rounds} rounds`, ...counted].join(', ')})`].join(
    ' ',
  );
};

const runAll = async (): Promise<number> => {
  const hours = Number(values.hours ?? usualHours);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const chosen = faults.filter(({ name }) => values.only === undefined || name === values.only);
  if (!(hours > 0) || !Number.isSafeInteger(seed) || chosen.length === 0) {
    print(
      `allowed: --hours above 0, --seed a whole number, --only one of ${faults.map(({ name }) => name).join(', ')}`,
    );
    return 2;
  }
  const round = values.round === undefined ? null : Number(values.round);
  print(`seed ${seed}, ${round === null ? `${(hours * 60).toFixed(0)} minutes` : `round ${round}`}`);
  const begun = performance.now();
  const results: Result[] = [];
  let share = chosen.reduce((sum, fault) => sum + fault.share, 0);
  for (const fault of chosen) {
    // What a fault did not use of its time is for those after it.
    const left = begun + hours * 3_600_000 - performance.now();
    const untilMs = performance.now() + (left * fault.share) / share;
    share -= fault.share;
    const pace = { seed, untilMs, lanes: availableParallelism() };
    const result = await runFault(
      fault,
      round === null ? { ...pace, rounds: null } : { ...pace, lanes: 1, rounds: 1, firstRound: round },
    );
    results.push(result);
    print(lineOf(result));
    for (const broken of result.broken) print(`  ${broken}`);
  }
  if (round === null) {
    const sums = addRun(readSums(page), { seed, hours: (performance.now() - begun) / 3_600_000, results });
    writeSums(page, sums, faults);
    print('added to docs/CRASH.md');
  }
  return results.some(({ broken }) => broken.length > 0) ? 1 : 0;
};

process.exitCode = values.mutants ? await runMutants(print) : await runAll();
