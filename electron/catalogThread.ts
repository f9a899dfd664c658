/** The thread that has the catalog to itself: opens it, answers the host's calls one after another, closes it. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CatalogPlace, closeCatalog, openCatalog } from '../db/open.ts';
import { type Answer, answer } from '../shared/foundation/answer.ts';
import type { CatalogNews, CatalogOrder } from './catalogMessages.ts';
import { catalogHandlers } from './handlers/catalog.ts';
import { sqliteVersion } from './versions.ts';

const port = parentPort;
const post = (news: CatalogNews): void => port?.postMessage(news);

const place = workerData as CatalogPlace;
const opened = openCatalog({ ...place, onWait: () => post({ kind: 'waits' }) });
if (opened.ok) {
  const { db, notice } = opened.value;
  const handlers = catalogHandlers({
    db,
    seedFolder: place.seedFolder,
    onProgress: (progress) => post({ kind: 'progress', progress }),
  });
  port?.on('message', async (order: CatalogOrder) => {
    if (order.kind === 'close') {
      closeCatalog(db);
      port.close();
      return;
    }
    const { id, name, ask } = order;
    try {
      const handler = handlers[name] as (ask: unknown) => Answer<unknown> | Promise<Answer<unknown>>;
      post({ kind: 'answered', id, answer: await handler(ask) });
    } catch (error) {
      post({ kind: 'failed', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  post({ kind: 'opened', answer: answer({ notice, sqlite: sqliteVersion(db) }) });
} else {
  post({ kind: 'opened', answer: opened });
}
