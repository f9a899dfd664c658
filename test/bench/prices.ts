/** Speed of price lists of the size public ones have, made of the small examples by repeating their entries under other ids. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planPrices, undoImport, writePlan } from '../../db/importPrices.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import { medianMs, type Row } from './measure.ts';

type Json = Record<string, unknown>;

const example = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../fixtures/imports/${name}.json`, import.meta.url), 'utf8')) as Json;

/** `count` entries: those of the example, then the same under other ids. */
const repeated = (entries: Json, count: number): Json => {
  const known = Object.entries(entries);
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const [id, entry] = known[i % known.length] ?? ['', null];
      const round = Math.floor(i / known.length);
      return round === 0 ? [id, entry] : [`${id}-v${round}`, { ...(entry as Json), id: `${id}-v${round}` }];
    }),
  );
};

const modelsDev = (count: number): Json => {
  const providers = Object.entries(example('models-dev')) as [string, { models: Json }][];
  const all = providers.reduce((sum, [, { models }]) => sum + Object.keys(models).length, 0);
  const sizes = providers.map(([, { models }]) => Math.floor((count * Object.keys(models).length) / all));
  const left = count - sizes.reduce((sum, size) => sum + size, 0);
  return Object.fromEntries(
    providers.map(([id, provider], i) => [
      id,
      { ...provider, models: repeated(provider.models, (sizes[i] ?? 0) + (i === 0 ? left : 0)) },
    ]),
  );
};

const lists: [what: string, json: () => Json][] = [
  ['LiteLLM, 2,932 keys', () => repeated(example('litellm'), 2932)],
  ['models.dev, 1,841 models', () => modelsDev(1841)],
];

export const priceRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-bench-'));
  const opened = openCatalog({ file: path.join(folder, 'catalog.db'), now: '2026-01-01T00:00:00.000Z' });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value;
  const rows: Row[] = [];
  for (const [what, json] of lists) {
    const file = { text: JSON.stringify(json()), name: 'bench.json', asOf: '2028-01-01' };
    let note = '';
    const milliseconds = await medianMs(3, () => {
      const planned = planPrices(db, file);
      if (!planned.ok) throw new Error(planned.error.message);
      const { list, plan } = planned.value;
      const { prices, offers, older, added, unchanged, skipped } = plan;
      note = `${list.rows} read: ${prices.length} updated, ${offers.length} offers, ${added.length} added, ${older.length} older, ${unchanged.length} unchanged, ${skipped.length} left out`;
      writePlan(db, planned.value);
      undoImport(db);
    });
    rows.push({ what: `${what}: shown, written, taken back`, milliseconds, note });
  }
  closeCatalog(db);
  rmSync(folder, { recursive: true, force: true });
  return rows;
};
