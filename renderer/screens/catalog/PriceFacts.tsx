/** A model's price in full: every figure with its source, tiers, promotions, what other sources say, and its history. */

import { useEffect, useState } from 'react';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { discrepanciesOfModel } from '../../../shared/catalog/discrepancies.ts';
import type { Model, Price, PriceBand, PriceTier } from '../../../shared/catalog/model.ts';
import type { PricePoint } from '../../../shared/contract/contract.ts';
import { capital, formatList, formatWeekday } from '../../../shared/words/format.ts';
import { readPrices } from '../../actions/catalogRows.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { ModelHistory } from './ModelHistory.tsx';
import { basisName, offerMarks } from './offerWords.ts';

/** Every figure of a price beside what is written and read of a plain request, in the order of the panel. */
const furtherFields = [
  'cacheReadUsdPerM',
  'cacheWriteUsdPerM',
  'cacheWriteHourUsdPerM',
  'cacheStorageUsdPerMHour',
  'reasoningUsdPerM',
  'batchDiscount',
  'batchPromptUsdPerM',
  'batchCompletionUsdPerM',
  'batchCacheReadUsdPerM',
  'batchCacheWriteUsdPerM',
  'audioPromptUsdPerM',
  'imageUsd',
  'requestFeeUsd',
  'webSearchUsdPerCall',
  'fileSearchUsdPerCall',
  'codeSessionUsd',
  'requestsPerDay',
] as const satisfies (keyof Price)[];

const cacheFields = ['cacheReadUsdPerM', 'cacheWriteUsdPerM', 'cacheWriteHourUsdPerM'] as const;

type Amounts = Pick<PriceBand, 'promptUsdPerM' | 'completionUsdPerM'> & {
  [F in (typeof cacheFields)[number]]?: number | null;
};

const Figure = ({
  label,
  text,
  price,
  source,
}: {
  label: string;
  text: string;
  price: Price;
  source?: string | undefined;
}) => {
  const { say, date } = useI18n();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <NumberWithSource
          text={text}
          label={label}
          lines={[
            { term: say('catalog.formSource'), source: source ?? price.source },
            { term: say('catalog.asOf'), text: date(price.asOf) },
            { term: say('catalog.basis'), text: basisName(say, price.basis) },
          ]}
        />
      </dd>
    </div>
  );
};

const joined = (parts: readonly (string | null)[]): string => parts.flatMap((part) => part ?? []).join(' · ');

/** What a tier, or an hour, asks: what it leaves out of caching is not said. */
const useAmounts = () => {
  const { say, usd } = useI18n();
  return (amounts: Amounts): string =>
    joined([
      say('catalog.tierPrices', { prompt: usd(amounts.promptUsdPerM), completion: usd(amounts.completionUsdPerM) }),
      ...cacheFields.map((field) => {
        const value = amounts[field] ?? null;
        return value === null
          ? null
          : say('differences.figureOf', { what: say(`priceField.${field}`), value: usd(value) });
      }),
    ]);
};

const Tiers = ({ tiers, mode, batch }: { tiers: readonly PriceTier[]; mode: Price['tierMode']; batch: boolean }) => {
  const { say, tokens } = useI18n();
  const amounts = useAmounts();
  return (
    <ul className="price-tiers">
      {tiers.map((tier) => {
        const edge = say(tier.edge === 'at-least' ? 'catalog.tierFrom' : 'catalog.tierAbove', {
          tokens: tokens(tier.minPromptTokens),
        });
        return (
          <li key={tier.minPromptTokens}>
            <span>{batch ? say('catalog.tierBatch', { tier: edge }) : edge}</span>
            <span>{amounts(tier)}</span>
            <span className="faint">{say(mode === 'marginal' ? 'catalog.tierMarginal' : 'catalog.tierWhole')}</span>
          </li>
        );
      })}
    </ul>
  );
};

const Bands = ({ bands }: { bands: readonly PriceBand[] }) => {
  const { say, language } = useI18n();
  const amounts = useAmounts();
  return (
    <ul className="price-tiers">
      {bands.map((band) => (
        <li key={`${band.fromUtc} ${band.days?.join() ?? ''}`}>
          <span>
            {joined([
              say('catalog.bandHours', { from: band.fromUtc, to: band.toUtc }),
              band.days === null
                ? null
                : formatList(
                    band.days.map((day) => formatWeekday(day, language)),
                    language,
                  ),
            ])}
          </span>
          <span>{amounts(band)}</span>
        </li>
      ))}
    </ul>
  );
};

/** The days on which a price holds, as far as they are known. */
const validity = ({ validFrom, validUntil }: Price): string | null =>
  validFrom === null && validUntil === null ? null : `${validFrom ?? ''} – ${validUntil ?? ''}`;

