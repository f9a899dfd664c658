/**
 * The suite's own test: a safeguard is taken out of a copy of the product, and a fault must notice. Where none can, the
 * list says why.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Mutant {
  what: string;
  file: string;
  from: string;
  to: string;
  /** The fault that notices, with how long it may look; null: none can. */
  by: { fault: string; minutes: number } | null;
  why?: string;
}

const mutants: Mutant[] = [
  {
    what: 'a plan is not synced before it takes its name',
    file: 'electron/saveFile.ts',
    from: '    await handle.sync();\n  } finally {\n    await handle.close();\n  }\n  // After',
    to: '  } finally {\n    await handle.close();\n  }\n  // After',
    by: { fault: 'power-cuts', minutes: 0.3 },
  },
  {
    what: 'the folder of a plan is not synced',
    file: 'electron/saveFile.ts',
    from: '    const isSynced = await isFolderSynced(task);',
    to: '    const isSynced = true;',
    by: { fault: 'power-cuts', minutes: 0.3 },
  },
  {
    what: 'a plan is written in place',
    file: 'electron/saveFile.ts',
    from: '    const made = await writeWhole(beside, bytes, task);',
    to: '    await (fs as typeof nodeFs).writeFile(task.target, bytes);\n    const made = await writeWhole(beside, bytes, task);',
    by: { fault: 'killed-saves', minutes: 1.5 },
  },
  {
    what: 'a plan is saved without looking who else wrote it',
    file: 'electron/saveFile.ts',
    from: '  if (expected !== undefined) {\n    // The times tell',
    to: '  if (Date.now() < 0) {\n    // The times tell',
    by: { fault: 'rival-saves', minutes: 1 },
  },
  {
    what: 'a failed rename is taken for a success',
    file: 'electron/saveFile.ts',
    from: 'if (!(await stands(made, task))) throw error;',
    to: '',
    by: { fault: 'failing-calls', minutes: 1 },
  },
  {
    what: 'a change of the catalog is no transaction',
    file: 'db/change.ts',
    from: '    return run.immediate();',
    to: "    db.pragma('synchronous = OFF');\n    const value = act();\n    return value;",
    by: { fault: 'killed-imports', minutes: 2 },
  },
  {
    what: 'the copy of the own rows is not synced',
    file: 'db/keptCopy.ts',
    from: '      writeAll(handle, bytes, state.bytes);\n      fsyncSync(handle);',
    to: '      writeAll(handle, bytes, state.bytes);',
    by: { fault: 'order-of-calls', minutes: 0.3 },
  },
  {
    what: 'the catalog is written through less than fully',
    file: 'db/open.ts',
    from: "  db.pragma('synchronous = FULL');\n",
    to: '',
    by: { fault: 'order-of-calls', minutes: 0.3 },
  },
  {
    what: 'own rows are not compared with their digests',
    file: 'db/ownRows.ts',
    from: 'if (expected.get(id) !== row.digest) return false;',
    to: '',
    by: { fault: 'damaged-catalogs', minutes: 2 },
  },
  {
    what: 'the copy is not compared at opening',
    file: 'db/reconcile.ts',
    from: 'if (state !== null && lines !== null) {',
    to: 'if (state !== null) {',
    by: { fault: 'damaged-catalogs', minutes: 2 },
  },
  {
    what: 'the copy is written only now and then',
    file: 'db/change.ts',
    from: 'if (changes.length === 0 || db.memory) return value;',
    to: 'if (changes.length === 0 || db.memory || revision % 3 !== 0) return value;',
    by: { fault: 'damaged-catalogs', minutes: 2 },
  },
  {
    what: 'nobody waits for another process that opens the catalog',
    file: 'db/openingTurn.ts',
    from: '    return work();\n  } finally {',
    to: '    turn.close();\n    return work();\n  } finally {',
    by: null,
    why: 'two first starts at the same moment are a unit test of their own (test/unit/db/openingTurn.test.ts)',
  },
];

const project = fileURLToPath(new URL('../..', import.meta.url));

const copyWith = ({ file, from, to }: Mutant): string => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-mutant-'));
  for (const name of ['shared', 'db', 'electron', 'test', 'package.json', 'docs'])
    cpSync(join(project, name), join(folder, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer holds what this mutant takes out: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  return folder;
};

/** Whether the fault noticed. */
const isNoticed = (folder: string, { fault, minutes }: { fault: string; minutes: number }): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [join(folder, 'test', 'crash', 'run.ts'), '--only', fault, '--hours', String(minutes / 60), '--seed', '1'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(said.includes('BROKEN')));
  });

/** Every mutant in turn; the answer is the exit code. */
export const runMutants = async (print: (line: string) => void): Promise<number> => {
  let missed = 0;
  for (const mutant of mutants) {
    if (mutant.by === null) {
      print(`unseen   ${mutant.what}: ${mutant.why}`);
      continue;
    }
    const folder = copyWith(mutant);
    const noticed = await isNoticed(folder, mutant.by);
    rmSync(folder, { recursive: true, force: true });
    if (!noticed) missed += 1;
    print(`${noticed ? 'noticed ' : 'MISSED  '} ${mutant.what}, by ${mutant.by.fault}`);
  }
  return missed === 0 ? 0 : 1;
};
