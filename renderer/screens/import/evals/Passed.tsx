/** From which score on a result counts as passed, on the scores themselves, and what each model comes to by it. */
import type { ReactNode } from 'react';
import type { ScoreSpread } from '../../../../shared/evals/glance.ts';
import { Card } from '../../../parts/Card.tsx';
import { Interval } from '../../../parts/Interval.tsx';
import { useI18n } from '../../../parts/useI18n.ts';
import type { EvalsRead } from '../../../simulate/imports.ts';

const Histogram = ({ spread: { low, high, counts, threshold } }: { spread: ScoreSpread }) => {
  const { say, number } = useI18n();
  const most = Math.max(1, ...counts);
  const from = (bin: number) => low + ((high - low) * bin) / counts.length;
  const at = threshold === null ? null : ((threshold - low) / (high - low)) * 100;
  return (
    <figure className="spread" aria-label={say('evalsIn.spread', { low: number(low), high: number(high) })}>
      <div className="spread-bars" aria-hidden="true">
        {counts.map((count, bin) => (
          <i
            key={from(bin)}
            data-passed={(threshold !== null && from(bin) >= threshold - 1e-9) || undefined}
            style={{ height: `${(count / most) * 100}%` }}
          />
        ))}
        {at === null ? null : <u style={{ left: `${at}%` }} />}
      </div>
      <figcaption aria-hidden="true">
        <span>{number(low)}</span>
        <span>{number((low + high) / 2, 1)}</span>
        <span>{number(high)}</span>
      </figcaption>
    </figure>
  );
};

const Models = ({ models }: Pick<EvalsRead, 'models'>) => {
  const { say, number, share } = useI18n();
  const scale = { from: 0, to: 1 };
  return (
    <table className="usage-table passed-models">
      <tbody>
        {models.map(({ model, passed, n, rate }) => (
          <tr key={model}>
            <th scope="row">{model}</th>
            <td className="numeric soft">
              {n === 0
                ? say('evalsIn.notCounted')
                : n === null
                  ? number(passed)
                  : say('evalsIn.passedOf', { passed: number(passed), n: number(n) })}
            </td>
            <td className="passed-draw">
              {rate === null ? null : (
                <Interval value={rate.value} low={rate.low} high={rate.high} scale={scale} stack={0} />
              )}
            </td>
            <td className="numeric">
              {rate === null
                ? say('report.unknown')
                : say('evalsIn.plusMinus', {
                    rate: share(rate.value),
                    points: number(50 * (rate.high - rate.low), 1),
                  })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Ahead = ({ ahead }: Pick<EvalsRead, 'ahead'>) => {
  const { say, number } = useI18n();
  if (ahead === null) return null;
  const points = (share: number) => number(100 * share, 1).replace('-', '−');
  const { value, low, high } = ahead.difference;
  const difference = points(value);
  const told = low > 0 ? 'evalsIn.ahead' : difference === points(0) ? 'evalsIn.level' : 'evalsIn.maybeAhead';
  return (
    <p className="soft small">
      {say(told, {
        a: ahead.a,
        b: ahead.b,
        points: difference,
        low: points(low),
        high: points(high),
      })}
    </p>
  );
};

export const Passed = ({ read, threshold }: { read: EvalsRead; threshold: ReactNode }) => {
  const { say, number } = useI18n();
  const { spread } = read.glance;
  return (
    <Card
      title={say('evalsIn.whatPasses')}
      actions={
        spread === null ? undefined : (
          <span className="soft small">{say('evalsIn.scores', { count: number(spread.scores) })}</span>
        )
      }
    >
      {spread === null ? (
        <p className="soft">{say('evalsIn.verdictsOnly')}</p>
      ) : (
        <>
          <Histogram spread={spread} />
          {spread.threshold === null ? null : (
            <p className="small">
              <b>{say('evalsIn.passedFrom', { threshold: number(spread.threshold, 2) })}</b>{' '}
              {spread.isAssumed ? <span className="soft">{say('evalsIn.assumed')}</span> : null}
            </p>
          )}
          {threshold}
        </>
      )}
      <Models models={read.models} />
      <Ahead ahead={read.ahead} />
    </Card>
  );
};
