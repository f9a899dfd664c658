import { describe, expect, it } from 'vitest';
import { mergedRows } from '../../../shared/report/mergedRows.ts';
import type { Table } from '../../../shared/report/table.ts';

const table: Table = {
  id: 'assumed',
  title: '',
  columns: [
    { key: 'category', label: '', kind: 'text' },
    { key: 'stack', label: '', kind: 'text' },
    { key: 'input', label: '', kind: 'text' },
    { key: 'value', label: '', kind: 'number' },
  ],
  rows: [
    { key: '1', cells: { category: 'Programming', stack: 'A', input: 'Minutes', value: 10 } },
    { key: '2', cells: { category: 'Roleplay', stack: 'A', input: 'Minutes', value: 10 } },
    { key: '3', cells: { category: 'Programming', stack: 'B', input: 'Minutes', value: 10 } },
    { key: '4', cells: { category: 'Roleplay', stack: 'B', input: 'Minutes', value: 10 } },
    { key: '5', cells: { category: 'Roleplay', stack: 'A', input: 'Minutes', value: 11 } },
    { key: '6', cells: { category: 'Roleplay', stack: 'A', input: 'Minutes', value: 10 }, kinds: { value: 'usd' } },
    { key: '7', cells: { category: null, stack: 'A', input: 'Wage', value: null } },
  ],
};

const cells = (merged: Table) => merged.rows.map((row) => row.cells);

describe('mergedRows', () => {
  it('makes one of rows that differ in one column alone, and keeps those that say another number or another unit', () => {
    expect(cells(mergedRows(table, 'category'))).toEqual([
      { category: 'Programming, Roleplay', stack: 'A', input: 'Minutes', value: 10 },
      { category: 'Programming, Roleplay', stack: 'B', input: 'Minutes', value: 10 },
      { category: 'Roleplay', stack: 'A', input: 'Minutes', value: 11 },
      { category: 'Roleplay', stack: 'A', input: 'Minutes', value: 10 },
      { category: null, stack: 'A', input: 'Wage', value: null },
    ]);
  });

  it('merges over one column after another, each text once', () => {
    const [first] = cells(mergedRows(mergedRows(table, 'category', '、'), 'stack', '、'));
    expect(first).toEqual({ category: 'Programming、Roleplay', stack: 'A、B', input: 'Minutes', value: 10 });
  });

  it('leaves a table without repetitions as it is, row by row', () => {
    const once = mergedRows(table, 'category');
    expect(mergedRows(once, 'category').rows).toEqual(once.rows);
  });
});
