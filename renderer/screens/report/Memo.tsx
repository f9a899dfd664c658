/** The memo: the decision, three figures, one chart, what it rests on, risks, what would change it, and the next step. */
import './memo.css';
import { priceInUse } from '../../../shared/catalog/chooseOffer.ts';
import { measureAskOf } from '../../../shared/plan/measureAsk.ts';
import { bestOfRows } from '../../../shared/report/bestOfRows.ts';
import { bridgeByRow } from '../../../shared/report/bridge.ts';
import { leverText } from '../../../shared/report/leverText.ts';
import { cashOf, fullCostOf } from '../../../shared/report/monthly.ts';
import { titleText } from '../../../shared/report/onePage.ts';
import { outageSentence } from '../../../shared/report/outageTable.ts';
import { modelName, type Reading } from '../../../shared/report/reading.ts';
import { restsOn } from '../../../shared/report/restsOn.ts';
import { rowGrade } from '../../../shared/report/rowGrade.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { pairOf, verdict } from '../../../shared/report/verdict.ts';
import { errorsCounted, fullCostNamed, withoutErrors } from '../../../shared/report/withoutErrors.ts';
import { sentenceGap } from '../../../shared/words/format.ts';
import { RateNote } from '../../parts/RateNote.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import { useNaming } from '../decide/useNaming.ts';
import { type Compared, comparedPair } from '../plan/comparedPair.ts';
import { MemoChart } from './MemoChart.tsx';
import { isOfVerdict } from './useDecided.ts';

/** Columns of the chart beside the two ends. */
const chartSteps = 6;
const listed = 4;

const Figures = ({ reading, pair: { a, b } }: { reading: Reading; pair: Compared }) => {
  const { say, money, share, percent, sureness } = useI18n();
  const { plan } = reading.job;
  const tasks = plan.tasksPerMonth;
  if (a.total?.usdPerSuccess == null || b.total?.usdPerSuccess == null) return null;
  const less = 1 - b.total.usdPerSuccess.value / a.total.usdPerSuccess.value;
  const month = fullCostOf(b.total, tasks) - fullCostOf(a.total, tasks);
  const sure = pairOf(reading.outcome, b.stackId, a.stackId)?.aCheaper ?? null;
  return (
    <dl className="memo-figures">
      <div>
        <dd>{say('memo.less', { share: percent(less) })}</dd>
        <dt>{fullCostNamed(plan, say('memo.lessOf'), say)}</dt>
        <dd className="memo-small">{sure === null ? '' : say('memo.sure', { sure: sureness(sure) })}</dd>
      </div>
      <div>
        <dd>{money(Math.abs(month))}</dd>
        <dt>{fullCostNamed(plan, say(month <= 0 ? 'memo.monthLess' : 'memo.monthMore'), say)}</dt>
        <dd className="memo-small">{say('memo.perTask', { usd: money(Math.abs(month) / tasks) })}</dd>
      </div>
      <div>
        <dd>{share(b.total.silentFailure.value)}</dd>
        <dt>{say('memo.errors')}</dt>
        <dd className="memo-small">
          {say('memo.errorsBefore', { stack: a.name, share: share(a.total.silentFailure.value) })}
        </dd>
      </div>
    </dl>
  );
};

interface Risk {
  id: string;
  text: string;
}

const risksOf = (reading: Reading, { a, b }: Compared, share: (value: number) => string): Risk[] => {
  const { say } = reading;
  const rows = b.categories.filter((row) => row.share > 0);
  const worse = rows.flatMap((row) => {
    const before = a.categories.find(({ categoryId }) => categoryId === row.categoryId)?.figures?.silentFailure.value;
    const now = row.figures?.silentFailure.value;
    return before === undefined || now === undefined || now <= before + 0.005 ? [] : [{ row, before, now }];
  });
  const guessed = rows.filter((row) => ['assumed', 'stated'].includes(rowGrade(reading, [row]).grade));
  return [
    ...worse
      .sort((x, y) => (y.now - y.before) * y.row.share - (x.now - x.before) * x.row.share)
      .slice(0, 2)
      .map(({ row, before, now }) => ({
        id: `errors ${row.categoryId}`,
        text: say('memo.riskErrors', {
          row: rowName(reading, row.categoryId),
          now: share(now),
          before: share(before),
        }),
      })),
    ...guessed
      .sort((x, y) => y.share - x.share)
      .slice(0, 2)
      .map((row) => ({
        id: `guess ${row.categoryId}`,
        text: say('memo.riskGuess', { row: rowName(reading, row.categoryId) }),
      })),
    ...reading.outcome.stacks
      .filter((stack) => stack.total === null)
      .slice(0, 1)
      .map((stack) => ({ id: `missing ${stack.stackId}`, text: say('memo.riskMissing', { stack: stack.name }) })),
  ];
};

