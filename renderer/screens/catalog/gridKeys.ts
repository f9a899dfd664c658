/** Where the keys lead in the grid of models. */

/** Row -1 is the row of the column heads. */
export interface Place {
  row: number;
  column: number;
}

/** Rows that Page Up and Page Down move by. */
const page = 12;

/** The place a key leads to, not yet held to the grid's edges; null for a key that moves nothing. */
export const keyLeadsTo = (
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { row, column }: Place,
  last: Place,
): Place | null => {
  switch (key) {
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: Math.max(0, row - page), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? last.row : row, column: last.column };
    default:
      return null;
  }
};
