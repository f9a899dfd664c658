/** Models: every model with its facts, prices and evidence, to be searched, filtered, sorted, added to and mended. */
import '../../actions/laterWords.ts';
import './catalog.css';
import type { SortingState } from '@tanstack/react-table';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import { everyModel } from '../../../shared/catalog/filter.ts';
import { exportCatalogCsv } from '../../actions/exports.ts';
import { Button } from '../../parts/Button.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState, useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { startVisibility } from './columns.ts';
import { Filters } from './Filters.tsx';
import { ImportPrices } from './ImportPrices.tsx';
import { ModelForm } from './ModelForm.tsx';
import { ModelPanel } from './ModelPanel.tsx';
import { ModelTable } from './ModelTable.tsx';
import { kindsOf, type ModelRows, useModelRows } from './useModelRows.ts';

/** Looked at for one model, when it is asked for. */
const HardwareScreen = lazy(async () => ({
  default: (await import('../hardware/HardwareScreen.tsx')).HardwareScreen,
}));

/** The title, and what can be done with the whole catalog. */
const Head = ({ catalog, hasPlan }: { catalog: Catalog; hasPlan: boolean }) => {
  const { say, number } = useI18n();
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  return (
    <div className="catalog-head">
      <div className="screen-head">
        <h1>{say('catalog.title')}</h1>
        <p>
          {say('catalog.intro', {
            models: number(catalog.models.length),
            evidence: number(catalog.evidence.length),
          })}
        </p>
      </div>
      <div className="catalog-actions">
        <Button icon="plus" onPress={() => setOpen('add')}>
          {say('catalog.addModel')}
        </Button>
        <Button onPress={() => setOpen('import')}>{say('catalog.importPrices')}</Button>
        {hasPlan ? (
          <Button onPress={() => setView({ dialog: { name: 'pricesPaid' } })}>{say('app.pricesPaid')}</Button>
        ) : null}
        <Button onPress={() => void exportCatalogCsv()}>{say('catalog.exportCsv')}</Button>
      </div>
      {open === 'add' ? (
        <ModelForm
          onClose={() => setOpen(null)}
          onSaved={(id) => {
            setOpen(null);
            setView({ model: id });
          }}
        />
      ) : null}
      {open === 'import' ? <ImportPrices onClose={() => setOpen(null)} /> : null}
    </div>
  );
};

/** How many models are found, and what the words find beyond the filter. */
const Count = ({ found, all }: { found: ModelRows; all: number }) => {
  const { say, number } = useI18n();
  const { rows, beyond, filter } = found;
  return (
    <>
      <p aria-live="polite" className="faint small">
        {say('catalog.found', { found: number(rows.length), all: number(all) })}
      </p>
      {beyond <= 0 ? null : (
        <Button tone="quiet" onPress={() => setView({ catalogFilter: { ...everyModel, text: filter.text } })}>
          {say('catalog.beyond', { count: beyond })}
        </Button>
      )}
    </>
  );
};

/** The work that the figures of a model are for. */
const WorkChoice = ({ found, onChange }: { found: ModelRows; onChange: (workId: string) => void }) => {
  const { say } = useI18n();
  const { work, works } = found;
  return work === undefined ? null : (
    <div className="catalog-work">
      <span className="soft small" aria-hidden="true">
        {say('catalog.ofWork')}
      </span>
      <SelectField
        label={say('catalog.ofWork')}
        labelHidden
        value={work.id}
        choices={works.map(({ id, title }) => ({ id, name: title }))}
        onChange={onChange}
      />
    </div>
  );
};

const Models = ({ catalog }: { catalog: Catalog }) => {
  const { say } = useI18n();
  const selected = useViewState((state) => state.model);
  const isHardwareOpen = useViewState((state) => state.isHardwareOpen);
  const kept = useViewState((state) => state.catalogFilter);
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const [visibility, setVisibility] = useState(startVisibility);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'success', desc: true }]);
  const [workId, setWorkId] = useState<string | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const found = useModelRows(catalog, plan, { kept, workId });
  const { rows } = found;
  const row = found.all.find((one) => one.model.id === selected);
  if (isHardwareOpen && row !== undefined)
    return (
      <Suspense fallback={null}>
        <HardwareScreen key={row.model.id} model={row.model} />
      </Suspense>
    );
  return (
    <div className="catalog">
      <Head catalog={catalog} hasPlan={plan !== null} />
      <Filters
        filter={found.filter}
        onChange={(catalogFilter) => setView({ catalogFilter })}
        withEvidence={found.withEvidence}
        kinds={kindsOf(plan)}
      />
      <div className="catalog-count">
        <Count found={found} all={catalog.models.length} />
        <span className="catalog-gap" />
        <WorkChoice found={found} onChange={setWorkId} />
        <ColumnChoice visibility={visibility} onChange={setVisibility} />
      </div>
      <div className={`catalog-body ${row === undefined ? '' : 'catalog-body-split'}`} ref={table}>
        {rows.length === 0 ? (
          <EmptyState
            title={say('catalog.noneTitle')}
            action={
              <Button onPress={() => setView({ catalogFilter: everyModel })}>{say('catalog.clearFilters')}</Button>
            }
          >
            {say('catalog.none')}
          </EmptyState>
        ) : (
          <ModelTable
            rows={rows}
            selected={row?.model.id ?? null}
            onSelect={(id) => setView({ model: id })}
            visibility={visibility}
            sorting={sorting}
            onSort={setSorting}
          />
        )}
        {row === undefined ? null : (
          <ModelPanel
            row={row}
            onClose={() => {
              setView({ model: null });
              table.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
};

export const CatalogScreen = () => {
  const speech = useI18n();
  const { catalog, refusal } = useCatalogState(({ catalog, refusal }) => ({ catalog, refusal }));
  if (catalog !== null) return <Models catalog={catalog} />;
  return refusal === null ? (
    <p className="soft" aria-busy="true">
      {speech.say('app.loading')}
    </p>
  ) : (
    <p role="alert">{speech.refusal(refusal)}</p>
  );
};
