/** The steps of taking a price list over: chosen, its columns mapped, shown, taken, taken back. */
import { useState } from 'react';
import { dayOfFile } from '../../../shared/catalog/import/dayOfFile.ts';
import type { ImportPreview, ImportProgress, PriceListAsk } from '../../../shared/contract/contract.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import type { UnclearSheet } from '../../../shared/usage/priceSheet/readPriceSheet.ts';
import { emptySheetMapping, type SheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import {
  importPrices,
  type PlanTouched,
  planTouchedBy,
  previewPrices,
  undoImport,
} from '../../actions/importedPrices.ts';
import { notPrices, readPriceFiles } from '../../actions/readPriceFiles.ts';
import { today } from '../../parts/today.ts';

/** What was chosen, to be read again once its columns are mapped otherwise. */
interface Mapped {
  file: File;
  sheet: UnclearSheet;
}

type Stage =
  | { is: 'choosing' }
  | ({ is: 'mapping' } & Mapped)
  /** Files that do not say whose price theirs is. */
  | { is: 'selling'; files: readonly File[]; provider: string }
  | { is: 'working'; name: string }
  | { is: 'shown'; ask: PriceListAsk; preview: ImportPreview; file: File | null }
  | { is: 'done'; name: string; report: ImportPreview; touched: PlanTouched | null };

type Shown = Extract<Stage, { is: 'shown' }>;
type Selling = Extract<Stage, { is: 'selling' }>;

/** A sheet that was read, to be mapped otherwise. */
const mappingAgain = ({ ask, file }: Shown): Stage =>
  ask.sheet === undefined || file === null
    ? { is: 'choosing' }
    : { is: 'mapping', file, sheet: { ...ask.sheet, gaps: [] } };

/** What is no price list is named as what it is. */
const named = async (refusal: Refusal, file: File | null): Promise<Refusal> =>
  file !== null && (refusal.kind === 'priceListUnknown' || refusal.kind === 'priceListNotJson')
    ? ((await notPrices(file)) ?? refusal)
    : refusal;

/**
 * `date` is the day of the list, null while what is typed is none; `isTyped`: she stated it, else a day in the file's name
 * goes before.
 */
export const useImportStages = (date: string | null, isTyped: boolean, onClose: () => void) => {
  const [stage, setStage] = useState<Stage>({ is: 'choosing' });
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refuse = (error: Refusal, back: Stage) => {
    setRefusal(error);
    setStage(back);
  };
  const show = async (ask: PriceListAsk, file: File | null, chosen: File | null = file) => {
    setRefusal(null);
    const before = stage;
    setStage({ is: 'working', name: ask.name });
    const answered = await previewPrices(ask);
    if (!answered.ok) return refuse(await named(answered.error, chosen), before);
    setStage({ is: 'shown', ask, preview: answered.value, file });
  };
  const choose = async (
    files: readonly File[],
    stated: SheetMapping = emptySheetMapping,
    provider: string | null = null,
  ) => {
    const [file] = files;
    if (file === undefined || date === null) return;
    setRefusal(null);
    const named = isTyped ? null : dayOfFile(file.webkitRelativePath || file.name, today());
    const read = await readPriceFiles(files, named ?? date, stated, provider);
    if (!read.ok && read.error.kind === 'priceListNoProvider') return setStage({ is: 'selling', files, provider: '' });
    if (!read.ok) return refuse(read.error, stage);
    if ('gaps' in read.value) return setStage({ is: 'mapping', file, sheet: read.value });
    await show(read.value, read.value.sheet === undefined ? null : file, file);
  };
  const take = async (shown: Shown) => {
    setStage({ is: 'working', name: shown.ask.name });
    const answered = await importPrices(shown.ask, setProgress);
    setProgress(null);
    if (!answered.ok) return refuse(answered.error, shown);
    const { catalog, ...report } = answered.value;
    setStage({ is: 'done', name: shown.ask.name, report, touched: await planTouchedBy(catalog) });
  };
  const takeBack = async () => {
    const refused = await undoImport();
    if (refused !== null) setRefusal(refused);
    else onClose();
  };
  const mapAgain = (shown: Shown) => setStage(mappingAgain(shown));
  const map = ({ file, sheet }: Mapped, mapping: SheetMapping) =>
    setStage({ is: 'mapping', file, sheet: { ...sheet, mapping } });
  const sell = ({ files }: Selling, provider: string) => setStage({ is: 'selling', files, provider });
  /** Entries of models that are not known come in as models of her own, or do not. */
  const add = ({ ask, file }: Shown, entry: string, isAdded: boolean) => {
    const added = ask.add ?? [];
    return show({ ...ask, add: isAdded ? [...added, entry] : added.filter((one) => one !== entry) }, file);
  };
  return { stage, progress, refusal, choose, take, takeBack, mapAgain, map, sell, add };
};

export type ImportStages = ReturnType<typeof useImportStages>;
