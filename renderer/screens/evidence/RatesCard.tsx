/** All models of a kind of work on one scale: what the tests leave open, and what is open for the planner's work. */

import { useMemo, useState } from 'react';
import { benchmarkName, suiteName } from '../../../shared/catalog/benchmarkNames.ts';
import type { RateOnScale } from '../../../shared/engine/ratesOnScale.ts';
import { listSign } from '../../../shared/words/format.ts';
import { Button } from '../../parts/Button.tsx';
import { Card } from '../../parts/Card.tsx';
import { StackBadge } from '../../parts/StackBadge.tsx';
import { type Speech, useI18n } from '../../parts/useI18n.ts';
import { type Known, stacksBy, type Work } from './useEvidence.ts';

const shownFirst = 14;

/** What a rate rests on, in a few words. */
const restsOn = ({ use }: RateOnScale, { say, percent, number, language }: Speech): string => {
  const names = (suites: readonly string[]) => suites.map(suiteName).join(listSign(language));
  const { transfer, basis } = use;
  if (basis === 'stated' || basis === 'assumed') return say(`evidence.by-${basis}`);
  if (transfer?.grade === 'ownEvals') return say('evidence.by-own', { share: percent(transfer.ownWeight) });
  const benchmark = benchmarkName(use.benchmark ?? '');
  if (transfer?.grade === 'notMeasured') return say('evidence.by-notMeasured', { benchmark });
  if (basis === 'measured') return say('evidence.by-measured', { benchmark, tasks: number(use.trials ?? 0) });
  // Read off a sibling or another benchmark: no suite of the scale speaks, the benchmark does.
  const suites = transfer?.suites ?? [];
  return say('evidence.by-linked', { suites: suites.length === 0 ? benchmark : names(suites) });
};

/** Down to a whole tenth, so that the axis has round ends. */
const startOf = (rates: readonly RateOnScale[]): number =>
  Math.min(0.9, Math.floor(Math.min(...rates.map(({ work }) => work.low)) * 10) / 10);

const Bar = ({ rate, from }: { rate: RateOnScale; from: number }) => {
  const at = (share: number): number => (100 * (share - from)) / (1 - from);
  const span = ({ low, high }: { low: number; high: number }) => ({
    left: `${at(low)}%`,
    width: `${Math.max(at(high) - at(low), 0.6)}%`,
  });
  const isOwn = rate.use.transfer?.grade === 'ownEvals';
  const isGuess = rate.use.basis === 'assumed' || rate.use.basis === 'stated';
  return (
    <div className="rate-bar" aria-hidden="true" data-own={isOwn || undefined} data-guess={isGuess || undefined}>
      <i className="rate-work" style={span(rate.work)} />
      <i className="rate-sampling" style={span(rate.sampling)} />
      <b style={{ left: `${at(rate.rate)}%` }} />
    </div>
  );
};

const Axis = ({ from }: { from: number }) => {
  const { percent } = useI18n();
  const step = from < 0.45 ? 0.25 : 0.1;
  const ticks = Array.from({ length: Math.round((1 - from) / step) + 1 }, (_, i) => 1 - i * step).filter(
    (tick) => tick >= from - 1e-9,
  );
  return (
    <div className="rate-axis" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick} style={{ left: `${(100 * (tick - from)) / (1 - from)}%` }}>
          {percent(tick)}
        </span>
      ))}
    </div>
  );
};

const Legend = () => {
  const { say } = useI18n();
  return (
    <ul className="rate-legend">
      <li data-kind="own">{say('evidence.legendOwn')}</li>
      <li data-kind="sampling">{say('evidence.legendSampling')}</li>
      <li data-kind="work">{say('evidence.legendWork')}</li>
      <li data-kind="guess">{say('evidence.legendGuess')}</li>
    </ul>
  );
};