/** What goes when the vendor that the stack spends most on cannot be reached; null while or where nothing is known of it. */
const useVendorOutage = (reading: Reading, pair: Compared): string | null => {
  const names = useNaming();
  const most = pair.b.spend.vendor[0];
  const author =
    most === undefined
      ? undefined
      : reading.job.snapshot.models.find(({ authorName }) => authorName === most.name)?.author;
  useAsking('outage', author === undefined ? undefined : { dark: { kind: 'vendor', author }, share: null });
  const { found } = useDecision('outage');
  const isAsked = found?.ask.dark.kind === 'vendor' && found.ask.dark.author === author;
  return names === null || found === null || !isAsked
    ? null
    : outageSentence(names.naming, found.answer, pair.b.stackId);
};

const Risks = ({ reading, pair, risks }: { reading: Reading; pair: Compared; risks: readonly Risk[] }) => {
  const { say } = useI18n();
  const outage = useVendorOutage(reading, pair);
  const told = [...risks.slice(0, listed), ...(outage === null ? [] : [{ id: 'outage', text: outage }])];
  if (told.length === 0) return <p>{say('memo.riskNone')}</p>;
  return (
    <ul className="memo-list">
      {told.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
};

const Change = ({ pair: { a, b } }: { pair: Compared }) => {
  const { say } = useI18n();
  const names = useNaming();
  const { found } = useDecision('tornado');
  if (names === null || found === null || !isOfVerdict(found.answer, b.stackId, a.stackId)) return null;
  const bars = found.answer.bars.filter((bar) => (bar.swing ?? 0) > 0).slice(0, listed);
  if (bars.length === 0) return <p>{say('memo.changeNone')}</p>;
  return (
    <ul className="memo-list">
      {bars.map(({ input, flipsWinner }) => (
        <li key={input.id}>
          <span>
            {names.lever(input.lever)}{' '}
            <span className="memo-small">
              {say('plan.leverMoves', {
                low: leverText(names.naming, input.lever, input.low),
                high: leverText(names.naming, input.lever, input.high),
              })}
            </span>
          </span>
          <b>{say(flipsWinner ? 'memo.changeTurns' : 'memo.changeStays')}</b>
        </li>
      ))}
    </ul>
  );
};

const Next = ({ reading }: { reading: Reading }) => {
  const { say, money, number } = useI18n();
  const known = reading.outcome.stacks.filter(({ total }) => total !== null).length;
  useAsking('measure', known < 2 ? undefined : measureAskOf(reading.job.plan));
  const { found } = useDecision('measure');
  const top = found?.answer.options.find(({ best }) => best !== null);
  const best = bestOfRows(reading.job.plan, reading.outcome);
  const than = reading.outcome.stacks.find((stack) => stack.stackId === best?.than);
  const pair = comparedPair(reading, null);
  const turn = pair === null ? null : pairOf(reading.outcome, pair.a.stackId, pair.b.stackId)?.breakEvenFailureUsd;
  return (
    <section className="memo-next">
      <h2>{say('memo.next')}</h2>
      <ul>
        {reading.outcome.stacks.some(({ total }) => total === null) ? <li>{say('memo.nextComplete')}</li> : null}
        {known < 2 ? null : (
          <li>
            {top?.best == null
              ? say(found === null ? 'plan.measureWorking' : 'plan.measureNothing')
              : say('plan.measureNext', {
                  evals: number(top.best.evals),
                  model: modelName(reading, top.modelId),
                  row: rowName(reading, top.categoryId),
                  usd: money(top.best.usdPerMonth),
                  cost: money(top.best.costUsd),
                })}
          </li>
        )}
        {best === null || than === undefined ? null : (
          <li>{say('memo.nextRows', { usd: money(best.savesUsd), stack: than.name })}</li>
        )}
        {errorsCounted(reading.job.plan) !== 'everywhere' ? (
          <li>{say(turn == null ? 'memo.nextStateWhole' : 'memo.nextState')}</li>
        ) : null}
      </ul>
    </section>
  );
};

const RestsOn = ({ reading, pair }: { reading: Reading; pair: Compared | null }) => {
  const { say, percent } = useI18n();
  const { parts } = restsOn(reading, pair === null ? reading.outcome.stacks : [pair.a, pair.b]);
  if (parts.length === 0) return null;
  return (
    <section className="memo-part">
      <h2>{say('memo.restsOn')}</h2>
      <div className="memo-rests">
        {parts.map((part) => (
          <div key={part.ground} data-ground={part.ground} style={{ flexGrow: part.share }}>
            <i aria-hidden="true" />
            <span>
              <b>{percent(part.share)}</b> {say(`plan.rests_${part.ground}`)}
            </span>
          </div>
        ))}
      </div>
    </section>
  );
};

export const Memo = ({ reading, today }: { reading: Reading; today: string }) => {
  const { say, money, number, date, share, language } = useI18n();
  const gap = sentenceGap(language);
  const { plan, snapshot } = reading.job;
  const said = verdict(reading);
  const bare = withoutErrors(reading);
  const [lead = [], ...beside] = said.sentences;
  const places = plan.stacks.map(({ id }) => id);
  const pair = comparedPair(reading, null);
  const tasks = plan.tasksPerMonth;
  const chart = pair === null ? null : bridgeByRow(pair.a, pair.b, tasks, chartSteps);
  const newest = snapshot.models
    .flatMap((model) => {
      const price = priceInUse(model, plan.prices);
      return price === null ? [] : [price.asOf];
    })
    .sort()
    .at(-1);
  const place = (id: string) => (places as string[]).indexOf(id);
  const cash =
    pair?.a.total == null || pair.b.total == null
      ? null
      : ([cashOf(pair.a.total, tasks), cashOf(pair.b.total, tasks)] as const);
  return (
    <section className="memo" aria-label={say('memo.kicker')}>
      <header className="memo-head">
        <p>
          <b>{say('memo.kicker')}</b> <span>{titleText(reading)}</span>
        </p>
        <p>
          <time dateTime={today}>{date(today)}</time> <span>{say('memo.tasks', { tasks: number(tasks) })}</span>
        </p>
      </header>
      <h1 className="memo-decision report-verdict">
        <Sentence parts={lead} places={places} />
      </h1>
      <p className="memo-beside">
        {cash === null ? null : (
          <span>
            {say(cash[1] <= cash[0] ? 'memo.cashFalls' : 'memo.cashRises', {
              before: money(cash[0]),
              now: money(cash[1]),
            })}
            {gap}
          </span>
        )}
        {beside.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is known by its place
          <span key={i}>
            <Sentence parts={sentence} places={places} />
            {gap}
          </span>
        ))}
        {bare === null ? null : (
          <span>
            <Sentence parts={bare} places={places} />
          </span>
        )}
      </p>
      {pair === null ? null : <Figures reading={reading} pair={pair} />}
      {pair === null || chart === null ? null : (
        <section className="memo-part">
          <h2>{say('memo.chart')}</h2>
          <p className="memo-small">
            {say(errorsCounted(plan) === 'nowhere' ? 'memo.chartNoteBare' : 'memo.chartNote', {
              a: stackLetter(place(pair.a.stackId)),
              b: stackLetter(place(pair.b.stackId)),
            })}
          </p>
          <MemoChart reading={reading} chart={chart} pair={pair} />
        </section>
      )}
      <RestsOn reading={reading} pair={pair} />
      {pair === null ? null : (
        <div className="memo-columns">
          <section className="memo-part">
            <h2>{say('memo.risks')}</h2>
            <Risks reading={reading} pair={pair} risks={risksOf(reading, pair, share)} />
          </section>
          <section className="memo-part">
            <h2>{say('memo.change')}</h2>
            <Change pair={pair} />
          </section>
        </div>
      )}
      <Next reading={reading} />
      <RateNote className="memo-foot" />
      {newest === undefined ? null : <p className="memo-foot">{say('memo.foot', { date: date(newest) })}</p>}
    </section>
  );
};
