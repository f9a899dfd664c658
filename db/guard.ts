/** better-sqlite3 13 needs Node-API 10; on an older Node it ends the process with no message, so this is asked first. */
import type { Refusal } from '../shared/foundation/answer.ts';

/** Why the catalog cannot be opened on this runtime, or null. Node has had Node-API 10 since 22.14. */
export const runtimeRefusal = (napi: string | undefined = process.versions.napi): Refusal | null =>
  Number(napi ?? 0) >= 10
    ? null
    : {
        kind: 'runtimeTooOld',
        message: `The catalog needs Node 22.14 or newer (Node-API 10); this is Node ${process.versions.node} (Node-API ${napi ?? 'unknown'}).`,
        details: { node: process.versions.node, needed: '22.14' },
      };
