/** Starts the real local host on a data folder of its own and asks it for addresses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../../build/host.mjs', import.meta.url));
const compiled = join(tmpdir(), 'portfolio-flow-compiled');
const addressPattern = /http:\/\/127\.0\.0\.1:\d+\/open#[\w-]+/;

export interface Serving {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  folder: string;
  child: ChildProcess;
  /** Everything the host has printed so far. */
  printed: string[];
  /** An address that lets one browser in, once. */
  newAddress(): Promise<string>;
  stop(): Promise<void>;
}

/** A folder that is given is kept; one made here goes with the host. */
export const startServing = async (givenFolder?: string): Promise<Serving> => {
  const folder = givenFolder ?? mkdtempSync(join(tmpdir(), 'portfolio-flow-'));
  const child = spawn(process.execPath, [program, '--no-open'], {
    // Dozens of hosts run the same sources: what was compiled once serves all.
    env: { ...process.env, PORTFOLIO_DATA: folder, LC_ALL: 'C.UTF-8', NODE_COMPILE_CACHE: compiled },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const waiting: ((address: string) => void)[] = [];
  const unasked: string[] = [];
  const onLine = (line: string): void => {
    printed.push(line);
    const address = addressPattern.exec(line)?.[0];
    if (address === undefined) return;
    const next = waiting.shift();
    if (next === undefined) unasked.push(address);
    else next(address);
  };
  createInterface({ input: child.stdout }).on('line', onLine);
  createInterface({ input: child.stderr }).on('line', (line) => printed.push(line));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const nextAddress = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const ready = unasked.shift();
      if (ready !== undefined) return resolve(ready);
      waiting.push(resolve);
      void ended.then(() => reject(new Error(`The host ended: ${printed.join('\n')}`)));
    });
  const first = await nextAddress();
  unasked.push(first);
  return {
    origin: new URL(first).origin,
    folder,
    child,
    printed,
    newAddress: () => {
      if (unasked.length === 0) child.stdin.write('\n');
      return nextAddress();
    },
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      if (givenFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
};
