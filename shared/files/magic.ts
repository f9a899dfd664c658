/** What a file is by its first bytes; its name is never believed. */

export type ByteKind =
  | 'empty'
  | 'zip'
  | 'gzip'
  | 'zstd'
  | 'parquet'
  | 'sqlite'
  | 'oldXls'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'sevenZip'
  | 'rar'
  | 'bzip2'
  | 'xz'
  | 'text'
  | 'binary';

const signatures: readonly [ByteKind, readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74]],
  ['oldXls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['sevenZip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
];

const hasUtf16Mark = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** The kind of a file from its first bytes (64 are enough). Text has no zero bytes, but for UTF-16. */
export const kindOfBytes = (bytes: Uint8Array): ByteKind => {
  if (bytes.length === 0) return 'empty';
  const found = signatures.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (found) return found[0];
  if (hasUtf16Mark(bytes)) return 'text';
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros === 0) return 'text';
  // UTF-16 without a mark: every other byte of ASCII text is zero.
  return zeros > bytes.length / 3 && zeros <= bytes.length / 2 + 1 ? 'text' : 'binary';
};
