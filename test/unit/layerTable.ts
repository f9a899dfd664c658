/** Who may import whom, as ARCHITECTURE.md draws it, and the machine that reads every import of every source file. */
import { posix } from 'node:path';

export interface SourceFile {
  /** From the project's root: `shared/engine/evaluate.ts`. */
  path: string;
  text: string;
}

/** A layer, the layers below it, and the packages it may use. The longest matching name decides. */
interface Layer {
  may: string[];
  packages: RegExp;
}

const pure = /^(zod|i18next|@cj-tech-master\/excelts)(\/|$)/;
const files = /^(papaparse|fflate|fzstd|@cj-tech-master\/excelts(\/chart)?)$/;
const node = /^(node:.*|better-sqlite3)$/;
const page =
  /^(react|react-dom|react-aria-components|recharts|zustand|immer|i18next|@tanstack\/react-(table|virtual)|@fontsource-variable\/[\w-]+)(\/|$)/;
const lowShared = [
  'shared/foundation',
  'shared/words',
  'shared/catalog',
  'shared/study',
  'shared/files',
  'shared/usage',
];
const lowRenderer = ['renderer/host', 'renderer/state', 'renderer/simulate', 'renderer/parts'];

const layers: Record<string, Layer> = {
  'shared/foundation': { may: [], packages: /^$/ },
  'shared/words': { may: ['shared/foundation'], packages: pure },
  'shared/catalog': { may: ['shared/foundation', 'shared/words'], packages: /^(zod|smol-toml)$/ },
  'shared/study': { may: ['shared/foundation', 'shared/words', 'shared/catalog'], packages: pure },
  'shared/files': { may: ['shared/foundation', 'shared/words'], packages: files },
  'shared/usage': {
    may: ['shared/foundation', 'shared/words', 'shared/catalog', 'shared/study', 'shared/files'],
    packages: pure,
  },
  'shared/plan': { may: lowShared, packages: pure },
  'shared/engine': { may: [...lowShared, 'shared/plan'], packages: pure },
  'shared/actual': { may: [...lowShared, 'shared/plan', 'shared/engine'], packages: /^$/ },
  'shared/evals': { may: [...lowShared, 'shared/plan', 'shared/engine'], packages: /^yaml$/ },
  'shared/given': { may: [...lowShared, 'shared/evals'], packages: /^$/ },
  'shared/document': { may: [...lowShared, 'shared/plan'], packages: pure },
  'shared/compare': { may: [...lowShared, 'shared/plan', 'shared/engine', 'shared/document'], packages: /^$/ },
  'shared/report': {
    may: [
      ...lowShared,
      'shared/plan',
      'shared/engine',
      'shared/actual',
      'shared/evals',
      'shared/document',
      'shared/compare',
    ],
    packages: pure,
  },
  'shared/handover': {
    may: [...lowShared, 'shared/plan', 'shared/engine', 'shared/report'],
    packages: /^yaml$/,
  },
  'shared/guide': { may: ['shared/words'], packages: /^$/ },
  'shared/contract': { may: ['shared'], packages: pure },
  db: { may: ['shared'], packages: node },
  electron: { may: ['shared', 'db'], packages: /^(node:.*|better-sqlite3|commander|zod)$/ },
  // The one file of its folder that any Node must be able to start, however old.
  'electron/portfolio.mjs': { may: ['build/guard.mjs', 'electron/cli.ts'], packages: node },
  'renderer/host': { may: ['shared'], packages: page },
  // What a store keeps of a question is what the worker answers: jobs.ts says both once.
  'renderer/state': { may: ['shared', 'renderer/simulate'], packages: page },
  'renderer/simulate': { may: ['shared'], packages: page },
  'renderer/parts': { may: ['shared'], packages: page },
  'renderer/actions': { may: ['shared', ...lowRenderer], packages: page },
  'renderer/screens': { may: ['shared', ...lowRenderer, 'renderer/actions'], packages: page },
  renderer: { may: ['shared', 'renderer'], packages: page },
  build: {
    may: [],
    packages: /^(node:.*|vite|vitest|papaparse|@vitejs\/plugin-react|electron-builder|app-builder-lib)(\/|$)/,
  },
};

/**
 * Folders with one way in: others take functions from this file alone. Types they may take from where each is made, since
 * a type ties nobody to how the folder works.
 */
const doors: Record<string, string> = {
  'shared/engine/optimise': 'optimise.ts',
  'shared/engine/levers': 'levers.ts',
  'shared/engine/information': 'whatToMeasure.ts',
};

/** The only files that meet Electron; everything they do beyond passing data on lives in files that do not. */
const electronFiles = ['electron/main.ts', 'electron/preload.ts', 'electron/files.ts'];

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The layer a file belongs to: the longest name of the table that leads to it. */
const layerOf = (path: string): string | undefined =>
  Object.keys(layers)
    .filter((name) => isWithin(path, name))
    .sort((a, b) => b.length - a.length)[0];

