/** Always in sight: the verdict, what it rests on, and the next measurement worth making. */
import { Fragment, memo } from 'react';
import { measureAskOf } from '../../../shared/plan/measureAsk.ts';
import { cashOf } from '../../../shared/report/monthly.ts';
import { modelName, type Reading } from '../../../shared/report/reading.ts';
import { type Ground, type RestsOn, restsOn } from '../../../shared/report/restsOn.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { figurePart, sayParts } from '../../../shared/report/sayParts.ts';
import { verdict } from '../../../shared/report/verdict.ts';
import { withoutErrors } from '../../../shared/report/withoutErrors.ts';
import { sentenceGap } from '../../../shared/words/format.ts';
import { fillEmptyCells } from '../../actions/fillEmptyCells.ts';
import { goTo } from '../../actions/goTo.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import { useViewState } from '../../state/useStore.ts';
import { setView } from '../../state/viewStore.ts';
import { longRestMs, useAsking, useDecision } from '../decide/useDecision.ts';
import { Ages } from './Ages.tsx';
import { chosenPair } from './chosenPair.ts';

/** Rates told of one part of the bar; the rest is said as a number. */
const toldRates = 8;

const Part = ({ reading, part }: { reading: Reading; part: RestsOn['parts'][number] }) => {
  const { say, percent, share, number } = useI18n();
  const what = say(`plan.rests_${part.ground}`);
  return (
    <li className="rests-part" style={{ flexGrow: part.share }} data-ground={part.ground satisfies Ground}>
      <Popover
        label={say('plan.restsList', { share: percent(part.share), what })}
        answer={
          <>
            <h4>{say('plan.restsList', { share: percent(part.share), what })}</h4>
            <dl>
              {part.rates.slice(0, toldRates).map(({ row, modelId, rate, weight }) => (
                <div key={`${row} ${modelId}`}>
                  <dt>
                    {percent(weight)} ·{' '}
                    {say('plan.restsRate', { model: modelName(reading, modelId), row: rowName(reading, row) })}
                  </dt>
                  <dd>
                    {share(rate.rate.value)}
                    {rate.benchmark === null ? null : ` · ${rate.benchmark}`}
                    {rate.trials === null ? null : ` · ${say('plan.gradeRun', { tasks: number(rate.trials) })}`}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        }
      >
        <b>{percent(part.share)}</b> {what}
      </Popover>
      <i aria-hidden="true" />
    </li>
  );
};

const MeasureNext = ({ reading }: { reading: Reading }) => {
  const { say, number, money } = useI18n();
  const known = reading.outcome.stacks.filter((stack) => stack.total !== null).length;
  useAsking('measure', known < 2 ? undefined : measureAskOf(reading.job.plan), longRestMs);
  const { found } = useDecision('measure');
  if (known < 2) return null;
  const top = found?.answer.options.find(({ best }) => best !== null);
  return (
    <p className="measure-next">
      {found === null ? (
        say('plan.measureWorking')
      ) : top?.best == null ? (
        say('plan.measureNothing')
      ) : (
        <>
          <span>
            <Sentence
              parts={sayParts(say, 'plan.measureNext', {
                evals: figurePart(number(top.best.evals)),
                model: { role: 'model', text: modelName(reading, top.modelId) },
                row: { role: 'text', text: rowName(reading, top.categoryId) },
                usd: figurePart(money(top.best.usdPerMonth)),
                cost: figurePart(money(top.best.costUsd)),
              })}
              places={[]}
            />
          </span>
          <Button onPress={() => goTo('decide')}>{say('plan.measureShow')}</Button>
        </>
      )}
    </p>
  );
};

/** Stacks over budget that are told by name; the head of each says it too. */
const namedOver = 1;

const Strip = ({ reading }: { reading: Reading }) => {
  const { say, money, language } = useI18n();
  const gap = sentenceGap(language);
  const { plan } = reading.job;
  const budget = plan.budgetUsdPerMonth;
  const places = plan.stacks.map(({ id }) => id);
  const over =
    budget === null
      ? []
      : reading.outcome.stacks.flatMap((stack) => {
          const cash = stack.total === null ? 0 : cashOf(stack.total, plan.tasksPerMonth);
          return cash > budget ? [{ stack, cash }] : [];
        });
  const missing = reading.outcome.stacks.flatMap((stack) =>
    stack.categories.flatMap((row) =>
      row.share > 0 && row.figures === null ? [{ stack: stack.stackId, row: row.categoryId }] : [],
    ),
  );
  const hasEmpty = plan.stacks.some(({ policies }) => plan.categories.some(({ id }) => policies[id] === undefined));
  const bare = withoutErrors(reading);
  const [first] = missing;
  if (over.length === 0 && first === undefined && bare === null) return null;
  return (
    <div className="plan-strip" data-tone={over.length > 0 || first !== undefined ? 'warn' : 'info'}>
      <Icon name={over.length > 0 || first !== undefined ? 'warn' : 'info'} />
      <p>
        {over.slice(0, namedOver).map(({ stack, cash }) => (
          <Fragment key={stack.stackId}>
            <Sentence
              parts={sayParts(say, 'plan.overBudget', {
                stack: { role: 'stack', text: stack.name, stackId: stack.stackId },
                cash: figurePart(money(cash)),
                budget: figurePart(money(budget ?? 0)),
              })}
              places={places}
            />
            {gap}
          </Fragment>
        ))}
        {over.length <= namedOver ? null : say('plan.overBudgetMore', { count: over.length - namedOver }) + gap}
        {first === undefined ? null : say('plan.missing', { count: missing.length }) + gap}
        {bare === null ? null : (
          <>
            <Sentence parts={bare} places={places} />
            {gap + say('plan.typeErrorCost')}
          </>
        )}
      </p>
      {hasEmpty ? (
        <button type="button" className="link-button" onClick={fillEmptyCells}>
          {say('plan.fillEmpty')}
        </button>
      ) : null}
      {first === undefined ? null : (
        <button type="button" className="link-button" onClick={() => setView({ sheet: { kind: 'cell', ...first } })}>
          {say('plan.missingShow')}
        </button>
      )}
    </div>
  );
};

const Said = memo(({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const pair = useViewState((state) => state.pair);
  const { outcome } = reading;
  const chosen = chosenPair(outcome, pair);
  const stacks = chosen === null ? outcome.stacks : outcome.stacks.filter(({ stackId }) => chosen.includes(stackId));
  const said = verdict({ ...reading, outcome: { ...outcome, stacks } });
  const [lead = [], ...beside] = said.sentences;
  const places = outcome.stacks.map(({ stackId }) => stackId);
  const compared = outcome.stacks.filter(({ stackId }) => stackId === said.better || stackId === said.other);
  const { parts } = restsOn(reading, compared);
  return (
    <>
      <h1 className="verdict-text">
        <Sentence parts={lead} places={places} />
      </h1>
      {beside.length === 0 ? null : (
        <p className="verdict-beside">
          {beside.map((sentence, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a sentence is known by its place
            <Fragment key={i}>
              <Sentence parts={sentence} places={places} />{' '}
            </Fragment>
          ))}
        </p>
      )}
      <div className="verdict-below">
        {parts.length === 0 ? (
          <span />
        ) : (
          <div className="rests">
            <span className="visually-hidden">{say('plan.restsOn')}</span>
            <ul>
              {parts.map((part) => (
                <Part key={part.ground} reading={reading} part={part} />
              ))}
            </ul>
          </div>
        )}
        <MeasureNext reading={reading} />
      </div>
      <Ages reading={reading} />
      <Strip reading={reading} />
    </>
  );
});

export const VerdictBar = ({ reading, isCatchingUp }: { reading: Reading; isCatchingUp: boolean }) => (
  <div className="verdict" aria-live="polite" aria-busy={isCatchingUp}>
    <Said reading={reading} />
  </div>
);
