/** A price list of the planner's choice as it is asked about, whatever it is packed in. */
import { tooLargeList } from '../../shared/catalog/import/readPriceList.ts';
import type { PriceListAsk } from '../../shared/contract/contract.ts';
import { bytesSource, type FileSource } from '../../shared/files/reading.ts';
import { type Answer, answer, type Refusal } from '../../shared/foundation/answer.ts';
import type { UnclearSheet } from '../../shared/usage/priceSheet/readPriceSheet.ts';
import type { SheetMapping } from '../../shared/usage/priceSheet/sheetMapping.ts';
import { host } from '../host/host.ts';

const isToml = ({ name }: File): boolean => name.toLowerCase().endsWith('.toml');

const rememberedFor = async (columns: readonly string[]): Promise<SheetMapping | null> => {
  const answered = await host.call('catalog.sheetMapping', { columns: columns.map((name) => name.slice(0, 300)) });
  return answered.ok ? answered.value : null;
};

/** What unpacks and reads lists is loaded when the first of them comes. */
const reader = () => import('../../shared/usage/priceSheet/readPriceFile.ts');

const sourceOf = async (file: File, name = file.name): Promise<FileSource> =>
  bytesSource(name, new Uint8Array(await file.arrayBuffer()));

const fileAsk = async (
  file: File,
  asOf: string,
  stated: SheetMapping,
  provider: string | null,
): Promise<Answer<PriceListAsk | UnclearSheet>> => {
  const { readPriceFile } = await reader();
  const read = await readPriceFile(await sourceOf(file), { stated, remembered: rememberedFor }, provider);
  if (!read.ok) return read;
  if ('gaps' in read.value) {
    const other = await notPrices(file);
    return other === null ? answer(read.value) : { ok: false, error: other };
  }
  const { text, sheet } = read.value;
  const ask = { text, name: file.name, asOf, add: [] };
  return answer(sheet === null ? ask : { ...ask, sheet: { columns: sheet.columns, mapping: sheet.mapping } });
};

const tomlAsk = async (
  files: readonly File[],
  asOf: string,
  provider: string | null,
): Promise<Answer<PriceListAsk>> => {
  const { readTomlFiles } = await reader();
  const sources = await Promise.all(files.map((file) => sourceOf(file, file.webkitRelativePath || file.name)));
  const text = await readTomlFiles(sources, provider);
  const name = sources[0]?.name.split('/')[0] ?? '';
  return text.ok ? answer({ text: text.value, name, asOf, add: [] }) : text;
};

/**
 * The chosen file, or all TOML files of the chosen folder; `provider` sells what those price that lie in no provider's
 * folder. A sheet that leaves something open comes back as what is to be
 * asked. Refusals: those of the readers, priceListTooLarge.
 */
export const readPriceFiles = async (
  files: readonly File[],
  asOf: string,
  stated: SheetMapping,
  provider: string | null = null,
): Promise<Answer<PriceListAsk | UnclearSheet>> => {
  const tomls = files.filter(isToml);
  const tooLarge = tooLargeList(
    (tomls.length > 0 ? tomls : files.slice(0, 1)).reduce((sum, { size }) => sum + size, 0),
  );
  if (tooLarge !== null) return tooLarge;
  const [file] = files;
  if (tomls.length > 0 || file === undefined) return tomlAsk(tomls, asOf, provider);
  return fileAsk(file, asOf, stated, provider);
};

/** What a file that is no price list is, where it is known; null where it is not. */
export const notPrices = async (file: File): Promise<Refusal | null> => {
  const { otherKind } = await import('../../shared/given/fileKind.ts');
  return otherKind('prices', await sourceOf(file), file.name);
};
