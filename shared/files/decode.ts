/** Bytes to text in pieces: byte order marks, UTF-8, UTF-16, and for what is none of them Windows-1252, or GB 18030 as Excel writes Chinese. */
import type { FileSource } from './reading.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'gb18030';

interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
/** Every host has it; the ES2023 library this folder compiles with does not name it. */
declare const TextDecoder: new (encoding: Encoding, options: { fatal: boolean }) => Decoder;

const markedEncoding = (start: Uint8Array): Encoding | null => {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return 'utf-8';
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start.length >= 4 && start[0] !== 0 && start[1] === 0 && start[2] !== 0 && start[3] === 0) return 'utf-16le';
  if (start.length >= 4 && start[0] === 0 && start[1] !== 0 && start[2] === 0 && start[3] !== 0) return 'utf-16be';
  return null;
};

const chineseSampleBytes = 1024 * 1024;

/**
 * Whether bytes beyond ASCII are Chinese of two bytes each: they come in even runs, and most begin a common character or
 * a sign. Letters with accents stand alone among plain ones.
 */
const isChinese = async (source: FileSource): Promise<boolean> => {
  let [run, pairs, common, alone, seen] = [0, 0, 0, 0, 0];
  for await (const chunk of source.chunks()) {
    for (const byte of chunk) {
      if (byte < 0x80) {
        if (run % 2 === 1) alone += 1;
        run = 0;
        continue;
      }
      if (run % 2 === 0) {
        pairs += 1;
        if ((byte >= 0xb0 && byte <= 0xd7) || (byte >= 0xa1 && byte <= 0xa3)) common += 1;
      }
      run += 1;
    }
    seen += chunk.length;
    if (seen >= chineseSampleBytes) break;
  }
  return pairs >= 4 && alone <= pairs * 0.05 && common >= pairs * 0.6;
};

/** The encoding of a text file. Without a mark the whole file is looked through: one wrong byte late in it decides. */
export const encodingOf = async (source: FileSource): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  for await (const chunk of source.chunks()) {
    if (isFirst) {
      const marked = markedEncoding(chunk);
      if (marked !== null) return marked;
      isFirst = false;
    }
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return (await isChinese(source)) ? 'gb18030' : 'windows-1252';
    }
  }
  // The last character is not asked for: a file cut off inside it is still UTF-8.
  return 'utf-8';
};

/** The text of a source in pieces, its byte order mark removed. A byte that belongs to no character becomes U+FFFD. */
export async function* decoded(source: FileSource, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: false });
  for await (const chunk of source.chunks()) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
