/** The models of the catalog as the table shows them: what each would do on the work, which are wanted, and how many words find beyond those. */
import { useDeferredValue, useMemo } from 'react';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import { workKinds } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { everyModel, filterModels, type ModelFilter, modelsWithEvidence } from '../../../shared/catalog/filter.ts';
import { soldAs } from '../../../shared/catalog/setting.ts';
import { type Candidate, candidatesFor } from '../../../shared/engine/candidates.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { today } from '../../parts/today.ts';
import { type Known, useEvidence, type Work } from '../evidence/useEvidence.ts';
import { type CatalogRow, catalogRows } from './facts.ts';

/** The kinds of work of the plan; without one, every kind. */
export const kindsOf = (plan: Plan | null): readonly Evidence['category'][] =>
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

export interface ModelRows {
  filter: ModelFilter;
  /** Every model, and those that the filter lets through. */
  all: CatalogRow[];
  rows: CatalogRow[];
  /** Models that the words alone would find beside `rows`; 0 without words. */
  beyond: number;
  /** Categories in which any model was measured. */
  withEvidence: ReadonlySet<string>;
  /** The work that the figures of a model are for, and what it may be. */
  work: Work | undefined;
  works: readonly Work[];
}

/** `kept` is the filter that was last chosen, `workId` the work; null where none was. */
export const useModelRows = (
  { models, evidence }: Catalog,
  plan: Plan | null,
  { kept, workId }: { kept: ModelFilter | null; workId: string | null },
): ModelRows => {
  const known = useEvidence();
  const works = known?.works ?? [];
  const work = works.find(({ id }) => id === workId) ?? mostTasks(works);
  const filter = useMemo(() => filterNow(kept, plan), [kept, plan]);
  /** Typing never waits for the table. */
  const wanted = useDeferredValue(filter);
  const plain = useMemo(() => catalogRows(models, evidence), [models, evidence]);
  const all = useMemo(() => onWork(plain, known, work, plan), [plain, known, work, plan]);
  const rows = useMemo(() => {
    const found = new Set(filterModels(models, wanted, evidence));
    return all.filter((row) => found.has(row.model));
  }, [models, evidence, all, wanted]);
  const beyond = useMemo(
    () =>
      wanted.text.trim() === ''
        ? 0
        : filterModels(models, { ...everyModel, text: wanted.text }, evidence).length - rows.length,
    [models, evidence, wanted.text, rows],
  );
  const withEvidence = useMemo(() => new Set<string>(modelsWithEvidence(evidence).keys()), [evidence]);
  return { filter, all, rows, beyond, withEvidence, work, works };
};
