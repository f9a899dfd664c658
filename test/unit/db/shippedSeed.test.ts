/** The whole shipped catalog in a database, and what becomes of the offers of one release in the next. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countPrices, readCatalog, readHistories, readHistory, readPrices } from '../../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { shippedSeedFolder } from '../../../db/seed.ts';
import { shippedLinks } from '../../../db/shippedLinks.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { linksBeside } from '../../../shared/catalog/shippedLinks.ts';
import { usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { modelId } from '../../../shared/foundation/ids.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shipped-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const opened = (seedFolder: string) => {
  const result = openCatalog({ file: join(folder, 'catalog.db'), now: '2026-11-26T00:00:00Z', seedFolder });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const sonnet = modelId('anthropic/claude-sonnet-5.5');

describe('the shipped catalog in a database', () => {
  it('gives every model with its offers and what was seen of it, and keeps the copy of own rows free of it', {
    tags: ['slow'],
  }, () => {
    const { db, notice } = opened(shippedSeedFolder());
    expect(notice).toEqual({ kind: 'created' });
    const catalog = readCatalog(db);
    const models = (JSON.parse(readFileSync(join(shippedSeedFolder(), 'models.json'), 'utf8')) as Model[]).map(
      newModel,
    );
    expect(catalog.models.map(({ id }) => id)).toEqual(models.map(({ id }) => id).sort());
    const shipped = models.flatMap(({ offers }) => offers).length;
    expect(countPrices(db)).toBe(shipped);
    // Two rows of a seller that differ in nothing but their price are one offer: the newer stands.
    expect(catalog.models.flatMap(({ offers }) => offers).length).toBeGreaterThan(0.98 * shipped);
    expect(db.prepare('SELECT count(*) FROM ownRow').pluck().get()).toBe(0);
    const { months } = readHistory(db, modelId('openai/gpt-5'));
    expect(months.length).toBeGreaterThan(10);
    expect(months.map(({ date }) => date)).toEqual(months.map(({ date }) => date).toSorted());
    expect(readHistories(db).flatMap((history) => history.months)).toHaveLength(4824);
    expect(readHistory(db, modelId('nobody/nothing'))).toMatchObject({ months: [], speeds: [], disagreements: [] });
    // As it is read from here the links of the usual yardsticks stand for it: nothing is worked out at a start.
    const shippedHere = shippedLinks();
    const linkedBy = linksBeside(shippedHere);
    for (const { category, yardstick } of usualYardsticks)
      expect(shippedHere.map(({ links }) => links)).toContain(linkedBy(category, yardstick, catalog).links);
    closeCatalog(db);
  });

  it('puts an offer that the next release lacks into the history, once', { tags: ['slow'] }, () => {
    const next = join(folder, 'seed');
    cpSync(shippedSeedFolder(), next, { recursive: true });
    const models = JSON.parse(readFileSync(join(next, 'models.json'), 'utf8')) as Model[];
    const changed = models.map((model) =>
      model.id === sonnet
        ? { ...model, offers: model.offers.map((offer, i) => (i === 0 ? { ...offer, promptUsdPerM: 1.5 } : offer)) }
        : model,
    );
    writeFileSync(join(next, 'models.json'), JSON.stringify(changed));
    const before = models.find(({ id }) => id === sonnet)?.offers ?? [];
    for (const notice of [{ kind: 'refreshed' }, null]) {
      const now = opened(next);
      expect(now.notice).toEqual(notice);
      const offers = readCatalog(now.db).models.find(({ id }) => id === sonnet)?.offers ?? [];
      expect(offers).toHaveLength(before.length);
      expect(offers.filter(({ promptUsdPerM }) => promptUsdPerM === 1.5)).toHaveLength(1);
      expect(readPrices(now.db, sonnet)).toHaveLength(before.length + 1);
      closeCatalog(now.db);
    }
  });
});
