/** Puts the catalog into a thread of its own, so that neither an import nor a large catalog holds up its host. */
import { Worker } from 'node:worker_threads';
import type { CatalogPlace } from '../db/open.ts';
import type { Handlers, ImportProgress } from '../shared/contract/contract.ts';
import { type Answer, answer, refuse } from '../shared/foundation/answer.ts';
import type { CatalogCall, CatalogNews, CatalogOrder, OpenedHere } from './catalogMessages.ts';

export interface CatalogThread {
  /** How opening ended. Refusals: those of `openCatalog`, and `catalogUnusable` where the thread cannot be started. */
  opened: Promise<Answer<OpenedHere>>;
  /** Calls wait until the catalog is open; where it could not be opened, they get that refusal. */
  handlers: Pick<Handlers, CatalogCall>;
  /** Resolves when the file is closed and the thread has ended. */
  close(): Promise<void>;
}

interface Pending {
  resolve: (answer: Answer<never>) => void;
  reject: (error: Error) => void;
}

export interface CatalogStart {
  /** The thread's own file: beside this one, or what the bundle made of it. */
  thread: URL;
  place: Omit<CatalogPlace, 'onWait'>;
  onWait: () => void;
}

const unusable = (reason: string): Answer<never> =>
  refuse('catalogUnusable', `The catalog could not be opened: ${reason}. Its file was left as it is.`, { reason });

/** Returns at once, while the thread opens the catalog. */
export const startCatalog = ({ thread, place, onWait }: CatalogStart): CatalogThread => {
  const worker = new Worker(thread, { workerData: place, execArgv: [] });
  const pending = new Map<number, Pending>();
  let calls = 0;
  let progress: ImportProgress | null = null;
  let refused: Answer<never> | null = null;
  let ended: Error | null = null;
  const gone = new Promise<void>((say) => worker.once('exit', () => say()));
  let settleOpened: (answered: Answer<OpenedHere>) => void;
  const opened = new Promise<Answer<OpenedHere>>((resolve) => {
    settleOpened = resolve;
  });

  const end = (error: Error): void => {
    ended = error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    settleOpened(unusable(error.message));
  };
  worker.once('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  worker.once('exit', () => end(new Error('the thread of the catalog has ended')));

  const finishOpening = (answered: Answer<OpenedHere>): void => {
    settleOpened(answered);
    if (answered.ok) return;
    refused = answered;
    for (const { resolve } of pending.values()) resolve(answered);
    pending.clear();
  };

  const order = (message: CatalogOrder): void => worker.postMessage(message);
  const ask =
    (name: CatalogCall) =>
    (asked: unknown): Promise<Answer<never>> =>
      new Promise((resolve, reject) => {
        if (refused !== null) return resolve(refused);
        if (ended !== null) return reject(ended);
        calls += 1;
        pending.set(calls, { resolve, reject });
        order({ kind: 'call', id: calls, name, ask: asked });
      });
  const settle = (id: number): Pending | undefined => {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  };

  const handlers: Pick<Handlers, CatalogCall> = {
    'catalog.read': ask('catalog.read'),
    'catalog.links': ask('catalog.links'),
    'catalog.prices': ask('catalog.prices'),
    'catalog.history': ask('catalog.history'),
    'catalog.saveModel': ask('catalog.saveModel'),
    'catalog.removeModel': ask('catalog.removeModel'),
    'catalog.saveEvidence': ask('catalog.saveEvidence'),
    'catalog.removeEvidence': ask('catalog.removeEvidence'),
    'catalog.previewPrices': ask('catalog.previewPrices'),
    'catalog.sheetMapping': ask('catalog.sheetMapping'),
    'catalog.usageColumns': ask('catalog.usageColumns'),
    'catalog.keepUsageColumns': ask('catalog.keepUsageColumns'),
    'catalog.undoImport': ask('catalog.undoImport'),
    'catalog.importPrices': async (file) => {
      try {
        return await ask('catalog.importPrices')(file);
      } finally {
        progress = null;
      }
    },
    // Answered here: the thread itself is busy with the import.
    'catalog.importProgress': () => answer(progress),
  };
  const close = async (): Promise<void> => {
    order({ kind: 'close' });
    await gone;
  };

  worker.on('message', (news: CatalogNews) => {
    switch (news.kind) {
      case 'waits':
        return onWait();
      case 'opened':
        return finishOpening(news.answer);
      case 'progress':
        progress = news.progress;
        return;
      case 'answered':
        return settle(news.id)?.resolve(news.answer as Answer<never>);
      case 'failed':
        return settle(news.id)?.reject(new Error(news.message));
    }
  });
  return { opened, handlers, close };
};
