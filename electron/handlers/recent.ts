/** The plans opened or saved last, so that the first screen can offer them. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handlers, OpenedFile, RecentFigures, RecentPlan } from '../../shared/contract/contract.ts';
import { type Answer, answer } from '../../shared/foundation/answer.ts';
import { statedRateSchema } from '../../shared/plan/planMoney.ts';
import { languages } from '../../shared/words/words.ts';
import { isMissing } from '../fileIdentity.ts';
import { withFileLock } from '../fileLock.ts';
import { saveFile } from '../saveFile.ts';

/** How a host finds a plan again: in Electron by its path, for a browser by a copy of its own. */
export interface PlanKeeper {
  /** What stands in the list for the plan of this token: a path, or the name of a copy just made. */
  keep(entry: { id: string; token: string; text: string }): Promise<string>;
  open(entry: { id: string; name: string; reference: string }): Promise<Answer<OpenedFile>>;
  /** Its bytes, with nothing noted of it. */
  read(entry: { name: string; reference: string }): Promise<Answer<Uint8Array>>;
  /** Removes what `keep` made, where it made anything. */
  drop(entry: { reference: string }): Promise<void>;
}

export interface RecentPlace {
  folder: string;
  now: () => string;
  keeper: PlanKeeper;
}

/** One line of the list file. `asked` is the token the page knows the plan by. Lines of before say no verdict, figures or models. */
interface Entry extends Omit<RecentPlan, 'said' | 'figures' | 'models'> {
  asked: string;
  reference: string;
  said?: RecentPlan['said'];
  figures?: RecentPlan['figures'];
  models?: string[];
}

const entriesMax = 12;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  ['token', 'name', 'title', 'openedAt', 'asked', 'reference'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');

const isSaid = (value: unknown): value is NonNullable<RecentPlan['said']> =>
  typeof value === 'object' &&
  value !== null &&
  languages.every((language) => typeof (value as Record<string, unknown>)[language] === 'string');

const isFigures = (value: unknown): value is RecentFigures => {
  if (typeof value !== 'object' || value === null) return false;
  const { rows, stacks, sure, usdPerSuccess, money } = value as Record<string, unknown>;
  return (
    [rows, stacks].every((count) => typeof count === 'number') &&
    [sure, usdPerSuccess].every((figure) => figure === null || typeof figure === 'number') &&
    (money === undefined || statedRateSchema.safeParse(money).success)
  );
};

const recentGone: Answer<never> = {
  ok: false,
  error: { kind: 'recentGone', message: 'This plan is no longer among the recent ones.', details: {} },
};

export const recentHandlers = ({
  folder,
  now,
  keeper,
}: RecentPlace): Pick<Handlers, 'recent.list' | 'recent.note' | 'recent.open' | 'recent.read' | 'recent.clear'> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'recent.json');
  const read = async (): Promise<Entry[]> => {
    // A list that cannot be read just now is not an empty one: writing that would lose it.
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return '[]';
      throw error;
    });
    try {
      const value: unknown = JSON.parse(text);
      return Array.isArray(value) ? value.filter(isEntry).slice(0, entriesMax) : [];
    } catch {
      // A spoilt list is an empty one: it holds nothing that is not elsewhere.
      return [];
    }
  };
  const shown = (entries: Entry[]): RecentPlan[] =>
    entries.map(({ token, name, title, openedAt, said, figures, models }) => ({
      token,
      name,
      title,
      openedAt,
      said: isSaid(said) ? said : null,
      figures: isFigures(figures) ? figures : null,
      models: isNames(models) ? models : [],
    }));
  const write = async (entries: Entry[], before: Entry[]): Promise<Answer<RecentPlan[]>> => {
    const saved = await saveFile(file, new TextEncoder().encode(`${JSON.stringify(entries, null, 1)}\n`));
    if (!saved.ok) return saved;
    const kept = new Set(entries.map(({ reference }) => reference));
    for (const entry of before) if (!kept.has(entry.reference)) await keeper.drop(entry);
    return answer(shown(entries));
  };
  /** Two hosts on one data folder read and write the same list: what one was told is noted, the other must not undo. */
  const alone = (work: () => Promise<Answer<RecentPlan[]>>) => withFileLock(join(folder, 'list'), work);

  const entryOf = async (token: string) => (await read()).find((entry) => entry.token === token);

  return {
    'recent.list': async () => answer(shown(await read())),
    'recent.note': ({ token, name, title, text, said, figures, models }) =>
      alone(async () => {
        const before = await read();
        const known = before.find((entry) => entry.asked === token || entry.token === token);
        const id = known?.token ?? randomUUID();
        const reference = await keeper.keep({ id, token, text });
        const entry: Entry = {
          token: id,
          name,
          title,
          openedAt: now(),
          asked: token,
          reference,
          said: said ?? known?.said ?? null,
          figures: figures ?? known?.figures ?? null,
          models: models ?? known?.models ?? [],
        };
        const others = before.filter((other) => other !== known && other.reference !== reference);
        return write([entry, ...others].slice(0, entriesMax), before);
      }),
    'recent.open': async ({ token }) => {
      const entry = await entryOf(token);
      return entry === undefined
        ? recentGone
        : keeper.open({ id: entry.token, name: entry.name, reference: entry.reference });
    },
    'recent.read': async ({ token }) => {
      const entry = await entryOf(token);
      return entry === undefined ? recentGone : keeper.read(entry);
    },
    'recent.clear': () => alone(async () => write([], await read())),
  };
};
