/** A neutral table of the report as a page shows it: ends of an interval under their figure, unknown said in words. */
import {
  type Cell,
  formatCell,
  isNumeric,
  type Kind,
  kindOf,
  type Column as ReportColumn,
  type Row,
  type Table,
} from '../../../shared/report/table.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { SourceName } from '../../parts/SourceName.tsx';
import { useI18n } from '../../parts/useI18n.ts';

/** A text column in which nothing stands takes room from the others. What is unknown (null) is something to say. */
const isBlank = (column: ReportColumn, rows: readonly Row[]): boolean =>
  !isNumeric(column) && rows.length > 0 && rows.every(({ cells }) => cells[column.key] === '');

const Unknown = () => {
  const { say } = useI18n();
  return (
    <>
      <span aria-hidden="true" className="faint">
        –
      </span>
      <span className="visually-hidden">{say('report.unknown')}</span>
    </>
  );
};

const Shown = ({ cell, kind }: { cell: Cell; kind: Kind }) => {
  const { say, language } = useI18n();
  if (cell === null) return <Unknown />;
  if (kind === 'source' && typeof cell === 'string') return <SourceName source={cell} />;
  return formatCell(cell, kind, language, say);
};

export const ReportTable = ({
  table,
  keys,
}: {
  table: Table;
  /** The columns to show, in this order; left out: all. */
  keys?: readonly string[];
}) => {
  const { say, language } = useI18n();
  const bound = (column: ReportColumn, end: 'low' | 'high') =>
    table.columns.find((one) => one.bound?.of === column.key && one.bound.end === end);
  const text = (row: Row, column: ReportColumn) =>
    formatCell(row.cells[column.key] ?? null, kindOf(column, row), language, say);
  /** Null where an end is unknown, and where both ends read alike: nothing is open then. */
  const interval = (row: Row, low: ReportColumn, high: ReportColumn): string | null => {
    if (row.cells[low.key] == null || row.cells[high.key] == null) return null;
    const ends = { low: text(row, low), high: text(row, high) };
    return ends.low === ends.high ? null : say('report.interval', ends);
  };
  const shown = table.columns.filter((column) => column.bound === undefined && !isBlank(column, table.rows));
  const main = keys === undefined ? shown : keys.flatMap((key) => shown.find((column) => column.key === key) ?? []);
  const columns: Column<Row>[] = main.map((column) => {
    const [low, high] = [bound(column, 'low'), bound(column, 'high')];
    return {
      id: column.key,
      head: column.label,
      numeric: isNumeric(column),
      cell: (row) => {
        const ends = low === undefined || high === undefined ? null : interval(row, low, high);
        return (
          <>
            <Shown cell={row.cells[column.key] ?? null} kind={kindOf(column, row)} />
            {ends === null ? null : <small>{ends}</small>}
          </>
        );
      },
    };
  });
  return (
    <div data-table={table.id}>
      <DataTable caption={table.title} columns={columns} rows={table.rows} rowId={(row) => row.key} />
    </div>
  );
};
