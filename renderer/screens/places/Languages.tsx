/** Languages: how many tokens each takes over English and what it does to success, typed, taken from the evidence, or unknown. */

import { useMemo } from 'react';
import { type PairLoss, pairLossOf } from '../../../shared/engine/horizon/languagePairs.ts';
import { languageShares } from '../../../shared/engine/horizon/sharesOfDemand.ts';
import { traitsOf } from '../../../shared/engine/horizon/wantedPlaces.ts';
import type { LanguageTraits, PlacesWanted } from '../../../shared/plan/placesWanted.ts';
import { languageName, pairRemark } from '../../../shared/report/placesTables.ts';
import { listSign, titled } from '../../../shared/words/format.ts';
import { planSourceIn } from '../../../shared/words/planSentences.ts';
import { setPlaces } from '../../actions/assume.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { NumberField } from '../../parts/EstimateField.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';

/** What the pairs of languages of the catalog's evidence say of each language that has one. */
const usePairs = (): { id: string; loss: PairLoss }[] => {
  const evidence = useCatalogState((state) => state.catalog?.evidence);
  return useMemo(
    () =>
      languageShares().shares.flatMap(({ id }) => {
        const loss = pairLossOf(evidence ?? [], id);
        return loss === null ? [] : [{ id, loss }];
      }),
    [evidence],
  );
};

const toHundredths = (value: number): number => Math.round(value * 100) / 100;

export const Languages = ({ wanted }: { wanted: PlacesWanted }) => {
  const { say, share, language, number } = useI18n();
  const pairs = usePairs();
  const { shares, source } = languageShares();
  const set = (id: string, change: Partial<LanguageTraits>): undefined => {
    setPlaces({ languages: { ...wanted.languages, [id]: { ...traitsOf(wanted, id), ...change } } });
  };
  const field = (id: string, key: keyof LanguageTraits, label: string, most: number) =>
    id === 'en' ? (
      traitsOf(wanted, id)[key]
    ) : (
      <div className="places-number">
        <NumberField
          label={titled(label, languageName(say, id), language)}
          labelHidden
          unit="count"
          allowed={{ min: key === 'tokenTimes' ? 0.01 : 0, max: most }}
          value={traitsOf(wanted, id)[key]}
          placeholder={say('places.unknown')}
          onChange={(value) => set(id, { [key]: value })}
          onClear={() => set(id, { [key]: null })}
        />
      </div>
    );
  const without = shares
    .filter(({ id }) => id !== 'en' && !pairs.some((pair) => pair.id === id))
    .map(({ id }) => languageName(say, id))
    .join(listSign(language));
  const columns: Column<(typeof shares)[number]>[] = [
    { id: 'language', head: say('places.language'), cell: ({ id }) => languageName(say, id) },
    { id: 'share', head: say('places.share'), numeric: true, cell: (entry) => share(entry.share) },
    {
      id: 'tokens',
      head: say('places.tokenTimes'),
      numeric: true,
      cell: ({ id }) => field(id, 'tokenTimes', say('places.tokenTimes'), 100),
    },
    {
      id: 'success',
      head: say('places.successLost'),
      numeric: true,
      cell: ({ id }) => field(id, 'successLost', say('places.successLost'), 5),
    },
  ];
  return (
    <Card title={say('places.languages')} note={say('places.languageNote')}>
      <DataTable caption={say('places.languages')} columns={columns} rows={shares} rowId={({ id }) => id} />
      <ul className="places-pairs">
        {pairs.map(({ id, loss }) => (
          <li key={id}>
            <span>{pairRemark({ say, language }, id, loss)}</span>
            {loss.successLost <= 0 || traitsOf(wanted, id).successLost === toHundredths(loss.successLost) ? null : (
              <Button onPress={() => set(id, { successLost: toHundredths(loss.successLost) })}>
                {say('places.takePairLoss', { lost: number(loss.successLost, 2) })}
              </Button>
            )}
          </li>
        ))}
        <li>{say('places.noPairs', { languages: without })}</li>
      </ul>
      <p className="soft small">{planSourceIn(source, language)}</p>
    </Card>
  );
};
