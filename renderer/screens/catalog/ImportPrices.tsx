/** A price list comes in: the planner names its day, picks its file, sees every field it changes, and takes it or not. */

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { priceListFormats } from '../../../shared/catalog/import/formats.ts';
import type { ImportPreview, ImportProgress, PriceListAsk } from '../../../shared/contract/contract.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { changesTable, offersTable } from '../../../shared/report/importTables.ts';
import { formatCell, kindOf, type Row, type Table } from '../../../shared/report/table.ts';
import type { UnclearSheet } from '../../../shared/usage/priceSheet/readPriceSheet.ts';
import { emptySheetMapping, type SheetMapping } from '../../../shared/usage/priceSheet/sheetMapping.ts';
import {
  importPrices,
  type PlanTouched,
  planTouchedBy,
  previewPrices,
  undoImport,
} from '../../actions/importedPrices.ts';
import { readPriceFiles } from '../../actions/readPriceFiles.ts';
import { updatePrices } from '../../actions/updatePrices.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { failed, readDate } from './readField.ts';
import { SheetColumns } from './SheetColumns.tsx';

const publishers = priceListFormats.map((format) => format.publisher).join(', ');

/** A table of thousands of rows helps nobody; the count says how many there are. */
const shownRows = 100;

const Rows = ({ table, isOpen = false }: { table: Table; isOpen?: boolean }) => {
  const { say, number, language } = useI18n();
  const { title, columns, rows } = table;
  if (rows.length === 0) return null;
  const shown = columns.map(
    (column): Column<Row> => ({
      id: column.key,
      head: column.label,
      numeric: column.kind !== 'text',
      cell: (row) => formatCell(row.cells[column.key] ?? null, kindOf(column, row), language, say),
    }),
  );
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      <DataTable caption={title} columns={shown} rows={rows.slice(0, shownRows)} rowId={({ key }) => key} />
      {rows.length > shownRows ? <p>{say('catalog.importMore', { count: number(rows.length - shownRows) })}</p> : null}
    </details>
  );
};

/** Entries left out, and why; those of models that are not known can be added as models of her own. */
const Skipped = ({
  skipped,
  added,
  onAdd,
}: {
  skipped: ImportPreview['skipped'];
  added: readonly string[];
  onAdd: ((entry: string, isAdded: boolean) => void) | null;
}) => {
  const { say, number } = useI18n();
  if (skipped.length === 0) return null;
  const columns: Column<ImportPreview['skipped'][number]>[] = [
    { id: 'entry', head: say('catalog.importEntry'), cell: ({ entry }) => entry },
    { id: 'reason', head: say('catalog.importReason'), cell: ({ reason }) => say(`catalog.${reason}`) },
    {
      id: 'add',
      head: say('catalog.importAdd'),
      cell: ({ entry, reason }) =>
        reason === 'skipNotInCatalog' && onAdd !== null ? (
          <Toggle isOn={added.includes(entry)} onChange={(isAdded) => onAdd(entry, isAdded)}>
            {say('catalog.importAdd')}
          </Toggle>
        ) : null,
    },
  ];
  // What can still be added stands first.
  const rows = skipped.toSorted(
    (a, b) => Number(b.reason === 'skipNotInCatalog') - Number(a.reason === 'skipNotInCatalog'),
  );
  return (
    <details>
      <summary>{say('catalog.importSkippedTitle')}</summary>
      <DataTable
        caption={say('catalog.importSkippedTitle')}
        columns={columns}
        rows={rows.slice(0, shownRows)}
        rowId={(row) => `${row.entry} ${row.reason}`}
      />
      {rows.length > shownRows ? <p>{say('catalog.importMore', { count: number(rows.length - shownRows) })}</p> : null}
    </details>
  );
};

