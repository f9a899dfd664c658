/** The categories on paper: one column per stack with cost, interval, success and silent failures under each other. */
import type { StackId } from '../../../shared/foundation/ids.ts';
import type { Row, Table } from '../../../shared/report/table.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { StackBadge, StackName } from '../../parts/StackBadge.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const numberIn = (row: Row, key: string): number | null => {
  const cell = row.cells[key];
  return typeof cell === 'number' ? cell : null;
};

export const CategorySummary = ({
  table,
  stacks,
}: {
  table: Table;
  stacks: readonly { stackId: StackId; name: string }[];
}) => {
  const { say, money, share, sureness } = useI18n();
  const text = (row: Row, key: string) => {
    const cell = row.cells[key];
    return typeof cell === 'string' ? cell : '';
  };
  const columns: Column<Row>[] = [
    { id: 'category', head: say('report.category'), cell: (row) => text(row, 'category') },
    { id: 'share', head: say('report.share'), numeric: true, cell: (row) => share(numberIn(row, 'share') ?? 0) },
    ...stacks.map(
      ({ stackId, name }, place): Column<Row> => ({
        id: stackId,
        head: <StackName stack={place} name={name} />,
        numeric: true,
        cell: (row) => {
          const key = `usdPerSuccess.${stackId}`;
          const [cost, low, high] = [numberIn(row, key), numberIn(row, `${key}.low`), numberIn(row, `${key}.high`)];
          const [success, silent] = [numberIn(row, `success.${stackId}`), numberIn(row, `silentFailure.${stackId}`)];
          return (
            <>
              {cost === null ? say('report.unknown') : money(cost)}
              {low === null || high === null ? null : (
                <small>{say('report.interval', { low: money(low), high: money(high) })}</small>
              )}
              {success === null || silent === null ? null : (
                <small>{say('report.endsAs', { success: share(success), silent: share(silent) })}</small>
              )}
            </>
          );
        },
      }),
    ),
    {
      id: 'cheaper',
      head: say('compare.cheaper'),
      cell: (row) => {
        const sure = numberIn(row, 'sure');
        const priced = stacks.filter(({ stackId }) => numberIn(row, `usdPerSuccess.${stackId}`) !== null);
        const costOf = ({ stackId }: (typeof stacks)[number]) => numberIn(row, `usdPerSuccess.${stackId}`) ?? 0;
        const [cheapest] = priced.toSorted((a, b) => costOf(a) - costOf(b));
        const named = cheapest !== undefined && cheapest.name === row.cells.cheaper ? stacks.indexOf(cheapest) : -1;
        if (row.cells.cheaper == null)
          return priced.length > 1 ? <span className="faint">{say('compare.sameCost')}</span> : null;
        return (
          <>
            {named < 0 ? (
              text(row, 'cheaper')
            ) : (
              <>
                <StackBadge stack={named} />
                <span className="visually-hidden">{text(row, 'cheaper')}</span>
              </>
            )}
            {sure === null ? null : <small>{sureness(sure)}</small>}
          </>
        );
      },
    },
    {
      id: 'evidence',
      head: say('report.evidence'),
      cell: (row) => <span className="report-evidence">{text(row, 'evidence')}</span>,
    },
  ];
  return <DataTable caption={table.title} columns={columns} rows={table.rows} rowId={(row) => row.key} />;
};
