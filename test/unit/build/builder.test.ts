/** The packing configuration, held to electron-builder's own schema, and what it packs held to a list. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builderConfiguration, missingForLinux, releaseFactsOf } from '../../../build/builder.ts';
import { readFuses, type System, writeFakeElectron } from './fakeElectron.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration(config: unknown, logger: unknown): Promise<void>;
};
const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (on: boolean) => unknown };
const asar = fromBuilder('@electron/asar') as {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractFile(archive: string, file: string): Buffer;
  getRawHeader(archive: string): { headerString: string };
};
const nobody = releaseFactsOf({});
const config = builderConfiguration(nobody);
const valid = (given: unknown): Promise<void> => validateConfiguration(given, new DebugLogger(false));
const packageJson = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

describe('the configuration', () => {
  it('is one electron-builder accepts, and it would say if it were not', { tags: ['slow'] }, async () => {
    await expect(valid(config)).resolves.toBeUndefined();
    await expect(valid({ ...config, noSuchKey: 1 })).rejects.toThrow(/noSuchKey/);
    await expect(valid({ ...config, npmRebuild: 'no' })).rejects.toThrow(/npmRebuild/);
    await expect(valid({ ...config, electronFuses: { wasmTrapHandlers: true } })).rejects.toThrow(/electronFuses/);
  });
  it('names the exact Electron of the project', () => {
    expect(config.electronVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(config.electronVersion).toBe(packageJson.devDependencies.electron);
    const installed = JSON.parse(readFileSync(join(project, 'node_modules/electron/package.json'), 'utf8'));
    expect(installed.version).toBe(config.electronVersion);
  });
  it('turns off what a release must not offer', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });
  it('publishes nothing, rebuilds nothing, unpacks only binaries', () => {
    expect(config.publish).toBeNull();
    expect(config.npmRebuild).toBe(false);
    expect(config.asar).toEqual({ smartUnpack: false });
    expect(config.asarUnpack).toEqual(['**/*.node']);
    expect(config).not.toHaveProperty('disableAsarIntegrity');
  });
  it('claims .portfolio files on every system, by a name that system can hold', () => {
    for (const system of [config.linux, config.win, config.mac]) {
      const [association, ...more] = [system?.fileAssociations ?? []].flat();
      expect(more).toEqual([]);
      expect(association).toMatchObject({ ext: 'portfolio', role: 'Editor', description: 'Portfolio plan' });
    }
    expect([config.win?.fileAssociations ?? []].flat()[0]?.name).toMatch(/^[A-Za-z.]+$/);
    expect(JSON.stringify(config.mac?.extendInfo)).toContain('UTExportedTypeDeclarations');
  });
  it('makes what each system installs', () => {
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm']);
    expect(config.win?.target).toEqual(['nsis', 'portable']);
    expect(config.mac?.target).toEqual([{ target: 'dmg', arch: ['universal'] }]);
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, deleteAppDataOnUninstall: false });
    expect(config.portable?.artifactName).not.toBe(config.nsis?.artifactName);
  });
  it('gives plans an icon of their own where a system shows one', () => {
    for (const [system, start] of [
      [config.win, '00000100'],
      [config.mac, Buffer.from('icns').toString('hex')],
    ] as const) {
      const icon = [system?.fileAssociations ?? []].flat()[0]?.icon ?? '';
      const bytes = readFileSync(join(project, 'build', icon));
      expect([icon, bytes.subarray(0, 4).toString('hex')]).toEqual([icon, start]);
    }
  });
  it('loosens nothing of the hardened runtime but what V8 needs', () => {
    expect(config.mac).toMatchObject({ hardenedRuntime: true });
    const text = readFileSync(join(project, config.mac?.entitlements ?? ''), 'utf8');
    expect([...text.matchAll(/<key>(.*)<\/key>/g)].map((found) => found[1])).toEqual([
      'com.apple.security.cs.allow-jit',
    ]);
  });
  it('names nobody who was not named, and says what is missing', { tags: ['slow'] }, async () => {
    expect(JSON.stringify(config)).not.toMatch(/@|https?:/);
    expect(config.extraMetadata).toEqual({ releaseFeed: null });
    expect(missingForLinux(nobody)).toContain('PORTFOLIO_MAINTAINER');
    const facts = releaseFactsOf({
      PORTFOLIO_MAINTAINER: 'A Name <a@b.example>',
      PORTFOLIO_HOMEPAGE: 'https://b.example',
      PORTFOLIO_RELEASE_FEED: 'https://b.example/feed.json',
    });
    expect(missingForLinux(facts)).toBeNull();
    const released = builderConfiguration(facts);
    await expect(valid(released)).resolves.toBeUndefined();
    expect(released.extraMetadata).toEqual({
      homepage: 'https://b.example',
      releaseFeed: 'https://b.example/feed.json',
    });
    expect(released.linux?.maintainer).toBe('A Name <a@b.example>');
  });
  it('packs from the app’s entry file', () => expect(packageJson.main).toBe('dist/electron/main.js'));
});

interface Packed {
  /** The folder the program lies in. */
  folder: string;
  archive: string;
  list: string[];
}

