/** A file on the disk as a source of pieces: nothing holds the whole of it. */
import { constants, createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Answer, answer, refuse } from '../shared/contract/answer.ts';
import type { FileSource } from '../shared/files/reading.ts';

const pieceBytes = 1024 * 1024;

/** Refusals: fileGone, notAFile, fileUnreadable. A pipe or a device is no file: it could keep the program for ever. */
export const readFileSource = async (file: string): Promise<Answer<FileSource>> => {
  const name = basename(file);
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return refuse('notAFile', `${name} is not a file.`, { name });
      return answer({
        name,
        size: stats.size,
        chunks: () => createReadStream(file, { highWaterMark: pieceBytes }),
      });
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    if (code === 'ENOENT') return refuse('fileGone', `There is no file ${name}.`, { name });
    return refuse('fileUnreadable', `The file ${name} could not be read (${code}).`, { name, code });
  }
};