const Preview = ({
  preview,
  added,
  onAdd,
}: {
  preview: ImportPreview;
  added: readonly string[];
  onAdd: ((entry: string, isAdded: boolean) => void) | null;
}) => {
  const { say, number, date, usd } = useI18n();
  const counts = [
    ['catalog.importRead', preview.read],
    ['catalog.importUpdated', preview.updated],
    ['catalog.importOffers', preview.offers.length],
    ['catalog.importAdded', preview.added],
    ['catalog.importOlder', preview.older],
    ['catalog.importUnchanged', preview.unchanged],
    ['catalog.importSkipped', preview.skipped.length],
  ] as const;
  return (
    <>
      <p>{say('catalog.importFormat', { format: preview.format, date: date(preview.asOf) })}</p>
      <dl className="import-counts">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dd>{number(count)}</dd>
            <dt>{say(word)}</dt>
          </div>
        ))}
      </dl>
      {preview.changes.length === 0 ? <p>{say('catalog.importSame')}</p> : null}
      <Rows table={changesTable(preview.changes, say)} isOpen />
      <Rows table={offersTable(preview.offers, say)} />
      {preview.addedModels.length === 0 ? null : (
        <details>
          <summary>{say('catalog.importAdded')}</summary>
          <ul>
            {preview.addedModels.slice(0, shownRows).map((model) => {
              const price = chooseOffer(model)?.offer ?? null;
              return (
                <li key={model.id}>
                  {model.name} <span className="faint">{model.id}</span>
                  {price === null ? null : ` ${usd(price.promptUsdPerM)} / ${usd(price.completionUsdPerM)}`}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      <Skipped skipped={preview.skipped} added={added} onAdd={onAdd} />
    </>
  );
};

/** The open plan is told what would become of it; it keeps its own prices until it is updated. */
const Touched = ({ touched }: { touched: PlanTouched | null }) => {
  const { say, number } = useI18n();
  if (touched === null) return <p>{say('catalog.importTouchesNone')}</p>;
  return (
    <Note tone="info">
      <p>{say('catalog.importTouches', { title: touched.title, count: number(touched.models) })}</p>
      <p>{say('catalog.importVerdictBefore', { verdict: touched.before })}</p>
      <p>{say('catalog.importVerdictAfter', { verdict: touched.after })}</p>
    </Note>
  );
};

/** What was chosen, to be read again once its columns are mapped otherwise. */
interface Mapped {
  file: File;
  sheet: UnclearSheet;
}

type Stage =
  | { is: 'choosing' }
  | ({ is: 'mapping' } & Mapped)
  | { is: 'working'; name: string }
  | { is: 'shown'; ask: PriceListAsk; preview: ImportPreview; file: File | null }
  | { is: 'done'; name: string; report: ImportPreview; touched: PlanTouched | null };

/** A sheet that was read, to be mapped otherwise. */
const mappingAgain = ({ ask, file }: Extract<Stage, { is: 'shown' }>): Stage =>
  ask.sheet === undefined || file === null
    ? { is: 'choosing' }
    : { is: 'mapping', file, sheet: { ...ask.sheet, gaps: [] } };

export const ImportPrices = ({ onClose }: { onClose: () => void }) => {
  const speech = useI18n();
  const { say, number } = speech;
  const [day, setDay] = useState(today());
  const [stage, setStage] = useState<Stage>({ is: 'choosing' });
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const date = readDate(day, speech);
  const refuse = (error: Refusal, back: Stage) => {
    setRefusal(error);
    setStage(back);
  };
  const show = async (ask: PriceListAsk, file: File | null) => {
    setRefusal(null);
    const before = stage;
    setStage({ is: 'working', name: ask.name });
    const answered = await previewPrices(ask);
    if (!answered.ok) return refuse(answered.error, before);
    setStage({ is: 'shown', ask, preview: answered.value, file });
  };
  const choose = async (files: readonly File[], stated: SheetMapping = emptySheetMapping) => {
    const [file] = files;
    if (file === undefined || 'error' in date) return;
    setRefusal(null);
    const read = await readPriceFiles(files, date.value, stated);
    if (!read.ok) return refuse(read.error, stage);
    if ('gaps' in read.value) return setStage({ is: 'mapping', file, sheet: read.value });
    await show(read.value, read.value.sheet === undefined ? null : file);
  };
  const take = async (shown: Extract<Stage, { is: 'shown' }>) => {
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
  const actions = () => {
    switch (stage.is) {
      case 'done':
        return (
          <>
            <Button onPress={() => void takeBack()}>{say('catalog.importUndo')}</Button>
            {stage.touched === null ? null : (
              <Button
                onPress={() => {
                  onClose();
                  void updatePrices();
                }}
              >
                {say('app.updatePrices')}
              </Button>
            )}
            <Button tone="primary" onPress={onClose}>
              {say('app.close')}
            </Button>
          </>
        );
      case 'mapping':
        return (
          <>
            <Button onPress={onClose}>{say('app.cancel')}</Button>
            <Button tone="primary" onPress={() => void choose([stage.file], stage.sheet.mapping)}>
              {say('catalog.sheetRead')}
            </Button>
          </>
        );
      case 'shown':
        return (
          <>
            <Button onPress={onClose}>{say('app.cancel')}</Button>
            {stage.file === null ? null : (
              <Button onPress={() => setStage(mappingAgain(stage))}>{say('catalog.sheetChange')}</Button>
            )}
            <Button tone="primary" onPress={() => void take(stage)}>
              {say('catalog.importTake')}
            </Button>
          </>
        );
      case 'choosing':
      case 'working':
        return (
          <>
            <Button onPress={onClose}>{say('app.cancel')}</Button>
            <FileTrigger acceptDirectory onSelect={(files) => void choose([...(files ?? [])])}>
              <Button isDisabled={'error' in date || stage.is === 'working'}>{say('catalog.importFolder')}</Button>
            </FileTrigger>
            <FileTrigger
              acceptedFileTypes={['.json', 'application/json', '.csv', '.tsv', '.txt', '.xlsx', '.toml']}
              onSelect={(files) => void choose([...(files ?? [])])}
            >
              <Button tone="primary" isDisabled={'error' in date || stage.is === 'working'}>
                {say('catalog.importChoose')}
              </Button>
            </FileTrigger>
          </>
        );
      default:
        return stage satisfies never;
    }
  };
  const body = () => {
    switch (stage.is) {
      case 'done':
        return (
          <>
            <Touched touched={stage.touched} />
            <Preview preview={stage.report} added={[]} onAdd={null} />
          </>
        );
      case 'mapping': {
        const { file, sheet } = stage;
        const change = (mapping: SheetMapping) => setStage({ is: 'mapping', file, sheet: { ...sheet, mapping } });
        return <SheetColumns columns={sheet.columns} mapping={sheet.mapping} onChange={change} />;
      }
      case 'shown': {
        const { ask, preview } = stage;
        const added = ask.add ?? [];
        const add = (entry: string, isAdded: boolean) =>
          void show({ ...ask, add: isAdded ? [...added, entry] : added.filter((one) => one !== entry) }, stage.file);
        return (
          <>
            <p>{say('catalog.importShown')}</p>
            <Preview preview={preview} added={added} onAdd={add} />
          </>
        );
      }
      case 'choosing':
      case 'working':
        return (
          <>
            <p>{say('catalog.importText', { publishers })}</p>
            <div className="import-day">
              <FormField label={say('catalog.importDate')} value={day} onChange={setDay} error={failed(date)} />
            </div>
            {stage.is === 'working' ? <p aria-live="polite">{say('catalog.importing', { name: stage.name })}</p> : null}
            {progress === null ? null : (
              <p>{say('catalog.importProgress', { done: number(progress.done), of: number(progress.of) })}</p>
            )}
          </>
        );
      default:
        return stage satisfies never;
    }
  };
  return (
    <Dialog
      wide
      title={stage.is === 'done' ? say('catalog.importDone', { name: stage.name }) : say('catalog.importTitle')}
      onClose={onClose}
      actions={actions()}
    >
      <div className="catalog-form">
        {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
        {body()}
      </div>
    </Dialog>
  );
};
