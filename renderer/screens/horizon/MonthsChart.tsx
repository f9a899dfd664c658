/** One measure of all stacks over the months, as a drawing and as a table. */

import type { Horizon } from '../../../shared/engine/horizon/horizon.ts';
import { type HorizonMeasure, measureIn, measureLabel } from '../../../shared/report/horizonTables.ts';
import { listSign } from '../../../shared/words/format.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { Figure } from '../../parts/Figure.tsx';
import { StackName } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';
import type { Names } from '../decide/useNaming.ts';
import { SaveChart } from '../result/SaveChart.tsx';
import { type MonthMark, MonthsDrawing, type MonthsOfStack } from './MonthsDrawing.tsx';

export const MonthsChart = ({
  horizon,
  measure,
  names,
  marks,
  nameOf,
}: {
  horizon: Horizon;
  measure: HorizonMeasure;
  names: Names;
  marks: readonly MonthMark[];
  /** The name of a month. */
  nameOf: (month: number) => string;
}) => {
  const { say, money, share, language } = useI18n();
  const isShare = measure !== 'cash' && measure !== 'perSuccess';
  const format = isShare ? share : money;
  const stacks = horizon.stacks.flatMap((projection): MonthsOfStack[] =>
    projection.months.length === 0
      ? []
      : [
          {
            id: projection.stackId,
            name: names.stack(projection.stackId),
            place: names.place(projection.stackId),
            points: projection.months.map((month) => {
              const { value, low, high } = measureIn(month, measure);
              return { month: month.month, value, low: low ?? null, high: high ?? null };
            }),
          },
        ],
  );
  const cell = (stack: MonthsOfStack, month: number) => {
    const point = stack.points[month];
    if (point === undefined || point.value === null) return '–';
    return (
      <>
        {format(point.value)}
        {point.low === null || point.high === null ? null : (
          <small>{say('report.interval', { low: format(point.low), high: format(point.high) })}</small>
        )}
      </>
    );
  };
  const columns: Column<number>[] = [
    { id: 'month', head: say('horizon.month'), cell: (month) => `${month} · ${nameOf(month)}` },
    ...stacks.map((stack) => ({
      id: stack.id,
      head: <StackName stack={stack.place} name={stack.name} />,
      numeric: true,
      cell: (month: number) => cell(stack, month),
    })),
  ];
  const name = measureLabel(names.naming.job.plan, measure, say);
  return (
    <Figure
      title={name}
      actions={<SaveChart title={name} />}
      telling={say('horizon.chart', {
        stacks: stacks
          .map((stack) => {
            const last = stack.points[horizon.months]?.value ?? null;
            return `“${stack.name}” ${last === null ? '–' : format(last)}`;
          })
          .join(listSign(language)),
      })}
      retryKey={horizon}
      table={
        <DataTable
          caption={name}
          columns={columns}
          rows={Array.from({ length: horizon.months + 1 }, (_, month) => month)}
          rowId={(month) => `${month}`}
        />
      }
    >
      {stacks.length === 0 ? null : (
        <MonthsDrawing
          stacks={stacks}
          marks={marks}
          format={format}
          isShare={isShare}
          last={horizon.months}
          nameOf={nameOf}
        />
      )}
    </Figure>
  );
};
