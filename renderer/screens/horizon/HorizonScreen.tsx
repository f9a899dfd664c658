/** Horizon: the plan in the months to come, under assumptions that one chooses here. */
import './horizon.css';
import '../../actions/laterWords.ts';
import { sizeClasses } from '../../../shared/catalog/model.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { futureOf, presetOf } from '../../../shared/engine/horizon/aheadFuture.ts';
import { elasticityPresets, tokenGrowthPresets } from '../../../shared/engine/horizon/demand.ts';
import { pricePathPresets } from '../../../shared/engine/horizon/pricePaths.ts';
import { stickinessPresets } from '../../../shared/engine/horizon/switching.ts';
import { monthsAfter } from '../../../shared/foundation/days.ts';
import { type Ahead, steadyAhead } from '../../../shared/plan/ahead.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { horizonEvents, horizonGaps, horizonMeasures, horizonVerdict } from '../../../shared/report/horizonTables.ts';
import { aheadNotFollowed } from '../../../shared/report/notFollowed.ts';
import { rowTitle } from '../../../shared/report/rowName.ts';
import { boomerangCohorts } from '../../../shared/study/shown.ts';
import { formatMonth, listSign } from '../../../shared/words/format.ts';
import { setAhead } from '../../actions/assume.ts';
import { Card } from '../../parts/Card.tsx';
import { Note } from '../../parts/Note.tsx';
import { today } from '../../parts/today.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { usePlanState } from '../../state/useStore.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import { type Names, useNaming } from '../decide/useNaming.ts';
import { Moment } from '../decide/Waiting.tsx';
import { BestMonths } from './BestMonths.tsx';
import { FutureFields } from './FutureFields.tsx';
import { MonthsChart } from './MonthsChart.tsx';
import { OutageCard } from './OutageCard.tsx';
import { PricePaths } from './PricePaths.tsx';
import { Retirements } from './Retirements.tsx';
import { RowGrowth } from './RowGrowth.tsx';
import { StayFigure } from './StayFigure.tsx';
import { Switches } from './Switches.tsx';

const Answered = ({ names, wanted, day }: { names: Names; wanted: Ahead; day: string }) => {
  const { say, language } = useI18n();
  const decision = useDecision('horizon');
  const { found } = decision;
  if (found === null)
    return decision.refusal === null ? (
      <p className="soft" aria-busy="true">
        {say('decide.working')}
      </p>
    ) : null;
  const horizon = found.answer;
  const events = horizonEvents(names.naming, horizon);
  const gaps = horizonGaps(names.naming, horizon);
  const nameOf = (month: number): string => formatMonth(monthsAfter(day, month), language);
  const numbered = [...new Set(events.map(({ month }) => month))].map((month) => ({
    month,
    label: events.flatMap((event, i) => (event.month === month ? [`${i + 1}`] : [])).join(' '),
  }));
  const sources = [
    ...new Set(
      [wanted.prices, ...(wanted.alsoPrices ?? []).map(({ prices }) => prices)].map(
        (prices) => presetOf(pricePathPresets, prices).source,
      ),
    ),
    presetOf(tokenGrowthPresets, wanted.tokens).source,
    presetOf(elasticityPresets, wanted.demand).source,
    ...(wanted.switches.length === 0 ? [] : [presetOf(stickinessPresets, wanted.stickiness).source]),
  ];
  const returnsSource = say('horizon.source-returns', {
    cohorts: boomerangCohorts.value
      .map(({ model, month }) => say('horizon.returnsOf', { model, month }))
      .join(listSign(language)),
  });
  return (
    <div className="horizon-found" aria-live="polite" data-stale={decision.isStale || decision.running}>
      <div className="horizon-charts">
        {horizonMeasures.map((measure) => (
          <MonthsChart
            key={measure}
            horizon={horizon}
            measure={measure}
            names={names}
            marks={numbered}
            nameOf={nameOf}
          />
        ))}
      </div>
      {gaps.length === 0 ? null : (
        <Note tone="warn">
          {gaps.map((gap) => (
            <p key={gap}>{gap}</p>
          ))}
        </Note>
      )}
      {events.length === 0 ? null : (
        <Card title={say('horizon.events')}>
          <ol className="horizon-events">
            {events.map(({ month, text }) => (
              <li key={`${month} ${text}`}>
                <b>{say('horizon.monthNamed', { month, name: nameOf(month) })}</b> {text}
              </li>
            ))}
          </ol>
        </Card>
      )}
      <BestMonths names={names} wanted={wanted} nameOf={nameOf} />
      <Card title={say('horizon.sources')} note={say('horizon.sourceNote')}>
        <ul className="horizon-sources">
          {sources.map((source) => (
            <li key={source}>{say(source)}</li>
          ))}
          {wanted.switches.length === 0 || wanted.returns === undefined ? null : <li>{returnsSource}</li>}
          <li>{say('horizon.method')}</li>
        </ul>
      </Card>
    </div>
  );
};

