/** Nothing is exported that nobody takes, and no file of the product is reached by tests alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile } from './layerTable.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const sources: SourceFile[] = ['shared', 'db', 'electron', 'renderer', 'build', 'test'].flatMap((folder) =>
  readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(project, file).split('\\').join('/'), text: readFileSync(file, 'utf8') };
    }),
);

/** Started by a command, a page or a thread. */
const isEntry = (path: string): boolean =>
  /^build\/\w+\.(mjs|config\.ts)$/.test(path) ||
  [
    'build/seed.ts',
    'electron/main.ts',
    'electron/serve.ts',
    'electron/preload.ts',
    'electron/portfolio.mjs',
    'renderer/main.tsx',
  ].includes(path) ||
  /Thread\.ts$|[wW]orker\.ts$/.test(path);

/** By file, the files that import it. */
const readersOf = (files: readonly SourceFile[]): Map<string, SourceFile[]> => {
  const readers = new Map<string, SourceFile[]>(files.map(({ path }) => [path, []]));
  for (const file of files)
    for (const name of new Set(importsOf(file.text)))
      readers.get(posix.normalize(posix.join(posix.dirname(file.path), name)))?.push(file);
  return readers;
};

/** Taken by a program that looks for it by name. */
const takenByName = new Set(['strykerPlugins', 'serve']);

const exported = /^export (?:async )?(const|function|class|type|interface) (\w+)/gm;

/** A value that no other file names, and a type that its own file does not use either. */
const unread = (files: readonly SourceFile[]): string[] => {
  const readers = readersOf(files);
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(exported)].flatMap(([, kind, name = '']) => {
      const word = new RegExp(`\\b${name}\\b`, 'g');
      const isRead = readers.get(path)?.some((reader) => reader.text.search(word) >= 0);
      const isType = kind === 'type' || kind === 'interface';
      return isRead || takenByName.has(name) || (isType && (text.match(word)?.length ?? 0) > 1)
        ? []
        : [`${path} exports ${name} to nobody`];
    }),
  );
};

const testsAlone = (files: readonly SourceFile[]): string[] => {
  const readers = readersOf(files);
  return files
    .filter(({ path }) => !path.startsWith('test/') && !isEntry(path))
    .filter(({ path }) => !readers.get(path)?.some((reader) => !reader.path.startsWith('test/')))
    .map(({ path }) => path);
};

describe('the sources', () => {
  it('export what another file takes', () => expect(unread(sources)).toEqual([]));
  it('are each reached from the product, not from tests alone', () => expect(testsAlone(sources)).toEqual([]));
});

describe('the machine', () => {
  const files: SourceFile[] = [
    {
      path: 'shared/a.ts',
      text: 'export const used = 1;\nexport const alone = used;\nexport interface Own {}\nconst x: Own = {};',
    },
    { path: 'shared/b.ts', text: "import { used } from './a.ts';\nexport type Nobody = number;" },
    { path: 'test/c.ts', text: "import '../shared/b.ts';" },
  ];
  it('names what nobody reads', () =>
    expect(unread(files)).toEqual(['shared/a.ts exports alone to nobody', 'shared/b.ts exports Nobody to nobody']));
  it('names what tests alone reach', () => expect(testsAlone(files)).toEqual(['shared/b.ts']));
});
