/** The text of a price list on the disk: one file, packed or not, or a folder of models.dev's TOML files. */
import { readdir } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import type { FileSource } from '../../shared/files/reading.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { type PriceFileText, readPriceFile, readTomlFiles } from '../../shared/usage/priceSheet/readPriceFile.ts';
import { type SheetAsk, unclearSheet } from '../../shared/usage/priceSheet/readPriceSheet.ts';
import { fileOnDisk } from '../fileOnDisk.ts';

/** The TOML files of a folder and those below, in order of their names; none where there is no folder. */
const tomlFilesIn = async (folder: string): Promise<string[]> => {
  try {
    const entries = await readdir(folder, { recursive: true });
    return entries
      .filter((entry) => entry.endsWith('.toml'))
      .sort()
      .map((entry) => join(folder, entry));
  } catch {
    return [];
  }
};

/** A file under its whole path: the folders of models.dev say who sells. */
const withFolders = async (path: string): Promise<Answer<FileSource>> => {
  const source = await fileOnDisk(path);
  return source.ok ? answer({ ...source.value, name: resolve(path).split(sep).join('/') }) : source;
};

const tomlText = async (paths: readonly string[], provider: string | null): Promise<Answer<PriceFileText>> => {
  const files: FileSource[] = [];
  for (const path of paths) {
    const file = await withFolders(path);
    if (!file.ok) return file;
    files.push(file.value);
  }
  const text = await readTomlFiles(files, provider);
  return text.ok ? answer({ text: text.value, sheet: null }) : text;
};

/** A list ready to be read, under its file's or folder's name. */
export type PriceListText = PriceFileText & { name: string };

const oneFile = async (path: string, ask: SheetAsk, provider: string | null): Promise<Answer<PriceFileText>> => {
  const source = await fileOnDisk(path);
  if (!source.ok) return source;
  const read = await readPriceFile(source.value, ask, provider);
  if (!read.ok) return read;
  return 'gaps' in read.value ? unclearSheet(source.value.name, read.value) : answer(read.value);
};

/**
 * The list as JSON text; `provider` sells what TOML files in no provider's folder price. Refusals: those of `fileOnDisk`,
 * `readTomlFiles` and `readPriceFile`, priceSheetUnclear.
 */
export const readPriceListFiles = async (
  path: string,
  ask: SheetAsk,
  provider: string | null,
): Promise<Answer<PriceListText>> => {
  const tomls = path.endsWith('.toml') ? [path] : await tomlFilesIn(path);
  const read = await (tomls.length > 0 ? tomlText(tomls, provider) : oneFile(path, ask, provider));
  return read.ok ? answer({ name: basename(resolve(path)), ...read.value }) : read;
};