const History = ({ model }: { model: Model }) => {
  const price = chooseOffer(model)?.offer ?? null;
  const { say, usd, date, dateInColumn } = useI18n();
  /** A change of the catalog may have added a price. */
  const catalog = useCatalogState((state) => state.catalog);
  const [points, setPoints] = useState<PricePoint[] | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the catalog's change is an occasion to read again
  useEffect(() => {
    let wanted = true;
    void readPrices(model.id).then((read) => wanted && setPoints(read));
    return () => {
      wanted = false;
    };
  }, [model.id, catalog]);
  if (points === undefined) return <div aria-busy="true" className="history-waiting" />;
  if (points === null) return <Note tone="bad">{say('catalog.historyFailed')}</Note>;
  const differing =
    price === null
      ? []
      : discrepanciesOfModel(
          model.id,
          price,
          // Other hosts sell at prices of their own: that is no contradiction.
          points
            .map((point) => point.price)
            .filter(({ hostType }) => hostType !== 'cloud' && hostType !== 'inference-host'),
        );
  const basisIn = ({ basis }: Price, owner: PricePoint['owner']): string => {
    const name = basisName(say, basis);
    return owner === 'user' ? `${name} · ${say('catalog.owner-user')}` : name;
  };
  const columns: Column<PricePoint>[] = [
    {
      id: 'asOf',
      head: say('catalog.asOf'),
      cell: ({ price, owner }) => (
        <NumberWithSource
          text={dateInColumn(price.asOf)}
          label={say('catalog.asOf')}
          lines={[
            { term: say('catalog.formSource'), source: price.source },
            { term: say('catalog.basis'), text: basisIn(price, owner) },
            { term: say('catalog.certainty'), text: price.certainty },
            { term: say('catalog.validity'), text: validity(price) },
            { term: say('catalog.formNote'), text: price.note },
          ]}
        />
      ),
    },
    {
      id: 'host',
      head: say('catalog.host'),
      cell: ({ price }) => [price.host ?? say('catalog.unknown'), ...offerMarks(say, price)].join(' · '),
    },
    { id: 'prompt', head: say('catalog.prompt'), numeric: true, cell: ({ price }) => usd(price.promptUsdPerM) },
    {
      id: 'completion',
      head: say('catalog.completion'),
      numeric: true,
      cell: ({ price }) => usd(price.completionUsdPerM),
    },
  ];
  return (
    <>
      {differing.map(({ b }) => (
        <Note key={`${b.basis} ${b.asOf}`} tone="warn">
          <strong>{say('catalog.differs')}. </strong>
          {say('catalog.differsText', {
            basis: basisName(say, b.basis),
            date: date(b.asOf),
            prompt: usd(b.promptUsdPerM),
            completion: usd(b.completionUsdPerM),
          })}
        </Note>
      ))}
      <h4>{say('catalog.history')}</h4>
      {points.length < 2 ? <p className="faint small">{say('catalog.historyOne')}</p> : null}
      <DataTable
        caption={say('catalog.history')}
        columns={columns}
        rows={points}
        rowId={({ price, owner }) => `${owner} ${JSON.stringify(price)}`}
      />
    </>
  );
};

export const PriceFacts = ({ model }: { model: Model }) => {
  const { say, usd, share, number, date, language } = useI18n();
  const chosen = chooseOffer(model);
  if (chosen === null) return <Note tone="warn">{say('catalog.noPrice')}</Note>;
  const { offer: price, taken } = chosen;
  return (
    <>
      <dl className="panel-figures">
        <Figure label={say('catalog.prompt')} text={usd(price.promptUsdPerM)} price={price} />
        <Figure label={say('catalog.completion')} text={usd(price.completionUsdPerM)} price={price} />
        {furtherFields.map((field) => {
          const from = taken?.fields.includes(field) ? taken.from : price;
          const value = from[field];
          if (value === null) return null;
          const source = field.startsWith('batch') ? model.sources.batchDiscount : undefined;
          const text =
            field === 'batchDiscount' ? share(value) : field === 'requestsPerDay' ? number(value) : usd(value);
          return (
            <Figure key={field} label={capital(say(`priceField.${field}`))} text={text} price={from} source={source} />
          );
        })}
      </dl>
      {price.tiers.length === 0 ? null : <Tiers tiers={price.tiers} mode={price.tierMode} batch={false} />}
      {price.batchTiers === null ? null : <Tiers tiers={price.batchTiers} mode={price.tierMode} batch />}
      {price.bands === null ? null : <Bands bands={price.bands} />}
      {price.promoDiscount === null ||
      price.undiscountedPromptUsdPerM === null ||
      price.undiscountedCompletionUsdPerM === null ? null : (
        <Note tone="warn">
          {say('catalog.promo', {
            share: share(price.promoDiscount),
            prompt: usd(price.undiscountedPromptUsdPerM),
            completion: usd(price.undiscountedCompletionUsdPerM),
          })}
        </Note>
      )}
      {taken === null ? null : (
        <p className="faint small">
          {say('catalog.takenFrom', {
            host: taken.from.host ?? say('catalog.unknown'),
            date: date(taken.from.asOf),
            fields: formatList(
              taken.fields.map((field) => say(`priceField.${field}`)),
              language,
            ),
          })}
        </p>
      )}
      {price.note === null ? null : <p className="faint small">{price.note}</p>}
      <ModelHistory key={model.id} model={model} />
      <History model={model} />
    </>
  );
};
