/** The catalog in a thread of its own, as both hosts use it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenedHere } from '../../../electron/catalogMessages.ts';
import { type CatalogThread, startCatalog } from '../../../electron/startCatalog.ts';
import type { ImportProgress } from '../../../shared/contract/contract.ts';
import { modelId } from '../../../shared/foundation/ids.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portfolio-thread-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const source = new URL('../../../electron/catalogThread.ts', import.meta.url);
const start = (thread = source): CatalogThread =>
  startCatalog({
    thread,
    place: { file: join(folder, 'catalog.db'), now: '2026-08-09T10:11:12.000Z' },
    onWait: () => {},
  });
const started = async (): Promise<Pick<CatalogThread, 'handlers' | 'close'> & OpenedHere> => {
  const { opened, handlers, close } = start();
  const answered = await opened;
  if (!answered.ok) throw new Error(answered.error.message);
  return { ...answered.value, handlers, close };
};

/** A price list of models that nobody knows. */
const priceList = (count: number): string =>
  JSON.stringify({
    data: Array.from({ length: count }, (_, n) => ({
      id: `house/model-${n}`,
      name: `Model ${n}`,
      context_length: 8000,
      pricing: { prompt: '0.000001', completion: '0.000002' },
    })),
  });

describe('the thread of the catalog', { timeout: 60_000 }, () => {
  it('opens, answers in order, keeps what it answered, and closes', { tags: ['slow'] }, async () => {
    const catalog = await started();
    expect([catalog.notice, catalog.sqlite]).toEqual([{ kind: 'created' }, expect.stringMatching(/^3\./)]);
    const read = await catalog.handlers['catalog.read'](null);
    if (!read.ok) throw new Error(read.error.message);
    const model = read.value.models[0];
    if (!model) throw new Error('no model');
    const mine = { ...model, id: modelId('me/my-model'), owner: 'user' as const };
    const [saved, prices] = await Promise.all([
      catalog.handlers['catalog.saveModel']({ model: mine }),
      catalog.handlers['catalog.prices']({ modelId: modelId('me/my-model') }),
    ]);
    expect(saved).toEqual({ ok: true, value: { id: 'me/my-model', row: mine } });
    expect(prices.ok && prices.value.length).toBe(model.offers.length);
    await catalog.close();
    await expect(catalog.handlers['catalog.read'](null)).rejects.toThrow('has ended');
    const again = await started();
    expect(again.notice).toBeNull();
    const after = await again.handlers['catalog.read'](null);
    expect(after.ok && after.value.models.some(({ id }) => id === 'me/my-model')).toBe(true);
    await again.close();
  });

  it('imports while its host goes on, and the host can say how far it is', { tags: ['slow'] }, async () => {
    const catalog = await started();
    const seen: ImportProgress[] = [];
    let turns = 0;
    const look = setInterval(async () => {
      turns += 1;
      const progress = await catalog.handlers['catalog.importProgress'](null);
      if (progress.ok && progress.value !== null) seen.push(progress.value);
    }, 1);
    const shipped = await catalog.handlers['catalog.read'](null);
    const known = shipped.ok ? shipped.value.models.length : Number.NaN;
    const report = await catalog.handlers['catalog.importPrices']({
      text: priceList(3_000),
      name: 'house.json',
      asOf: '2027-01-01',
    });
    clearInterval(look);
    expect(report.ok && [report.value.added, report.value.catalog.models.length]).toEqual([3_000, known + 3_000]);
    expect(turns).toBeGreaterThan(10);
    expect(new Set(seen.map(({ of }) => of))).toEqual(new Set([3_000]));
    expect(seen.map(({ done }) => done)).toEqual(seen.map(({ done }) => done).sort((a, b) => a - b));
    expect(await catalog.handlers['catalog.importProgress'](null)).toEqual({ ok: true, value: null });
    await catalog.close();
  });

  it('answers what is asked before it is open', { tags: ['slow'] }, async () => {
    const { handlers, close } = start();
    const read = await handlers['catalog.read'](null);
    expect(read.ok && read.value.models.length).toBeGreaterThan(100);
    await close();
  });

  it('refuses by name what it cannot open', { tags: ['slow'] }, async () => {
    mkdirSync(join(folder, 'catalog.db'));
    const refusal = { ok: false, error: { kind: 'catalogUnusable' } };
    const { opened, handlers } = start();
    const early = handlers['catalog.read'](null);
    expect([await opened, await early, await handlers['catalog.read'](null)]).toMatchObject([
      refusal,
      refusal,
      refusal,
    ]);
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("no such module")');
    expect(await start(pathToFileURL(broken)).opened).toMatchObject({
      ok: false,
      error: { kind: 'catalogUnusable', details: { reason: 'no such module' } },
    });
  });
});
