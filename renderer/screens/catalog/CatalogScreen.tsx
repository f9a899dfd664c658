/** Catalog: every model with its facts, prices and evidence, to be searched, filtered, sorted, added to and mended. */
import './catalog.css';
import type { SortingState } from '@tanstack/react-table';
import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { everyModel, filterModels, modelsWithEvidence } from '../../../shared/catalog/filter.ts';
import { exportCatalogCsv } from '../../actions/exports.ts';
import { Button } from '../../parts/Button.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState, useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { nameColumn, startVisibility } from './columns.ts';
import { Filters } from './Filters.tsx';
import { catalogRows } from './facts.ts';
import { ImportPrices } from './ImportPrices.tsx';
import { ModelForm } from './ModelForm.tsx';
import { ModelPanel } from './ModelPanel.tsx';
import { ModelTable } from './ModelTable.tsx';

/** Looked at for one model, when it is asked for. */
const HardwareScreen = lazy(async () => ({
  default: (await import('../hardware/HardwareScreen.tsx')).HardwareScreen,
}));

export const CatalogScreen = () => {
  const speech = useI18n();
  const { say, number } = speech;
  const { catalog, refusal } = useCatalogState(({ catalog, refusal }) => ({ catalog, refusal }));
  const selected = useViewState((state) => state.model);
  const isHardwareOpen = useViewState((state) => state.isHardwareOpen);
  const hasPlan = usePlanState((state) => state.document !== null);
  const filter = useViewState((state) => state.catalogFilter);
  const [visibility, setVisibility] = useState(startVisibility);
  const [sorting, setSorting] = useState<SortingState>([{ id: nameColumn, desc: false }]);
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  const table = useRef<HTMLDivElement>(null);
  /** Typing never waits for the table. */
  const wanted = useDeferredValue(filter);
  const all = useMemo(() => (catalog === null ? [] : catalogRows(catalog.models, catalog.evidence)), [catalog]);
  const rows = useMemo(() => {
    if (catalog === null) return [];
    const found = new Set(filterModels(catalog.models, wanted, catalog.evidence));
    return all.filter((row) => found.has(row.model));
  }, [catalog, all, wanted]);
  const withEvidence = useMemo(
    () => new Set<string>(catalog === null ? [] : modelsWithEvidence(catalog.evidence).keys()),
    [catalog],
  );
  if (catalog === null)
    return refusal === null ? (
      <p className="soft" aria-busy="true">
        {say('app.loading')}
      </p>
    ) : (
      <p role="alert">{speech.refusal(refusal)}</p>
    );
  const row = all.find((one) => one.model.id === selected);
  if (isHardwareOpen && row !== undefined)
    return (
      <Suspense fallback={null}>
        <HardwareScreen key={row.model.id} model={row.model} />
      </Suspense>
    );
  return (
    <div className="catalog">
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
        <div className="catalog-deeds">
          <Button icon="plus" onPress={() => setOpen('add')}>
            {say('catalog.addModel')}
          </Button>
          <Button onPress={() => setOpen('import')}>{say('catalog.importPrices')}</Button>
          {hasPlan ? (
            <Button onPress={() => setView({ dialog: { name: 'pricesPaid' } })}>{say('prices.title')}</Button>
          ) : null}
          <Button onPress={() => void exportCatalogCsv()}>{say('catalog.exportCsv')}</Button>
        </div>
      </div>
      <Filters filter={filter} onChange={(catalogFilter) => setView({ catalogFilter })} withEvidence={withEvidence} />
      <div className="catalog-count">
        <p aria-live="polite" className="faint small">
          {say('catalog.found', { found: number(rows.length), all: number(catalog.models.length) })}
        </p>
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
