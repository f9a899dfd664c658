/** A price list of the planner's choice as it is asked about: JSON as it is, a sheet once mapped, models.dev's TOML files put together. */
import { tooLargeList } from '../../shared/catalog/import/readPriceList.ts';
import type { PriceListAsk } from '../../shared/contract/contract.ts';
import { bytesSource } from '../../shared/files/reading.ts';
import { type Answer, answer, type Refusal } from '../../shared/foundation/answer.ts';
import type { UnclearSheet } from '../../shared/usage/priceSheet/readPriceSheet.ts';
import type { SheetMapping } from '../../shared/usage/priceSheet/sheetMapping.ts';
import { host } from '../host/host.ts';

const isSheet = ({ name }: File): boolean => /\.(csv|tsv|txt|xlsx)$/i.test(name);
const isToml = ({ name }: File): boolean => name.toLowerCase().endsWith('.toml');

const rememberedFor = async (columns: readonly string[]): Promise<SheetMapping | null> => {
  const answered = await host.call('catalog.sheetMapping', { columns: columns.map((name) => name.slice(0, 300)) });
  return answered.ok ? answered.value : null;
};

/** What reads sheets and TOML is loaded when the first of them comes. */
const sheetAsk = async (
  file: File,
  asOf: string,
  stated: SheetMapping,
): Promise<Answer<PriceListAsk | UnclearSheet>> => {
  const { readPriceSheet } = await import('../../shared/usage/priceSheet/readPriceSheet.ts');
  const source = bytesSource(file.name, new Uint8Array(await file.arrayBuffer()));
  const read = await readPriceSheet(source, { stated, remembered: rememberedFor });
  if (!read.ok) return read;
  if ('gaps' in read.value) {
    const other = await notPrices(file);
    return other === null ? answer(read.value) : { ok: false, error: other };
  }
  const { text, columns, mapping } = read.value;
  return answer({ text, name: file.name, asOf, add: [], sheet: { columns, mapping } });
};

const tomlAsk = async (
  files: readonly File[],
  asOf: string,
  provider: string | null,
): Promise<Answer<PriceListAsk>> => {
  const { modelsDevOfToml } = await import('../../shared/catalog/import/modelsDevToml.ts');
  const read = await Promise.all(
    files.map(async (file) => ({ path: file.webkitRelativePath || file.name, text: await file.text() })),
  );
  const text = modelsDevOfToml(read, provider);
  const [first] = read;
  const name = first?.path.split('/')[0] ?? '';
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
  const [file] = tomls.length > 0 ? tomls : files;
  const tooLarge = tooLargeList(
    (tomls.length > 0 ? tomls : files.slice(0, 1)).reduce((sum, { size }) => sum + size, 0),
  );
  if (tooLarge !== null) return tooLarge;
  if (tomls.length > 0) return tomlAsk(tomls, asOf, provider);
  if (file !== undefined && isSheet(file)) return sheetAsk(file, asOf, stated);
  return answer({ text: file === undefined ? '' : await file.text(), name: file?.name ?? '', asOf, add: [] });
};

/** What a file that is no price list is, where it is known; null where it is not. */
export const notPrices = async (file: File): Promise<Refusal | null> => {
  const { otherKind } = await import('../../shared/given/fileKind.ts');
  return otherKind('prices', bytesSource(file.name, new Uint8Array(await file.arrayBuffer())), file.name);
};
