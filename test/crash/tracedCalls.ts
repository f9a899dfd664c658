/** The calls of the system themselves, through a tracer: each fails once, or the process is killed at it; and their order. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog } from '../../db/open.ts';
import { saveFile } from '../../electron/saveFile.ts';
import { contentsOf, fillCatalog, makeSeed, openAt } from './catalogs.ts';
import { startWriter } from './child.ts';
import { type Fault, promise } from './fault.ts';
import { versionOfText, versionText } from './versionedText.ts';

const whyNot = (): string | null => {
  if (process.platform !== 'linux') return 'needs strace, which there is on Linux alone';
  try {
    execFileSync('strace', ['-e', 'trace=none', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'needs strace and the right to trace';
  }
};
let known: string | null | undefined;
const skipped = (): string | null => {
  known ??= whyNot();
  return known;
};

/** Those that write, and that a start of Node makes few of. */
const calls = ['pwrite64', 'fsync', 'fdatasync', 'rename', 'link', 'unlink', 'ftruncate', 'fchmod'] as const;
const errors = ['EIO', 'ENOSPC', 'EACCES', 'EINTR'] as const;

const tracer = (call: string, what: string, n: number): string[] => [
  'strace',
  '-f',
  '-qq',
  '-o',
  '/dev/null',
  '-e',
  `trace=${call}`,
  '-e',
  `inject=${call}:${what}:when=${n}`,
];

export const tracedSaves: Fault = {
  name: 'traced-saves',
  what: 'A call of the system fails once while a plan is saved, or the process is killed at it: as with kills and failing calls.',
  share: 4,
  shortRounds: 1,
  skipped,
  round: async ({ random, folder, count }) => {
    const file = join(folder, 'plan.portfolio');
    const saves = 3;
    await saveFile(file, Buffer.from(versionText(1, 5_000)));
    const call = random.pick(calls);
    const isKill = random.next() < 0.5;
    const what = isKill ? 'signal=KILL' : `error=${random.pick(errors)}`;
    const n = 1 + random.below(4);
    const { lines } = await startWriter('saver', [file, '5000', '2', String(saves)], tracer(call, what, n)).ended;
    count(isKill ? 'kills' : 'failedCalls');
    const place = `${call} ${what} when ${n}`;
    const acknowledged = lines.map(Number).filter(Number.isFinite);
    count('acknowledged', acknowledged.length);
    const least = acknowledged.at(-1) ?? 1;
    const found = versionOfText(readFileSync(file, 'utf8'));
    promise(found !== null, `${place}: the file is torn`);
    const last = lines.at(-1) ?? '';
    // After an acknowledged version a refused one may not be there; one cut short by a kill may.
    promise(
      found === least || (isKill && found === least + 1),
      `${place}: ${least} acknowledged, ${found} there (${last})`,
    );
  },
};

