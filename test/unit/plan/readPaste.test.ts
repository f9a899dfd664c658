import { describe, expect, it } from 'vitest';
import { newLines, pasteRow } from '../../../shared/plan/edits/paste.ts';
import { tasksOfRows } from '../../../shared/plan/edits/volumes.ts';
import { columnsOfPaste } from '../../../shared/plan/pasteColumns.ts';
import { cellsOfText, readPaste } from '../../../shared/plan/readPaste.ts';
import { createPlan } from '../../namedPlan.ts';

/** A text as it lands from a row and a column of the table on. */
const pasted = (text: string, row: number, column: number) => {
  const lines = cellsOfText(text);
  return readPaste(lines, row, columnsOfPaste(lines, column));
};

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
    const cells = pasted('300k\t$4\t9\n13.51%\t\t', 2, 1);
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
    const cells = pasted('2,6oo,000\t$4', 0, 1);
    expect(cells.map(({ read }) => (read.ok ? 'taken' : read.error.kind))).toEqual(['volumeUnreadable', 'taken']);
    expect(pasted('1\t2', 0, 3).map(({ read }) => (read.ok ? 'taken' : read.error.kind))).toEqual([
      'taken',
      'pasteBeyond',
    ]);
  });
});

describe('columns with headings', () => {
  it('land where their headings say, whatever their order, and the headings land nowhere', () => {
    const cells = pasted(
      'Kind of work\tRequests per task\tPrompt tokens\tOwner\tVolume\tCompletion tokens\nSupport\t4\t2,000\tAnna\t300k\t350',
      0,
      0,
    );
    expect(cells.map(({ row, field, read }) => [row, field, read.ok ? read.value : read.error.kind])).toEqual([
      [0, 'name', { field: 'name', text: 'Support' }],
      [0, 'steps', { field: 'steps', estimate: { value: 4, stated: true } }],
      [0, 'prompt', { field: 'prompt', estimate: { value: 2000, stated: true } }],
      [0, null, 'pasteBeyond'],
      [0, 'tasks', { field: 'tasks', volume: { kind: 'tasks', tasks: 300_000 } }],
      [0, 'completion', { field: 'completion', estimate: { value: 350, stated: true } }],
    ]);
    expect(columnsOfPaste([['名称', '每月任务数', '输入 token', '输出 token', '请求数'], ['客服']], 0)).toEqual([
      'name',
      'tasks',
      'prompt',
      'completion',
      'steps',
    ]);
  });

  it('are told from a line of values: one word that is a heading among others is a name', () => {
    expect(columnsOfPaste([['Project', '300k', '4']], 0)).toEqual(['name', 'tasks', 'value']);
    expect(columnsOfPaste([['Volume'], ['300k']], 1)).toEqual(['tasks']);
    expect(pasted('Project', 0, 0)).toMatchObject([{ field: 'name', text: 'Project', read: { ok: true } }]);
    expect(columnsOfPaste([['Name', 'Tasks', 'Volume'], ['Support']], 0)).toEqual(['name', 'tasks', null]);
  });

  it('set the shape of the row', () => {
    const start = createPlan('empty', { models: [], evidence: [] });
    const cells = pasted('Name\tInput\tOutput\tRequests\nAgent\t20k\t400\t40', start.categories.length, 0);
    const [line = []] = newLines(cells, start.categories.length);
    const added = pasteRow(start, line);
    if (!added.ok) throw new Error(added.error.message);
    expect(added.value.categories.at(-1)?.shape).toMatchObject({
      promptTokens: { value: 20_000, stated: true },
      completionTokens: { value: 400, stated: true },
      steps: { value: 40, stated: true },
    });
  });
});

describe('lines below the last row', () => {
  const start = createPlan('empty', { models: [], evidence: [] });
  const cells = pasted('Listings zh to en\t50k\t1.20\t6\nCoding agent\n\t7', start.categories.length, 0);
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
