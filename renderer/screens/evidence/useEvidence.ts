/** What the Evidence screen looks at: the work of the open plan, every kind of work there is, and all that is known of it. */
import { useEffect, useMemo, useState } from 'react';
import { standingOf } from '../../../shared/catalog/benchmarks.ts';
import type { Catalog, Snapshot } from '../../../shared/catalog/catalog.ts';
import { type WorkKind, workKinds } from '../../../shared/catalog/category.ts';
import { canBeBought } from '../../../shared/catalog/forWork.ts';
import { defaultYardsticks, partsOf } from '../../../shared/catalog/yardsticks.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { type RateOnScale, ratesOnScale } from '../../../shared/engine/ratesOnScale.ts';
import type { ModelId } from '../../../shared/foundation/ids.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import type { AssumedRate, CategoryPlan } from '../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { categoryName } from '../../../shared/report/categoryName.ts';
import { type Grade, gradesOfStacks } from '../../../shared/report/rowGrade.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { usualReference, warmReference } from '../../actions/reference.ts';
import { wholeSnapshot } from '../../actions/wholeSnapshot.ts';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { type Newest, useReading } from '../result/useReading.ts';

/** A row of the open plan, or a kind of work as it would enter one. */
export interface Work {
  id: string;
  title: string;
  category: CategoryPlan;
  isOfPlan: boolean;
  /** What its stacks rest on, the best first; of a kind that stands in no stack, what it has. */
  grades: readonly Grade[];
}

export interface Known {
  catalog: Catalog;
  document: PortfolioDocument | null;
  newest: Newest | null;
  works: Work[];
  /** The plan's own rows and the rest of the catalog. */
  snapshot: Snapshot;
  assumedRates: readonly AssumedRate[];
  nameOf: (id: ModelId) => string;
}

const gradeOfKind = (kind: WorkKind): Grade => {
  const yardstick = defaultYardsticks[kind];
  if (yardstick === null) return 'none';
  return standingOf(partsOf(yardstick).benchmark, kind) === 'proxy' ? 'proxy' : 'same';
};

/** Of the models that stand in the row; where none does yet, what its kind of work has. */
const gradesOfRow = (category: CategoryPlan, newest: Newest | null): Grade[] => {
  const isChosen = newest?.reading.job.plan.stacks.some(({ policies }) => policies[category.id] !== undefined) ?? false;
  if (newest === null || !isChosen) return [category.kind === null ? 'none' : gradeOfKind(category.kind)];
  const cells = newest.reading.outcome.stacks.flatMap(({ stackId, categories }) =>
    categories.filter(({ categoryId }) => categoryId === category.id).map((outcome) => ({ stackId, outcome })),
  );
  const found = gradesOfStacks(newest.reading, cells).map(({ grade }) => grade);
  return found.length === 0 ? ['none'] : found;
};

/** The links between benchmarks are worked out off the page's thread, once per catalog. */
const useLinks = (catalog: Catalog | null): boolean => {
  const [ready, setReady] = useState<Catalog | null>(null);
  useEffect(() => {
    if (catalog === null) return;
    let wanted = true;
    void warmReference(catalog).then(() => wanted && setReady(catalog));
    return () => {
      wanted = false;
    };
  }, [catalog]);
  return catalog !== null && ready === catalog;
};

/** null until the catalog is there and its links are. */
export const useEvidence = (): Known | null => {
  const { say } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  const document = usePlanState((state) => state.document);
  const newest = useReading();
  const ready = useLinks(catalog);
  const snapshot = useMemo(() => {
    if (catalog === null || !ready) return null;
    return document === null ? { ...catalog, reference: usualReference(catalog) } : wholeSnapshot(document, catalog);
  }, [catalog, document, ready]);
  const works = useMemo((): Work[] => {
    const rows = document?.plan.categories ?? [];
    const planned = new Set(rows.map(({ kind }) => kind));
    return [
      ...rows.map((category) => ({
        id: category.id,
        title: rowTitle(say, category),
        category,
        isOfPlan: true,
        grades: gradesOfRow(category, newest),
      })),
      ...workKinds.flatMap((kind) =>
        planned.has(kind)
          ? []
          : [
              {
                id: kind,
                title: categoryName(say, kind),
                category: newCategory(kind, 0),
                isOfPlan: false,
                grades: [gradeOfKind(kind)],
              },
            ],
      ),
    ];
  }, [document, newest, say]);
  return useMemo(() => {
    if (catalog === null || snapshot === null) return null;
    const names = new Map(snapshot.models.map((model) => [model.id, model.name]));
    const nameOf = (id: ModelId): string => names.get(id) ?? id;
    return { catalog, document, newest, works, snapshot, assumedRates: document?.plan.assumedRates ?? [], nameOf };
  }, [catalog, document, newest, works, snapshot]);
};

/** Places of the stacks in which a model does the work. */
export const stacksBy = ({ document }: Known, { category }: Work): Map<ModelId, number[]> => {
  const used = new Map<ModelId, number[]>();
  for (const [place, { policies }] of (document?.plan.stacks ?? []).entries()) {
    const policy = policies[category.id];
    for (const id of policy === undefined ? [] : new Set(modelsOfPolicy(policy)))
      used.set(id, [...(used.get(id) ?? []), place]);
  }
  return used;
};

/** Models that can be bought, or do the work already, with a rate; the highest first. */
export const useRates = (known: Known, work: Work): RateOnScale[] => {
  const { snapshot, assumedRates } = known;
  const { category } = work;
  const used = useMemo(() => [...stacksBy(known, work).keys()].sort().join(' '), [known, work]);
  return useMemo(() => {
    const day = today();
    const inUse = new Set(used.split(' '));
    const modelIds = snapshot.models.flatMap((model) =>
      canBeBought(model, day) || inUse.has(model.id) ? [model.id] : [],
    );
    return ratesOnScale({ modelIds, category, assumedRates, snapshot });
  }, [category, snapshot, assumedRates, used]);
};
