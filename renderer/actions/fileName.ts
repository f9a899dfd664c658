/** A file's name from a plan's title: what every system allows, and never empty. */
import type { FileKind } from '../../shared/contract/contract.ts';

export const fileNameOf = (title: string, kind: FileKind): string => {
  const name = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ._-]+/gu, ' ')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
  return `${name || 'plan'}.${kind}`;
};
