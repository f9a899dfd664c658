/** One card per stack: its cost per success with its interval, and what must be seen beside it. */
import type { ReactNode } from 'react';
import type { Figure, Figures, StackOutcome } from '../../../shared/engine/outcome.ts';
import { gapSentence, independenceSentence } from '../../../shared/report/explain.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { Interval } from '../../parts/Interval.tsx';
import { NumberWithSource } from '../../parts/NumberWithSource.tsx';
import { Popover } from '../../parts/Popover.tsx';
import { Sentence } from '../../parts/Sentence.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const minutesPerHour = 60;

const Small = ({ name, text, more }: { name: string; text: string; more?: string | undefined }) => (
  <div className="card-figure">
    <dt>{name}</dt>
    <dd>
      {more === undefined ? text : <NumberWithSource text={text} label={name} lines={[{ term: '', text: more }]} />}
    </dd>
  </div>
);

const Headline = ({ figures, cost }: { figures: Figures; cost: Figure }) => {
  const { say, usd, share } = useI18n();
  const { model, verifier, human, silentFailures } = figures.parts;
  return (
    <p className="card-headline">
      <span className="card-big">
        <NumberWithSource
          text={usd(cost.value)}
          label={say('compare.usdPerSuccess')}
          lines={[
            { term: say('compare.howCost'), text: say('compare.howCostText') },
            { term: say('compare.partModel'), text: usd(model) },
            { term: say('compare.partVerifier'), text: verifier > 0 ? usd(verifier) : null },
            { term: say('compare.partHuman'), text: human > 0 ? usd(human) : null },
            { term: say('compare.partSilent'), text: silentFailures > 0 ? usd(silentFailures) : null },
            { term: say('compare.totalPerTask'), text: usd(figures.usdPerTask.value) },
            { term: say('compare.dividedBy'), text: share(figures.success.value) },
          ]}
        />
      </span>
      <span className="soft">
        {say('app.perSuccess')}
        {cost.low === undefined || cost.high === undefined ? null : (
          <span className="card-interval"> · {say('app.interval', { low: usd(cost.low), high: usd(cost.high) })}</span>
        )}
      </span>
    </p>
  );
};

const CardFigures = ({ stack, figures, tasks }: { stack: StackOutcome; figures: Figures; tasks: number }) => {
  const { say, usd, share, sureness, number } = useI18n();
  const range = (figure: Figure, write: (value: number) => string): string | undefined =>
    figure.low === undefined || figure.high === undefined
      ? undefined
      : say('compare.rangeOnly', { low: write(figure.low), high: write(figure.high) });
  const { usdPerMonth: month, usdPerMonthSd } = figures;
  const hours = (figures.humanMinutesPerTask.value * tasks) / minutesPerHour;
  return (
    <dl className="card-figures">
      <Small
        name={say('compare.cardSuccess')}
        text={share(figures.success.value)}
        more={range(figures.success, share)}
      />
      <Small
        name={say('compare.cardSilent')}
        text={share(figures.silentFailure.value)}
        more={range(figures.silentFailure, share)}
      />
      <Small
        name={say('compare.cardMonth')}
        text={usd(month.value)}
        more={
          month.low === undefined || month.high === undefined
            ? undefined
            : say('compare.monthSpread', { low: usd(month.low), high: usd(month.high), sd: usd(usdPerMonthSd) })
        }
      />
      <Small name={say('compare.cardHours')} text={say('compare.hours', { hours: number(hours) })} />
      <Small
        name={say('compare.cardNet')}
        text={usd(figures.netValueUsdPerTask.value * tasks)}
        more={range(figures.netValueUsdPerTask, (value) => usd(value * tasks))}
      />
      {stack.overBudget === null ? null : (
        <Small name={say('compare.cardOverBudget')} text={sureness(stack.overBudget)} />
      )}
    </dl>
  );
};

const Gaps = ({ reading, stack, places }: { reading: Reading; stack: StackOutcome; places: string[] }) => {
  const { say } = useI18n();
  const gaps = stack.categories
    .filter((category) => category.share > 0)
    .flatMap((category) => category.gaps.map((gap) => gapSentence(reading, category.categoryId, gap)));
  return (
    <div className="card-gaps">
      <p>{say('compare.gapsTitle')}</p>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.map((part) => part.text).join('')}>
            <Sentence parts={gap} places={places} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const Card = ({
  reading,
  stack,
  place,
  scale,
  places,
}: {
  reading: Reading;
  stack: StackOutcome;
  place: number;
  scale: { from: number; to: number };
  places: string[];
}): ReactNode => {
  const { say } = useI18n();
  const { total } = stack;
  const note = reading.job.plan.stacks.find((known) => known.id === stack.stackId)?.note ?? '';
  const independence = independenceSentence(reading, stack);
  return (
    <section className="card stack-card" aria-label={stack.name}>
      <h2>
        <StackBadge stack={place} />
        {stack.name}
        {stack.assumed ? (
          <span className="stack-card-assumed">
            <Popover label={say('compare.assumedStackLabel')} answer={<p>{say('compare.assumedStackText')}</p>}>
              {say('compare.assumedStack')}
            </Popover>
          </span>
        ) : null}
      </h2>
      <p className="stack-card-note">{note}</p>
      {total === null || total.usdPerSuccess === null ? (
        <Gaps reading={reading} stack={stack} places={places} />
      ) : (
        <>
          <Headline figures={total} cost={total.usdPerSuccess} />
          <Interval {...total.usdPerSuccess} scale={scale} stack={place} />
          <CardFigures stack={stack} figures={total} tasks={reading.job.plan.tasksPerMonth} />
          {independence === null ? null : (
            <p className="independence">
              <Sentence parts={independence.map(({ stackId: _, ...part }) => part)} places={places} />
              <About id="independence" />
            </p>
          )}
        </>
      )}
    </section>
  );
};

export const StackCards = ({ reading }: { reading: Reading }) => {
  const { stacks } = reading.outcome;
  const costs = stacks.flatMap((stack) => (stack.total?.usdPerSuccess ? [stack.total.usdPerSuccess] : []));
  const scale = { from: 0, to: Math.max(...costs.map((cost) => cost.high ?? cost.value * 1.2), 0) * 1.04 };
  const places = stacks.map((stack) => stack.stackId);
  return (
    <div className="stack-cards">
      {stacks.map((stack, place) => (
        <Card key={stack.stackId} reading={reading} stack={stack} place={place} scale={scale} places={places} />
      ))}
    </div>
  );
};
