/** Recent plans for a browser, which hides where its files lie: the host keeps a copy of each. */
import { mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { answer, refuse } from '../../shared/foundation/answer.ts';
import { saveFile } from '../saveFile.ts';
import type { PlanKeeper } from './recent.ts';

/** Copies lie in `folder` under ids of the host's own making; a line of the list that names anything else finds nothing. */
export const planCopies = (folder: string): PlanKeeper => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (reference: string): string | null =>
    /^[0-9a-f-]{36}$/.test(reference) ? join(folder, `${reference}.portfolio`) : null;
  const read: PlanKeeper['read'] = async ({ name, reference }) => {
    const file = fileOf(reference);
    const bytes = file === null ? null : await readFile(file).catch(() => null);
    return bytes === null
      ? refuse('recentGone', `The copy of ${name} is gone.`, { name })
      : answer(new Uint8Array(bytes));
  };
  return {
    keep: async ({ id, text }) => {
      const saved = await saveFile(join(folder, `${id}.portfolio`), new TextEncoder().encode(text));
      if (!saved.ok) throw new Error(saved.error.message);
      return id;
    },
    read,
    open: async ({ id, name, reference }) => {
      const copy = await read({ name, reference });
      return copy.ok ? answer({ token: id, name, bytes: copy.value }) : copy;
    },
    drop: async ({ reference }) => {
      const file = fileOf(reference);
      if (file !== null) await rm(file, { force: true });
    },
  };
};