export const tracedCatalogs: Fault = {
  name: 'traced-catalogs',
  what: 'A call of the system fails once while the catalog is opened and changed, or the process is killed at it: what is acknowledged is there, what is refused is not.',
  share: 5,
  shortRounds: 1,
  skipped,
  round: async ({ random, folder, count }) => {
    const seed = makeSeed(folder);
    const file = join(folder, 'catalog.db');
    const { db } = openAt(file, seed);
    fillCatalog(db, 2);
    closeCatalog(db);
    const call = random.pick(['pwrite64', 'fsync', 'fdatasync', 'rename', 'ftruncate', 'unlink'] as const);
    const isKill = random.next() < 0.5;
    const what = isKill ? 'signal=KILL' : `error=${random.pick(errors)}`;
    const n = 1 + random.below(25);
    const writes = 6;
    const args = [file, seed, 'rows', '0', String(writes)];
    const { lines } = await startWriter('cataloger', args, tracer(call, what, n)).ended;
    count(isKill ? 'kills' : 'failedCalls');
    const place = `${call} ${what} when ${n}`;
    const opened = openAt(file, seed);
    promise(opened.notice?.kind !== 'rebuilt', `${place}: the catalog was damaged`);
    const { models } = readCatalog(opened.db);
    closeCatalog(opened.db);
    const found = new Set<string>(models.map(({ id }) => id));
    promise(found.has('ours/model-0') && found.has('ours/model-1'), `${place}: what was there before is gone`);
    const removed = new Set(lines.filter((line) => line.startsWith('dropping')).map((line) => line.slice(9)));
    for (const line of lines) {
      const [word = '', id = ''] = line.split(' ');
      if (word === 'put' && !removed.has(id)) promise(found.has(`ours/${id}`), `${place}: ours/${id} is gone`);
      if (word === 'drop') promise(!found.has(`ours/${id}`), `${place}: ours/${id} is back`);
      if (word === 'put' || word === 'drop') count('acknowledged');
    }
    const acknowledged = lines.filter((line) => line.startsWith('put')).length;
    const isWhole = lines.includes('ready') && !isKill && removed.size === 0;
    const mine = [...found].filter((id) => /^ours\/\d+$/.test(id)).length;
    promise(!isWhole || mine === acknowledged, `${place}: something that was refused is there`);
  },
};

/** What is said, in order: a write to a file, a sync of it, a new name, a line for the reader. */
const eventsOf = (trace: string): { call: string; handle: string; path: string }[] =>
  trace.split('\n').flatMap((line) => {
    const found = /\s(pwrite64|write|fsync|fdatasync|rename)\((?:(\d+)<([^>]*)>|"([^"]*)")/.exec(line);
    return found ? [{ call: found[1] ?? '', handle: found[2] ?? '', path: found[3] ?? found[4] ?? '' }] : [];
  });

export const orderOfCalls: Fault = {
  name: 'order-of-calls',
  what: 'While rows are changed and plans saved, every file written to has been synced before the change is acknowledged, and so has the folder of a new name.',
  share: 1,
  shortRounds: 1,
  skipped,
  round: async ({ folder, count }) => {
    const seed = makeSeed(folder);
    const data = join(folder, 'data');
    mkdirSync(data);
    const file = join(data, 'catalog.db');
    closeCatalog(openAt(file, seed).db);
    const runs: [string, string[]][] = [
      ['cataloger', [file, seed, 'rows', '0', '6']],
      ['saver', [join(data, 'plan.portfolio'), '5000', '1', '4']],
    ];
    for (const [writer, args] of runs) {
      const trace = join(folder, `${writer}.trace`);
      const { errors: said } = await startWriter(writer, args, [
        'strace',
        '-f',
        '-qq',
        '-y',
        '-s',
        '40',
        '-o',
        trace,
        '-e',
        'trace=pwrite64,write,fsync,fdatasync,rename',
      ]).ended;
      promise(said === '', said);
      const unsynced = new Set<string>();
      let acknowledged = 0;
      for (const { call, handle, path } of eventsOf(readFileSync(trace, 'utf8'))) {
        const isSaid = call === 'write' && handle === '1';
        if (isSaid) {
          promise(unsynced.size === 0, `acknowledged before it was synced: ${[...unsynced].join(', ')}`);
          acknowledged += 1;
        }
        // The index of the log is rebuilt from the log; the lock files hold nothing.
        if (!path.startsWith(data) || path.endsWith('-shm')) continue;
        if (call === 'write' || call === 'pwrite64') unsynced.add(path);
        if (call === 'fsync' || call === 'fdatasync') unsynced.delete(path);
        if (call === 'rename') unsynced.add(data);
      }
      promise(acknowledged > 3, `only ${acknowledged} lines were seen`);
      count('acknowledged', acknowledged);
    }
    const opened = openAt(file, seed);
    promise(
      contentsOf(opened.db).catalog.models.some(({ id }) => id === 'ours/5'),
      'nothing was written',
    );
    closeCatalog(opened.db);
  },
};
