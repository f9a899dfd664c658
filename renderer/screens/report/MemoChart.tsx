/** The memo's one chart: full cost a month from one stack to the other, a column for each kind of work. */
import type { RowBridge } from '../../../shared/report/bridge.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { rowName } from '../../../shared/report/rowName.ts';
import { stackLetter } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Compared } from '../plan/comparedPair.ts';

interface Bar {
  id: string;
  name: string;
  kind: 'end' | 'less' | 'more';
  from: number;
  to: number;
  usd: number;
  /** The stack's place, for its colour; null between the ends. */
  place: number | null;
}

export const MemoChart = ({
  reading,
  chart,
  pair: { a, b },
}: {
  reading: Reading;
  chart: RowBridge;
  pair: Compared;
}) => {
  const { say, moneyTo } = useI18n();
  const amount = (value: number) => moneyTo(value, chart.decimals);
  const place = (id: string) => reading.outcome.stacks.findIndex((stack) => stack.stackId === id);
  const [placeA, placeB] = [place(a.stackId), place(b.stackId)];
  let at = chart.from;
  const bars: Bar[] = [
    { id: 'a', name: stackLetter(placeA), kind: 'end', from: 0, to: chart.from, usd: chart.from, place: placeA },
    ...chart.steps.map((step): Bar => {
      const from = at;
      at += step.usd;
      return {
        id: 'row' in step ? step.row : 'others',
        name: 'row' in step ? rowName(reading, step.row) : say('memo.otherRows', { count: step.rows }),
        kind: step.usd <= 0 ? 'less' : 'more',
        from,
        to: at,
        usd: step.usd,
        place: null,
      };
    }),
    { id: 'b', name: stackLetter(placeB), kind: 'end', from: 0, to: chart.to, usd: chart.to, place: placeB },
  ];
  const most = Math.max(...bars.flatMap(({ from, to }) => [from, to]), 0) || 1;
  const part = (value: number) => `${(Math.max(0, value) / most) * 100}%`;
  const told = (bar: Bar) =>
    bar.kind === 'end' ? amount(bar.usd) : `${bar.usd < 0 ? '−' : bar.usd > 0 ? '+' : ''}${amount(Math.abs(bar.usd))}`;
  return (
    <ol className="memo-chart">
      {bars.map((bar) => (
        <li key={bar.id} data-kind={bar.kind} data-stack={bar.place === null ? undefined : (bar.place % 6) + 1}>
          <div className="memo-column" aria-hidden="true">
            <i style={{ bottom: part(Math.min(bar.from, bar.to)), height: part(Math.abs(bar.to - bar.from)) }} />
            <span style={{ bottom: part(Math.max(bar.from, bar.to)) }}>{told(bar)}</span>
          </div>
          <span className="memo-name" title={bar.name}>
            {bar.name}
          </span>
          <span className="visually-hidden">{told(bar)}</span>
        </li>
      ))}
    </ol>
  );
};
