/** The bytes of a plan on the disk, whoever opens it: the command line, a dialog, a double click. */
import { basename } from 'node:path';
import { tooLarge } from '../shared/document/bytes.ts';
import { fileLimits } from '../shared/document/limits.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';
import { codeOf, type FileIdentity, isMissing, readWithIdentity } from './fileIdentity.ts';

export interface PlanFile {
  bytes: Uint8Array;
  /** Of these very bytes. */
  identity: FileIdentity;
}

/** A regular file of a size a plan may have. Refusals: fileGone, notAFile, tooLarge, fileChanging, fileUnreadable. */
export const readPlanFile = async (file: string): Promise<Answer<PlanFile>> => {
  const name = basename(file);
  try {
    const look = await readWithIdentity(file, { bytesMax: fileLimits.bytes });
    if (!('unread' in look)) return answer(look);
    switch (look.unread) {
      case 'notAFile':
        return refuse('notAFile', `${name} is not a file.`, { name });
      case 'tooLarge':
        return tooLarge(look.bytes);
      case 'changing':
        return refuse('fileChanging', `Another program keeps writing ${name}. Open it when that one has finished.`, {
          name,
        });
      default:
        return look satisfies never;
    }
  } catch (error) {
    if (isMissing(error)) return refuse('fileGone', `There is no file ${name}.`, { name });
    const code = codeOf(error);
    if (code === 'EISDIR') return refuse('notAFile', `${name} is not a file.`, { name });
    return refuse('fileUnreadable', `The file ${name} could not be read (${code}).`, { name, code });
  }
};

/** The bytes alone, for whoever only reads. */
export const readPlanBytes = async (file: string): Promise<Answer<Uint8Array>> => {
  const read = await readPlanFile(file);
  return read.ok ? answer(read.value.bytes) : read;
};
