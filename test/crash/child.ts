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
  /** Resolves when the line was said, or when the process ended without it. */
  heard(line: string): Promise<void>;
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
  const waiting: { line: string; resolve: () => void }[] = [];
  const tell = (): void => {
    for (const { line, resolve } of waiting) if (isOver || said.includes(`${line}\n`)) resolve();
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
  const heard = (line: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.push({ line, resolve });
      tell();
    });
  return { child, ended, heard };
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Kills a writer some time after it said a line, and answers all it had said. */
export const killAfter = async (running: Running, ms: number, line = 'ready'): Promise<Ended> => {
  await running.heard(line);
  await sleep(ms);
  running.child.kill('SIGKILL');
  return running.ended;
};
