/** What names are taken from: the plan, its rows, and beyond them the catalog, from which a plan may be proposed. */

import { useMemo } from 'react';
import { nameOfUsed } from '../../../shared/catalog/setting.ts';
import type { Lever } from '../../../shared/engine/levers/lever.ts';
import type { ModelId, StackId } from '../../../shared/foundation/ids.ts';
import { leverName, type Naming } from '../../../shared/report/leverText.ts';
import { listSign } from '../../../shared/words/format.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';

export interface Names {
  naming: Naming;
  model: (id: ModelId) => string;
  models: (ids: readonly ModelId[]) => string;
  stack: (id: StackId) => string;
  /** The stack's place in the plan, from 0. */
  place: (id: StackId) => number;
  lever: (lever: Lever) => string;
}

/** null until a plan is open. */
export const useNaming = (): Names | null => {
  const { say, language } = useI18n();
  const document = usePlanState((state) => state.document);
  const modelById = useCatalogState((state) => state.modelById);
  return useMemo(() => {
    if (document === null) return null;
    const { plan, snapshot } = document;
    const naming: Naming = { job: { plan, snapshot, draws: 0 }, say, language };
    const own = new Map(snapshot.models.map(({ id, name }) => [id, name]));
    const model = (id: ModelId) => nameOfUsed(id, (named) => own.get(named) ?? modelById.get(named)?.name).trim();
    return {
      naming,
      model,
      models: (ids) => ids.map(model).join(listSign(language)),
      stack: (id) => plan.stacks.find((stack) => stack.id === id)?.name ?? id,
      place: (id) => plan.stacks.findIndex((stack) => stack.id === id),
      lever: (lever) => leverName(naming, lever),
    };
  }, [document, modelById, say, language]);
};
