/** Saving: the old file or the new one, never anything between, whatever the disk does. */
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as fsPromises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { identityOf, readWithIdentity } from '../../../electron/fileIdentity.ts';
import { withFileLock } from '../../../electron/fileLock.ts';
import { type SaveFs, saveFile } from '../../../electron/saveFile.ts';
import { sweepTempFiles, tempName } from '../../../electron/tempFile.ts';
import { answer } from '../../../shared/foundation/answer.ts';

let folder: string;
let file: string;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (path = file): string => fs.readFileSync(path, 'utf8');
/** Everything in the folder but the file itself. */
const left = (): string[] => fs.readdirSync(folder).filter((name) => name !== 'plan.portfolio');
const fault = (code: string): Error => Object.assign(new Error('injected'), { code });
/** A file system whose renames fail so many times. */
const failing = (times: number, code: string) => {
  let calls = 0;
  const rename: SaveFs['rename'] = async (from, to) => {
    calls += 1;
    if (calls <= times) throw fault(code);
    fs.renameSync(from, to);
  };
  return { fs: { ...fsPromises, rename }, calls: () => calls };
};
/** A file system in which one method of the files opened for `flags` fails, as long as `on.code` is not empty. */
const failingFiles = (
  flags: string,
  method: 'sync' | 'writeFile' | 'close' | 'chmod',
  on: { code: string },
): SaveFs => ({
  ...fsPromises,
  open: async (...args: Parameters<typeof fsPromises.open>) => {
    const handle = await fsPromises.open(...args);
    if (args[1] !== flags) return handle;
    return new Proxy(handle, {
      get: (target, key) => {
        if (key === method && on.code !== '') {
          return async () => {
            if (method === 'close') await target.close();
            throw fault(on.code);
          };
        }
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  },
});
const moduleOf = (name: string): string => pathToFileURL(join(import.meta.dirname, '../../../electron', name)).href;

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'portfolio-save-')));
  file = join(folder, 'plan.portfolio');
});

describe('a save', () => {
  it('makes a new file that only its owner reads, and leaves nothing beside it', async () => {
    const saved = await saveFile(file, bytes('one'));
    expect(saved).toEqual({ ok: true, value: { ...(await identityOf(file)), notes: [] } });
    expect(read()).toBe('one');
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(left()).toEqual([]);
  });
  it('keeps the mode of the old file, whatever the mask', async () => {
    fs.writeFileSync(file, 'old');
    fs.chmodSync(file, 0o664);
    await saveFile(file, bytes('new'));
    expect([read(), fs.statSync(file).mode & 0o777]).toEqual(['new', 0o664]);
  });
  it('writes what a symbolic link points to, and the link stays', async () => {
    fs.mkdirSync(join(folder, 'real'));
    fs.writeFileSync(join(folder, 'real', 'target'), 'old');
    fs.symlinkSync(join('real', 'target'), file);
    expect((await saveFile(file, bytes('new'))).ok).toBe(true);
    expect(fs.lstatSync(file).isSymbolicLink()).toBe(true);
    expect(read(join(folder, 'real', 'target'))).toBe('new');
    expect(fs.readdirSync(join(folder, 'real'))).toEqual(['target']);
  });
  it('makes the target of a link that points nowhere yet', async () => {
    fs.symlinkSync('later', file);
    expect((await saveFile(file, bytes('new'))).ok).toBe(true);
    expect([fs.lstatSync(file).isSymbolicLink(), read(join(folder, 'later'))]).toEqual([true, 'new']);
  });
});

