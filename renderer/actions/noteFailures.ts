/** Tells the host of every failure of the page, for its log: which kind and where in the code, never what was said. */
import type { PageFailure } from '../../shared/contract/contract.ts';
import { host } from '../host/host.ts';

export const noteFailure = (where: PageFailure['where'], error: unknown): void => {
  const { name, message, stack = '' } = error instanceof Error ? error : { name: typeof error, message: '' };
  // A stack begins with the message, whose own lines may look like places in the code.
  const frames = stack
    .slice(stack.includes(message) ? stack.indexOf(message) + message.length : 0)
    .split('\n')
    .filter((line) => /^\s*at /.test(line))
    .slice(0, 20)
    .map((line) => line.slice(0, 500));
  void host.call('host.noteFailure', { where, name: name.slice(0, 60), frames });
};

export const startNotingFailures = (): void => {
  window.addEventListener('error', ({ error }) => noteFailure('page', error));
  window.addEventListener('unhandledrejection', ({ reason }) => noteFailure('promise', reason));
};
