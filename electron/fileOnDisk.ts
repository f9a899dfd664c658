/** A file on the disk as a source that is read in pieces. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileSource } from '../shared/files/reading.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';

const pieceBytes = 1024 * 1024;

/** The file as a source. Refusals: fileGone, notAFile (a folder, a pipe, a device), fileUnreadable. */
export const fileOnDisk = async (file: string): Promise<Answer<FileSource>> => {
  const name = basename(file);
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return refuse('notAFile', `${name} is not a file.`, { name });
    return answer({
      name,
      size: stats.size,
      async *chunks() {
        for await (const chunk of createReadStream(file, { highWaterMark: pieceBytes })) yield new Uint8Array(chunk);
      },
    });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
    if (code === 'ENOENT') return refuse('fileGone', `There is no file ${name}.`, { name });
    return refuse('fileUnreadable', `The file ${name} could not be read (${code}).`, { name, code });
  }
};
