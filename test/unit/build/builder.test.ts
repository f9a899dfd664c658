/** The packing configuration, held to electron-builder's own schema, and what it packs held to a list. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builderConfiguration as config } from '../../../build/builder.ts';
import { readFuses, writeFakeElectron } from './fakeElectron.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const fromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { validateConfiguration } = fromBuilder('app-builder-lib/out/util/config/config.js') as {
  validateConfiguration(config: unknown, logger: unknown): Promise<void>;
};
const { DebugLogger } = fromBuilder('builder-util') as { DebugLogger: new (on: boolean) => unknown };
const asar = fromBuilder('@electron/asar') as {
  listPackage(archive: string, options: { isPack: boolean }): string[];
};
const valid = (given: unknown): Promise<void> => validateConfiguration(given, new DebugLogger(false));
const packageJson = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));

describe('the configuration', () => {
  it('is one electron-builder accepts, and it would say if it were not', async () => {
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
  it('packs from the app’s entry file', () => expect(packageJson.main).toBe('dist/electron/main.js'));
});

describe('a packed app', () => {
  it('holds these files, one binary, and fuses set', { timeout: 120_000 }, ({ skip }) => {
    if (process.platform !== 'linux') skip('the outline of an Electron made here is one for Linux');
    for (const built of ['dist/page/index.html', 'dist/electron/main.js', 'dist/electron/preload.cjs']) {
      if (!existsSync(join(project, built))) skip('the app has not been built (npm run pack builds it)');
    }
    const folder = mkdtempSync(join(tmpdir(), 'portfolio-pack-'));
    writeFakeElectron(join(folder, 'electron'));
    const script = `
      const { builderConfiguration } = await import(${JSON.stringify(join(project, 'build', 'builder.ts'))});
      const { build, createTargets, Platform } = await import('electron-builder');
      await build({ targets: createTargets([Platform.LINUX], 'dir'), publish: 'never', config: { ...builderConfiguration,
        electronDist: ${JSON.stringify(join(folder, 'electron'))}, directories: { output: ${JSON.stringify(join(folder, 'out'))} } } });`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: project,
      encoding: 'utf8',
      timeout: 110_000,
    });
    expect(run.status, run.stdout + run.stderr).toBe(0);
    const unpacked = join(folder, 'out', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked');
    const archive = join(unpacked, 'resources', 'app.asar');
    const list = asar.listPackage(archive, { isPack: false }).map((path) => path.split('\\').join('/'));

    const allowed =
      /^\/(package\.json$|dist$|dist\/(page|electron)(\/|$)|node_modules$|node_modules\/better-sqlite3(\/|$)|node_modules\/(bindings|file-uri-to-path)(\/|$))/;
    expect(list.filter((path) => !allowed.test(path))).toEqual([]);
    for (const wanted of [
      '/package.json',
      '/dist/electron/main.js',
      '/dist/electron/preload.cjs',
      '/dist/page/index.html',
      '/dist/electron/seed/models.json',
    ]) {
      expect(list).toContain(wanted);
    }
    expect(list.filter((path) => path.endsWith('.node'))).toEqual([
      `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
    ]);
    expect(list.filter((path) => /\.(ts|tsx|map|c|h|gyp|portfolio)$|\/test\//.test(path))).toEqual([]);
    expect(readFuses(readFileSync(join(unpacked, 'portfolio')))).toBe('000011001');

    // The binary as it is shipped answers a query, since Node-API is the same in every runtime.
    const binary = join(
      unpacked,
      'resources',
      'app.asar.unpacked',
      'node_modules/better-sqlite3/prebuilds',
      `linux-${process.arch}.node`,
    );
    const query = `const Database = require('better-sqlite3'); const db = new Database(':memory:', { nativeBinding: ${JSON.stringify(binary)} }); console.log(db.prepare('SELECT 6 * 7 AS n').get().n)`;
    expect(execFileSync(process.execPath, ['-e', query], { cwd: project, encoding: 'utf8' }).trim()).toBe('42');
  });
});
