/** Which plans a start of the program names: a double click, a drop on the icon, a command line. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute paths of the arguments that end in .portfolio. Chromium adds switches of its own anywhere, so whatever
 * begins with a dash is none of ours unless it comes after `--`. Linux desktops pass file: addresses.
 */
export const plansInArguments = (args: readonly string[], folder: string): string[] => {
  const end = args.indexOf('--');
  const before = (end < 0 ? args : args.slice(0, end)).filter((arg) => !arg.startsWith('-'));
  const named = end < 0 ? before : [...before, ...args.slice(end + 1)];
  return named.flatMap((arg) => {
    if (!/\.portfolio$/i.test(arg)) return [];
    if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(arg)) return [resolve(folder, arg)];
    try {
      return arg.startsWith('file://') ? [fileURLToPath(arg)] : [];
    } catch {
      // A file: address of another machine or with an impossible path.
      return [];
    }
  });
};
