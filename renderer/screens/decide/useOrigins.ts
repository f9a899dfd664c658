/** Where models may be asked to come from: the study's two groups, then each country of the catalog. */
import { useMemo } from 'react';
import { formatPlace } from '../../../shared/words/format.ts';
import type { Choice } from '../../parts/SelectField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';

export const useOrigins = (): Choice<string>[] => {
  const { say, language } = useI18n();
  const catalog = useCatalogState((state) => state.catalog);
  return useMemo(() => {
    const codes = new Set(catalog?.models.flatMap(({ originCountry }) => originCountry ?? []));
    // China is a group of its own already.
    const countries = [...codes]
      .filter((code) => /^[A-Z]{2}$/.test(code) && code !== 'CN')
      .map((code) => ({ id: code, name: formatPlace(code, language) }))
      .sort((x, y) => x.name.localeCompare(y.name, language));
    return [
      { id: 'rest-of-world', name: say('decide.origin-rest-of-world') },
      { id: 'china', name: say('decide.origin-china') },
      ...countries,
    ];
  }, [catalog, language, say]);
};
