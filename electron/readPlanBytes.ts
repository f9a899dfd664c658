/** The bytes of a plan on the disk, whoever opens it: the command line, a dialog, a double click. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { tooLarge } from '../shared/document/bytes.ts';
import { fileLimits } from '../shared/document/limits.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';

const pieceBytes = 256 * 1024;

/** A file may say that it is empty and never end (as some of /proc do): what is read is counted, not what is said. */
const readAtMost = async (handle: FileHandle, bytesMax: number): Promise<Answer<Uint8Array>> => {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(pieceBytes));
    if (bytesRead === 0) return answer(new Uint8Array(Buffer.concat(pieces, bytes)));
    pieces.push(buffer.subarray(0, bytesRead));
    bytes += bytesRead;
    if (bytes > bytesMax) return tooLarge(bytes);
  }
};

/**
 * The bytes of a regular file of a size a plan may have. Nothing else is waited for: a pipe or a device could keep
 * the program for ever.
 */
export const readPlanBytes = async (file: string): Promise<Answer<Uint8Array>> => {
  const name = basename(file);
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const { size } = await handle.stat().then((stats) => {
        if (!stats.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' });
        return stats;
      });
      if (size > fileLimits.bytes) return tooLarge(size);
      return await readAtMost(handle, fileLimits.bytes);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    if (code === 'ENOENT') return refuse('fileGone', `There is no file ${name}.`, { name });
    if (code === 'EISDIR') return refuse('notAFile', `${name} is not a file.`, { name });
    return refuse('fileUnreadable', `The file ${name} could not be read (${code}).`, { name, code });
  }
};