const Row = ({
  rate,
  from,
  name,
  places,
  isTest,
}: {
  rate: RateOnScale;
  from: number;
  name: string;
  places: readonly number[];
  /** Whether any model of the list was measured on the test itself. */
  isTest: boolean;
}) => {
  const speech = useI18n();
  const { say, share, percent } = speech;
  const rests = restsOn(rate, speech);
  const onTest = rate.use.transfer?.benchmarkRate ?? null;
  return (
    <tr data-used={places.length > 0 || undefined}>
      <th scope="row">
        <span className="rate-name">{name}</span>{' '}
        {places.map((place) => (
          <StackBadge key={place} stack={place} />
        ))}
      </th>
      <td className="rate-cell">
        <Bar rate={rate} from={from} />
      </td>
      <td className="numeric">
        <strong>{share(rate.rate)}</strong>
      </td>
      <td className="numeric rate-range">
        {say('evidence.range', { low: percent(rate.work.low), high: percent(rate.work.high) })}
      </td>
      {isTest ? <td className="numeric">{onTest === null ? '–' : share(onTest)}</td> : null}
      <td className="rate-rests" title={rests}>
        {rests}
      </td>
    </tr>
  );
};

const half = ({ low, high }: { low: number; high: number }): number => (high - low) / 2;

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Half widths of the middle model, in points: on the work, and by sampling alone. */
const Carried = ({ rates }: { rates: readonly RateOnScale[] }) => {
  const { say, number } = useI18n();
  const read = rates.filter(({ use }) => use.transfer !== undefined && use.transfer.grade !== 'ownEvals');
  if (read.length === 0) return null;
  const points = (of: (rate: RateOnScale) => number): string => number(100 * middle(read.map(of)));
  return (
    <p className="soft small">
      {say('evidence.carries', {
        points: points(({ work }) => half(work)),
        sampling: points(({ sampling }) => half(sampling)),
      })}
    </p>
  );
};

export const RatesCard = ({ work, known, rates }: { work: Work; known: Known; rates: readonly RateOnScale[] }) => {
  const { say } = useI18n();
  const [all, setAll] = useState(false);
  const used = useMemo(() => stacksBy(known, work), [known, work]);
  const { nameOf } = known;
  const shown = all ? rates : rates.filter(({ modelId }, i) => i < shownFirst || used.has(modelId));
  const title = say('evidence.scale', { work: work.title });
  const from = startOf(rates);
  const isTest = rates.some(({ use }) => use.transfer?.benchmarkRate != null);
  return (
    <Card title={title} note={rates.length === 0 ? undefined : say('evidence.scaleNote')}>
      {rates.length === 0 ? (
        <p className="soft">{say('evidence.scaleNone')}</p>
      ) : (
        <>
          <Legend />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a tab stop */}
          <div className="table-scroll" tabIndex={0}>
            <table className="table scale-table">
              <caption className="visually-hidden">{title}</caption>
              <colgroup>
                <col className="table-model" />
                <col />
                <col className="table-rate" />
                <col className="table-range" />
                {isTest ? <col className="table-rate" /> : null}
                <col className="table-rests" />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">{say('catalog.model')}</th>
                  <td className="rate-cell">
                    <Axis from={from} />
                  </td>
                  <th scope="col" className="numeric">
                    {say('evidence.rate')}
                  </th>
                  <th scope="col" className="numeric">
                    {say('evidence.interval')}
                  </th>
                  {isTest ? (
                    <th scope="col" className="numeric">
                      {say('evidence.onTest')}
                    </th>
                  ) : null}
                  <th scope="col">{say('evidence.restsOnHead')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((rate) => (
                  <Row
                    key={rate.modelId}
                    rate={rate}
                    from={from}
                    name={nameOf(rate.modelId)}
                    places={used.get(rate.modelId) ?? []}
                    isTest={isTest}
                  />
                ))}
              </tbody>
            </table>
          </div>
          <Carried rates={rates} />
          {shown.length < rates.length || all ? (
            <Button tone="quiet" onPress={() => setAll(!all)}>
              {all ? say('evidence.fewerModels') : say('evidence.moreModels', { count: rates.length })}
            </Button>
          ) : null}
        </>
      )}
    </Card>
  );
};
