/**
 * What went wrong, for a report of trouble: when, where, which kind of error, and the lines of code it came from. Never
 * the message of an error, which may quote a plan, and never a path that names a user.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface CrashLogPlace {
  folder: string;
  /** One file for each host: two that run at once do not move it away from under each other. */
  name: 'window' | 'browser';
  /** ISO time. */
  now: () => string;
  /** Folders that are written as a word: where the program lies, and whose computer it is. */
  shortened: Readonly<Record<string, string>>;
}

export interface CrashLog {
  folder: string;
  /** An error this host caught, or null where a word says it all. */
  note(where: string, error: unknown): void;
  /** What a page tells of itself. */
  notePage(where: string, failure: { name: string; frames: readonly string[] }): void;
}

/** Four files of half a megabyte at most. */
const bytesMax = 512 * 1024;
const oldFiles = 3;
const framesMax = 20;

const nameOf = (error: unknown): string => {
  if (!(error instanceof Error)) return error === null ? '-' : typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? `${error.name} ${code}` : error.name;
};

/** Lines that say where in the code. */
const placesIn = (lines: readonly string[]): string[] =>
  lines.filter((line) => /^\s*at .*:\d+:\d+\)?$/.test(line)).slice(0, framesMax);

/** A stack begins with the message, whose own lines may look like places. */
const stackOf = ({ stack = '', message }: Error): string[] =>
  stack.slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0).split('\n');

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

export const createCrashLog = ({ folder, name, now, shortened }: CrashLogPlace): CrashLog => {
  const fileOf = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  const shorten = (text: string): string =>
    Object.entries(shortened).reduce(
      (short, [path, word]) => (path === '' ? short : short.replaceAll(path, word)),
      text,
    );
  const rotate = (): void => {
    rmSync(fileOf(oldFiles), { force: true });
    for (let age = oldFiles - 1; age >= 0; age -= 1) {
      if (sizeOf(fileOf(age)) > 0) renameSync(fileOf(age), fileOf(age + 1));
    }
  };
  const write = (where: string, kind: string, frames: readonly string[]): void => {
    const lines = [`${now()} ${where}: ${kind}`, ...placesIn(frames).map(shorten)];
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (sizeOf(fileOf(0)) > bytesMax) rotate();
      appendFileSync(fileOf(0), `${lines.join('\n')}\n`, { mode: 0o600 });
    } catch {
      // A full disk is no reason for a second failure.
    }
  };
  return {
    folder,
    note: (where, error) => write(where, nameOf(error), error instanceof Error ? stackOf(error) : []),
    notePage: (where, failure) => write(`page: ${where}`, failure.name, failure.frames),
  };
};
