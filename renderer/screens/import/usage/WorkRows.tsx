/** The rows the plan will have: what the files show of each, under a name that can be changed. */
import { Input, TextField } from 'react-aria-components';
import { type WorkKind, workKinds } from '../../../../shared/catalog/category.ts';
import type { Outcome } from '../../../../shared/engine/outcome.ts';
import type { RowId } from '../../../../shared/foundation/ids.ts';
import type { PlanFromUsage } from '../../../../shared/plan/fromUsage/planFromUsage.ts';
import type { UsageRow } from '../../../../shared/plan/fromUsage/rowFromUsage.ts';
import type { CategoryPlan } from '../../../../shared/plan/plan.ts';
import { categoryName } from '../../../../shared/report/categoryName.ts';
import { SelectField } from '../../../parts/SelectField.tsx';
import { useI18n } from '../../../parts/useI18n.ts';

/** Weekly sums as a line, the oldest on the left; the last week is a dot. */
const Weeks = ({ weekly }: { weekly: readonly number[] }) => {
  const [least, most] = [Math.min(...weekly), Math.max(...weekly)];
  if (weekly.length < 2 || most <= 0) return null;
  const x = (i: number) => 2 + (i / (weekly.length - 1)) * 48;
  // A tenth of the mean is no slope: the drawing has the height of at least that.
  const height = Math.max(most - least, most * 0.2);
  const y = (value: number) => 13 - ((value - least) / height) * 10;
  const last = weekly.at(-1) ?? 0;
  return (
    <svg className="usage-weeks" width="52" height="16" aria-hidden="true">
      <polyline points={weekly.map((value, i) => `${x(i)},${y(value)}`).join(' ')} />
      <circle cx={x(weekly.length - 1)} cy={y(last)} r="2" />
    </svg>
  );
};

const Trend = ({ volume: { trend, weekly } }: UsageRow) => {
  const { say, percent } = useI18n();
  if (trend === null) return <span className="faint">{say('usageIn.trendShort')}</span>;
  const isSeen = trend.low > 0 || trend.high < 0;
  const signed = (share: number) => `${share > 0 ? '+' : share < 0 ? '−' : ''}${percent(Math.abs(share))}`;
  return (
    <span className="usage-trend">
      <Weeks weekly={weekly} />
      {isSeen ? (
        <span
          title={say('usageIn.trendIs', {
            trend: signed(trend.perMonth),
            low: signed(trend.low),
            high: signed(trend.high),
          })}
        >
          {signed(trend.perMonth)}
        </span>
      ) : (
        <span className="faint">{say('usageIn.trendNone')}</span>
      )}
    </span>
  );
};

const none = 'none';

/** What the row is like: which evidence its success rests on until she has evals of her own. */
const KindField = ({
  label,
  work,
  onKind,
}: {
  label: string;
  work: CategoryPlan;
  onKind: (label: string, kind: WorkKind | null) => void;
}) => {
  const { say } = useI18n();
  const choices = workKinds.map((kind) => ({ id: kind, name: categoryName(say, kind) }));
  return (
    <div className="usage-kind">
      <SelectField<WorkKind | typeof none>
        label={say('usageIn.kindOf', { row: label })}
        labelHidden
        value={work.kind ?? none}
        choices={[{ id: none, name: say('usageIn.kindNone') }, ...choices]}
        onChange={(chosen) => onKind(label, chosen === none ? null : chosen)}
      />
    </div>
  );
};