/** The answer first. */
const Verdict = ({ names }: { names: Names }) => {
  const { found } = useDecision('horizon');
  return (
    <p className="horizon-verdict" aria-live="polite">
      {found === null ? null : horizonVerdict(names.naming, found.answer)}
    </p>
  );
};

const Open = ({ document, names }: { document: PortfolioDocument; names: Names }) => {
  const { say } = useI18n();
  const { plan, snapshot } = document;
  const wanted = plan.ahead ?? steadyAhead;
  const ids = new Set(
    plan.stacks.flatMap(({ policies }) => Object.values(policies).flatMap((policy) => modelsOfPolicy(policy))),
  );
  const used = snapshot.models.filter(({ id }) => ids.has(id));
  const vendors = [...new Map(used.map(({ author, authorName }) => [author, { author, name: authorName }])).values()];
  const [main] = [...plan.categories].sort((a, b) => b.share - a.share);
  const rows = plan.categories.map((row) => ({ id: row.id, name: rowTitle(say, row) }));
  const whose = [
    ...vendors.map(({ author, name }) => ({ id: `vendor ${author}`, name })),
    ...rows.map(({ id, name }) => ({ id: `work ${id}`, name })),
  ];
  const narrower = [
    ...sizeClasses.map((size) => ({
      id: `class ${size}`,
      name: say('horizon.pricesForClass', { size: say(`catalog.size-${size}`) }),
    })),
    ...used.map(({ id, name }) => ({ id: `model ${id}`, name })),
  ];
  const day = today();
  useAsking('horizon', futureOf(wanted, day));
  return (
    <>
      <Verdict names={names} />
      {aheadNotFollowed(names.naming).map((remark) => (
        <Note key={remark} tone="warn">
          {remark}
        </Note>
      ))}
      <Card title={say('horizon.assumed')} note={say('horizon.bands')} actions={<Moment kind="horizon" />}>
        <FutureFields wanted={wanted} whose={whose} onChange={setAhead} />
        <PricePaths wanted={wanted} whose={[...whose, ...narrower]} onChange={setAhead} />
        {rows.length < 2 ? null : <RowGrowth wanted={wanted} rows={rows} onChange={setAhead} />}
        <h3 className="horizon-part">{say('horizon.switches')}</h3>
        {main === undefined ? null : (
          <>
            <Switches document={document} main={main} wanted={wanted} used={used} onChange={setAhead} />
            <Retirements document={document} main={main} wanted={wanted} used={used} onChange={setAhead} />
          </>
        )}
      </Card>
      {wanted.switches.length === 0 || (wanted.stickiness === 'none' && wanted.returns === undefined) ? null : (
        <StayFigure wanted={wanted} />
      )}
      <Answered names={names} wanted={wanted} day={day} />
      <OutageCard names={names} outage={wanted.outage} onChange={(outage) => setAhead({ outage })} />
    </>
  );
};

export const HorizonScreen = () => {
  const { say } = useI18n();
  const names = useNaming();
  const document = usePlanState((state) => state.document);
  return (
    <>
      <div className="screen-head">
        <h1>{say('horizon.title')}</h1>
        <p>{say('horizon.intro')}</p>
      </div>
      {document === null || names === null ? null : (
        <div className="horizon">
          <Open document={document} names={names} />
        </div>
      )}
    </>
  );
};
