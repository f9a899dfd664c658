/** What a file from elsewhere holds, whatever it is packed in: tables, JSON values or YAML text, read in pieces. */
import type { Answer } from '../foundation/answer.ts';
import { decoded, type Encoding, encodingOf } from './decode.ts';
import { type Dialect, dialectOf, type TableRow, tableRows } from './delimited.ts';
import type { JsonBatch } from './jsonText.ts';
import { jsonValues } from './jsonValues.ts';
import { readLimits } from './limits.ts';
import { type ByteKind, kindOfBytes } from './magic.ts';
import { answering, bytesSource, type FileSource, giveUp, type ReadOptions, readStart, watched } from './reading.ts';
import { readSheets } from './sheets.ts';
import { readZip, unpackedSource } from './unpack.ts';

interface Named {
  /** The file, and behind a slash the member of an archive it stands in. */
  name: string;
}

export interface TableContent extends Named {
  kind: 'table';
  /** The sheet of a workbook, or null. */
  sheet: string | null;
  encoding: Encoding | null;
  delimiter: string | null;
  rows(): AsyncIterable<TableRow[]>;
}

export interface JsonContent extends Named {
  kind: 'json';
  values(): AsyncIterable<JsonBatch>;
}

export interface YamlContent extends Named {
  kind: 'yaml';
  texts(): AsyncIterable<string>;
}

export type Content = TableContent | JsonContent | YamlContent;

const sampleBytes = 64 * 1024;

const unread: Partial<Record<ByteKind, string>> = {
  pdf: 'PDF',
  png: 'PNG',
  jpeg: 'JPEG',
  gif: 'GIF',
  sevenZip: '7-Zip',
  rar: 'RAR',
  bzip2: 'bzip2',
  xz: 'xz',
  binary: 'binary',
};

const joined = async (texts: AsyncIterable<string>, chars: number): Promise<string> => {
  let text = '';
  for await (const part of texts) {
    text += part;
    if (text.length >= chars) break;
  }
  return text.slice(0, chars);
};

/** The rest of a text without blank lines before it: `{`, `[` or something else decides how it is read. */
const looksLikeYaml = (sample: string): boolean =>
  /^(?:#[^\n]*\n|\s)*(?:---\s*\n|- [\w"']+:\s|[\w-]+:\s*\n\s*-? )/.test(sample) &&
  !/^[^\n]*[,;\t][^\n]*\n[^\n]*[,;\t]/.test(sample);

const textContent = async (source: FileSource): Promise<Content> => {
  const { name } = source;
  const encoding = await encodingOf(source);
  const texts = (): AsyncIterable<string> => decoded(source, encoding);
  const sample = await joined(texts(), sampleBytes);
  const first = sample.trimStart()[0];
  if (first === undefined) return giveUp('fileEmpty', { name });
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(sample))
    return giveUp('fileKindNotRead', { name, looksLike: 'HTML or XML' });
  if (first === '{' || first === '[') return { kind: 'json', name, values: () => jsonValues(name, texts()) };
  if (/\.ya?ml$/i.test(name) || looksLikeYaml(sample)) return { kind: 'yaml', name, texts };
  const dialect: Dialect = dialectOf(sample);
  return {
    kind: 'table',
    name,
    sheet: null,
    encoding,
    delimiter: dialect.delimiter,
    rows: () => tableRows(name, texts(), dialect),
  };
};

/** Members that are no data: folders of the system that packed them, notes, pictures. */
const isData = (member: string): boolean =>
  !/(^|\/)(__MACOSX|\.)/.test(member) && /\.(csv|tsv|txt|json|jsonl|ndjson|xlsx|ya?ml|gz|zst)$/i.test(member);

