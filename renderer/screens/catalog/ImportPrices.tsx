/** A price list comes in: the planner names its day, picks its file, and sees model by model what it did and why not. */

import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { type Discrepancy, discrepanciesBetween } from '../../../shared/catalog/discrepancies.ts';
import { priceListFormats } from '../../../shared/catalog/import/formats.ts';
import type { Model } from '../../../shared/catalog/model.ts';
import type { ImportProgress, ImportReport } from '../../../shared/contract/contract.ts';
import type { Refusal } from '../../../shared/foundation/answer.ts';
import { changesTable } from '../../../shared/report/importTables.ts';
import { formatCell, kindOf, type Row } from '../../../shared/report/table.ts';
import { catalogWords } from '../../../shared/words/catalog.ts';
import { importPrices } from '../../actions/catalogRows.ts';
import { Button } from '../../parts/Button.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { FormField } from '../../parts/FormField.tsx';
import { Note } from '../../parts/Note.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { catalogStore } from '../../state/catalogStore.ts';
import { failed, readDate } from './readField.ts';

const publishers = priceListFormats.map((format) => format.publisher).join(', ');

/** A table of thousands of skipped entries helps nobody; the count says how many there are. */
const shownRows = 100;

const sourced = (models: readonly Model[]) =>
  models.flatMap((model) => {
    const price = chooseOffer(model)?.offer;
    return price === undefined ? [] : [{ modelId: model.id, price }];
  });

interface Done {
  name: string;
  report: ImportReport;
  differences: Discrepancy[];
}

const isWord = (reason: string): reason is keyof typeof catalogWords => Object.hasOwn(catalogWords, reason);

/** Every field the list changed, for whoever wants more than the two amounts. */
const FieldChanges = ({ report }: { report: ImportReport }) => {
  const { say, number, language } = useI18n();
  const { title, columns, rows } = changesTable(report.changes, say);
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
    <details>
      <summary>{title}</summary>
      <DataTable caption={title} columns={shown} rows={rows.slice(0, shownRows)} rowId={({ key }) => key} />
      {rows.length > shownRows ? <p>{say('catalog.importMore', { count: number(rows.length - shownRows) })}</p> : null}
    </details>
  );
};

