/** Where the offers of some models are served, by name: the European Union first, then each country. */
import { useMemo } from 'react';
import type { Model } from '../../shared/catalog/model.ts';
import { placesServed, union } from '../../shared/catalog/servedIn.ts';
import { formatPlace } from '../../shared/words/format.ts';
import type { Choice } from './SelectField.tsx';
import { useI18n } from './useI18n.ts';

export const useServedPlaces = (models: readonly Model[]): Choice<string>[] => {
  const { language } = useI18n();
  return useMemo(() => {
    const places = new Set([
      union,
      ...models.flatMap(({ offers }) => offers.flatMap(({ region }) => placesServed(region))),
    ]);
    return [...places]
      .map((id) => ({ id, name: formatPlace(id, language) }))
      .sort((x, y) => Number(y.id === union) - Number(x.id === union) || x.name.localeCompare(y.name, language));
  }, [models, language]);
};
