/** How the app is packed for each system. Every line that differs from electron-builder's defaults says why. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';

const project = join(import.meta.dirname, '..');
const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

const plan = {
  ext: 'portfolio',
  description: 'Portfolio plan',
  mimeType: 'application/vnd.portfolio.plan+json',
  role: 'Editor',
} as const;

/**
 * What goes in. The list stands with each system and not above them: electron-builder takes a system's list that only
 * leaves things out as leave to take in everything else.
 */
const contents = (system: string): string[] => [
  'dist/page/**',
  'dist/electron/**',
  'package.json',
  // C sources and build files of the native module, and of its eight binaries those of other systems.
  '!**/node_modules/better-sqlite3/{deps,src,binding.gyp,build}',
  `!**/node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}).node`,
  '!**/node_modules/node-addon-api/**',
];

/** electron-builder writes that any insecure connection is allowed; this app makes none. */
const forbidInsecureConnections = async ({
  electronPlatformName,
  appOutDir,
  packager,
}: AfterPackContext): Promise<void> => {
  if (electronPlatformName !== 'darwin') return;
  const file = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\s*\/>/, '$1<false/>'));
};

export const builderConfiguration: Configuration = {
  // Never changed again: systems know an installed app by it.
  appId: 'app.portfolio.planner',
  productName: 'Portfolio',
  electronVersion: devDependencies.electron ?? '',
  directories: { output: 'out', buildResources: 'build' },
  // Smart unpacking would move the module's JavaScript out of the archive whose integrity is checked.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // The native module's binary fits every runtime with Node-API 10: rebuilding would only need a compiler.
  npmRebuild: false,
  publish: null,
  electronLanguages: ['en', 'en-US', 'zh-CN', 'zh_CN'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  afterPack: forbidInsecureConnections,
  linux: {
    target: ['AppImage', 'tar.gz'],
    category: 'Office',
    executableName: 'portfolio',
    syncDesktopName: true,
    files: contents('linux'),
    fileAssociations: [{ ...plan, name: 'Portfolio plan' }],
  },
  win: {
    target: ['nsis'],
    files: contents('win32'),
    // On Windows the name becomes a key of the registry, which holds no spaces.
    fileAssociations: [{ ...plan, name: 'Portfolio.Document' }],
  },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.business',
    files: contents('darwin'),
    fileAssociations: [{ ...plan, name: 'Portfolio plan', rank: 'Owner' }],
    extendInfo: {
      UTExportedTypeDeclarations: [
        {
          UTTypeIdentifier: 'app.portfolio.planner.plan',
          UTTypeDescription: 'Portfolio plan',
          UTTypeConformsTo: ['public.json'],
          UTTypeTagSpecification: { 'public.filename-extension': ['portfolio'] },
        },
      ],
    },
  },
};
