/** What a price list would change, field by field, what it leaves out and why, and what becomes of the open plan. */

import { useMemo } from 'react';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { priceListFormats } from '../../../shared/catalog/import/formats.ts';
import type { ImportPreview } from '../../../shared/contract/contract.ts';
import { changesTable, offersTable } from '../../../shared/report/importTables.ts';
import { formatCell, kindOf, type Row, type Table } from '../../../shared/report/table.ts';
import type { PlanTouched } from '../../actions/importedPrices.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { Toggle } from '../../parts/Toggle.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';

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

export const Preview = ({
  preview,
  added,
  onAdd,
}: {
  preview: ImportPreview;
  added: readonly string[];
  onAdd: ((entry: string, isAdded: boolean) => void) | null;
}) => {
  const { say, number, date, usd } = useI18n();
  const models = useCatalogState((state) => state.catalog?.models);
  const names = useMemo(() => new Map<string, string>(models?.map(({ id, name }) => [id, name])), [models]);
  // A command line has the ids that a list is about; here models are called as everywhere.
  const named = (table: Table): Table => ({
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: { ...row.cells, model: names.get(String(row.cells.model)) ?? row.cells.model ?? null },
    })),
  });
  const publisher = priceListFormats.find(({ id }) => id === preview.format && id !== 'price-sheet')?.publisher;
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
      <p>
        {say('catalog.importFormat', { format: publisher ?? say('catalog.importSheet'), date: date(preview.asOf) })}
      </p>
      <dl className="import-counts">
        {counts.map(([word, count]) => (
          <div key={word}>
            <dd>{number(count)}</dd>
            <dt>{say(word)}</dt>
          </div>
        ))}
      </dl>
      {preview.changes.length === 0 ? <p>{say('catalog.importSame')}</p> : null}
      <Rows table={named(changesTable(preview.changes, say))} isOpen />
      <Rows table={named(offersTable(preview.offers, say))} />
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
export const Touched = ({ touched }: { touched: PlanTouched | null }) => {
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
