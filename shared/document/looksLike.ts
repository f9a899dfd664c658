/** Names what a file is when it is not a portfolio, so that the refusal can say so. */
import { type Answer, refuse } from '../foundation/answer.ts';

const signatures: readonly [string, readonly number[]][] = [
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['gzip', [0x1f, 0x8b]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
];

/** The format whose first bytes these are, or null. XLSX and DOCX files are ZIP files. */
export const looksLikeBytes = (bytes: ArrayLike<number>): string | null =>
  signatures.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0] ?? null;

/** The same for text, of which only the formats that begin with ASCII survive. */
export const looksLikeText = (text: string): string | null =>
  looksLikeBytes(Array.from({ length: 16 }, (_, i) => text.charCodeAt(i))) ??
  (/^\s*<(?:!doctype html|html)/i.test(text.slice(0, 200)) ? 'HTML' : null);

/** Which other program's JSON this is, or plain 'JSON'. */
export const looksLikeJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'JSON';
  if ('type' in value && value.type === 'excalidraw') return 'Excalidraw';
  if ('tldrawFileFormatVersion' in value) return 'tldraw';
  if ('nbformat' in value) return 'Jupyter';
  if ('lockfileVersion' in value) return 'package-lock.json';
  if ('name' in value && ('dependencies' in value || 'devDependencies' in value || 'scripts' in value))
    return 'package.json';
  return 'JSON';
};

/** How the text of something else than a plan is refused. */
export const looksElse: ReadonlySet<string> = new Set(['notAPortfolio', 'notJson']);

export const notAPortfolio = (looksLike: string): Answer<never> =>
  refuse(
    'notAPortfolio',
    `The file is not a portfolio: it looks like ${looksLike}. Allowed: a .portfolio file, JSON whose "format" is "portfolio".`,
    { looksLike },
  );