describe('what a save cannot keep', () => {
  it('is said: other names of the file hold the version before', async () => {
    fs.writeFileSync(file, 'old');
    fs.linkSync(file, join(folder, 'other name'));
    expect(await saveFile(file, bytes('new'))).toMatchObject({ ok: true, value: { notes: ['hardLinks'] } });
    expect([read(), read(join(folder, 'other name'))]).toEqual(['new', 'old']);
    expect(await saveFile(file, bytes('newer'))).toMatchObject({ ok: true, value: { notes: [] } });
  });
  it('is said: a mode the file system does not take', async () => {
    fs.writeFileSync(file, 'old');
    fs.chmodSync(file, 0o666);
    const noModes = failingFiles('wx', 'chmod', { code: 'EPERM' });
    expect(await saveFile(file, bytes('new'), { fs: noModes })).toMatchObject({ ok: true, value: { notes: ['mode'] } });
    expect(read()).toBe('new');
  });
  it('is not the owner, where root saves the file of another user', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root may give a file away');
    fs.writeFileSync(file, 'old');
    fs.chownSync(file, 65534, 65534);
    fs.chmodSync(file, 0o640);
    expect(await saveFile(file, bytes('new'))).toMatchObject({ ok: true, value: { notes: [] } });
    const { uid, gid, mode } = fs.statSync(file);
    expect([uid, gid, mode & 0o777]).toEqual([65534, 65534, 0o640]);
  });
});

describe('a name', () => {
  const longest = (character: string, bytesOfIt: number): string =>
    `${character.repeat(Math.floor((255 - 10) / bytesOfIt))}.portfolio`;
  it.each([
    ['233 bytes', 'n'.repeat(233)],
    ['255 bytes', longest('n', 1)],
    ['80 Chinese characters', `${'方'.repeat(80)}.portfolio`],
    ['as many Chinese characters as fit', longest('案', 3)],
    ['half a surrogate pair', 'half \ud83d.portfolio'],
  ])('of %s can be saved, again, and leaves nothing beside it', async (_what, name) => {
    const named = join(folder, name);
    const first = await saveFile(named, bytes('1'), { expected: null });
    expect(first.ok).toBe(true);
    const second = await saveFile(named, bytes('2'), first.ok ? { expected: first.value } : {});
    expect(second.ok).toBe(true);
    expect(read(named)).toBe('2');
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });
});

describe('a file somebody else wrote', () => {
  it('is refused when contents, time or the file itself changed', async () => {
    const saved = await saveFile(file, bytes('mine'));
    const expected = saved.ok ? saved.value : null;
    fs.writeFileSync(file, 'them');
    expect(await saveFile(file, bytes('mine 2'), { expected })).toMatchObject({
      ok: false,
      error: { kind: 'changedOnDisk', details: { name: 'plan.portfolio' } },
    });
    expect(read()).toBe('them');
    // The same contents in another file, put in place by a rename.
    fs.writeFileSync(join(folder, 'x'), 'mine');
    fs.renameSync(join(folder, 'x'), file);
    expect((await saveFile(file, bytes('mine 2'), { expected })).ok).toBe(false);
    expect((await saveFile(file, bytes('mine 2'), { expected: await identityOf(file) })).ok).toBe(true);
  });
  it('is refused when it was deleted, and when one appeared', async () => {
    const saved = await saveFile(file, bytes('mine'));
    fs.rmSync(file);
    expect((await saveFile(file, bytes('2'), { expected: saved.ok ? saved.value : null })).ok).toBe(false);
    expect((await saveFile(file, bytes('2'), { expected: null })).ok).toBe(true);
    expect((await saveFile(file, bytes('3'), { expected: null })).ok).toBe(false);
    expect(read()).toBe('2');
  });
});