/** Packs for a system without making an installer, from an outline of Electron. */
const pack = (system: System, skip: (note: string) => void): Packed => {
  if (process.platform === 'win32') skip('links in the outline of a macOS app need rights that Windows users lack');
  for (const built of ['dist/page/notices.json', 'dist/electron/notices.json', 'dist/electron/preload.cjs']) {
    if (!existsSync(join(project, built))) skip('the app has not been built (npm run pack builds it)');
  }
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-pack-'));
  writeFakeElectron(join(folder, 'electron'), system);
  const args = ['build/pack.mjs', `--${system}`, '--dir', '--electron', join(folder, 'electron')];
  const run = spawnSync(process.execPath, [...args, '--output', join(folder, 'out')], {
    cwd: project,
    encoding: 'utf8',
    timeout: 170_000,
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' },
  });
  expect(run.status, run.stdout + run.stderr).toBe(0);
  const arm = process.arch === 'arm64' ? '-arm64' : '';
  const places: Record<System, [string, string]> = {
    linux: [`linux${arm}-unpacked`, 'resources'],
    win: [`win${arm}-unpacked`, 'resources'],
    mac: [join(`mac${arm}`, 'Portfolio.app', 'Contents'), 'Resources'],
  };
  const [inside, resources] = places[system];
  const archive = join(folder, 'out', inside, resources, 'app.asar');
  const list = asar.listPackage(archive, { isPack: false }).map((path) => path.split('\\').join('/'));
  return { folder: join(folder, 'out', inside), archive, list };
};

const allowed =
  /^\/(package\.json$|LICENSE$|dist$|dist\/(page|electron)(\/|$)|node_modules$|node_modules\/better-sqlite3(\/|$)|node_modules\/(bindings|file-uri-to-path)(\/|$))/;
const binaries = ({ list }: Packed): string[] => list.filter((path) => path.endsWith('.node'));

/** What is the same on every system. */
const checkContents = ({ list, archive, folder }: Packed): void => {
  expect(list.filter((path) => !allowed.test(path))).toEqual([]);
  for (const wanted of [
    '/LICENSE',
    '/package.json',
    '/dist/electron/main.js',
    '/dist/electron/preload.cjs',
    '/dist/electron/notices.json',
    '/dist/page/index.html',
    '/dist/page/notices.json',
    '/dist/electron/seed/models.json',
  ]) {
    expect(list).toContain(wanted);
  }
  expect(list.filter((path) => /\.(ts|tsx|map|c|h|gyp|portfolio)$|\/test\//.test(path))).toEqual([]);
  expect(JSON.parse(asar.extractFile(archive, 'package.json').toString()).releaseFeed).toBeNull();
  expect(readFileSync(join(folder, 'LICENSE.portfolio.txt'), 'utf8')).toBe(
    readFileSync(join(project, 'LICENSE'), 'utf8'),
  );
  const notices = readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['better-sqlite3', 'react-dom', 'recharts', 'zod', '@fontsource-variable/inter'])
    expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(`, 'm'));
};

describe('a packed app', () => {
  it('for Linux holds these files, one binary, and fuses set', { timeout: 180_000 }, ({ skip }) => {
    const packed = pack('linux', skip);
    checkContents(packed);
    const binary = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
    expect(binaries(packed)).toEqual([`/${binary}`]);
    expect(readFuses(readFileSync(join(packed.folder, 'portfolio')))).toBe('000011001');
    if (process.platform !== 'linux') return;
    // The binary as it is shipped answers a query, since Node-API is the same in every runtime.
    const shipped = join(packed.folder, 'resources', 'app.asar.unpacked', binary);
    const query = `const Database = require('better-sqlite3'); const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(shipped)} }); console.log(db.prepare('SELECT 6 * 7 AS n').get().n)`;
    expect(execFileSync(process.execPath, ['-e', query], { cwd: project, encoding: 'utf8' }).trim()).toBe('42');
  });
  it('for Windows holds the same, in a program that checks its archive', { timeout: 180_000 }, ({ skip }) => {
    const packed = pack('win', skip);
    checkContents(packed);
    expect(binaries(packed)).toEqual([`/node_modules/better-sqlite3/prebuilds/win32-${process.arch}.node`]);
    const program = readFileSync(join(packed.folder, 'Portfolio.exe'));
    expect(readFuses(program)).toBe('000011001');
    expect(program.includes(Buffer.from('ELECTRONASAR', 'utf16le'))).toBe(true);
  });
  it('for macOS holds the same, knows its documents and allows no insecure connection', { timeout: 180_000 }, ({
    skip,
  }) => {
    const packed = pack('mac', skip);
    checkContents(packed);
    expect(binaries(packed).sort()).toEqual([
      '/node_modules/better-sqlite3/prebuilds/darwin-arm64.node',
      '/node_modules/better-sqlite3/prebuilds/darwin-x64.node',
    ]);
    const framework = 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework';
    expect(readFuses(readFileSync(join(packed.folder, framework)))).toBe('000011001');
    const plist = readFileSync(join(packed.folder, 'Info.plist'), 'utf8');
    expect(plist).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>portfolio<\/string>/);
    expect(plist).toMatch(/<key>CFBundleTypeIconFile<\/key>\s*<string>plan.icns<\/string>/);
    expect(plist).toMatch(/<key>NSAllowsArbitraryLoads<\/key>\s*<false\s*\/>/);
    expect(plist).toContain('UTExportedTypeDeclarations');
    // What the program is told of its archive is what the archive is.
    const { headerString } = asar.getRawHeader(packed.archive);
    expect(plist).toContain(createHash('sha256').update(headerString).digest('hex'));
  });
});
