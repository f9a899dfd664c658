/** The plans opened lately as a table: what each said, how surely, what a success cost, and what has changed since. */
import './recentPlans.css';
import { type CSSProperties, useEffect, useState } from 'react';
import { endingSoon } from '../../../shared/catalog/endingSoon.ts';
import type { RecentPlan } from '../../../shared/contract/contract.ts';
import { dollars } from '../../../shared/foundation/money.ts';
import type { AgedPlan } from '../../../shared/report/agedPlan.ts';
import { formatMoney, listSign } from '../../../shared/words/format.ts';
import { agedRecent, lookAtChanges } from '../../actions/agedRecent.ts';
import { openRecent } from '../../actions/openFile.ts';
import { clearRecent } from '../../actions/recent.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { today } from '../../parts/today.ts';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { useCatalogState } from '../../state/useStore.ts';
import type { Comeback } from './useComeback.ts';

/** Looked up one by one beside the page: what is known is shown as it comes. */
const useAged = (recent: readonly RecentPlan[]): ReadonlyMap<string, AgedPlan> => {
  const catalog = useCatalogState((state) => state.catalog);
  const [told, setTold] = useState<ReadonlyMap<string, AgedPlan>>(new Map());
  useEffect(() => {
    if (catalog === null) return;
    let gone = false;
    void (async () => {
      for (const plan of recent) {
        const aged = await agedRecent(plan, catalog);
        if (gone) return;
        if (aged !== null) setTold((before) => new Map(before).set(plan.token, aged));
      }
    })();
    return () => {
      gone = true;
    };
  }, [recent, catalog]);
  return told;
};

/** Names of models told of one plan; the rest is in the count. */
const namesTold = 3;

/** What the newest rows of the catalog do to the lead; '' where nothing can be said of it. */
const leadSaid = ({ sure }: AgedPlan, { say, sureness }: Speech): string => {
  if (sure === null) return '';
  const [before, after] = [sureness(sure.before), sureness(sure.after)];
  if (sure.leads !== null) return say('start.recentTurns', { stack: sure.leads, after });
  return before === after ? say('start.recentStays', { after }) : say('start.recentMoves', { before, after });
};

const changesSaid = (aged: AgedPlan, speech: Speech): string => {
  const { say, language } = speech;
  const { prices, measurements } = aged;
  const names = prices.slice(0, namesTold).join(listSign(language));
  return [
    prices.length === 0 ? '' : say('start.recentPrices', { count: prices.length, names }),
    measurements === 0 ? '' : say('start.recentMeasured', { count: measurements }),
    leadSaid(aged, speech),
  ]
    .filter((said) => said !== '')
    .join(' · ');
};

const News = ({ plan, aged }: { plan: RecentPlan; aged: AgedPlan | undefined }) => {
  const speech = useI18n();
  const { say, date } = speech;
  const modelById = useCatalogState((state) => state.modelById);
  const ending = endingSoon(plan.models, modelById, today());
  const changed = aged === undefined ? '' : changesSaid(aged, speech);
  if (ending.length === 0 && changed === '') return null;
  return (
    <ul className="recent-news">
      {ending.map(({ id, name, day }) => (
        <li key={id} data-warns>
          <Icon name="warn" size={14} />
          {day === null
            ? say('start.recentRetired', { model: name })
            : say('start.recentRetires', { model: name, date: date(day) })}
        </li>
      ))}
      {changed === '' ? null : (
        <li>
          <Icon name="info" size={14} />
          <span>
            {changed}{' '}
            <button type="button" className="link-button" onClick={() => void lookAtChanges(plan)}>
              {say('start.recentLook')}
            </button>
          </span>
        </li>
      )}
    </ul>
  );
};

const Row = ({ plan, aged }: { plan: RecentPlan; aged: AgedPlan | undefined }) => {
  const { say, sureness, moment, language } = useI18n();
  const { figures } = plan;
  const { sure = null, usdPerSuccess = null, money = dollars } = figures ?? {};
  return (
    <tr>
      <th scope="row" className="recent-name">
        <button type="button" className="recent-open" onClick={() => void openRecent(plan.token)}>
          <b>{plan.title}</b>
          <span className="faint small">
            {[
              ...(figures === null
                ? []
                : [
                    say('start.recentRows', { count: figures.rows }),
                    say('start.recentStacks', { count: figures.stacks }),
                  ]),
              plan.name,
            ].join(' · ')}
          </span>
        </button>
      </th>
      <td>
        {plan.said === null ? '–' : plan.said[language]}
        <News plan={plan} aged={aged} />
      </td>
      <td className="recent-wide">
        {sure === null ? (
          '–'
        ) : (
          <span className="recent-sure">
            <i aria-hidden="true" style={{ '--sure': `${sure * 100}%` } as CSSProperties} />
            {sureness(sure)}
          </span>
        )}
      </td>
      <td className="numeric recent-success">
        {usdPerSuccess === null ? '–' : formatMoney(usdPerSuccess, money, language)}
      </td>
      <td className="recent-when faint small recent-wide">{moment(plan.openedAt)}</td>
    </tr>
  );
};

export const RecentPlans = ({ recent }: Pick<Comeback, 'recent'>) => {
  const { say } = useI18n();
  const aged = useAged(recent);
  return (
    <section className="recent" aria-labelledby="recent-title">
      <div className="recent-head">
        <h2 id="recent-title">
          {say('start.recent')} <span className="faint small">{say('start.recentAbout')}</span>
        </h2>
        <Button tone="quiet" onPress={() => void clearRecent()}>
          {say('start.recentClear')}
        </Button>
      </div>
      <div className="recent-frame">
        <table className="recent-plans" aria-labelledby="recent-title">
          <thead>
            <tr>
              <th scope="col">{say('start.recentPlan')}</th>
              <th scope="col">{say('start.recentVerdict')}</th>
              <th scope="col" className="recent-wide">
                {say('start.recentSure')}
              </th>
              <th scope="col" className="numeric">
                {say('start.recentSuccess')}
              </th>
              <th scope="col" className="recent-wide">
                {say('start.recentWhen')}
              </th>
            </tr>
          </thead>
          <tbody>
            {recent.map((plan) => (
              <Row key={plan.token} plan={plan} aged={aged.get(plan.token)} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};
