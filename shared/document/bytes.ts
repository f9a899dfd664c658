/** The first stairs of opening a file: its size, what it looks like, and strict UTF-8. */
import { type Answer, answer, refuse } from '../foundation/answer.ts';
import { fileLimits } from './limits.ts';
import { looksLikeBytes, notAPortfolio } from './looksLike.ts';

/** Every host has it; the ES2023 library this folder compiles with does not name it. */
declare const TextDecoder: new (encoding: 'utf-8', options: { fatal: true }) => { decode(bytes: Uint8Array): string };

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/** How many bytes the character at `i` takes, or 0 where no valid UTF-8 character starts there (RFC 3629). */
const characterLength = (bytes: Uint8Array, i: number): number => {
  const first = bytes[i] ?? 0;
  const second = bytes[i + 1];
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4 || !isContinuation(second) || second === undefined) return 0;
  if (first < 0xe0) return 2;
  if (!isContinuation(bytes[i + 2])) return 0;
  if (first < 0xf0) return (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f) ? 0 : 3;
  if (!isContinuation(bytes[i + 3])) return 0;
  return (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f) ? 0 : 4;
};

const firstBadByte = (bytes: Uint8Array): number => {
  let i = 0;
  while (i < bytes.length) {
    const length = characterLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return i;
};

/** Kind tooLarge, with the size allowed. `size` in bytes, or in characters where only the text is at hand. */
export const tooLarge = (size: number): Answer<never> =>
  refuse(
    'tooLarge',
    `The file has ${size} bytes; allowed: at most ${fileLimits.bytes} (${fileLimits.bytes / 1024 / 1024} MiB).`,
    { size, max: fileLimits.bytes, maxMiB: fileLimits.bytes / 1024 / 1024 },
  );

/** The text of a file. Refusals: tooLarge, notAPortfolio (a PNG, ZIP, PDF, SQLite file ...), notUtf8 with the byte's offset. */
export const decodeUtf8 = (bytes: Uint8Array): Answer<string> => {
  if (bytes.length > fileLimits.bytes) return tooLarge(bytes.length);
  const foreign = looksLikeBytes(bytes);
  if (foreign !== null) return notAPortfolio(foreign);
  try {
    return answer(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const offset = firstBadByte(bytes);
    return refuse('notUtf8', `The file is not UTF-8 text: byte ${offset} belongs to no character.`, { offset });
  }
};
