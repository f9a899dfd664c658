/** Inputs typed in an exported workbook come back from the terminal: shown first, written where it says so. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { named, read } from '../report/workbookFile.ts';
import { cli } from './cliHere.ts';

const plan = fileURLToPath(new URL('../../fixtures/portfolio-v5.portfolio', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'portfolio-book-'));
process.env.PORTFOLIO_DATA = folder;
const exported = join(folder, 'plan.xlsx');

/** The exported workbook with these values typed in cells of these names. */
const typed = async (name: string, values: Record<string, string | number>): Promise<string> => {
  const book = await read(readFileSync(exported));
  for (const [cell, value] of Object.entries(values)) named(book, cell).value = value;
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, await book.xlsx.writeBuffer());
  return file;
};

describe('import workbook', () => {
  beforeAll(async () => {
    expect(await cli('export', plan, '--xlsx', exported)).toMatchObject({ code: 0 });
  });

  it('refuses the workbook of another plan, which shares no more than its volume and wage', {
    tags: ['slow'],
  }, async () => {
    const other = join(folder, 'other.portfolio');
    expect(await cli('new', '--preset', 'customer-support', '-o', other)).toMatchObject({ code: 0 });
    const { code, complained } = await cli('import', 'workbook', other, exported);
    expect(code).toBe(1);
    expect(complained).toContain('holds no inputs of this plan');
  });

  it('shows what differs, in words and as JSON, and writes it where it is told to', { tags: ['slow'] }, async () => {
    expect((await cli('import', 'workbook', plan, exported)).printed).toMatch(
      /nothing differs|no differences|the same/i,
    );
    const file = await typed('edited', { tasks_per_month: 4321 });
    const shown = await cli('import', 'workbook', plan, file, '--json');
    const { differences } = JSON.parse(shown.printed) as { differences: { what: string; after: string }[] };
    expect([shown.code, differences]).toEqual([0, [expect.objectContaining({ after: '4,321' })]]);
    const output = join(folder, 'edited.portfolio');
    expect(await cli('import', 'workbook', plan, file, '-o', output)).toMatchObject({ code: 0 });
    expect((await cli('diff', plan, output, '--json')).printed).toContain('4,321');
    expect(await cli('import', 'workbook', plan, file, '-o', output)).toMatchObject({ code: 1 });
  });

  it('names every cell whose value does not fit, and a workbook of another plan', { tags: ['slow'] }, async () => {
    const file = await typed('bad', { tasks_per_month: 'many', human_usd_per_hour: 'dear' });
    const { code, complained } = await cli('import', 'workbook', plan, file);
    expect([code, complained]).toEqual([1, expect.stringContaining('tasks_per_month, human_usd_per_hour')]);
    const other = join(folder, 'other.xlsx');
    writeFileSync(other, readFileSync(new URL('../../fixtures/evals/cases/eval-matrix.xlsx', import.meta.url)));
    expect(await cli('import', 'workbook', plan, other)).toMatchObject({
      code: 1,
      complained: expect.stringContaining('holds no inputs of this plan'),
    });
  });
});
