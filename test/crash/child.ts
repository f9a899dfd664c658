/** Processes that write and are killed: each says a line for everything that was acknowledged to it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const writer = (name: string): string => fileURLToPath(new URL(`writers/${name}.ts`, import.meta.url));

export interface Ended {
  /** Whole lines that it said. */
  lines: string[];
  errors: string;
  code: number | null;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when the line was said and so many after it, or when the process ended without them. */
  heard(line: string, lines: number): Promise<void>;
}

/** Starts a writer; `before` is a program with its arguments that runs it, such as a tracer. */
export const startWriter = (name: string, args: readonly string[], before: readonly string[] = []): Running => {
  const [program = process.execPath, ...rest] = [...before, process.execPath, writer(name), ...args];
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Compiled once for all: most of the life of a process that is killed soon would be spent on reading its source.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'portfolio-crash-compiled') },
  });
  let said = '';
  let errors = '';
  let isOver = false;
  const waiting: { line: string; lines: number; resolve: () => void }[] = [];
  const tell = (): void => {
    for (const { line, lines, resolve } of waiting) {
      const [, after] = said.split(`${line}\n`);
      if (isOver || (after !== undefined && after.split('\n').length > lines)) resolve();
    }
  };
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    tell();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      isOver = true;
      tell();
      resolve({ lines: said.split('\n').slice(0, -1), errors, code });
    });
  });
  const heard = (line: string, lines: number): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ line, lines, resolve });
      tell();
    });
  return { child, ended, heard };
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When a writer is killed: so many lines after the one that says that it begins, and then a moment later. */
export interface Moment {
  /** The line after which lines are counted. */
  line?: string;
  lines: number;
  ms: number;
}

/** Kills a writer and answers all it had said. Lines, not times, so that a slow machine kills in the same places. */
export const killAfter = async (running: Running, { line = 'ready', lines, ms }: Moment): Promise<Ended> => {
  await running.heard(line, lines);
  await sleep(ms);
  running.child.kill('SIGKILL');
  return running.ended;
};
