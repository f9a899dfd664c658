/** The answer first: how much work, whether prices and bill agree, how many rows count. */
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import { money } from '../../../../shared/report/usageTables.ts';
import type { UsageSummary } from '../../../../shared/usage/summary.ts';
import { useI18n } from '../../../parts/useI18n.ts';
import { agreesWithin, apartOf } from './billOf.ts';

export const Headline = ({ made, summary }: { made: PlanFromUsage; summary: UsageSummary }) => {
  const { say, number, share, date, language } = useI18n();
  const bill = summary.reconciliation;
  const apart = apartOf(summary);
  const billSaid =
    bill === null
      ? ''
      : apart === null
        ? say('usageIn.noBill', { usd: money(bill.modelled, bill.currency, language) })
        : say(apart <= agreesWithin ? 'usageIn.agrees' : 'usageIn.differs', {
            share: share(apart),
            usd: money(bill.billed ?? 0, bill.currency, language),
          });
  const aside = summary.set_aside.reduce((sum, { rows }) => sum + rows, 0);
  const read = Math.max(0, summary.data_rows - aside);
  const { from, to } = summary.period;
  return (
    <div className="usage-head">
      <p className="usage-headline">
        {say('usageIn.headline', {
          tasks: number(made.plan.tasksPerMonth),
          count: made.rows.length,
          bill: billSaid,
        })}
      </p>
      <div className="usage-read">
        <p>
          <b>{say('usageIn.readRows', { count: read, rows: number(read) })}</b>
          {from === null || to === null ? null : (
            <span className="soft"> {say('usageIn.readSpan', { from: date(from), to: date(to) })}</span>
          )}
        </p>
        <p>{aside === 0 ? say('usageIn.noAside') : say('usageIn.asideRows', { count: number(aside) })}</p>
      </div>
      <div className="usage-bar" aria-hidden="true">
        <i style={{ flexGrow: read }} />
        {aside === 0 ? null : <u style={{ flexGrow: aside }} />}
      </div>
    </div>
  );
};
