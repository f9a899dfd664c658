/** A disk that is full, in earnest: a small file system in memory, filled to the brim. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalog, saveModel } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import { draftHandlers } from '../../electron/handlers/draft.ts';
import { saveFile } from '../../electron/saveFile.ts';
import { modelId } from '../../shared/foundation/ids.ts';
import { makeSeed, now, openAt } from './catalogs.ts';
import { type Fault, promise } from './fault.ts';
import { versionOfText, versionText } from './versionedText.ts';

const mayMount = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const probe = '/tmp/portfolio-crash-mount';
  try {
    mkdirSync(probe, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Leaves so many bytes free, to the page. */
const fill = (disk: string, free: number): void => {
  const { bavail, bsize } = statfsSync(disk);
  rmSync(join(disk, 'filler'), { force: true });
  const room = statfsSync(disk);
  const bytes = Math.max(0, room.bavail * bsize - free);
  if (bytes > 0 && bavail >= 0) writeFileSync(join(disk, 'filler'), Buffer.alloc(bytes));
};

export const fullDisk: Fault = {
  name: 'full-disk',
  what: 'The disk is filled to the brim during saves, drafts and changes of the catalog: what is refused is refused by name and the old stands; the program starts all the same, and with room again everything acknowledged is there.',
  share: 4,
  shortRounds: 1,
  skipped: () => (mayMount() ? null : 'needs root on Linux, to make a small disk'),
  round: async ({ random, folder, count }) => {
    const seed = makeSeed(folder);
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk]);
    try {
      const file = join(disk, 'catalog.db');
      const plan = join(disk, 'plan.portfolio');
      const first = openAt(file, seed);
      const model = readCatalog(first.db).models[0];
      if (!model) throw new Error('no model');
      const drafts = draftHandlers({ folder: join(disk, 'drafts'), now: () => new Date().toISOString() });
      let version = 1;
      const acknowledged: string[] = [];
      promise((await saveFile(plan, Buffer.from(versionText(version, 20_000)))).ok, 'the first save is refused');
      fill(disk, random.pick([0, 0, 4_096, 8_192, 20_480, 65_536]));
      for (let n = 0; n < 12; n += 1) {
        const saved = saveModel(first.db, { ...model, id: modelId(`ours/${n}`), name: `Own ${n}` });
        if (saved.ok) acknowledged.push(`ours/${n}`);
        else promise(saved.error.kind === 'catalogNotWritten', `a full disk is ${saved.error.kind}`);
        const written = await saveFile(plan, Buffer.from(versionText(version + 1, 20_000)));
        if (written.ok) version += 1;
        else promise(written.error.kind === 'saveFailed', `a full disk is ${written.error.kind}`);
        const kept = await drafts['draft.keep']({ id: 'draft', title: 'Draft', text: versionText(n, 30_000) });
        promise(kept.ok || kept.error.kind.startsWith('draft'), 'a draft is refused without a name');
        promise(versionOfText(readFileSync(plan, 'utf8')) === version, 'the plan is not the acknowledged version');
        count('failedCalls', Number(!saved.ok) + Number(!written.ok) + Number(!kept.ok));
        count('acknowledged', Number(saved.ok) + Number(written.ok) + Number(kept.ok));
      }
      first.db.close();
      fill(disk, 0);
      for (const rows of [acknowledged]) {
        const full = openCatalog({ file, now, seedFolder: seed });
        promise(full.ok, `it does not start on a full disk: ${full.ok ? '' : full.error.message}`);
        if (!full.ok) return;
        const found = new Set<string>(readCatalog(full.value.db).models.map(({ id }) => id));
        for (const id of rows) promise(found.has(id), `${id} is not shown while the disk is full`);
        full.value.db.close();
      }
      rmSync(join(disk, 'filler'), { force: true });
      const after = openAt(file, seed);
      const found = new Set<string>(readCatalog(after.db).models.map(({ id }) => id));
      closeCatalog(after.db);
      for (const id of acknowledged) promise(found.has(id), `${id} was acknowledged and is gone`);
      promise(found.size === acknowledged.length + 12, `${found.size} models: something refused is there`);
      const next = await saveFile(plan, Buffer.from(versionText(version + 1, 20_000)));
      promise(next.ok, 'with room again the plan cannot be saved');
      promise(!readdirSync(disk).some((name) => name.endsWith('.tmp')), 'remains of refused saves stay behind');
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  },
};
