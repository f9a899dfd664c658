/** Bits that turn over and files that are cut: in the catalog, in its write-ahead log, in the copy of its own rows. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import type { CatalogNotice } from '../../shared/catalog/notice.ts';
import { contentsOf, fillCatalog, makeSeed, now, openAt } from './catalogs.ts';
import { type Fault, promise } from './fault.ts';
import type { Random } from './random.ts';

const ownRows = 6;
const opensPerRound = 10;
const cpuMsMax = 2_000;

type Contents = ReturnType<typeof contentsOf>;

/** What was done, in words; the bytes are changed. */
const damage = (bytes: Buffer, random: Random): { bytes: Buffer; how: string } => {
  const at = random.below(bytes.length);
  switch (random.below(6)) {
    case 0:
    case 1:
    case 2: {
      const bit = random.below(8);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      return { bytes, how: `bit ${bit} of byte ${at} turned over` };
    }
    case 3: {
      const count = 1 + random.below(64);
      for (let n = 0; n < count; n += 1) bytes[random.below(bytes.length)] = random.below(256);
      return { bytes, how: `${count} bytes overwritten` };
    }
    case 4: {
      bytes.fill(random.pick([0, 255]), at, Math.min(bytes.length, at + random.pick([512, 4_096])));
      return { bytes, how: `a block from ${at} wiped` };
    }
    default:
      return { bytes: bytes.subarray(0, at), how: `cut to ${at} bytes` };
  }
};

const ownOf = ({ catalog, prices }: Contents): Map<string, string> =>
  new Map([
    ...catalog.models
      .filter(({ owner }) => owner === 'user')
      // What it is sold at is a row of its own.
      .map((row): [string, string] => [`model ${row.id}`, JSON.stringify({ ...row, offers: null, price: null })]),
    ...catalog.evidence
      .filter(({ owner }) => owner === 'user')
      .map((row): [string, string] => [`evidence ${row.id}`, JSON.stringify(row)]),
    ...Object.entries(prices).flatMap(([id, points]) =>
      (points as { owner: string }[])
        .filter(({ owner }) => owner === 'user')
        .map((point): [string, string] => [`price ${id}`, JSON.stringify(point)]),
    ),
  ]);

const seedOf = ({ catalog }: Contents): string =>
  JSON.stringify([
    catalog.models.filter(({ owner }) => owner === 'seed'),
    catalog.evidence.filter(({ owner }) => owner === 'seed'),
  ]);

/** Of damage to both places: a row is as it was, or the opening named it, or said that there are some it cannot name. */
const checkNamed = (good: Contents, found: Contents, notice: CatalogNotice | null): void => {
  const report = notice !== null && 'report' in notice ? notice.report : null;
  const named = new Set(report?.lost.map(({ noun, name }) => `${noun} ${name}`));
  const expected = ownOf(good);
  const there = ownOf(found);
  // The prices of a model that is gone are kept, and shown again when the model is.
  const isShown = (id: string): boolean => !id.startsWith('price ') || !named.has(id.replace('price ', 'model '));
  const unnamed = [...expected]
    .filter(([id, row]) => isShown(id) && there.get(id) !== row && !named.has(id))
    .map(([id]) => id);
  promise(
    unnamed.length === 0 || (report !== null && report.unnamed > 0),
    `changed or gone without a word: ${unnamed.join(', ')}`,
  );
  for (const [id, row] of there) {
    const isOlder = JSON.stringify(row).includes('Own model') && (named.has(id) || (report?.unnamed ?? 0) > 0);
    promise(expected.get(id) === row || isOlder, `${id} reads as it never was: ${row}`);
  }
};

interface Prepared {
  folder: string;
  seed: string;
  good: Contents;
  ends: string[];
}

const prepare = (folder: string, random: Random): Prepared => {
  const seed = makeSeed(folder);
  const at = join(folder, 'whole');
  mkdirSync(at);
  const file = join(at, 'catalog.db');
  const { db } = openAt(file, seed);
  fillCatalog(db, ownRows);
  const good = contentsOf(db);
  const keep = (): string[] => readdirSync(at).filter((name) => !name.endsWith('.turn'));
  if (random.next() < 0.5) {
    closeCatalog(db);
    return { folder: at, seed, good, ends: keep() };
  }
  // As a killed host leaves it: the last changes lie in the write-ahead log.
  const killed = join(folder, 'killed');
  mkdirSync(killed);
  for (const name of keep()) copyFileSync(join(at, name), join(killed, name));
  closeCatalog(db);
  return { folder: killed, seed, good, ends: readdirSync(killed) };
};

export const damagedCatalogs: Fault = {
  name: 'damaged-catalogs',
  what: 'Bits are turned over, blocks wiped and files cut, in the catalog, its log and the copy: after damage to one place every own row reads as it was; after damage to both, what does not is named. No opening takes two seconds of computing.',
  share: 10,
  shortRounds: 1,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const { folder: whole, seed, good, ends } = prepare(folder, random);
    for (let n = 0; n < opensPerRound; n += 1) {
      const at = join(folder, `damaged-${n}`);
      mkdirSync(at);
      for (const end of ends) copyFileSync(join(whole, end), join(at, end));
      const file = join(at, 'catalog.db');
      const log = existsSync(`${file}-wal`) ? [`${file}-wal`] : [];
      const places = random.pick([
        [file],
        [file],
        [`${file}.kept`],
        log,
        [file, `${file}.kept`],
        [...log, `${file}.kept`],
      ]);
      const how = places.map((place) => {
        const { bytes, how: done } = damage(readFileSync(place), random);
        writeFileSync(place, bytes);
        return `${place.slice(at.length + 1)}: ${done}`;
      });
      const begun = process.cpuUsage();
      const opened = openCatalog({ file, now, seedFolder: seed });
      const used = process.cpuUsage(begun);
      count('damaged');
      const place = how.join('; ');
      if (!opened.ok) {
        promise(opened.error.kind === 'catalogTooNew', `${place}: refused as ${opened.error.kind}`);
        continue;
      }
      const { db, notice } = opened.value;
      try {
        const found = contentsOf(db);
        promise(used.user + used.system < cpuMsMax * 1000, `${place}: took ${(used.user + used.system) / 1000} ms`);
        promise(seedOf(found) === seedOf(good), `${place}: a shipped row changed`);
        if (places.length <= 1) {
          promise(JSON.stringify(found) === JSON.stringify(good), `${place}: own rows changed`);
          promise(!JSON.stringify(notice).includes('"lost":[{'), `${place}: something is said to be gone`);
        } else checkNamed(good, found, notice);
      } catch (error) {
        throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        closeCatalog(db);
      }
    }
  },
};
