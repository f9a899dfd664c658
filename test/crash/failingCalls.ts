/** Every call of a save fails once, by an answer of the system that it does not expect. */

import { readdirSync, readFileSync } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { join } from 'node:path';
import { identityOf } from '../../electron/fileIdentity.ts';
import { type SaveFs, saveFile } from '../../electron/saveFile.ts';
import { type Fault, promise } from './fault.ts';
import { versionOfText, versionText } from './versionedText.ts';

const codes = ['EIO', 'ENOSPC', 'EACCES', 'EINTR', 'EROFS', 'EDQUOT', 'EMFILE'] as const;

/**
 * The real file system, whose `n`-th call answers with an error: before it did anything, or after it did everything,
 * as a call does whose answer is lost.
 */
const failingFs = (n: number, code: string, when: 'before' | 'after') => {
  let calls = 0;
  let failed = '';
  const wrap =
    <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls += 1;
      if (calls !== n) return call(...args);
      failed = name;
      // A file whose opening gave no answer is none; one that was not closed would stay open for ever.
      if (name === 'close' || (when === 'after' && name !== 'open')) await call(...args);
      throw Object.assign(new Error('injected'), { code });
    };
  const wrapHandle = (handle: nodeFs.FileHandle): nodeFs.FileHandle =>
    new Proxy(handle, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? wrap(String(key), value.bind(target)) : value;
      },
    });
  const open = async (...args: Parameters<typeof nodeFs.open>): Promise<nodeFs.FileHandle> =>
    wrapHandle(await wrap('open', nodeFs.open)(...args));
  const { access, link, readlink, realpath, rename, stat, readdir, lstat, rm } = nodeFs;
  const others = Object.fromEntries(
    Object.entries({ access, link, readlink, realpath, rename, stat, readdir, lstat, rm }).map(([name, call]) => [
      name,
      wrap(name, call as (...args: unknown[]) => Promise<unknown>),
    ]),
  );
  return { fs: { ...others, open } as unknown as SaveFs, calls: () => calls, failed: () => failed };
};

export const failingCalls: Fault = {
  name: 'failing-calls',
  what: 'Each call of a save answers once with EIO, ENOSPC, EACCES, EINTR, EROFS, EDQUOT and EMFILE, before or after it did its work: the save is refused by name and the old file stands, or it is acknowledged and the new one does; the next save works.',
  share: 5,
  shortRounds: 2,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const file = join(folder, 'plan.portfolio');
    const code = random.pick(codes);
    const when = random.pick(['before', 'after'] as const);
    const way = random.pick(['new', 'over', 'expected'] as const);
    for (let n = 1, version = 1; ; n += 1, version += 2) {
      if (way === 'new') await nodeFs.rm(file, { force: true });
      else await saveFile(file, Buffer.from(versionText(version, 3_000)));
      const expected = way === 'over' ? undefined : await identityOf(file);
      const before = way === 'new' ? null : version;
      const disk = failingFs(n, code, when);
      const saved = await saveFile(file, Buffer.from(versionText(version + 1, 3_000)), {
        fs: disk.fs,
        ...(expected === undefined ? {} : { expected }),
      });
      if (disk.failed() === '') {
        promise(saved.ok, 'a save without a failing call was refused');
        return;
      }
      count('failedCalls');
      const place = `${code} ${when} ${disk.failed()} (call ${n})`;
      const there = readdirSync(folder).includes('plan.portfolio');
      const found = there ? versionOfText(readFileSync(file, 'utf8')) : null;
      promise(!there || found !== null, `${place}: the file is torn`);
      if (saved.ok) promise(found === version + 1, `${place}: acknowledged, but version ${found} is there`);
      else {
        promise(typeof saved.error.kind === 'string' && saved.error.message !== '', `${place}: no reason`);
        promise(found === before, `${place}: refused as unchanged, but version ${found} is there`);
      }
      const next = await saveFile(file, Buffer.from(versionText(version + 1, 3_000)));
      promise(next.ok, `${place}: the next save is refused`);
      await Promise.all(
        readdirSync(folder)
          .filter((name) => name.endsWith('.tmp'))
          .map((name) => nodeFs.rm(join(folder, name))),
      );
    }
  },
};
