/** A file of hers as the page holds it and a worker reads it: by its handle, piece by piece, never whole. */
import { type FileSource, giveUpWith } from '../../shared/files/reading.ts';

export interface GivenFile {
  name: string;
  content: Blob;
}

const pieceBytes = 1024 * 1024;

/** The file as a source. Gives up with fileUnreadable where it was moved or changed since it was chosen. */
export const sourceOf = ({ name, content }: GivenFile): FileSource => ({
  name,
  size: content.size,
  async *chunks() {
    for (let at = 0; at < content.size; at += pieceBytes) {
      const piece = await content
        .slice(at, at + pieceBytes)
        .arrayBuffer()
        .catch(() => null);
      if (piece === null)
        return giveUpWith({
          kind: 'fileUnreadable',
          message: `The file ${name} could not be read.`,
          details: { name },
        });
      yield new Uint8Array(piece);
    }
  },
});