describe('a file that is written while it is read', () => {
  it('is read again, and what was read belongs to the identity that is told', async () => {
    fs.writeFileSync(file, 'one');
    let opened = 0;
    const meddling = {
      ...fsPromises,
      open: async (...args: Parameters<typeof fsPromises.open>) => {
        const handle = await fsPromises.open(...args);
        opened += 1;
        // Another program writes after the file was looked at for the first time.
        if (opened === 1) {
          return new Proxy(handle, {
            get: (target, key) => {
              if (key === 'read') fs.writeFileSync(file, 'two and more');
              const value: unknown = Reflect.get(target, key);
              return typeof value === 'function' ? value.bind(target) : value;
            },
          });
        }
        return handle;
      },
    };
    const look = await readWithIdentity(file, { fs: meddling });
    expect(opened).toBe(2);
    expect('unread' in look ? look : [new TextDecoder().decode(look.bytes), look.identity]).toEqual([
      'two and more',
      await identityOf(file),
    ]);
  });
  it('by a rename belongs to what it was: saving then is refused', async () => {
    fs.writeFileSync(file, 'one');
    const look = await readWithIdentity(file);
    fs.writeFileSync(join(folder, 'x'), 'one');
    fs.renameSync(join(folder, 'x'), file);
    if ('unread' in look) throw new Error(look.unread);
    expect(await saveFile(file, bytes('mine'), { expected: look.identity })).toMatchObject({
      ok: false,
      error: { kind: 'changedOnDisk' },
    });
  });
});

