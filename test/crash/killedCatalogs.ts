/** Kills while the catalog is made, brought up to date, changed and imported into. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { closeCatalog, type OpenedCatalog } from '../../db/open.ts';
import type { Model } from '../../shared/catalog/model.ts';
import { contentsOf, importedModels, makeFirstRelease, makeSeed, openAt, shippedModels } from './catalogs.ts';
import { type Ended, killAfter, startWriter } from './child.ts';
import { type Bench, type Fault, promise } from './fault.ts';

const killsPerRound = 4;

/** What must hold of any catalog after a kill. */
const checkSound = (folder: string, { db, notice }: OpenedCatalog): ReturnType<typeof contentsOf> => {
  promise(notice?.kind !== 'rebuilt' && notice?.kind !== 'readOnly', `a kill left a catalog that was ${notice?.kind}`);
  promise(db.pragma('integrity_check', { simple: true }) === 'ok', 'the file is damaged');
  promise(!readdirSync(folder).some((name) => name.startsWith('corrupt-')), 'something was set aside');
  const contents = contentsOf(db);
  const shipped = contents.catalog.models.filter(({ owner }) => owner === 'seed').length;
  promise(shipped === shippedModels, `${shipped} shipped models`);
  return contents;
};

/** The file is closed as a program does half of the time; the other half it is left as a killed one leaves it. */
const inCatalog = (
  { folder, random }: Bench,
  seed: string,
  check: (contents: ReturnType<typeof contentsOf>) => void,
): void => {
  const opened = openAt(join(folder, 'catalog.db'), seed);
  try {
    check(checkSound(folder, opened));
  } finally {
    if (random.next() < 0.5) closeCatalog(opened.db);
    else opened.db.close();
  }
};

const checkWords = ({ lines, errors }: Ended): void => {
  promise(errors === '', `the process said ${errors}`);
  promise(!lines.some((line) => line.startsWith('refused')), `refused: ${lines.join(', ')}`);
};

const rows = async (bench: Bench, seed: string): Promise<void> => {
  const { folder, random, count } = bench;
  const wanted = new Map<number, boolean>();
  let first = 0;
  for (let kill = 0; kill < killsPerRound; kill += 1) {
    const ended = await killAfter(startWriter('cataloger', [join(folder, 'catalog.db'), seed, 'rows', String(first)]), {
      lines: random.below(8),
      ms: random.next() * 30,
    });
    count('kills');
    checkWords(ended);
    for (const line of ended.lines) {
      const [word, n] = line.split(' ');
      if (word === 'put') wanted.set(Number(n), true);
      // Begun and perhaps not acknowledged: either way is right.
      if (word === 'dropping') wanted.delete(Number(n));
      if (word === 'drop') wanted.set(Number(n), false);
      if (word === 'put' || word === 'drop') count('acknowledged');
    }
    inCatalog(bench, seed, ({ catalog }) => {
      const found = new Map<string, Model>(catalog.models.map((model) => [model.id, model]));
      for (const [n, there] of wanted) {
        const model = found.get(`ours/${n}`);
        promise((model !== undefined) === there, `ours/${n} was acknowledged as ${there ? 'saved' : 'removed'}`);
        if (there) promise(model?.offers[0]?.promptUsdPerM === n + 1, `ours/${n} is torn from its price`);
      }
      for (const model of catalog.models.filter(({ id }) => id.startsWith('ours/')))
        promise(model.offers[0]?.promptUsdPerM === Number(model.id.slice(5)) + 1, `${model.id} is torn`);
      first = Math.max(first, ...catalog.models.map(({ id }) => Number(id.slice(5)) + 1 || 0));
    });
  }
};

const imports = async (bench: Bench, seed: string): Promise<void> => {
  const { folder, random, count } = bench;
  let first = 0;
  for (let kill = 0; kill < killsPerRound; kill += 1) {
    const ended = await killAfter(
      startWriter('cataloger', [join(folder, 'catalog.db'), seed, 'import', String(first)]),
      { lines: random.below(3), ms: random.next() * 60 },
    );
    count('kills');
    checkWords(ended);
    const done = ended.lines.filter((line) => line.startsWith('import ')).map((line) => Number(line.slice(7)));
    count('acknowledged', done.length);
    inCatalog(bench, seed, ({ catalog }) => {
      const listed = catalog.models.filter(({ id }) => id.startsWith('list/'));
      const prices = new Set(listed.map(({ offers }) => offers[0]?.promptUsdPerM ?? 0));
      promise(prices.size <= 1, `an import is torn: prices of ${[...prices].join(' and ')}`);
      promise(listed.length === 0 || listed.length === importedModels, `an import is torn: ${listed.length} models`);
      const version = [...prices][0] ?? 0;
      const least = (done.at(-1) ?? first - 1) + 1;
      promise(version === least || version === least + 1, `import ${least} was acknowledged, ${version} is there`);
      first = version;
    });
  }
};

const starts = async (bench: Bench, seed: string, fromFirstRelease: boolean): Promise<void> => {
  const { folder, random, count } = bench;
  const own = 5;
  if (fromFirstRelease) makeFirstRelease(join(folder, 'catalog.db'), seed, own);
  for (let kill = 0; kill < killsPerRound; kill += 1) {
    const ended = await killAfter(startWriter('cataloger', [join(folder, 'catalog.db'), seed, 'rows', '0', '0']), {
      line: 'begins',
      lines: 0,
      ms: random.next() * 120,
    });
    count('kills');
    checkWords(ended);
    if (random.next() < 0.5 && kill < killsPerRound - 1) continue;
    inCatalog(bench, seed, ({ catalog }) => {
      const found = catalog.models.filter(({ owner }) => owner === 'user').length;
      promise(found === (fromFirstRelease ? own : 0), `${found} own models after the start`);
    });
  }
};

const fault = (
  name: string,
  what: string,
  share: number,
  round: (bench: Bench, seed: string) => Promise<void>,
): Fault => ({
  name,
  what,
  share,
  shortRounds: 1,
  skipped: () => null,
  round: (bench) => round(bench, makeSeed(bench.folder)),
});

export const killedCatalogs: Fault[] = [
  fault(
    'killed-rows',
    'A host is killed while rows of the user’s own are saved and removed: every acknowledged change is there, and every model with its price.',
    16,
    rows,
  ),
  fault(
    'killed-imports',
    'A host is killed while a price list is imported: all of it is there or nothing.',
    8,
    imports,
  ),
  fault('killed-starts', 'A first start is killed: the next one finds no half catalog.', 5, (bench, seed) =>
    starts(bench, seed, false),
  ),
  fault(
    'killed-migrations',
    'A start that brings a catalog of the first release up to date is killed: its own rows are all there.',
    5,
    (bench, seed) => starts(bench, seed, true),
  ),
];
