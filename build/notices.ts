/** Who wrote what is shipped, and under which licence: read off the packages that end up in a bundle. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** The same as the page and the hosts know it by. */
export interface Notice {
  name: string;
  version: string;
  /** An SPDX expression, as the package gives it. */
  licence: string;
  /** The licence's text, with whatever else the package asks to be passed on. */
  text: string;
}

/** The innermost package a module belongs to, or null for one of ours. */
export const packageFolderOf = (moduleId: string): string | null =>
  /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replaceAll('\\', '/').split('?')[0] ?? '')?.[1] ?? null;

const isNotice = (file: string): boolean =>
  /^(licen[cs]e|copying|notice)/i.test(file) && !/\.(js|ts|json)$/i.test(file);

const noticeOf = (folder: string): Notice => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const files = readdirSync(folder).filter(isNotice).sort();
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return { name, version, licence: license ?? 'unknown', text };
};

/** By name, each package and version once. */
export const noticesOf = (folders: Iterable<string>): Notice[] => {
  const notices = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(noticeOf);
  return [...new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice])).values()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
};

/**
 * Two plugins that share what they see: `seen` for the builds of workers, `written` for the bundle itself, which writes
 * `file` when it is done. `beside`: folders of packages that are shipped without being bundled.
 */
const fromRoot = (path: string): string => resolve(import.meta.dirname, '..', 'renderer', path);

export const noticesPlugins = (
  file: string,
  beside: readonly string[] = [],
): { seen: () => Plugin; written: Plugin } => {
  const folders = new Set(beside);
  const look = (moduleIds: Iterable<string>): void => {
    for (const id of moduleIds) {
      const folder = packageFolderOf(id);
      if (folder !== null) folders.add(folder.replace(/^\0/, ''));
    }
  };
  return {
    seen: () => ({
      name: 'notices-seen',
      generateBundle() {
        look(this.getModuleIds());
      },
    }),
    written: {
      name: 'notices-written',
      generateBundle(_, bundle) {
        look(this.getModuleIds());
        // Fonts are no modules: they are named by the style sheets that ask for them.
        for (const file of Object.values(bundle)) if (file.type === 'asset') look(file.originalFileNames.map(fromRoot));
      },
      closeBundle() {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(noticesOf(folders)));
      },
    },
  };
};

/** One text for whoever looks into the package without starting the program. */
export const noticesText = (notices: readonly Notice[]): string =>
  [
    'Portfolio is made with the packages below. Electron and Chromium come with notices of their own',
    '(LICENSE.electron.txt and LICENSES.chromium.html).',
    ...notices.map(
      ({ name, version, licence, text }) => `${'-'.repeat(80)}\n${name} ${version} (${licence})\n\n${text}`,
    ),
    '',
  ].join('\n\n');

/** What lies beside the packed program: its own licence, and the notices of both builds in one text. */
export const writeNotices = (root: string): void => {
  const built = ['page', 'electron'].flatMap(
    (name) => JSON.parse(readFileSync(join(root, 'dist', name, 'notices.json'), 'utf8')) as Notice[],
  );
  const once = new Map(built.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  const sorted = [...once.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  writeFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), noticesText(sorted));
  copyFileSync(join(root, 'LICENSE'), join(root, 'dist', 'LICENSE.portfolio.txt'));
};
