/** What the policy does to the category's figures, beside its editor so that every edit shows at once. */
import type { CategoryOutcome } from '../../../../shared/engine/outcome.ts';
import { rowTitle } from '../../../../shared/report/rowName.ts';
import { Card } from '../../../parts/Card.tsx';
import { Interval } from '../../../parts/Interval.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import { usePolicy } from './context.ts';

export const Result = ({ outcome }: { outcome: CategoryOutcome | null }) => {
  const { say, usd, share } = useI18n();
  const { stack, category, place } = usePolicy();
  const figures = outcome?.figures ?? null;
  const title = say('stacks.resultOf', { stack: stack.name, category: rowTitle(say, category) });
  if (figures === null)
    return (
      <Card title={title}>
        <p className="soft">{say('stacks.nothingYet')}</p>
      </Card>
    );
  const cost = figures.usdPerSuccess;
  return (
    <Card title={title} note={category.share === 0 ? say('stacks.noShare') : undefined}>
      {cost === null ? (
        <p>{say('compare.verdictNothingSucceeds', { stack: stack.name })}</p>
      ) : (
        <>
          <p className="result-big">
            <strong>{usd(cost.value)}</strong> <span>{say('stacks.perSuccess')}</span>
            {cost.low === undefined || cost.high === undefined ? null : (
              <span className="result-interval">
                {say('app.interval', { low: usd(cost.low), high: usd(cost.high) })}
              </span>
            )}
          </p>
          {cost.low === undefined || cost.high === undefined ? null : (
            <Interval
              value={cost.value}
              low={cost.low}
              high={cost.high}
              scale={{ from: Math.min(cost.low, cost.value) * 0.8, to: Math.max(cost.high, cost.value) * 1.1 }}
              stack={place}
            />
          )}
        </>
      )}
      <dl className="result-row">
        {(
          [
            ['compare.success', share(figures.success.value)],
            ['compare.silentFailure', share(figures.silentFailure.value)],
            ['compare.abandoned', share(figures.abandoned.value)],
            ['compare.usdPerMonth', usd(figures.usdPerMonth.value)],
          ] as const
        ).map(([word, text]) => (
          <div key={word}>
            <dd>{text}</dd>
            <dt>{say(word)}</dt>
          </div>
        ))}
      </dl>
    </Card>
  );
};
