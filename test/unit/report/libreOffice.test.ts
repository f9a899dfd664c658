import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import type { Future } from '../../../shared/engine/horizon/future.ts';
import { horizonOf } from '../../../shared/engine/horizon/horizon.ts';
import { plainRegion } from '../../../shared/engine/horizon/regionAsk.ts';
import { type PlacesAsk, placesOf } from '../../../shared/engine/horizon/regions.ts';
import { bytesSource } from '../../../shared/files/reading.ts';
import { readNamedCells } from '../../../shared/files/sheets.ts';
import { modelId } from '../../../shared/foundation/ids.ts';
import { newCommitment } from '../../../shared/plan/commitment.ts';
import { newFleet } from '../../../shared/plan/fleet.ts';
import { modelsOfPlan } from '../../../shared/plan/snapshot.ts';
import { planWithInputs } from '../../../shared/report/workbook/readInputs.ts';
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

  it('recalculates every formula to the value the workbook was saved with', {
    tags: ['slow'],
    timeout: 120_000,
  }, async () => {
    const plan = richPlan();
    const stack = plan.stacks[1]!;
    const bought = modelsOfPlan({ ...plan, stacks: plan.stacks.slice(0, 1) })[0]!;
    const reading = readPlan(
      {
        ...plan,
        categories: plan.categories.map((row, i) =>
          i === 0
            ? {
                ...row,
                shape: {
                  ...row.shape,
                  toolCalls: { value: 9 },
                  toolCallUsd: 0.002,
                  searches: { value: 2 },
                  codeSessions: { value: 1 },
                },
              }
            : row,
        ),
        fleets: [
          { ...newFleet('rented', modelId('google/gemma-3-27b-it'), [stack.id], 'H100'), mostReplicas: 1 },
          { ...newFleet('owned', modelId('qwen/qwen3.5-397b-a17b'), [stack.id], 'H200'), owned: true },
        ],
        commitments: [
          {
            ...newCommitment('seats', 'Seats', { kind: 'model', modelId: bought }),
            count: 3,
            usdPerMonth: 60,
            included: { unit: 'tokens', amount: 2e6 },
            overageTimes: 1.2,
          },
          {
            ...newCommitment('signed', 'Signed', { kind: 'host', host: 'nobody' }),
            paidBy: 'all',
            minimumUsd: 500,
            tiers: [{ fromUsd: 100, discount: 0.1 }],
          },
        ],
      },
      50,
    );
    const { job } = reading;
    const future: Future = {
      months: 4,
      from: null,
      pricePaths: [{ kind: 'all', foldPerYear: 4 }],
      demand: { growthPerYear: 0.5, elasticity: 0 },
    };
    const ask: PlacesAsk = {
      stackId: job.plan.stacks[0]!.id,
      regions: [plainRegion('europe', 0.25), { ...plainRegion('east-asia', 0.75), priceTimes: 1.2 }],
      languages: [
        { id: 'en', share: 0.6, tokenTimes: 1, successShift: 0 },
        { id: 'zh', share: 0.4, tokenTimes: 1.5, successShift: -0.3 },
      ],
      lessons: [],
    };
    const twice = { ...job, plan: { ...job.plan, tasksPerMonth: 2 * job.plan.tasksPerMonth } };
    const bytes = await buildWorkbook(reading, {
      scenarios: [
        { id: 'today', name: 'Today', isActive: true, reading },
        { id: 'twice', name: 'Twice', isActive: false, reading: { ...reading, job: twice, outcome: evaluate(twice) } },
      ],
      horizon: { job, future, found: horizonOf(job, future) },
      places: { ask, sharesFrom: 'typed', found: placesOf(job, ask) },
    });
    const written = await read(bytes);
    const saved = formulaCells(written);
    for (const name of ['Fleets', 'Places', 'Horizon', 'Scenarios'])
      expect(written.worksheets.map((sheet) => sheet.name)).toContain(name);
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
    const kept = new Uint8Array(readFileSync(join(folder, 'out', 'plan.xlsx')));
    const again = new Map(formulaCells(await read(kept)).map((cell) => [cell.at, cell.result]));
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

    // As LibreOffice saved it, it brings back what is typed and nothing else.
    const cells = await readNamedCells(bytesSource('plan.xlsx', kept));
    const back = planWithInputs(reading, cells, 'plan.xlsx');
    expect(back.ok && back.value === job.plan).toBe(true);
    const typed = new Map(cells).set('tasks_per_month', { value: 777, low: null, high: null });
    expect(planWithInputs(reading, typed, 'plan.xlsx')).toEqual({
      ok: true,
      value: { ...job.plan, tasksPerMonth: 777 },
    });
  });
});
