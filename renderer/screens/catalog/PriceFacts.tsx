/** A model's price in full: every figure with its source, tiers, promotions, what other sources say, and its history. */

import { useEffect, useState } from 'react';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { discrepanciesOfModel } from '../../../shared/catalog/discrepancies.ts';
import type { Model, Price } from '../../../shared/catalog/model.ts';
import type { PricePoint } from '../../../shared/contract/contract.ts';
import { readPrices } from '../../actions/catalogRows.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Note } from '../../parts/Note.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import { ModelHistory } from './ModelHistory.tsx';
import { basisName, offerMarks } from './offerWords.ts';

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

const Tiers = ({ price }: { price: Price }) => {
  const { say, usd, tokens } = useI18n();
  return (
    <ul className="price-tiers">
      {price.tiers.map((tier) => (
        <li key={tier.minPromptTokens}>
          <span>{say('catalog.tier', { tokens: tokens(tier.minPromptTokens) })}</span>
          <span>
            {say('catalog.tierPrices', { prompt: usd(tier.promptUsdPerM), completion: usd(tier.completionUsdPerM) })}
          </span>
          <span className="faint">
            {say(price.tierMode === 'marginal' ? 'catalog.tierMarginal' : 'catalog.tierWhole')}
          </span>
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
  const { say, usd, share } = useI18n();
  const price = chooseOffer(model)?.offer ?? null;
  if (price === null) return <Note tone="warn">{say('catalog.noPrice')}</Note>;
  const optional = [
    ['catalog.cacheRead', price.cacheReadUsdPerM],
    ['catalog.cacheWrite', price.cacheWriteUsdPerM],
    ['catalog.requestFee', price.requestFeeUsd],
    ['catalog.webSearch', price.webSearchUsdPerCall],
  ] as const;
  return (
    <>
      <dl className="panel-figures">
        <Figure label={say('catalog.prompt')} text={usd(price.promptUsdPerM)} price={price} />
        <Figure label={say('catalog.completion')} text={usd(price.completionUsdPerM)} price={price} />
        {optional.map(([word, value]) =>
          value === null ? null : <Figure key={word} label={say(word)} text={usd(value)} price={price} />,
        )}
        {price.batchDiscount === null ? null : (
          <Figure
            label={say('catalog.batch')}
            text={share(price.batchDiscount)}
            price={price}
            source={model.sources.batchDiscount}
          />
        )}
        {price.batchPromptUsdPerM === null || price.batchCompletionUsdPerM === null ? null : (
          <Figure
            label={say('catalog.batchPrices')}
            text={`${usd(price.batchPromptUsdPerM)} / ${usd(price.batchCompletionUsdPerM)}`}
            price={price}
            source={model.sources.batchDiscount}
          />
        )}
      </dl>
      {price.tiers.length === 0 ? null : <Tiers price={price} />}
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
      {price.note === null ? null : <p className="faint small">{price.note}</p>}
      <ModelHistory key={model.id} model={model} />
      <History model={model} />
    </>
  );
};
