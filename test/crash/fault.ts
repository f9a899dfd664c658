/** What a kind of fault is to the crash suite: rounds that count what they did and stop at a broken promise. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, randomFrom, seedOf } from './random.ts';

/** What is counted and added up over runs. */
export const counters = [
  'kills',
  'acknowledged',
  'damaged',
  'mutated',
  'failedCalls',
  'powerCuts',
  'conflicts',
] as const;
export type Counter = (typeof counters)[number];
export type Counts = Record<Counter, number>;

export const noCounts = (): Counts => Object.fromEntries(counters.map((counter) => [counter, 0])) as Counts;

export interface Bench {
  random: Random;
  /** An empty folder for this round; it is kept where the round breaks a promise. */
  folder: string;
  count(counter: Counter, by?: number): void;
}

export interface Fault {
  name: string;
  /** In a sentence: what is done and what must hold. */
  what: string;
  /** Its part of the time, relative to the others. */
  share: number;
  /** Rounds of the short form, which is part of `npm test`. */
  shortRounds: number;
  /** Why this machine cannot run it; null where it can. */
  skipped(): string | null;
  round(bench: Bench): Promise<void>;
  end?(): Promise<void>;
}

/** A promise that was broken: the only way in which a round fails. */
export const promise = (holds: boolean, broken: string): void => {
  if (!holds) throw new Error(broken);
};

export interface Result {
  name: string;
  rounds: number;
  counts: Counts;
  /** Each with the round that repeats it. */
  broken: string[];
  skipped: string | null;
}

export interface Pace {
  seed: number;
  /** Ends after so many rounds, or where it is null at `untilMs` of `performance.now()`. */
  rounds: number | null;
  untilMs: number;
  /** How many rounds run at the same time. */
  lanes: number;
  firstRound?: number;
}

const brokenMax = 5;

/** Runs one kind of fault. Never throws for what a round does. */
export const runFault = async (fault: Fault, pace: Pace): Promise<Result> => {
  const result: Result = { name: fault.name, rounds: 0, counts: noCounts(), broken: [], skipped: fault.skipped() };
  if (result.skipped !== null) return result;
  let next = pace.firstRound ?? 0;
  const isOver = (): boolean =>
    result.broken.length >= brokenMax ||
    (pace.rounds === null ? performance.now() >= pace.untilMs : next >= (pace.firstRound ?? 0) + pace.rounds);
  const lane = async (): Promise<void> => {
    while (!isOver()) {
      const round = next;
      next += 1;
      const folder = realpathSync(mkdtempSync(join(tmpdir(), `crash-${fault.name}-`)));
      const count = (counter: Counter, by = 1): void => {
        result.counts[counter] += by;
      };
      try {
        await fault.round({ random: randomFrom(seedOf(pace.seed, fault.name, round)), folder, count });
        rmSync(folder, { recursive: true, force: true });
      } catch (error) {
        const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
        result.broken.push(`${fault.name}, round ${round} of seed ${pace.seed} (kept in ${folder}): ${reason}`);
      }
      result.rounds += 1;
    }
  };
  await Promise.all(Array.from({ length: pace.lanes }, lane));
  await fault.end?.();
  return result;
};
