/** What a host and the thread that has the catalog say to each other. */
import type { CatalogNotice } from '../shared/catalog/notice.ts';
import type { Handlers, ImportProgress } from '../shared/contract/contract.ts';
import type { Answer } from '../shared/foundation/answer.ts';

export type CatalogCall = Extract<keyof Handlers, `catalog.${string}`>;

export interface OpenedHere {
  notice: CatalogNotice | null;
  sqlite: string;
}

export type CatalogOrder = { kind: 'call'; id: number; name: CatalogCall; ask: unknown } | { kind: 'close' };

export type CatalogNews =
  /** Another process is opening the catalog. */
  | { kind: 'waits' }
  | { kind: 'opened'; answer: Answer<OpenedHere> }
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'answered'; id: number; answer: Answer<unknown> }
  | { kind: 'failed'; id: number; message: string };
