/** The files a save is prepared in: named after the process that makes them, and swept when that one has died. */
import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import type * as nodeFs from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** What sweeping needs of a file system. */
export type SweepFs = Pick<typeof nodeFs, 'readdir' | 'lstat' | 'rm'>;

/** Process numbers mean nothing on another machine of a shared folder, nor in another container of this one. */
const placeOfProcesses = (): string => {
  let numbering = '';
  try {
    numbering = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux counts processes in several ways.
  }
  return createHash('sha256').update(`${hostname()} ${numbering}`).digest('hex').slice(0, 8);
};
const here = placeOfProcesses();

/** Hidden, and of 46 characters at most: a plan's own name may be as long as its folder allows. */
export const tempName = (): string => `.portfolio-${here}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;

const pattern = /^\.portfolio-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/** Longer than any save takes: by then the number of the process belongs to another one, or its machine is off. */
const staleMs = 24 * 60 * 60 * 1000;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

/**
 * Removes what saves that were killed left in `folder`: files of our name whose process is dead here, and those older
 * than a day. What cannot be removed stays for the next time.
 */
export const sweepTempFiles = async (folder: string, fs: SweepFs, nowMs = Date.now()): Promise<void> => {
  const names = await fs.readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const [, place, pid] = pattern.exec(name) ?? [];
    if (place === undefined) continue;
    const path = join(folder, name);
    try {
      const isDead = place === here && !isRunning(Number(pid));
      if (isDead || (await fs.lstat(path)).mtimeMs < nowMs - staleMs) await fs.rm(path, { force: true });
    } catch {
      // Gone already, or in a folder that has become read-only.
    }
  }
};
