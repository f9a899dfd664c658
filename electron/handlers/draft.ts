/** The recovery journal: what was on the screen a moment ago, kept apart from the user's own files. */
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Draft, Handlers, LeavingDraft } from '../../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../../shared/foundation/answer.ts';
import { isMissing } from '../fileIdentity.ts';
import { withFileLock } from '../fileLock.ts';
import { createQueue } from '../queue.ts';
import { saveFile } from '../saveFile.ts';

export interface DraftPlace {
  /** A folder of its own, made where it is missing. */
  folder: string;
  /** ISO time. */
  now: () => string;
}

/** More than anyone loses at once; older ones are told that they will go, and go a week later. */
const draftsMax = 20;
const noticeMs = 7 * 24 * 60 * 60 * 1000;

/** When each draft beyond the limit goes, by its id. The file has no ending: it is no draft. */
type LeavingDates = Record<string, string>;
const leavingName = 'leaving';

const isDraft = (value: unknown): value is Omit<Draft, 'leavesOn'> =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'title', 'savedAt', 'text'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string');

/** A draft that cannot be read is passed over: it must not stop the others from being offered. */
const readDraft = async (file: string): Promise<Omit<Draft, 'leavesOn'> | null> => {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isDraft(value) ? { id: value.id, title: value.title, savedAt: value.savedAt, text: value.text } : null;
  } catch {
    return null;
  }
};

const isDates = (value: unknown): value is LeavingDates =>
  typeof value === 'object' && value !== null && Object.values(value).every((date) => typeof date === 'string');

/** Nobody was told of a date that cannot be read: all are told anew. */
const readDates = async (folder: string): Promise<LeavingDates> => {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, leavingName), 'utf8'));
    return isDates(value) ? value : {};
  } catch {
    return {};
  }
};

const writeJson = (file: string, value: unknown) => saveFile(file, new TextEncoder().encode(JSON.stringify(value)));

const fullDisk: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

const notKept = (code: string | number): Answer<never> =>
  fullDisk.has(code)
    ? refuse('draftNoRoom', 'The disk is full.', { code })
    : refuse('draftNotKept', `The recovery copy could not be written (${code}).`, { code });

export const draftHandlers = ({
  folder,
  now,
}: DraftPlace): Pick<Handlers, 'draft.list' | 'draft.keep' | 'draft.drop'> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => join(folder, `${id}.json`);
  const draftFiles = async (): Promise<string[]> =>
    (await readdir(folder)).filter((name) => name.endsWith('.json') && !name.startsWith('.'));

  const list = async (): Promise<Draft[]> => {
    const dates = await readDates(folder);
    const drafts = await Promise.all((await draftFiles()).map((name) => readDraft(join(folder, name))));
    return drafts
      .filter((draft) => draft !== null)
      .map((draft) => ({ ...draft, leavesOn: dates[draft.id] ?? null }))
      .sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
  };

  /** Ids of the drafts beyond the limit, which are the ones written longest ago. */
  const beyondLimit = async (): Promise<string[]> => {
    const names = await draftFiles();
    if (names.length <= draftsMax) return [];
    const written = await Promise.all(
      names.map(async (name) => ({ name, ms: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })),
    );
    return written
      .sort((a, b) => b.ms - a.ms)
      .slice(draftsMax)
      .map(({ name }) => name.slice(0, -'.json'.length));
  };

  /** Removes drafts whose day has come, gives a day to those newly beyond the limit, and answers these. */
  const makeRoom = async (): Promise<LeavingDraft[]> => {
    const over = await beyondLimit();
    const before = await readDates(folder);
    if (over.length + Object.keys(before).length === 0) return [];
    const gone = over.filter((id) => before[id] !== undefined && before[id] <= now());
    const leavesOn = new Date(Date.parse(now()) + noticeMs).toISOString();
    const staying = over.filter((id) => !gone.includes(id));
    const dates = Object.fromEntries(staying.map((id) => [id, before[id] ?? leavesOn]));
    // First the days are written down: a draft that nobody was told of must not go.
    const written = await writeJson(join(folder, leavingName), dates);
    if (!written.ok) return [];
    for (const id of gone) await rm(fileOf(id), { force: true });
    const told = await Promise.all(staying.filter((id) => before[id] === undefined).map((id) => readDraft(fileOf(id))));
    return told.filter((draft) => draft !== null).map(({ id, title, savedAt }) => ({ id, title, savedAt, leavesOn }));
  };

  const inQueue = createQueue();
  return {
    /** Newest first. */
    'draft.list': () => inQueue(async () => answer(await list())),
    'draft.keep': ({ id, title, text }) =>
      inQueue(async () => {
        const saved = await writeJson(fileOf(id), { id, title, savedAt: now(), text });
        if (!saved.ok) return notKept(saved.error.details?.code ?? saved.error.kind);
        if (saved.value.notes.includes('unconfirmed')) return notKept('EIO');
        // Two hosts may share the folder; each day is given once.
        return withFileLock(join(folder, 'room'), async () => answer({ leaving: await makeRoom() }));
      }),
    'draft.drop': ({ id }) =>
      inQueue(async () => {
        await rm(fileOf(id)).catch((error: unknown) => {
          if (!isMissing(error)) throw error;
        });
        return answer(null);
      }),
  };
};
