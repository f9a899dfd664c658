/** A price list as its file holds it, packed or not: JSON as it is, a sheet once mapped, models.dev's TOML put together. */
import { modelsDevOfToml, type TomlFile } from '../../catalog/import/modelsDevToml.ts';
import { tooLargeList } from '../../catalog/import/readPriceList.ts';
import { decoded, encodingOf } from '../../files/decode.ts';
import { packedFiles } from '../../files/openFile.ts';
import { answering, type FileSource, giveUp, giveUpWith } from '../../files/reading.ts';
import { type Answer, answer } from '../../foundation/answer.ts';
import { type ReadSheet, readPriceSheet, type SheetAsk, type UnclearSheet } from './readPriceSheet.ts';

/** A list ready to be read, and of a sheet how it was mapped. */
export interface PriceFileText {
  text: string;
  sheet: Pick<ReadSheet, 'columns' | 'mapping'> | null;
}

const isSheet = (name: string): boolean => /\.(csv|tsv|txt|xlsx)$/i.test(name);
const isToml = ({ name }: FileSource): boolean => name.toLowerCase().endsWith('.toml');

/** Members of an archive that could be lists: no notes, no licence, no folders of the system that packed them. */
const isList = (member: string): boolean =>
  !/(^|\/)(__MACOSX|\.|readme|licen[cs]e)/i.test(member) && /\.(json|csv|tsv|txt|xlsx|toml|gz|zst)$/i.test(member);

/** The text of a file that is no longer than any list; gives up beyond. `before` counts what was read of others. */
const textOf = async (source: FileSource, before = 0): Promise<string> => {
  let text = '';
  for await (const part of decoded(source, await encodingOf(source))) {
    text += part;
    const tooLarge = tooLargeList(before + text.length);
    if (tooLarge !== null && !tooLarge.ok) giveUpWith(tooLarge.error);
  }
  return text;
};

/** TOML files as one list; `provider` sells what those price that lie in no provider's folder. */
export const readTomlFiles = (sources: readonly FileSource[], provider: string | null): Promise<Answer<string>> =>
  answering(async () => {
    const files: TomlFile[] = [];
    let size = 0;
    for (const source of sources) {
      const text = await textOf(source, size);
      size += text.length;
      files.push({ path: source.name, text });
    }
    const list = modelsDevOfToml(files, provider);
    return list.ok ? list.value : giveUpWith(list.error);
  });

/**
 * A sheet that leaves something open comes back as what is to be asked. Refusals: those of `packedFiles`,
 * `modelsDevOfToml` and `readPriceSheet`, priceListTooLarge, priceListSeveral.
 */
export const readPriceFile = async (
  source: FileSource,
  ask: SheetAsk,
  provider: string | null,
): Promise<Answer<PriceFileText | UnclearSheet>> => {
  const tooLarge = tooLargeList(source.size ?? 0);
  if (tooLarge !== null) return tooLarge;
  const packed = await packedFiles(source, isList);
  if (!packed.ok) return packed;
  const tomls = packed.value.filter(isToml);
  if (tomls.length > 0) {
    const text = await readTomlFiles(tomls, provider);
    return text.ok ? answer({ text: text.value, sheet: null }) : text;
  }
  const [file, ...others] = packed.value;
  if (file === undefined || others.length > 0)
    return answering(async () => {
      const files = packed.value.slice(0, 8).map(({ name }) => name.slice(source.name.length + 1));
      return giveUp('priceListSeveral', { name: source.name, count: packed.value.length, files: files.join(', ') });
    });
  if (!isSheet(file.name)) return answering(async () => ({ text: await textOf(file), sheet: null }));
  const read = await readPriceSheet(file, ask);
  if (!read.ok) return read;
  return answer('gaps' in read.value ? read.value : { text: read.value.text, sheet: read.value });
};
