/** Where a command is about to write: never over its own input, never twice to one file, over another only with `--force`. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';

interface Place {
  /** With the links of its folder followed, and its own where it is there. */
  path: string;
  /** Of the file that is there: two names of one file have the same. */
  file: string | null;
}

const placeOf = async (name: string): Promise<Place> => {
  try {
    const { dev, ino } = await stat(name);
    return { path: await realpath(name), file: `${dev}:${ino}` };
  } catch {
    const folder = await realpath(dirname(resolve(name))).catch(() => dirname(resolve(name)));
    return { path: join(folder, basename(name)), file: null };
  }
};

const isSame = (a: Place, b: Place): boolean =>
  a.path === b.path ||
  (a.file !== null && a.file === b.file) ||
  // Windows and macOS hold names alike that differ in case alone.
  (process.platform !== 'linux' && a.path.toLowerCase() === b.path.toLowerCase());

/**
 * Whether all outputs may be written. Refusals: `outputIsInput` (whatever `force` says), `outputTwice`, and without
 * `force` `outputExists`.
 */
export const checkOutputs = async (
  inputs: readonly string[],
  outputs: readonly string[],
  force: boolean,
): Promise<Answer<null>> => {
  const read = await Promise.all(inputs.map(placeOf));
  const written: Place[] = [];
  for (const name of outputs) {
    const place = await placeOf(name);
    if (read.some((input) => isSame(input, place)))
      return refuse('outputIsInput', `${name} is the file that is read. Give the output another name.`, { name });
    if (written.some((other) => isSame(other, place)))
      return refuse('outputTwice', `${name} is named for two outputs. Give each a name of its own.`, { name });
    if (place.file !== null && !force)
      return refuse('outputExists', `${name} is there already. Add --force to replace it, or give another name.`, {
        name,
      });
    written.push(place);
  }
  return answer(null);
};
