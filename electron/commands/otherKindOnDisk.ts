/** A file that was given to a command that takes another kind: refused by what it is, with the command to type. */

import type { Answer, Refusal } from '../../shared/foundation/answer.ts';
import type { FileKind } from '../../shared/given/fileKind.ts';
import { fileOnDisk } from '../fileOnDisk.ts';

/** As a shell takes it for one word. */
const asTyped = (file: string): string => (/^[\p{L}\p{N}_./\\:@%+~-]+$/u.test(file) ? file : `"${file}"`);

/** The first file that is known to be of another kind than was wanted; else the refusal as it came. */
export const byItsKind = async (
  wanted: FileKind,
  files: readonly string[],
  refusal: Refusal,
): Promise<Extract<Answer<never>, { ok: false }>> => {
  // What tells kinds apart is read only where something was refused.
  const { otherKind } = await import('../../shared/given/fileKind.ts');
  for (const file of files) {
    const source = await fileOnDisk(file);
    const other = source.ok ? await otherKind(wanted, source.value, asTyped(file)) : null;
    if (other !== null) return { ok: false, error: other };
  }
  return { ok: false, error: refusal };
};
