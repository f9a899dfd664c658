/** The months ahead in the report: who is cheapest when, what happens, and the first and last month of each stack. */
import { futureOf } from '../../../shared/engine/horizon/aheadFuture.ts';
import { type Ahead, steadyAhead } from '../../../shared/plan/ahead.ts';
import { horizonEvents, horizonGaps, horizonVerdict, monthsTable } from '../../../shared/report/horizonTables.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { useI18n } from '../../parts/useI18n.ts';
import { useAsking, useDecision } from '../decide/useDecision.ts';
import { useNaming } from '../decide/useNaming.ts';
import { ReportTable } from './ReportTable.tsx';

/** Nothing while the months are worked out. */
export const MonthsAhead = ({ reading, day }: { reading: Reading; day: string }) => {
  const { say } = useI18n();
  const names = useNaming();
  const wanted: Ahead = reading.job.plan.ahead ?? steadyAhead;
  useAsking('horizon', futureOf(wanted, day));
  const { found } = useDecision('horizon');
  if (names === null || found === null) return null;
  const { naming } = names;
  const horizon = found.answer;
  const told = [
    ...horizonGaps(naming, horizon),
    ...horizonEvents(naming, horizon).map(({ month, text }) => say('horizon.eventIn', { month, text })),
  ];
  return (
    <section className="report-section">
      <h2>{say('horizon.title')}</h2>
      <p>{horizonVerdict(naming, horizon)}</p>
      {told.length === 0 ? null : (
        <ul className="report-warnings">
          {told.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {horizon.stacks.map((stack) => {
        if (stack.months.length === 0) return null;
        const table = monthsTable(naming, stack);
        const ends = table.rows.filter((_, i) => i === 0 || i === table.rows.length - 1);
        return (
          <div key={stack.stackId}>
            <h3>{table.title}</h3>
            <ReportTable table={{ ...table, rows: ends }} />
          </div>
        );
      })}
    </section>
  );
};
