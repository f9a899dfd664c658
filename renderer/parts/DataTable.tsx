/** A table a screen reader can walk: caption, column heads, row heads. For long lists see the catalog's own table. */
import './dataTable.css';
import type { ReactNode } from 'react';

export interface Column<Row> {
  id: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  numeric?: boolean;
}

export const DataTable = <Row,>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowId,
}: {
  caption: string;
  captionShown?: boolean;
  /** The first column names the row. */
  columns: Column<Row>[];
  rows: Row[];
  rowId: (row: Row) => string;
}) => (
  // A table wider than its place scrolls by itself, so it must be reachable by keyboard.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs a tab stop
  <div className="table-scroll" tabIndex={0}>
    <table className="table">
      <caption className={captionShown ? undefined : 'visually-hidden'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={column.numeric ? 'numeric' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.id} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.id} className={column.numeric ? 'numeric' : undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
