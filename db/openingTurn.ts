/** One process at a time opens a catalog: two first starts at once would each put theirs over the other's. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isRunning } from './isRunning.ts';

/** Making a catalog takes a fraction of a second; a holder that takes longer than this has stopped. */
const patienceMs = 15_000;
const pauseMs = 25;

const take = (turn: string): boolean => {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

/** The process that has the turn has ended without giving it back. */
const isAbandoned = (turn: string): boolean => {
  try {
    const holder = Number(readFileSync(turn, 'utf8'));
    return holder > 0 && !isRunning(holder);
  } catch {
    return false;
  }
};

/** Runs `work` when no other process is opening `file`; waits for one that is. */
export const inOpeningTurn = <T>(file: string, work: () => T): T => {
  const turn = `${file}.opening`;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  let waited = 0;
  while (!take(turn)) {
    if (isAbandoned(turn) || waited >= patienceMs) rmSync(turn, { force: true });
    else Atomics.wait(pause, 0, 0, pauseMs);
    waited += pauseMs;
  }
  try {
    return work();
  } finally {
    rmSync(turn, { force: true });
  }
};
