/** What can be changed in the source, one small change each, and a seeded sample of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One change: in a file, from a place to a place, by a kind of change, to a text. Lines count from 0, as Stryker counts. */
export interface Mutant {
  fileName: string;
  location: { start: Place; end: Place };
  mutatorName: string;
  replacement: string;
}

interface Place {
  line: number;
  column: number;
}

/** The folders whose tests are measured, by the name that `--folder` gives. */
export const folders: Record<string, string> = {
  engine: 'shared/engine',
  optimise: 'shared/engine/optimise',
  levers: 'shared/engine/levers',
  information: 'shared/engine/information',
  calibrate: 'shared/engine/calibrate',
  simulate: 'shared/engine/simulate',
  document: 'shared/document',
  db: 'db',
  report: 'shared/report',
  catalog: 'shared/catalog',
  plan: 'shared/plan',
  foundation: 'shared/foundation',
};

const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
};

/** Names a mutant: the same for the same change of the same text, in whichever process. */
export const keyOf = ({ fileName, location: { start, end }, mutatorName, replacement }: Mutant): string =>
  JSON.stringify([fileName, start.line, start.column, end.line, end.column, mutatorName, replacement]);

/** Every mutant of every TypeScript file below a folder, by file and place; file names are relative to `root`. */
export const mutantsBelow = async (root: string, folder: string): Promise<Mutant[]> => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
  const { mutants } = await new Instrumenter(silent).instrument(
    files.map((name) => ({ name, content: readFileSync(join(root, name), 'utf8'), mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: true },
  );
  return mutants.map(({ fileName, location, mutatorName, replacement }) => ({
    fileName,
    location,
    mutatorName,
    replacement,
  }));
};

/** Numbers in [0, 1) from a text seed: a 32-bit hash of the text and a counter. */
const numbersFrom = (seed: string): (() => number) => {
  let turn = 0;
  return () => {
    let hash = 0x811c9dc5;
    for (const character of `${seed} ${turn}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    turn += 1;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
  };
};

/** `count` of the mutants, every subset as likely as any other, in their order; all where there are no more. */
export const sampleOf = (mutants: readonly Mutant[], count: number, seed: string): Mutant[] => {
  const number = numbersFrom(seed);
  const order = mutants.map((_, i) => i);
  const taken = Math.min(count, order.length);
  for (let i = 0; i < taken; i++) {
    const j = i + Math.floor(number() * (order.length - i));
    const [a, b] = [order[i] ?? i, order[j] ?? j];
    order[i] = b;
    order[j] = a;
  }
  return order
    .slice(0, taken)
    .sort((a, b) => a - b)
    .flatMap((i) => mutants[i] ?? []);
};
