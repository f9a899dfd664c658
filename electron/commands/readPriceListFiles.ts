/** The text of a price list on the disk: one file of JSON, a sheet, or models.dev's TOML files, one of them or a folder. */
import { readdir } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';
import { modelsDevOfToml, type TomlFile } from '../../shared/catalog/import/modelsDevToml.ts';
import { tooLargeList } from '../../shared/catalog/import/readPriceList.ts';
import { decoded, encodingOf } from '../../shared/files/decode.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import {
  type ReadSheet,
  readPriceSheet,
  type SheetAsk,
  unclearSheet,
} from '../../shared/usage/priceSheet/readPriceSheet.ts';
import { fileOnDisk } from '../fileOnDisk.ts';

const textOf = async (file: string): Promise<Answer<string>> => {
  const source = await fileOnDisk(file);
  if (!source.ok) return source;
  const tooLarge = tooLargeList(source.value.size ?? 0);
  if (tooLarge !== null) return tooLarge;
  let text = '';
  for await (const part of decoded(source.value, await encodingOf(source.value))) text += part;
  return answer(text);
};

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

const tomlText = async (paths: readonly string[], provider: string | null): Promise<Answer<string>> => {
  const files: TomlFile[] = [];
  let size = 0;
  for (const path of paths) {
    const text = await textOf(path);
    if (!text.ok) return text;
    size += text.value.length;
    const tooLarge = tooLargeList(size);
    if (tooLarge !== null) return tooLarge;
    files.push({ path: resolve(path).split(sep).join('/'), text: text.value });
  }
  return modelsDevOfToml(files, provider);
};

const isSheet = (path: string): boolean => /\.(csv|tsv|txt|xlsx)$/i.test(path);

/** A list ready to be read, and of a sheet how it was mapped. */
export interface PriceListText {
  name: string;
  text: string;
  sheet: Pick<ReadSheet, 'columns' | 'mapping'> | null;
}

const sheetText = async (path: string, ask: SheetAsk): Promise<Answer<PriceListText>> => {
  const source = await fileOnDisk(path);
  if (!source.ok) return source;
  const tooLarge = tooLargeList(source.value.size ?? 0);
  if (tooLarge !== null) return tooLarge;
  const read = await readPriceSheet(source.value, ask);
  if (!read.ok) return read;
  const { value } = read;
  if ('gaps' in value) return unclearSheet(source.value.name, value);
  return answer({ name: source.value.name, text: value.text, sheet: value });
};

/**
 * The list as JSON text under its file's or folder's name; `provider` sells what TOML files in no provider's folder price.
 * Refusals: those of `fileOnDisk`, `modelsDevOfToml` and
 * `readPriceSheet`, priceListTooLarge, priceSheetUnclear.
 */
export const readPriceListFiles = async (
  path: string,
  ask: SheetAsk,
  provider: string | null,
): Promise<Answer<PriceListText>> => {
  if (isSheet(path)) return sheetText(path, ask);
  const tomls = path.endsWith('.toml') ? [path] : await tomlFilesIn(path);
  const text = await (tomls.length > 0 ? tomlText(tomls, provider) : textOf(path));
  return text.ok ? answer({ name: basename(resolve(path)), text: text.value, sheet: null }) : text;
};