/** One row: its name, and what the files show of its tasks. */
const WorkLine = ({
  row,
  work,
  tasksPerMonth,
  name,
  money,
  onRename,
  onKind,
}: {
  row: UsageRow;
  /** The row as the plan has it. */
  work: CategoryPlan | undefined;
  /** Of the whole plan. */
  tasksPerMonth: number;
  name: string;
  money: string;
  onRename: (name: string) => void;
  onKind: (label: string, kind: WorkKind | null) => void;
}) => {
  const { say, number, percent, tokens } = useI18n();
  const { label, shape, volume } = row;
  return (
    <tr>
      <th scope="row">
        <TextField
          aria-label={say('usageIn.workName', { label: label ?? say('usageIn.tail') })}
          value={name}
          maxLength={120}
          onChange={onRename}
        >
          <Input className="usage-name" />
        </TextField>
        <span className="faint small">{label ?? say('usageIn.tail')}</span>
        {label === null || work === undefined ? null : <KindField label={label} work={work} onKind={onKind} />}
      </th>
      <td className="numeric">{number((work?.share ?? 0) * tasksPerMonth)}</td>
      <td className="numeric">{number(shape.steps.mean, 1)}</td>
      <td className="numeric">{tokens((work?.shape.promptTokens.value ?? 0) / Math.max(1, shape.steps.mean))}</td>
      <td className="numeric">
        <span className="usage-cached">
          <i aria-hidden="true">
            <u style={{ width: `${Math.round(100 * shape.cacheReadShare)}%` }} />
          </i>
          {percent(shape.cacheReadShare)}
        </span>
      </td>
      <td className="numeric">{tokens(shape.completionTokens.mean / Math.max(1, shape.steps.mean))}</td>
      <td>
        <Trend {...row} />
      </td>
      <td className="numeric">
        {volume.peak === null ? (
          <span className="faint">{say('report.unknown')}</span>
        ) : volume.peak < 1 ? (
          // In 19 of 20 hours nothing came: a busy hour says nothing of the mean.
          <span className="faint">{say('usageIn.peakSparse')}</span>
        ) : (
          say('usageIn.times', { count: number(volume.peak, 1) })
        )}
      </td>
      <td className="numeric">
        <b>{money}</b>
      </td>
    </tr>
  );
};

export const WorkRows = ({
  made,
  outcome,
  names,
  onRename,
  onKind,
}: {
  made: PlanFromUsage;
  /** The plan's figures; null while they cannot be made. */
  outcome: Outcome | null;
  names: Readonly<Record<RowId, string>>;
  onRename: (row: RowId, name: string) => void;
  onKind: (label: string, kind: WorkKind | null) => void;
}) => {
  const { say, number, usd } = useI18n();
  const rowOf = (id: RowId) => made.plan.categories.find((row) => row.id === id);
  const monthOf = (id: RowId): number | null =>
    outcome?.stacks[0]?.categories.find(({ categoryId }) => categoryId === id)?.figures?.usdPerMonth.value ?? null;
  const all = outcome?.stacks[0]?.total?.usdPerMonth.value ?? null;
  const money = (amount: number | null) => (amount === null ? say('report.unknown') : usd(amount));
  return (
    <div className="usage-scroll">
      <table className="usage-table usage-rows">
        <caption className="visually-hidden">{say('imports.rows')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('usageIn.work')}</th>
            {(['tasks', 'requests', 'prompt', 'cached', 'completion', 'trend', 'peak', 'money'] as const).map(
              (head) => (
                <th key={head} scope="col" className={head === 'trend' ? undefined : 'numeric'}>
                  {say(`usageIn.${head}`)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {made.rows.map((row) => {
            const { id } = row;
            const work = rowOf(id);
            return (
              <WorkLine
                key={id}
                row={row}
                work={work}
                tasksPerMonth={made.plan.tasksPerMonth}
                name={names[id] ?? work?.name ?? ''}
                money={money(monthOf(id))}
                onRename={(name) => onRename(id, name)}
                onKind={onKind}
              />
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('usageIn.all')}</th>
            <td className="numeric">{number(made.plan.tasksPerMonth)}</td>
            <td colSpan={6} className="soft small">
              {say('usageIn.allNote')}
            </td>
            <td className="numeric">
              <b>{money(all)}</b>
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
};