const Report = ({ done }: { done: Done }) => {
  const { say, number, date, usd, share } = useI18n();
  const { report, differences } = done;
  const names = new Map(report.catalog.models.map((model) => [model.id, model.name]));
  const counts = [
    ['catalog.importRead', report.read],
    ['catalog.importUpdated', report.updated],
    ['catalog.importOffers', report.offers.length],
    ['catalog.importAdded', report.added],
    ['catalog.importOlder', report.older],
    ['catalog.importUnchanged', report.unchanged],
    ['catalog.importSkipped', report.skipped.length],
  ] as const;
  const change = (difference: number | null) =>
    difference === null ? say('catalog.unknown') : `${difference > 0 ? '+' : ''}${share(difference)}`;
  const differing: Column<Discrepancy>[] = [
    { id: 'model', head: say('catalog.model'), cell: ({ modelId }) => names.get(modelId) ?? modelId },
    {
      id: 'before',
      head: say('catalog.importBefore'),
      numeric: true,
      cell: ({ a }) => (
        <>
          {usd(a.promptUsdPerM)} / {usd(a.completionUsdPerM)}
          <small>{date(a.asOf)}</small>
        </>
      ),
    },
    {
      id: 'after',
      head: say('catalog.importAfter'),
      numeric: true,
      cell: ({ b }) => (
        <>
          {usd(b.promptUsdPerM)} / {usd(b.completionUsdPerM)}
          <small>{date(b.asOf)}</small>
        </>
      ),
    },
    {
      id: 'change',
      head: say('catalog.importChange'),
      numeric: true,
      cell: ({ promptDifference, completionDifference }) =>
        `${change(promptDifference)} / ${change(completionDifference)}`,
    },
  ];
  const skipped: Column<ImportReport['skipped'][number]>[] = [
    { id: 'entry', head: say('catalog.importEntry'), cell: ({ entry }) => entry },
    {
      id: 'reason',
      head: say('catalog.importReason'),
      cell: ({ reason }) => (isWord(reason) ? say(`catalog.${reason}`) : reason),
    },
  ];
  return (
    <div className="catalog-form">
      <p>{say('catalog.importFormat', { format: report.format, date: date(report.asOf) })}</p>
      <dl className="import-counts">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dd>{number(count)}</dd>
            <dt>{say(word)}</dt>
          </div>
        ))}
      </dl>
      {differences.length === 0 ? (
        <p>{say('catalog.importSame')}</p>
      ) : (
        <>
          <h3>{say('catalog.importDiffers')}</h3>
          <DataTable
            caption={say('catalog.importDiffers')}
            columns={differing}
            rows={differences.slice(0, shownRows)}
            rowId={({ modelId }) => modelId}
          />
          {differences.length > shownRows ? (
            <p>{say('catalog.importMore', { count: number(differences.length - shownRows) })}</p>
          ) : null}
        </>
      )}
      <FieldChanges report={report} />
      {report.skipped.length === 0 ? null : (
        <details>
          <summary>{say('catalog.importSkippedTitle')}</summary>
          <DataTable
            caption={say('catalog.importSkippedTitle')}
            columns={skipped}
            rows={report.skipped.slice(0, shownRows).map((row, i) => ({ ...row, key: i }))}
            rowId={(row) => `${row.entry} ${row.reason}`}
          />
          {report.skipped.length > shownRows ? (
            <p>{say('catalog.importMore', { count: number(report.skipped.length - shownRows) })}</p>
          ) : null}
        </details>
      )}
    </div>
  );
};

export const ImportPrices = ({ onClose }: { onClose: () => void }) => {
  const speech = useI18n();
  const { say, number } = speech;
  const [day, setDay] = useState(today());
  const [reading, setReading] = useState<string | null>(null);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const date = readDate(day, speech);
  const take = async (file: File) => {
    if ('error' in date) return;
    setRefusal(null);
    setReading(file.name);
    const before = catalogStore.getState().catalog?.models ?? [];
    const answered = await importPrices(file, date.value, setProgress);
    setReading(null);
    setProgress(null);
    if (!answered.ok) return setRefusal(answered.error);
    const differences = discrepanciesBetween(sourced(before), sourced(answered.value.catalog.models), 1e-9);
    setDone({ name: file.name, report: answered.value, differences });
  };
  return (
    <Dialog
      wide
      title={done === null ? say('catalog.importTitle') : say('catalog.importDone', { name: done.name })}
      onClose={onClose}
      actions={
        done !== null ? (
          <Button tone="primary" onPress={onClose}>
            {say('app.close')}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{say('app.cancel')}</Button>
            <FileTrigger
              acceptedFileTypes={['.json', 'application/json']}
              onSelect={(files) => {
                const file = files?.[0];
                if (file !== undefined) void take(file);
              }}
            >
              <Button tone="primary" isDisabled={'error' in date || reading !== null}>
                {say('catalog.importChoose')}
              </Button>
            </FileTrigger>
          </>
        )
      }
    >
      {done !== null ? (
        <Report done={done} />
      ) : (
        <div className="catalog-form">
          <p>{say('catalog.importText', { publishers })}</p>
          <div className="import-day">
            <FormField label={say('catalog.importDate')} value={day} onChange={setDay} error={failed(date)} />
          </div>
          {refusal === null ? null : <Note tone="bad">{speech.refusal(refusal)}</Note>}
          {reading === null ? null : <p aria-live="polite">{say('catalog.importing', { name: reading })}</p>}
          {progress === null ? null : (
            <p>{say('catalog.importProgress', { done: number(progress.done), of: number(progress.of) })}</p>
          )}
        </div>
      )}
    </Dialog>
  );
};