/** Comments may talk of imports. Strings stay: the names of what is imported are strings. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** The names a file imports by any of the ways there are, types included. */
export const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  const ways = [
    /^\s*(?:import|export)\s[^'";]*?\sfrom\s*['"]([^'"]+)['"]/gm,
    /^\s*import\s*['"]([^'"]+)['"]/gm,
    /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\brequire\(\s*['"]([^'"]+)['"]\s*\)/g,
    /\bnew (?:Shared)?Worker\(\s*new URL\(\s*['"]([^'"]+)['"]/g,
  ];
  return ways.flatMap((way) => [...code.matchAll(way)].map((found) => found[1] ?? ''));
};

/** The names of files of which a file imports more than types. */
const valueImportsOf = (text: string): string[] => {
  const code = withoutComments(text);
  const types = /^\s*import\s+type\s[^'";]*?\sfrom\s*['"][^'"]+['"]/gm;
  const typesAmong = /^\s*import\s*\{(\s*type\s[^,}]+,?)+\s*\}\s*from\s*['"][^'"]+['"]/gm;
  return importsOf(code.replace(types, '').replace(typesAmong, ''));
};

const targetOf = (from: string, name: string): string => posix.normalize(posix.join(posix.dirname(from), name));

const complaintsAboutImport = (file: SourceFile, name: string): string[] => {
  const layer = layerOf(file.path);
  const rules = layer === undefined ? undefined : layers[layer];
  if (layer === undefined || rules === undefined) return [`${file.path} belongs to no layer of the table`];
  if (name === 'electron') {
    return electronFiles.includes(file.path)
      ? []
      : [`${file.path} imports electron; only ${electronFiles.join(', ')} may`];
  }
  if (!name.startsWith('.')) {
    return rules.packages.test(name)
      ? []
      : [`${file.path} imports the package ${name}; ${layer} may use ${rules.packages.source}`];
  }
  const target = targetOf(file.path, name);
  if (isWithin(target, layer)) {
    // `renderer` holds the files of its root; the folders below it have lines of their own.
    return [];
  }
  if (rules.may.some((allowed) => isWithin(target, allowed))) return [];
  return [`${file.path} imports ${target}; ${layer} may import ${[layer, ...rules.may].join(', ')} and nothing else`];
};

const complaintsAboutDoors = (file: SourceFile): string[] =>
  valueImportsOf(file.text)
    .filter((name) => name.startsWith('.'))
    .flatMap((name) => {
      const target = targetOf(file.path, name);
      const found = Object.entries(doors).find(([folder]) => isWithin(target, folder) && !isWithin(file.path, folder));
      if (found === undefined) return [];
      const door = `${found[0]}/${found[1]}`;
      return target === door ? [] : [`${file.path} imports ${target}; of ${found[0]} it may import ${door}, and types`];
    });

/** The files on a circle of imports, as one line that ends where it began, or null. */
export const circleIn = (files: SourceFile[]): string | null => {
  const paths = new Set(files.map(({ path }) => path));
  const edges = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter((name) => name.startsWith('.'))
        .map((name) => targetOf(path, name))
        .filter((target) => paths.has(target)),
    ]),
  );
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): string | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' -> ');
    if (done.has(path)) return null;
    for (const next of edges.get(path) ?? []) {
      const circle = walk(next, [...trail, path]);
      if (circle !== null) return circle;
    }
    done.add(path);
    return null;
  };
  for (const path of edges.keys()) {
    const circle = walk(path, []);
    if (circle !== null) return circle;
  }
  return null;
};

const vagueName = /(^|\/)(utils?|helpers?|managers?|common|misc|index)\.(ts|tsx|mjs)$/i;

/** Everything wrong with the imports of these files, one sentence each, saying what is allowed. */
export const complaints = (files: SourceFile[]): string[] => {
  const circle = circleIn(files);
  return [
    ...files.flatMap((file) => importsOf(file.text).flatMap((name) => complaintsAboutImport(file, name))),
    ...files.flatMap(complaintsAboutDoors),
    ...files
      .filter(({ text }) =>
        /^\s*export\s+(\*|type\s*\{[^}]*\}|\{[^}]*\})(\s+as\s+\w+)?\s+from\s/m.test(withoutComments(text)),
      )
      .map(({ path }) => `${path} passes on what another file exports; import from the file that makes it`),
    ...files
      .filter(({ path }) => vagueName.test(path))
      .map(({ path }) => `${path} has a name that says nothing; a file is named after its main export`),
    ...(circle === null ? [] : [`imports run in a circle: ${circle}`]),
  ];
};