describe('two programs that save one file', () => {
  it('never overwrite what the other was told is saved', { tags: ['slow'], timeout: 60_000 }, async () => {
    const each = 40;
    fs.writeFileSync(file, '0');
    // Each adds one to what it read. Had one save taken the place of another unseen, the sum would fall short.
    const script = `const { saveFile } = await import('${moduleOf('saveFile.ts')}');
      const { readWithIdentity } = await import('${moduleOf('fileIdentity.ts')}');
      let acknowledged = 0, refused = 0;
      while (acknowledged < ${each} && refused < 5000) {
        const { bytes, identity } = await readWithIdentity('${file}');
        const next = String(Number(new TextDecoder().decode(bytes)) + 1);
        const saved = await saveFile('${file}', new TextEncoder().encode(next), { expected: identity });
        if (saved.ok) acknowledged += 1;
        else if (saved.error.kind === 'changedOnDisk') refused += 1;
        else throw new Error(saved.error.message);
      }
      console.log(acknowledged);`;
    const run = (): Promise<number> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        let out = '';
        child.stdout.on('data', (chunk) => {
          out += chunk;
        });
        child.once('error', reject);
        child.once('exit', () => resolve(Number(out)));
      });
    const acknowledged = await Promise.all([run(), run(), run()]);
    expect(acknowledged).toEqual([each, each, each]);
    expect(read()).toBe(String(3 * each));
  });
  it('find the lock of one that was killed open again', { tags: ['slow'] }, async () => {
    const script = `const { withFileLock } = await import('${moduleOf('fileLock.ts')}');
      setInterval(() => {}, 1000);
      await withFileLock('${file}', async () => { console.log('held'); await new Promise(() => {}); });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    const order: string[] = [];
    const waiting = withFileLock(file, async (isLocked) => {
      order.push(`locked ${isLocked}`);
      return answer(null);
    });
    order.push('killed');
    child.kill('SIGKILL');
    expect(await waiting).toEqual({ ok: true, value: null });
    expect(order).toEqual(['killed', 'locked true']);
  });
  it('cannot both make a file that is not there yet', async () => {
    const both = await Promise.all([
      saveFile(file, bytes('a'), { expected: null }),
      saveFile(file, bytes('b'), { expected: null }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(read()).toBe(both[0]?.ok ? 'a' : 'b');
    expect(left()).toEqual([]);
  });
});

describe('what killed saves leave', () => {
  const dead = (): number => Number(execFileSync(process.execPath, ['-e', 'console.log(process.pid)']).toString());
  it('is swept by the next save: ours alone, of dead processes or a day old', async () => {
    const ours = tempName();
    const ofTheDead = ours.replace(`-${process.pid}-`, `-${dead()}-`);
    const ofAnotherPlace = ofTheDead.replace(/-[0-9a-f]{8}-/, '-00000000-');
    const oldOne = ofAnotherPlace.replace(/[0-9a-f]{8}\.tmp$/, '11111111.tmp');
    const notOurs = ['.portfolio-x.tmp', `${ofTheDead}.bak`, 'notes.tmp', '.plan.portfolio.1.aabbccdd.tmp'];
    for (const name of [ours, ofTheDead, ofAnotherPlace, oldOne, ...notOurs]) fs.writeFileSync(join(folder, name), 'x');
    const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60;
    fs.utimesSync(join(folder, oldOne), twoDaysAgo, twoDaysAgo);
    expect((await saveFile(file, bytes('new'))).ok).toBe(true);
    expect(left().sort()).toEqual([ours, ofAnotherPlace, ...notOurs].sort());
    await sweepTempFiles(folder, fsPromises, Date.now() + 25 * 60 * 60 * 1000);
    expect(left().sort()).toEqual([...notOurs].sort());
  });
});

describe('a disk that fails once the new file stands', () => {
  it('is said to be just that: the new bytes are there, and saving goes on', async () => {
    fs.writeFileSync(file, 'old');
    const on = { code: 'EIO' };
    const disk = failingFiles('r', 'sync', on);
    const first = await saveFile(file, bytes('new'), { expected: await identityOf(file), fs: disk });
    expect(first).toMatchObject({ ok: true, value: { notes: ['unconfirmed'] } });
    expect([read(), left()]).toEqual(['new', []]);
    if (!first.ok) throw new Error(first.error.message);
    const { notes: _, ...identity } = first.value;
    expect(identity).toEqual(await identityOf(file));
    on.code = '';
    expect(await saveFile(file, bytes('newer'), { expected: first.value, fs: disk })).toMatchObject({
      ok: true,
      value: { notes: [] },
    });
    expect(read()).toBe('newer');
  });
  it('is no failure where folders cannot be synced at all', async () => {
    for (const code of ['EINVAL', 'ENOTSUP', 'EACCES']) {
      const saved = await saveFile(file, bytes(code), { fs: failingFiles('r', 'sync', { code }) });
      expect(saved).toMatchObject({ ok: true, value: { notes: [] } });
    }
  });
  it('is not taken for one that failed before, where only the answer of the rename was lost', async () => {
    fs.writeFileSync(file, 'old');
    const rename: SaveFs['rename'] = async (from, to) => {
      fs.renameSync(from, to);
      throw fault('EIO');
    };
    const saved = await saveFile(file, bytes('new'), {
      fs: { ...fsPromises, rename },
      expected: await identityOf(file),
    });
    expect(saved).toMatchObject({ ok: true, value: { notes: [] } });
    expect(read()).toBe('new');
  });
});

describe('a save that fails', () => {
  it('says so, and leaves the old file and nothing else', async () => {
    fs.writeFileSync(file, 'old');
    for (const code of ['EIO', 'ENOSPC', 'EXDEV', 'EPERM']) {
      const answer = await saveFile(file, bytes('new'), { fs: failing(99, code).fs, platform: 'linux' });
      expect(answer).toMatchObject({ ok: false, error: { kind: 'saveFailed', details: { code } } });
      expect([read(), left()]).toEqual(['old', []]);
    }
  });
  it('at any step before the new file stands leaves the old one', async () => {
    fs.writeFileSync(file, 'old');
    for (const method of ['writeFile', 'sync', 'close'] as const) {
      for (const code of ['EIO', 'ENOSPC', 'EDQUOT']) {
        const saved = await saveFile(file, bytes('new'), { fs: failingFiles('wx', method, { code }) });
        expect(saved).toMatchObject({ ok: false, error: { kind: 'saveFailed', details: { code } } });
        expect([read(), left()]).toEqual(['old', []]);
      }
    }
  });
  it('on Windows tries again while the file is held, and gives up in the end', { tags: ['slow'] }, async () => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      const patient = failing(3, code);
      expect((await saveFile(file, bytes(code), { fs: patient.fs, platform: 'win32' })).ok).toBe(true);
      expect([read(), patient.calls()]).toEqual([code, 4]);
    }
    const hopeless = failing(99, 'EBUSY');
    expect((await saveFile(file, bytes('x'), { fs: hopeless.fs, platform: 'win32' })).ok).toBe(false);
    expect([hopeless.calls(), read(), left()]).toEqual([12, 'EBUSY', []]);
  });
  it('names a folder, and a folder that is not there', async () => {
    fs.mkdirSync(file);
    expect(await saveFile(file, bytes('x'))).toMatchObject({ ok: false, error: { details: { code: 'EISDIR' } } });
    expect(await saveFile(join(folder, 'none', 'x'), bytes('x'))).toMatchObject({
      ok: false,
      error: { details: { code: 'ENOENT' } },
    });
  });
  it('in a folder or over a file it may not write, as an ordinary user', { tags: ['slow'] }, ({ skip }) => {
    if (process.getuid?.() === 0 && !fs.existsSync('/usr/bin/setpriv'))
      skip('root may write anywhere; setpriv is missing');
    if (process.platform === 'win32') skip('modes are not what protects a file on Windows');
    fs.mkdirSync(join(folder, 'shut'));
    fs.writeFileSync(join(folder, 'shut', 'inside'), 'old');
    fs.writeFileSync(join(folder, 'readonly'), 'old');
    fs.chmodSync(join(folder, 'shut'), 0o555);
    fs.chmodSync(join(folder, 'readonly'), 0o444);
    fs.chmodSync(folder, 0o777);
    const script = `const { saveFile } = await import('${moduleOf('saveFile.ts')}');
      const results = [];
      for (const name of ['shut/inside', 'shut/new', 'readonly']) results.push(await saveFile('${folder}/' + name, new Uint8Array(3)));
      console.log(JSON.stringify([process.getuid(), ...results.map((r) => r.ok || r.error.details.code)]));`;
    const asOrdinary = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath];
    const [program = '', ...args] = process.getuid?.() === 0 ? ['setpriv', ...asOrdinary] : [process.execPath];
    let printed: string;
    try {
      printed = execFileSync(program, [...args, '--input-type=module', '-e', script], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      if (/EACCES|Permission denied/.test(String((error as { stderr?: unknown }).stderr))) {
        return skip('an ordinary user cannot read this checkout');
      }
      throw error;
    }
    const [user, ...codes] = JSON.parse(printed);
    expect(user).not.toBe(0);
    expect(codes).toEqual(['EACCES', 'EACCES', 'EACCES']);
    expect(read(join(folder, 'shut', 'inside')) + read(join(folder, 'readonly'))).toBe('oldold');
    fs.chmodSync(join(folder, 'shut'), 0o755);
  });
});

describe('a program killed while it saves', () => {
  it('leaves one whole version, the last it was told is saved or a later one', { tags: ['slow'] }, () => {
    const script = `const { saveFile } = await import('${moduleOf('saveFile.ts')}');
      const fs = await import('node:fs');
      for (let n = 1; ; n += 1) {
        const text = String(n).padStart(8, '0').repeat(25_000);
        if ((await saveFile('${file}', new TextEncoder().encode(text))).ok) fs.writeSync(1, n + '\\n');
      }`;
    for (const ms of [60, 90, 120, 150, 180, 210, 240, 270]) {
      let acknowledged = 0;
      try {
        execFileSync(process.execPath, ['--input-type=module', '-e', script], {
          timeout: ms + 100,
          killSignal: 'SIGKILL',
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
      } catch (error) {
        const lines = String((error as { stdout?: unknown }).stdout ?? '')
          .trim()
          .split('\n');
        acknowledged = Number(lines.at(-1) ?? 0);
      }
      if (!fs.existsSync(file)) {
        expect(acknowledged).toBe(0);
        continue;
      }
      const text = read();
      expect(text).toHaveLength(200_000);
      expect(new Set(text.match(/.{8}/g)).size).toBe(1);
      expect(Number(text.slice(0, 8))).toBeGreaterThanOrEqual(acknowledged);
      fs.rmSync(file);
    }
  });
});
