/**
 * Power cuts, which no kill can show: a file system in memory that forgets whatever was not synced. Between two calls of
 * a save the power goes, and the disk holds any state that it may then hold.
 */
import type { Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type SaveFs, saveFile } from '../../electron/saveFile.ts';
import { type Fault, promise } from './fault.ts';
import type { Random } from './random.ts';
import { versionOfText, versionText } from './versionedText.ts';

interface Inode {
  number: number;
  bytes: Buffer;
  /** As the last sync left it; null before the first. */
  synced: Buffer | null;
  mode: number;
  changedMs: number;
}

type Names = Map<string, Inode>;

const fault = (code: string): Error => Object.assign(new Error(code), { code });

/** Thrown out of the call at which the power goes. */
class PowerCut extends Error {}

/** One folder of a disk with a cache that is written back in any order, names in the order of their changes. */
const createDisk = (old: Inode | null, name: string) => {
  let names: Names = new Map(old === null ? [] : [[name, old]]);
  /** Every state of the names since the folder was synced, the oldest first. */
  let history: Names[] = [new Map(names)];
  let inodes = 100;
  let calls = 0;
  let cutAt = Number.POSITIVE_INFINITY;
  /** Every call is a moment at which the power may go. */
  const moment = (): void => {
    calls += 1;
    if (calls >= cutAt) throw new PowerCut();
  };
  const renamed = (change: (changed: Names) => void): void => {
    names = new Map(names);
    change(names);
    history.push(names);
  };
  const statsOf = (inode: Inode): Stats =>
    ({
      size: inode.bytes.length,
      mtimeMs: inode.changedMs,
      ctimeMs: inode.changedMs,
      ino: inode.number,
      mode: 0o100000 | inode.mode,
      uid: 0,
      gid: 0,
      nlink: 1,
      isFile: () => true,
      isDirectory: () => false,
    }) as Stats;
  const find = (path: string): Inode => {
    const inode = names.get(basename(path));
    if (inode === undefined) throw fault('ENOENT');
    return inode;
  };
  const handleOf = (inode: Inode): FileHandle =>
    ({
      stat: async () => statsOf(inode),
      writeFile: async (bytes: Uint8Array) => {
        moment();
        inode.bytes = Buffer.from(bytes.subarray(0, bytes.length >> 1));
        moment();
        inode.bytes = Buffer.from(bytes);
        inode.changedMs += 1;
      },
      read: async (buffer: Uint8Array, offset: number, length: number) => ({
        bytesRead: offset > 0 ? 0 : inode.bytes.copy(buffer, offset, 0, length),
        buffer,
      }),
      chmod: async (mode: number) => {
        inode.mode = mode;
      },
      chown: async () => undefined,
      sync: async () => {
        moment();
        inode.synced = Buffer.from(inode.bytes);
      },
      close: async () => undefined,
    }) as unknown as FileHandle;
  const folderHandle = {
    sync: async () => {
      moment();
      history = [names];
    },
    close: async () => undefined,
  } as unknown as FileHandle;
  const fs = {
    open: async (path: string, flags: string | number) => {
      moment();
      if (flags === 'r') return folderHandle;
      if (flags === 'wx') {
        if (names.has(basename(path))) throw fault('EEXIST');
        inodes += 1;
        const inode: Inode = { number: inodes, bytes: Buffer.alloc(0), synced: null, mode: 0o600, changedMs: inodes };
        renamed((changed) => changed.set(basename(path), inode));
        return handleOf(inode);
      }
      if (typeof flags === 'string' && flags.startsWith('w')) {
        const inode = find(path);
        inode.bytes = Buffer.alloc(0);
        return handleOf(inode);
      }
      return handleOf(find(path));
    },
    stat: async (path: string) => statsOf(find(path)),
    lstat: async (path: string) => statsOf(find(path)),
    access: async (path: string) => void find(path),
    realpath: async (path: string) => path,
    readlink: async () => {
      throw fault('EINVAL');
    },
    readdir: async () => [...names.keys()],
    rename: async (from: string, to: string) => {
      moment();
      const inode = find(from);
      renamed((changed) => {
        changed.delete(basename(from));
        changed.set(basename(to), inode);
      });
    },
    link: async (from: string, to: string) => {
      moment();
      if (names.has(basename(to))) throw fault('EEXIST');
      const inode = find(from);
      renamed((changed) => changed.set(basename(to), inode));
    },
    rm: async (path: string) => {
      moment();
      renamed((changed) => changed.delete(basename(path)));
    },
  } as unknown as SaveFs;
  /** One of the states in which the disk may be found after the cut. */
  const found = (random: Random): string | null => {
    const inode = random.pick(history).get(name);
    if (inode === undefined) return null;
    const isSynced = inode.synced?.equals(inode.bytes) === true;
    if (isSynced) return inode.bytes.toString();
    const torn = inode.bytes.subarray(0, random.below(inode.bytes.length / 512 + 1) * 512);
    const zeros = Buffer.alloc(inode.bytes.length);
    return random.pick([inode.synced ?? Buffer.alloc(0), inode.bytes, torn, zeros]).toString();
  };
  return {
    fs,
    found,
    calls: () => calls,
    cutAt: (call: number) => {
      cutAt = call;
    },
  };
};

const statesPerCut = 12;

export const powerCuts: Fault = {
  name: 'power-cuts',
  what: 'The power goes between any two calls of a save, on a disk in memory that forgets and reorders what was not synced: the file is the old version or the new, and the new one once it was acknowledged.',
  share: 4,
  shortRounds: 1,
  skipped: () => null,
  round: async ({ random, folder, count }) => {
    const file = join(folder, 'plan.portfolio');
    for (const before of ['none', 'there'] as const) {
      for (const expected of ['asked', 'unasked'] as const) {
        const bytes = random.pick([600, 20_000]);
        const text = versionText(1, bytes);
        const inode = (): Inode | null =>
          before === 'none'
            ? null
            : { number: 7, bytes: Buffer.from(text), synced: Buffer.from(text), mode: 0o600, changedMs: 7 };
        for (let cut = 1; ; cut += 1) {
          const disk = createDisk(inode(), 'plan.portfolio');
          disk.cutAt(cut);
          const options = expected === 'asked' && before === 'none' ? { fs: disk.fs, expected: null } : { fs: disk.fs };
          const saved = await saveFile(file, Buffer.from(versionText(2, bytes)), options);
          for (let state = 0; state < statesPerCut; state += 1) {
            const found = disk.found(random);
            const version = found === null ? 0 : versionOfText(found);
            promise(version !== null, `cut at call ${cut}: the file is torn`);
            promise(version === 2 || version === (before === 'none' ? 0 : 1), `cut at call ${cut}: version ${version}`);
            const isPromised = saved.ok && !saved.value.notes.includes('unconfirmed');
            promise(!isPromised || version === 2, `cut at call ${cut}: acknowledged, and the old one is there`);
            count('powerCuts');
          }
          if (disk.calls() < cut) break;
        }
      }
    }
  },
};
