/** Models: every model with its facts, prices and evidence, to be searched, filtered, sorted, added to and mended. */
import '../../actions/laterWords.ts';
import './catalog.css';
import type { SortingState } from '@tanstack/react-table';
import { lazy, Suspense, useDeferredValue, useMemo, useRef, useState } from 'react';
import { workKinds } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { everyModel, filterModels, type ModelFilter, modelsWithEvidence } from '../../../shared/catalog/filter.ts';
import { soldAs } from '../../../shared/catalog/setting.ts';
import { type Candidate, candidatesFor } from '../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { exportCatalogCsv } from '../../actions/exports.ts';
import { Button } from '../../parts/Button.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState, useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { type Known, useEvidence, type Work } from '../evidence/useEvidence.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import { startVisibility } from './columns.ts';
import { Filters } from './Filters.tsx';
import { type CatalogRow, catalogRows } from './facts.ts';
import { ImportPrices } from './ImportPrices.tsx';
import { ModelForm } from './ModelForm.tsx';
import { ModelPanel } from './ModelPanel.tsx';
import { ModelTable } from './ModelTable.tsx';

/** The kinds of work of the plan; without one, every kind. */
const kindsOf = (plan: Plan | null): readonly Evidence['category'][] =>
  plan === null ? [...workKinds, 'other'] : plan.categories.map(({ kind }) => kind ?? 'other');

/** What can be bought, has no end announced, and is known for the plan's work, until she asks for others. */
const filterNow = (kept: ModelFilter | null, plan: Plan | null): ModelFilter => {
  const kinds = kindsOf(plan);
  if (kept === null) return { ...everyModel, buyableOn: today(), ending: false, knownIn: kinds };
  return kept.knownIn === null ? kept : { ...kept, knownIn: kinds };
};

/** The row of the plan with most tasks; without a plan the first kind of work. */
const mostTasks = (works: readonly Work[]): Work | undefined =>
  works
    .filter(({ isOfPlan }) => isOfPlan)
    .reduce<Work | undefined>(
      (most, work) => (most === undefined || work.category.share > most.category.share ? work : most),
      undefined,
    ) ?? works[0];

/** What every model would do on the work, and the stacks that use it. */
const onWork = (
  rows: readonly CatalogRow[],
  known: Known | null,
  work: Work | undefined,
  plan: Plan | null,
): CatalogRow[] => {
  const used = new Map<ModelId, number[]>();
  for (const [place, { policies }] of (plan?.stacks ?? []).entries())
    for (const id of new Set(Object.values(policies).flatMap((policy) => modelsOfPolicy(policy).map(soldAs))))
      used.set(id, [...(used.get(id) ?? []), place]);
  const asked = plan ?? { assumedRates: [], ownTokens: [] };
  const candidates =
    known === null || work === undefined
      ? new Map<ModelId, Candidate>()
      : new Map(candidatesFor(work.category, asked, known.snapshot).map((one) => [one.model.id, one]));
  return rows.map((row) => ({
    ...row,
    work: candidates.get(row.model.id) ?? null,
    stacks: used.get(row.model.id) ?? [],
  }));
};
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
  const kept = useViewState((state) => state.catalogFilter);
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const [visibility, setVisibility] = useState(startVisibility);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'success', desc: true }]);
  const [workId, setWorkId] = useState<string | null>(null);
  const [open, setOpen] = useState<'add' | 'import' | null>(null);
  const table = useRef<HTMLDivElement>(null);
  const known = useEvidence();
  const works = known?.works ?? [];
  const work = works.find(({ id }) => id === workId) ?? mostTasks(works);
  const filter = useMemo(() => filterNow(kept, plan), [kept, plan]);
  /** Typing never waits for the table. */
  const wanted = useDeferredValue(filter);
  const plain = useMemo(() => (catalog === null ? [] : catalogRows(catalog.models, catalog.evidence)), [catalog]);
  const all = useMemo(() => onWork(plain, known, work, plan), [plain, known, work, plan]);
  const rows = useMemo(() => {
    if (catalog === null) return [];
    const found = new Set(filterModels(catalog.models, wanted, catalog.evidence));
    return all.filter((row) => found.has(row.model));
  }, [catalog, all, wanted]);
  const beyond = useMemo(
    () =>
      catalog === null || wanted.text.trim() === ''
        ? 0
        : filterModels(catalog.models, { ...everyModel, text: wanted.text }, catalog.evidence).length - rows.length,
    [catalog, wanted.text, rows],
  );
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
          {plan !== null ? (
            <Button onPress={() => setView({ dialog: { name: 'pricesPaid' } })}>{say('prices.title')}</Button>
          ) : null}
          <Button onPress={() => void exportCatalogCsv()}>{say('catalog.exportCsv')}</Button>
        </div>
      </div>
      <Filters
        filter={filter}
        onChange={(catalogFilter) => setView({ catalogFilter })}
        withEvidence={withEvidence}
        kinds={kindsOf(plan)}
      />
      <div className="catalog-count">
        <p aria-live="polite" className="faint small">
          {say('catalog.found', { found: number(rows.length), all: number(catalog.models.length) })}
        </p>
        {beyond <= 0 ? null : (
          <Button tone="quiet" onPress={() => setView({ catalogFilter: { ...everyModel, text: filter.text } })}>
            {say('catalog.beyond', { count: beyond })}
          </Button>
        )}
        <span className="catalog-gap" />
        {work === undefined ? null : (
          <div className="catalog-work">
            <span className="soft small" aria-hidden="true">
              {say('catalog.ofWork')}
            </span>
            <SelectField
              label={say('catalog.ofWork')}
              labelHidden
              value={work.id}
              choices={works.map(({ id, title }) => ({ id, name: title }))}
              onChange={setWorkId}
            />
          </div>
        )}
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
