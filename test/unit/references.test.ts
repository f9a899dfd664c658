/** What comments, documents and names of tests point at is in the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['shared', 'db', 'electron', 'renderer', 'build', 'test', 'docs', '.vscode', '.github', '.ci'];

const inFolder = (folder: string): string[] =>
  readdirSync(`${project}/${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => posix.join(entry.parentPath, entry.name).slice(project.length));

const paths = [
  ...readdirSync(project, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name),
  ...folders.filter((folder) => existsSync(`${project}/${folder}`)).flatMap(inFolder),
].map((path) => path.replace(/^\//, ''));

/** The headings of docs/METHOD.md, each with its number. */
const methodHeadings = [...readFileSync(`${project}/docs/METHOD.md`, 'utf8').matchAll(/^## (\d+)\. (.+)$/gm)];
const sectionNumbers = new Set(methodHeadings.map(([, number]) => Number(number)));
const sectionNames = new Set(methodHeadings.map(([, , name]) => name));

/** What is written where a program is run or built, or lies in a package. */
const made = /^(dist|node_modules|test-results|release|coverage)\//;

/** Files of other projects that are read, and the collected facts that `build/seed.ts` is given. */
const elsewhere = new Set([
  'out.html',
  'evals.py',
  'inspect.aisi.org.uk/tasks.html',
  'data.json',
  'data_slim.json',
  'api.json',
  'current-v1.json',
  'historical-v1.json',
  'catalog-facts.json',
  'evidence.csv',
]);

/** Tests of reading sources: their examples lead nowhere on purpose. */
const examples = new Set(['test/unit/references.test.ts', 'test/unit/layers.test.ts']);

/** Capitals before a section or at the end of a remark that name no document. */
const documentName = /\b([A-Z][A-Z-]{3,})(?:\.md)?(?=,? sections? \d|,? "[A-Z])|\(([A-Z][A-Z-]{5,})\)/g;

interface Text {
  path: string;
  text: string;
}

const knows = (from: string, name: string): boolean => {
  const beside = posix.normalize(posix.join(posix.dirname(from), name));
  const plain = name.replace(/^(\.\.?\/)+/, '');
  return paths.includes(beside) || paths.some((path) => path === plain || path.endsWith(`/${plain}`));
};

/** Every reference of a comment, a document or a test's name that leads nowhere, one sentence each. */
const unresolved = ({ path, text }: Text): string[] => {
  const found: string[] = [];
  const says = (what: string): void => {
    found.push(`${path} refers to ${what}, which is not in the repository`);
  };
  // A name of a file, perhaps with folders before it; `<name>.ts` and `name*.ts` stand for many.
  for (const [name] of text.matchAll(
    /(?<![\w/@.*<>:-])[\w.-][\w./-]*\.(?:tsx?|mjs|md|json|sql|py|css|html)(?![\w/(-])/g,
  ))
    if (!made.test(name) && !elsewhere.has(name) && !knows(path, name)) says(name);
  for (const [, before, alone] of text.matchAll(documentName)) {
    const name = before ?? alone ?? '';
    if (!paths.some((known) => known.endsWith(`${name}.md`))) says(`a document ${name}`);
  }
  for (const [, from, to] of text.matchAll(/METHOD(?:\.md)?,?\s+(?:\*\s+)?sections? (\d+)(?: (?:to|and) (\d+))?/g))
    for (const number of [from, to])
      if (number !== undefined && !sectionNumbers.has(Number(number))) says(`section ${number} of docs/METHOD.md`);
  for (const [, name] of text.matchAll(/METHOD(?:\.md)?,?\s+(?:\*\s+)?"([^"]+)"/g))
    if (!sectionNames.has(name)) says(`"${name}" of docs/METHOD.md`);
  // Numbers of a list that is kept somewhere else.
  for (const [item] of text.matchAll(/\b(?:threat|issue|ticket|requirement) #?\d+|^T\d+\b/gim)) says(item);
  return found;
};

const commentsOf = (text: string): string[] => [
  ...[...text.matchAll(/\/\*[\s\S]*?\*\//g)].map(([comment]) => comment),
  ...[...text.matchAll(/(?:^|\s)\/\/ (.*)$/gm)].map(([, comment = '']) => comment),
];

const testNamesOf = (text: string): string[] =>
  [...text.matchAll(/\b(?:describe|it|test)(?:\.\w+(?:\([^)]*\))?)*\(\s*(['"`])([\s\S]*?)\1/g)].map(
    ([, , name = '']) => name,
  );

/** All that a file says to a reader. */
const readerTexts = (path: string): Text[] => {
  if (examples.has(path)) return [];
  const text = readFileSync(`${project}/${path}`, 'utf8');
  if (path.endsWith('.md')) return [{ path, text }];
  if (path.endsWith('.py')) return [...text.matchAll(/#.*$|"""[\s\S]*?"""/gm)].map(([said]) => ({ path, text: said }));
  const said = commentsOf(text);
  return [...said, ...(path.startsWith('test/') ? testNamesOf(text) : [])].map((each) => ({ path, text: each }));
};

const texts = paths.filter((path) => /\.(tsx?|mjs|css|sql|py|md)$/.test(path)).flatMap(readerTexts);

describe('what comments, documents and names of tests refer to', () => {
  it('is read', () => expect(texts.length).toBeGreaterThan(2000));
  it('is in the repository', () => expect(texts.flatMap(unresolved)).toEqual([]));
  it('is one section for each number of the method', () =>
    expect(methodHeadings.map(([, number]) => Number(number))).toEqual(methodHeadings.map((_, at) => at + 1)));
});

describe('the reader of references', () => {
  const of = (text: string): number => unresolved({ path: 'shared/engine/walk.ts', text }).length;
  it.each([
    'See docs/METHOD.md, section 4.',
    'See docs/METHOD.md, sections 2 to 4.',
    'See docs/METHOD.md, "The chain".',
    'who may import whom, as ARCHITECTURE.md draws it',
    'the test beside: layers.test.ts, and ./ladder.ts, and ../plan/plan.ts',
    'a sum in (USD) and a format (HTTP)',
    'written to dist/page/index.html',
  ])('lets pass: %s', (text) => expect(of(text)).toBe(0));
  it.each([
    'The scale on which models fail together (ENGINE section 3).',
    'See ENGINE.md.',
    'a correlation of 0.98 (DEPENDENCE)',
    'See docs/METHOD.md, section 40.',
    'See docs/METHOD.md, "No such heading".',
    'kept in shared/engine/nowhere.ts',
    'T7 what every response carries',
    'asked for in issue 12',
  ])('stops at: %s', (text) => expect(of(text)).toBe(1));
});
