/** How the app is packed for each system. Every line that differs from electron-builder's defaults says why. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';

const project = join(import.meta.dirname, '..');
const { devDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** What only whoever publishes a release can know; docs/RELEASING.md says where each is used. */
export interface ReleaseFacts {
  /** `Name <address>`: deb and rpm packages name somebody who answers for them. */
  maintainer: string | null;
  homepage: string | null;
  /** The https address the app may ask for newer versions, when its user presses for it; null: it asks nobody. */
  releaseFeed: string | null;
}

export const releaseFactsOf = (env: Record<string, string | undefined>): ReleaseFacts => ({
  maintainer: env.PORTFOLIO_MAINTAINER || null,
  homepage: env.PORTFOLIO_HOMEPAGE || null,
  releaseFeed: env.PORTFOLIO_RELEASE_FEED || null,
});

/** Why installers for Linux cannot be made yet, or null. */
export const missingForLinux = ({ maintainer, homepage }: ReleaseFacts): string | null =>
  maintainer !== null && homepage !== null
    ? null
    : 'deb and rpm packages name a maintainer and a homepage: set PORTFOLIO_MAINTAINER="Name <address>" and PORTFOLIO_HOMEPAGE=https://..., or pack with --dir.';

/** A word that electron-builder fills in. */
const macro = (name: string): string => `\${${name}}`;

const plan = {
  ext: 'portfolio',
  description: 'Portfolio plan',
  mimeType: 'application/vnd.portfolio.plan+json',
  role: 'Editor',
} as const;

/**
 * What goes in. The list stands with each system and not above them: electron-builder takes a system's list that only
 * leaves things out as leave to take in everything else. `binaries`: the native module's own that are kept.
 */
const contents = (binaries: string): string[] => [
  'dist/page/**',
  'dist/electron/**',
  'LICENSE',
  'package.json',
  // C sources and build files of the native module, and of its eight binaries those of other systems.
  '!**/node_modules/better-sqlite3/{deps,src,binding.gyp,build}',
  `!**/node_modules/better-sqlite3/prebuilds/!(${binaries}).node`,
  '!**/node_modules/node-addon-api/**',
];

/** For whoever looks into the package without starting it; Electron's and Chromium's own lie there already. */
const beside = [
  // A copy: what lies beside is left out of the archive by its name.
  { from: 'dist/LICENSE.portfolio.txt', to: 'LICENSE.portfolio.txt' },
  { from: 'dist/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
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

export const builderConfiguration = ({ maintainer, homepage, releaseFeed }: ReleaseFacts): Configuration => ({
  // Never changed again: systems know an installed app by it.
  appId: 'app.portfolio.planner',
  productName: 'Portfolio',
  electronVersion: devDependencies.electron ?? '',
  directories: { output: 'out', buildResources: 'build' },
  extraMetadata: { releaseFeed, ...(homepage === null ? {} : { homepage }) },
  extraFiles: beside,
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
    target: ['AppImage', 'deb', 'rpm'],
    category: 'Office',
    executableName: 'portfolio',
    syncDesktopName: true,
    ...(maintainer === null ? {} : { maintainer }),
    files: contents(`linux-${macro('arch')}`),
    fileAssociations: [{ ...plan, name: 'Portfolio plan' }],
  },
  win: {
    target: ['nsis', 'portable'],
    files: contents(`win32-${macro('arch')}`),
    // On Windows the name becomes a key of the registry, which holds no spaces.
    fileAssociations: [{ ...plan, name: 'Portfolio.Document', icon: 'plan.ico' }],
  },
  nsis: {
    // She may choose where it goes, and needs no administrator.
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Plans, drafts and the catalog are hers and stay.
    deleteAppDataOnUninstall: false,
  },
  // Both are programs: without names of their own one would take the place of the other.
  portable: { artifactName: `${macro('productName')}-${macro('version')}-portable.${macro('ext')}` },
  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    category: 'public.app-category.business',
    // Both binaries in both halves: a universal app is made of two that differ in nothing but machine code.
    files: contents('darwin-*'),
    x64ArchFiles: '**/better-sqlite3/prebuilds/darwin-*.node',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    fileAssociations: [{ ...plan, name: 'Portfolio plan', rank: 'Owner', icon: 'plan.icns' }],
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
});
