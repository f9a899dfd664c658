import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWorkbook } from '../../../shared/report/workbook.ts';
import { readPlan, richPlan } from './seedReading.ts';
import { formulaCells, read } from './workbookFile.ts';

const installed = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** Tells LibreOffice to recalculate every formula of an Excel file on load (0: always). */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Runs where LibreOffice is installed; elsewhere the test report says it was skipped. */
describe('LibreOffice', () => {
  let folder: string;
  beforeEach(({ skip }) => skip(!installed, 'LibreOffice is not installed'));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portfolio-office-'));
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), alwaysRecalculate);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('recalculates every formula to the value the workbook was saved with', { timeout: 120_000 }, async () => {
    const bytes = await buildWorkbook(readPlan(richPlan(), 50));
    const saved = formulaCells(await read(bytes));
    const file = join(folder, 'plan.xlsx');
    // Every saved number is spoilt first, so that what comes back was computed there.
    const spoilt = await read(bytes);
    for (const sheet of spoilt.worksheets)
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.formula !== undefined) cell.value = { formula: cell.formula, result: -1 };
        });
      });
    writeFileSync(file, await spoilt.xlsx.writeBuffer());
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'xlsx:Calc MS Excel 2007 XML',
        '--outdir',
        join(folder, 'out'),
        file,
      ],
      { stdio: 'ignore', timeout: 110_000 },
    );
    const again = new Map(
      formulaCells(await read(readFileSync(join(folder, 'out', 'plan.xlsx')))).map((cell) => [cell.at, cell.result]),
    );
    expect(again.size).toBe(saved.length);
    const apart = saved.flatMap((cell) => {
      const result = again.get(cell.at);
      const same =
        typeof result === 'number' && typeof cell.result === 'number'
          ? Math.abs(result - cell.result) <= 1e-12 + 1e-9 * Math.abs(result)
          : result === cell.result;
      return same ? [] : [{ ...cell, again: result }];
    });
    expect(apart).toEqual([]);
  });
});
