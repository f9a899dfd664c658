/** The price of any model of the catalog over the months. */
import { useMemo, useState } from 'react';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState, usePlanState } from '../../state/useStore.ts';
import { ModelHistory } from '../catalog/ModelHistory.tsx';

export const PriceHistory = () => {
  const { say } = useI18n();
  const models = useCatalogState((state) => state.catalog?.models);
  const first = usePlanState((state) => state.document?.snapshot.models[0]?.id ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const byName = useMemo(() => (models ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1)), [models]);
  const model = byName.find(({ id }) => id === (chosen ?? first)) ?? byName[0];
  if (model === undefined) return null;
  return (
    <Card title={say('market.history')} note={say('market.historyNote')}>
      <SelectField
        label={say('market.model')}
        value={model.id}
        choices={byName.map(({ id, name }) => ({ id, name }))}
        onChange={setChosen}
      />
      <ModelHistory key={model.id} model={model} />
    </Card>
  );
};
