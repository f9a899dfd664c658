/** What a flow is told with: the same object as long as names and language stay, since signs are kept by it. */
import { useMemo } from 'react';
import { nameOfUsed } from '../../../shared/catalog/setting.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import type { FlowWords } from '../../../shared/report/flowChips.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';

export const useFlowWords = ({ snapshot }: PortfolioDocument): FlowWords => {
  const { say, language } = useI18n();
  const modelById = useCatalogState((state) => state.modelById);
  const { models } = snapshot;
  return useMemo(() => {
    const own = new Map(models.map(({ id, name }) => [id, name]));
    return {
      say,
      language,
      modelName: (id) => nameOfUsed(id, (named) => own.get(named) ?? modelById.get(named)?.name),
    };
  }, [models, modelById, say, language]);
};
