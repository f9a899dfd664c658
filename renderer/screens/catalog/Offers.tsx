/** The offers of a model: who sells it, where, how, at which price; the one that the plan pays can be named here. */
import './offers.css';
import { useState } from 'react';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import type { Model, Price } from '../../../shared/catalog/model.ts';
import { offerKey } from '../../../shared/catalog/offers.ts';
import { type PriceChoice, usualPrices } from '../../../shared/catalog/priceChoice.ts';
import { pricesOf, stateOffer } from '../../../shared/plan/edits/prices.ts';
import { clauseSign } from '../../../shared/words/format.ts';
import { tryEdit } from '../../actions/tryEdit.ts';
import { Button } from '../../parts/Button.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { offerMarks } from './offerWords.ts';

/** So many are seen at a glance; the others wait behind their number. */
const shownAtOnce = 5;

const blend = ({ promptUsdPerM, completionUsdPerM }: Price): number => 3 * promptUsdPerM + completionUsdPerM;

const isUsd = ({ currency }: Price): boolean => currency === null || currency === 'USD';

/** The paid one first, then those that may be paid, cheapest first. */
const inOrder = (offers: readonly Price[], paid: Price | undefined, choice: PriceChoice): Price[] =>
  offers.toSorted(
    (a, b) =>
      Number(b === paid) - Number(a === paid) ||
      Number(isOut(a, choice)) - Number(isOut(b, choice)) ||
      blend(a) - blend(b),
  );

const isOut = (offer: Price, { avoidHosts }: PriceChoice): boolean =>
  !isUsd(offer) || (offer.host !== null && avoidHosts.includes(offer.host));

const useMarks = (choice: PriceChoice) => {
  const { say, date } = useI18n();
  return (offer: Price): string[] => {
    const { quantization, validFrom, validUntil, promotion, promoDiscount, host } = offer;
    return [
      ...offerMarks(say, offer),
      quantization,
      promotion === true || promoDiscount !== null ? say('prices.promotion') : null,
      validFrom !== null && validFrom > today() ? say('prices.notYet', { date: date(validFrom) }) : null,
      validUntil === null ? null : say('prices.over', { date: date(validUntil) }),
      isUsd(offer) ? null : say('prices.otherCurrency', { currency: offer.currency ?? '' }),
      host !== null && choice.avoidHosts.includes(host) ? say('prices.ruledOut') : null,
    ].flatMap((mark) => mark ?? []);
  };
};

export const Offers = ({ model }: { model: Model }) => {
  const { say, number, usd, date, language } = useI18n();
  const plan = usePlanState((state) => state.document?.plan ?? null);
  const [all, setAll] = useState(false);
  const choice = plan === null ? usualPrices : pricesOf(plan);
  const marksOf = useMarks(choice);
  const paid = chooseOffer(model, choice)?.offer;
  const offers = inOrder(model.offers, paid, choice);
  if (offers.length < 2) return null;
  const shown = all ? offers : offers.slice(0, shownAtOnce);
  return (
    <div className="offers">
      <h4>
        {say('prices.offers')}{' '}
        <span className="faint">{say('prices.offersKnown', { count: number(offers.length) })}</span>
      </h4>
      <ul>
        {shown.map((offer) => {
          const { host, region, serviceTier } = offer;
          const name = host ?? say('catalog.unknown');
          const isPaid = offer === paid;
          return (
            <li key={offerKey(offer)} data-state={isPaid ? 'paid' : isOut(offer, choice) ? 'out' : 'open'}>
              <span className="offer-name">
                <b>{name}</b>
                <small>
                  {[isPaid ? say('prices.paidNow') : null, ...marksOf(offer), date(offer.asOf)]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <span className="offer-price">
                {isUsd(offer)
                  ? `${usd(offer.promptUsdPerM)} / ${usd(offer.completionUsdPerM)}`
                  : `${number(offer.promptUsdPerM)} / ${number(offer.completionUsdPerM)}`}
              </span>
              {plan === null || isPaid || host === null || isOut(offer, choice) ? null : (
                <Button
                  tone="quiet"
                  aria-label={say('prices.payOf', { host: [name, region].filter(Boolean).join(clauseSign(language)) })}
                  onPress={() =>
                    tryEdit('app.editPrices', (current) => stateOffer(current, model.id, { host, region, serviceTier }))
                  }
                >
                  {say('prices.pay')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {offers.length > shownAtOnce && !all ? (
        <Button tone="quiet" onPress={() => setAll(true)}>
          {say('prices.more', { count: number(offers.length - shownAtOnce) })}
        </Button>
      ) : null}
    </div>
  );
};
