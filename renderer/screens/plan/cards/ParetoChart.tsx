/** Cost against success: one mark per stack with its intervals, over the stacks that could be had instead. */

import { lazy, Suspense, useRef } from 'react';
import type { PossibleStacks } from '../../../../shared/engine/optimise/possibleStacks.ts';
import { bestPlanOf } from '../../../../shared/plan/bestPlanOf.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { quoteNames, sentenceGap } from '../../../../shared/words/format.ts';
import { type Column, DataTable } from '../../../parts/DataTable.tsx';
import { Figure } from '../../../parts/Figure.tsx';
import { StackName } from '../../../parts/StackBadge.tsx';
import { today } from '../../../parts/today.ts';
import { useI18n } from '../../../parts/useI18n.ts';
import { useSeen } from '../../../parts/useSeen.ts';
import { useSettled } from '../../../parts/useSettled.ts';
import { useCatalogState } from '../../../state/useStore.ts';
import { longRestMs, useAsking, useDecision } from '../../decide/useDecision.ts';
import { SaveChart } from '../../result/SaveChart.tsx';
import type { Mark } from './ParetoDrawing.tsx';

/** What draws it is large and comes when it is first wanted. */
const ParetoDrawing = lazy(async () => ({ default: (await import('./ParetoDrawing.tsx')).ParetoDrawing }));

const marksOf = (reading: Reading): Mark[] => {
  const marks = reading.outcome.stacks.flatMap((stack, place) => {
    const { total } = stack;
    if (total?.usdPerSuccess == null) return [];
    const { usdPerSuccess: cost, success } = total;
    return [
      {
        id: stack.stackId,
        name: stack.name,
        place,
        cost: cost.value,
        costLow: cost.low ?? cost.value,
        costHigh: cost.high ?? cost.value,
        success: success.value,
        successLow: success.low ?? success.value,
        successHigh: success.high ?? success.value,
      },
    ];
  });
  return marks.map((mark) => ({
    ...mark,
    onFrontier: !marks.some(
      (other) =>
        other.cost <= mark.cost &&
        other.success >= mark.success &&
        (other.cost < mark.cost || other.success > mark.success),
    ),
  }));
};

const sampleSize = 400;

/**
 * The possible stacks, where they cover all the work and so may stand beside the plan's own. They are looked for among the
 * whole catalog, so not before the chart is in view.
 */
const usePossible = (reading: Reading, isSeen: boolean): PossibleStacks | null => {
  const hasCatalog = useCatalogState((state) => state.catalog !== null);
  const { rules } = bestPlanOf(reading.job.plan, today());
  useAsking('possible', isSeen && hasCatalog ? { rules, count: sampleSize } : undefined, longRestMs);
  const { found, isStale } = useDecision('possible');
  return found === null || isStale || found.answer.leftOut.length > 0 || found.answer.frontier.length === 0
    ? null
    : found.answer;
};

/** The chart is drawn anew once a drag rests: its library draws every mark again in one go. */
const restMs = 150;

export const ParetoChart = ({ reading: latest }: { reading: Reading }) => {
  const reading = useSettled(latest, restMs);
  const { say, money, share, language } = useI18n();
  const drawing = useRef<HTMLDivElement>(null);
  const possible = usePossible(reading, useSeen(drawing));
  const marks = marksOf(reading);
  const frontier = marks.filter((mark) => mark.onFrontier).map((mark) => mark.name);
  const telling =
    marks.length === 0
      ? say('compare.paretoNone')
      : [
          say('compare.paretoBetter'),
          ...(marks.length < 2 ? [] : [say('compare.paretoTell', { frontier: quoteNames(frontier, language) })]),
          ...(possible === null ? [] : [say('compare.paretoCloud')]),
        ].join(sentenceGap(language));
  const columns: Column<Mark>[] = [
    { id: 'stack', head: say('report.stack'), cell: (mark) => <StackName stack={mark.place} name={mark.name} /> },
    {
      id: 'cost',
      head: say('compare.usdPerSuccess'),
      numeric: true,
      cell: (mark) => (
        <>
          {money(mark.cost)}
          <small>{say('report.interval', { low: money(mark.costLow), high: money(mark.costHigh) })}</small>
        </>
      ),
    },
    {
      id: 'success',
      head: say('compare.success'),
      numeric: true,
      cell: (mark) => (
        <>
          {share(mark.success)}
          <small>{say('report.interval', { low: share(mark.successLow), high: share(mark.successHigh) })}</small>
        </>
      ),
    },
    {
      id: 'frontier',
      head: say('compare.onFrontier'),
      cell: (mark) => say(mark.onFrontier ? 'report.yes' : 'report.no'),
    },
  ];
  return (
    <Figure
      title={say('compare.pareto')}
      actions={<SaveChart title={say('compare.pareto')} />}
      telling={telling}
      retryKey={reading.outcome}
      table={<DataTable caption={say('compare.pareto')} columns={columns} rows={marks} rowId={(mark) => mark.id} />}
    >
      {marks.length === 0 ? null : (
        <div ref={drawing}>
          <Suspense fallback={<div className="chart-waiting" />}>
            <ParetoDrawing marks={marks} possible={possible} />
          </Suspense>
        </div>
      )}
    </Figure>
  );
};