/** Whether a member is data; more tables than any export has are refused before the first of them is unpacked. */
const countedData = (name: string): ((member: string) => boolean) => {
  let tables = 0;
  return (member) => {
    if (!isData(member)) return false;
    if (/\.(csv|tsv|txt|xlsx)$/i.test(member)) tables += 1;
    if (tables > readLimits.tables) giveUp('fileTooManyMembers', { name, max: readLimits.tables });
    return true;
  };
};

const isWorkbook = async (source: FileSource): Promise<boolean> => {
  let found = false;
  await readZip(
    source,
    (member) => {
      found ||= member === 'xl/workbook.xml';
      return false;
    },
    readLimits.heldBytes,
  );
  return found;
};

const sheetContents = async (source: FileSource): Promise<Content[]> =>
  (await readSheets(source)).map(({ name: sheet, rows }) => ({
    kind: 'table' as const,
    name: source.name,
    sheet,
    encoding: null,
    delimiter: null,
    async *rows() {
      yield rows;
    },
  }));

const kindOf = async (source: FileSource): Promise<ByteKind> => kindOfBytes(await readStart(source, sampleBytes));

/** The files a file holds: itself, or what is packed in it and wanted. A workbook is one file. */
const filesIn = async (
  source: FileSource,
  wantedIn: (name: string) => (member: string) => boolean,
  depth = 0,
): Promise<FileSource[]> => {
  const { name } = source;
  const kind = await kindOf(source);
  if (kind === 'gzip' || kind === 'zstd') {
    if (depth > 1) return giveUp('fileKindNotRead', { name, looksLike: kind });
    return filesIn(unpackedSource(source, kind), wantedIn, depth + 1);
  }
  if (kind !== 'zip' || (await isWorkbook(source))) return [source];
  if (depth > 1) return giveUp('fileKindNotRead', { name, looksLike: 'zip' });
  const members = await readZip(source, wantedIn(name));
  if (members.size === 0) return giveUp('fileNothingInside', { name });
  const files: FileSource[] = [];
  for (const [member, bytes] of members)
    if (bytes.length > 0) files.push(...(await filesIn(bytesSource(`${name}/${member}`, bytes), wantedIn, depth + 1)));
  return files;
};

const contentsOf = async (source: FileSource): Promise<Content[]> => {
  const { name } = source;
  const kind = await kindOf(source);
  switch (kind) {
    case 'empty':
      return giveUp('fileEmpty', { name });
    case 'text':
      return [await textContent(source)];
    case 'zip':
      return sheetContents(source);
    case 'gzip':
    case 'zstd':
      return giveUp('fileKindNotRead', { name, looksLike: kind });
    case 'parquet':
      return giveUp('fileParquet', { name });
    case 'sqlite':
      return giveUp('fileSqlite', { name });
    case 'oldXls':
      return giveUp('fileOldXls', { name });
    case 'pdf':
    case 'png':
    case 'jpeg':
    case 'gif':
    case 'sevenZip':
    case 'rar':
    case 'bzip2':
    case 'xz':
    case 'binary':
      return giveUp('fileKindNotRead', { name, looksLike: unread[kind] ?? kind });
    default: {
      const never: never = kind;
      return never;
    }
  }
};

/**
 * What a file holds: one content, or one per sheet of a workbook and per member of an archive. Nothing but the
 * beginning is read until rows or values are asked for; asking again reads from the start. Reading gives up by
 * throwing; wrap it in `answering`. Refusals: see shared/words/fileRefusals.ts.
 */
export const openFile = (source: FileSource, options: ReadOptions = {}): Promise<Answer<Content[]>> =>
  answering(async () => {
    const contents: Content[] = [];
    for (const file of await filesIn(watched(source, options), countedData)) contents.push(...(await contentsOf(file)));
    return contents;
  });

/** The files a file holds: itself, or the wanted members of what is packed in it; a workbook is one file. Refusals as `openFile`. */
export const packedFiles = (source: FileSource, isWanted: (member: string) => boolean): Promise<Answer<FileSource[]>> =>
  answering(() => filesIn(source, () => isWanted));
