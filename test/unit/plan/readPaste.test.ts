import { describe, expect, it } from 'vitest';
import { newLines, pasteRow } from '../../../shared/plan/edits/paste.ts';
import { tasksOfRows } from '../../../shared/plan/edits/volumes.ts';
import { cellsOfText, readPaste } from '../../../shared/plan/readPaste.ts';
import { createPlan } from '../../namedPlan.ts';

describe('cells of a spreadsheet', () => {
  it('are parted by tabs and lines, and a last empty line is none', () => {
    expect(cellsOfText('Support\t300k\r\nListings\t50,000\r\n')).toEqual([
      ['Support', '300k'],
      ['Listings', '50,000'],
    ]);
  });

  it('may hold tabs, lines and quotes inside quotes', () => {
    expect(cellsOfText('"a\tb\nc"\t"say ""hi"""')).toEqual([['a\tb\nc', 'say "hi"']]);
  });
});

describe('a paste', () => {
  it('lands from the place it begins at, each cell read by its column', () => {
    const cells = readPaste('300k\t$4\t9\n13.51%\t\t', 2, 1);
    expect(cells.map(({ row, field }) => [row, field])).toEqual([
      [2, 'tasks'],
      [2, 'value'],
      [2, 'error'],
      [3, 'tasks'],
    ]);
    expect(cells.map(({ read }) => (read.ok ? read.value : read.error.kind))).toEqual([
      { field: 'tasks', volume: { kind: 'tasks', tasks: 300_000 } },
      { field: 'value', estimate: { value: 4, stated: true } },
      { field: 'error', estimate: { value: 9, stated: true } },
      { field: 'tasks', volume: { kind: 'share', share: 0.1351 } },
    ]);
  });

  it('says of each cell why it is not taken, and takes the others', () => {
    const cells = readPaste('2,6oo,000\t$4', 0, 1);
    expect(cells.map(({ read }) => (read.ok ? 'taken' : read.error.kind))).toEqual(['volumeUnreadable', 'taken']);
    expect(readPaste('1\t2', 0, 3).map(({ read }) => (read.ok ? 'taken' : read.error.kind))).toEqual([
      'taken',
      'pasteBeyond',
    ]);
  });
});

describe('lines below the last row', () => {
  const start = createPlan('empty', { models: [], evidence: [] });
  const cells = readPaste('Listings zh to en\t50k\t1.20\t6\nCoding agent\n\t7', start.categories.length, 0);
  const lines = newLines(cells, start.categories.length);

  it('become rows where they have a name, with what their cells say', () => {
    expect(lines).toHaveLength(2);
    const plan = lines.reduce((before, line) => {
      const added = pasteRow(before, line);
      if (!added.ok) throw new Error(added.error.message);
      return added.value;
    }, start);
    const [listings, agent] = plan.categories.slice(-2);
    expect(listings).toMatchObject({
      name: 'Listings zh to en',
      kind: null,
      valueOfSuccessUsd: { value: 1.2, stated: true },
      silentFailureUsd: { value: 6, stated: true },
    });
    expect(agent?.name).toBe('Coding agent');
    expect(tasksOfRows(plan).slice(-2)).toEqual([50_000, 1000]);
    expect(tasksOfRows(plan).slice(0, -2)).toEqual(tasksOfRows(start));
  });

  it('are none where they land on rows that are there', () => {
    expect(newLines(cells, start.categories.length + 3)).toEqual([]);
  });
});
