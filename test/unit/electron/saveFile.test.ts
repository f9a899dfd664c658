/** Saving: the old file or the new one, never anything between, whatever the disk does. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { identityOf, saveFile } from '../../../electron/saveFile.ts';

let folder: string;
let file: string;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (path = file): string => fs.readFileSync(path, 'utf8');
/** Everything in the folder but the file itself. */
const left = (): string[] => fs.readdirSync(folder).filter((name) => name !== 'plan.portfolio');
const failing = (times: number, code: string) => {
  let calls = 0;
  const rename = async (from: string, to: string): Promise<void> => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error('busy'), { code });
    fs.renameSync(from, to);
  };
  return { rename, calls: () => calls };
};

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'portfolio-save-')));
  file = join(folder, 'plan.portfolio');
});

describe('a save', () => {
  it('makes a new file that only its owner reads, and leaves nothing beside it', async () => {
    const saved = await saveFile(file, bytes('one'));
    expect(saved).toEqual({ ok: true, value: await identityOf(file) });
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

describe('a save that fails', () => {
  it('says so, and leaves the old file and nothing else', async () => {
    fs.writeFileSync(file, 'old');
    for (const code of ['EIO', 'ENOSPC', 'EXDEV', 'EPERM']) {
      const answer = await saveFile(file, bytes('new'), { ...failing(99, code), platform: 'linux' });
      expect(answer).toMatchObject({ ok: false, error: { kind: 'saveFailed', details: { code } } });
      expect([read(), left()]).toEqual(['old', []]);
    }
  });
  it('on Windows tries again while the file is held, and gives up in the end', async () => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      const patient = failing(3, code);
      expect((await saveFile(file, bytes(code), { rename: patient.rename, platform: 'win32' })).ok).toBe(true);
      expect([read(), patient.calls()]).toEqual([code, 4]);
    }
    const hopeless = failing(99, 'EBUSY');
    expect((await saveFile(file, bytes('x'), { rename: hopeless.rename, platform: 'win32' })).ok).toBe(false);
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
  it('in a folder or over a file it may not write, as an ordinary user', ({ skip }) => {
    if (process.getuid?.() === 0 && !fs.existsSync('/usr/bin/setpriv'))
      skip('root may write anywhere; setpriv is missing');
    if (process.platform === 'win32') skip('modes are not what protects a file on Windows');
    fs.mkdirSync(join(folder, 'shut'));
    fs.writeFileSync(join(folder, 'shut', 'inside'), 'old');
    fs.writeFileSync(join(folder, 'readonly'), 'old');
    fs.chmodSync(join(folder, 'shut'), 0o555);
    fs.chmodSync(join(folder, 'readonly'), 0o444);
    fs.chmodSync(folder, 0o777);
    const module = pathToFileURL(join(import.meta.dirname, '../../../electron/saveFile.ts')).href;
    const script = `const { saveFile } = await import('${module}');
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
  it('leaves one whole version, the last it was told is saved or a later one', () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../../electron/saveFile.ts')).href;
    const script = `const { saveFile } = await import('${module}');
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
