/** Where one is in the table, and where a key leads from there. */

/** Columns before the stacks, in their order. */
export const fixedColumns = ['name', 'tasks', 'value', 'error', 'evidence'] as const;

/** Row -1 is the head; column 0 the first of `fixedColumns`, the stacks follow them. */
export interface Place {
  row: number;
  column: number;
}

export const headRow = -1;

export interface Extent {
  rows: number;
  stacks: number;
}

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value));

export const within = ({ row, column }: Place, { rows, stacks }: Extent): Place => ({
  row: clamp(row, headRow, rows - 1),
  column: clamp(column, 0, fixedColumns.length + stacks - 1),
});

/** Where an arrow, Home, End, Page Up or Page Down leads; null for every other key. */
export const placeAfter = (place: Place, key: string, isHeld: boolean, extent: Extent): Place | null => {
  const { row, column } = place;
  const last = fixedColumns.length + extent.stacks - 1;
  const page = 8;
  switch (key) {
    case 'ArrowUp':
      return within({ row: row - 1, column }, extent);
    case 'ArrowDown':
      return within({ row: row + 1, column }, extent);
    case 'ArrowLeft':
      return within({ row, column: column - 1 }, extent);
    case 'ArrowRight':
      return within({ row, column: column + 1 }, extent);
    case 'PageUp':
      return within({ row: row - page, column }, extent);
    case 'PageDown':
      return within({ row: row + page, column }, extent);
    case 'Home':
      return within({ row: isHeld ? headRow : row, column: 0 }, extent);
    case 'End':
      return within({ row: isHeld ? extent.rows - 1 : row, column: last }, extent);
    default:
      return null;
  }
};

export const placeKey = ({ row, column }: Place): string => `${row}/${column}`;
