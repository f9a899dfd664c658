/** How a file from elsewhere is read: its bytes in pieces, how far it is, whether to stop, and how a reader gives up. */
import { type Answer, answer, type Refusal } from '../foundation/answer.ts';
import { filledIn } from '../words/agreeing.ts';
import { fileRefusalsWords } from '../words/fileRefusals.ts';

/** A file's bytes in pieces, from the start each time they are asked for. Nothing holds the whole. */
export interface FileSource {
  /** As a person knows it, without folders. */
  name: string;
  /** Bytes, or null where nobody knows before the end (unpacked streams). */
  size: number | null;
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ReadOptions {
  /** How many bytes of the file have been read, as it lies on the disk. */
  onProgress?: ((bytes: number) => void) | undefined;
  /** Asked between pieces; true ends the reading with the refusal fileStopped. */
  isCancelled?: (() => boolean) | undefined;
}

const pieceBytes = 1024 * 1024;

/** A source over bytes that are at hand already. */
export const bytesSource = (name: string, bytes: Uint8Array): FileSource => ({
  name,
  size: bytes.length,
  async *chunks() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  },
});

/** Thrown inside a reader and caught by `answering`: generators have no other way out. */
class GaveUp extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Ends the reading with a refusal made of the words table. */
export const giveUp = (
  kind: keyof typeof fileRefusalsWords,
  details: { name: string } & Record<string, string | number>,
): never => {
  const message = filledIn(fileRefusalsWords[kind].en, details);
  throw new GaveUp({ kind, message, details });
};

/** Ends the reading with a refusal another layer made. */
export const giveUpWith = (refusal: Refusal): never => {
  throw new GaveUp(refusal);
};

/** Runs a reader to its answer: its value, or the refusal it gave up with. Other errors are faults and pass through. */
export const answering = async <T>(read: () => Promise<T>): Promise<Answer<T>> => {
  try {
    return answer(await read());
  } catch (error) {
    if (error instanceof GaveUp) return { ok: false, error: error.refusal };
    throw error;
  }
};

/** The same source, saying how far it is and stopping when asked to. */
export const watched = (source: FileSource, options: ReadOptions): FileSource => ({
  ...source,
  async *chunks() {
    let bytes = 0;
    for await (const chunk of source.chunks()) {
      if (options.isCancelled?.()) giveUp('fileStopped', { name: source.name });
      yield chunk;
      bytes += chunk.length;
      options.onProgress?.(bytes);
    }
  },
});

/** All bytes of a source, where its kind can only be read whole. Refusal: fileReadTooLarge. */
export const readWhole = async (source: FileSource, maxBytes: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    size += chunk.length;
    if (size > maxBytes) giveUp('fileReadTooLarge', { name: source.name, size, mib: maxBytes / 1024 / 1024 });
    parts.push(chunk);
  }
  return joinBytes(parts, size);
};

export const joinBytes = (parts: readonly Uint8Array[], size: number): Uint8Array => {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** The first bytes of a source, at most `bytes` of them. */
export const readStart = async (source: FileSource, bytes: number): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.chunks()) {
    parts.push(chunk.subarray(0, bytes - size));
    size += Math.min(chunk.length, bytes - size);
    if (size >= bytes) break;
  }
  return joinBytes(parts, size);
};
