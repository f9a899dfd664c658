/** A file's name from a plan's title: what every system allows, and never empty. */
import type { FileKind } from '../../shared/contract/contract.ts';

const charactersMax = 80;
/** Most systems hold 255 bytes of UTF-8, the ending among them. */
const bytesMax = 240;

/** As many whole characters as fit: never half of one that takes two code units. */
const cutToFit = (name: string): string => {
  let cut = '';
  let bytes = 0;
  for (const character of [...name].slice(0, charactersMax)) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > bytesMax) break;
    cut += character;
  }
  return cut;
};

export const fileNameOf = (title: string, kind: FileKind): string => {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return `${cutToFit(name) || 'plan'}.${kind}`;
};
