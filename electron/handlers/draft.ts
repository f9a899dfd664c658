/** The recovery journal: what was on the screen a moment ago, kept apart from the user's own files. */
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft, Handlers } from '../../shared/contract/contract.ts';
import { answer, refuse } from '../../shared/foundation/answer.ts';
import { createQueue } from '../queue.ts';
import { saveFile } from '../saveFile.ts';

export interface DraftPlace {
  /** A folder of its own, made where it is missing. */
  folder: string;
  /** ISO time. */
  now: () => string;
}

/** More than anyone loses at once; the oldest go first. */
const draftsMax = 20;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'title', 'savedAt', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

/** A draft that cannot be read is passed over: it must not stop the others from being offered. */
const readDraft = async (file: string): Promise<Draft | null> => {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isDraft(value) ? { id: value.id, title: value.title, savedAt: value.savedAt, text: value.text } : null;
  } catch {
    return null;
  }
};

export const draftHandlers = ({
  folder,
  now,
}: DraftPlace): Pick<Handlers, 'draft.list' | 'draft.keep' | 'draft.drop'> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const list = async (): Promise<Draft[]> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
    const drafts = await Promise.all(names.map((name) => readDraft(join(folder, name))));
    return drafts
      .filter((draft) => draft !== null)
      .sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
  };
  const inQueue = createQueue();
  return {
    /** Newest first. */
    'draft.list': () => inQueue(async () => answer(await list())),
    'draft.keep': ({ id, title, text }) =>
      inQueue(async () => {
        const draft: Draft = { id, title, savedAt: now(), text };
        const saved = await saveFile(fileOf(id), new TextEncoder().encode(JSON.stringify(draft)));
        if (!saved.ok) return refuse('draftNotKept', 'The recovery copy could not be written.', saved.error.details);
        for (const old of (await list()).slice(draftsMax)) await rm(fileOf(old.id), { force: true });
        return answer(null);
      }),
    'draft.drop': ({ id }) =>
      inQueue(async () => {
        await rm(fileOf(id), { force: true });
        return answer(null);
      }),
  };
};
