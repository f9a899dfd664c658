/** A table as text: what each column is, and each cell as a person reads it beside the number behind it. */
import type { Reading } from '../../../shared/report/reading.ts';
import type { Sheet } from '../../../shared/report/sheet.ts';
import { formatCell, kindOf, type Table } from '../../../shared/report/table.ts';

export const digits = (value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(8)) : value);

export const written = (
  { id, title, columns, rows }: Table,
  { say, language }: Pick<Reading, 'say' | 'language'>,
): string =>
  [
    `== ${id}: ${title}`,
    ...columns.map(({ key, label, kind, bound, stackId }) =>
      ['  ', key, '|', label, '|', kind, bound === undefined ? '' : `${bound.end} of ${bound.of}`, stackId ?? '']
        .join(' ')
        .trimEnd(),
    ),
    ...rows.flatMap((row) => [
      `-- ${row.key}${row.assumed === true ? ' (assumed)' : ''}`,
      ...columns.map((column) => {
        const cell = row.cells[column.key] ?? null;
        const text = formatCell(cell, kindOf(column, row), language, say);
        return `   ${column.key}: ${text}${typeof cell === 'number' ? ` (${digits(cell)})` : ''}`.trimEnd();
      }),
    ]),
    '',
  ].join('\n');

/** A sheet with every cell, a line each; heights of rows are a map, which JSON would leave out. */
export const writtenSheet = ({ cells, heights, ...rest }: Sheet): string[] => [
  JSON.stringify({ ...rest, heights: [...heights] }),
  ...cells.map((cell) => JSON.stringify(cell, (_, inner) => digits(inner))),
];

export const fixture = (name: string): string => `../../fixtures/report/${name}`;
