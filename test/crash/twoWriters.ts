/** Several programs at one file, and at one catalog. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeCatalog } from '../../db/open.ts';
import { contentsOf, makeSeed, openAt } from './catalogs.ts';
import { killAfter, startWriter } from './child.ts';
import { type Fault, promise } from './fault.ts';

const savesEach = 12;

export const rivalSaves: Fault = {
  name: 'rival-saves',
  what: 'Three programs add lines to one plan and save it: no acknowledged line is overwritten by another program.',
  share: 5,
  shortRounds: 1,
  skipped: () => null,
  round: async ({ folder, count }) => {
    const file = join(folder, 'plan.portfolio');
    writeFileSync(file, 'begin\n');
    const ended = await Promise.all(
      ['a', 'b', 'c'].map((name) => startWriter('rival', [file, name, String(savesEach)]).ended),
    );
    const text = readFileSync(file, 'utf8');
    for (const { lines, errors } of ended) {
      promise(errors === '', `a process said ${errors}`);
      for (const line of lines.filter((said) => said !== 'ready')) {
        promise(!line.startsWith('refused'), line);
        promise(text.includes(`\n${line}\n`), `line ${line} was acknowledged and is gone`);
        count('acknowledged');
        count('conflicts');
      }
    }
  },
};

export const rivalCatalogs: Fault = {
  name: 'rival-catalogs',
  what: 'Two hosts change one catalog at the same time until both are killed: every change that either acknowledged is there, in the file and in its copy.',
  share: 5,
  shortRounds: 1,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const seed = makeSeed(folder);
    const file = join(folder, 'catalog.db');
    const firsts = [0, 50_000];
    const ended = await Promise.all(
      firsts.map((first) =>
        killAfter(startWriter('cataloger', [file, seed, 'rows', String(first)]), {
          lines: random.below(10),
          ms: random.next() * 60,
        }),
      ),
    );
    const opened = openAt(file, seed);
    promise(opened.notice === null || opened.notice.kind !== 'rebuilt', 'the catalog was damaged');
    const { catalog } = contentsOf(opened.db);
    closeCatalog(opened.db);
    const found = new Set<string>(catalog.models.map(({ id }) => id));
    for (const { lines, errors } of ended) {
      count('kills');
      promise(errors === '', `a process said ${errors}`);
      const dropped = new Set(lines.filter((line) => line.startsWith('dropping')).map((line) => line.split(' ')[1]));
      for (const line of lines) {
        const [word, n] = line.split(' ');
        promise(word !== 'refused', line);
        if (word === 'put' && !dropped.has(n)) promise(found.has(`ours/${n}`), `ours/${n} is gone`);
        if (word === 'drop') promise(!found.has(`ours/${n}`), `ours/${n} is back`);
        if (word === 'put' || word === 'drop') count('acknowledged');
        if (word === 'put') count('conflicts');
      }
    }
  },
};
