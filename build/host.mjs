/**
 * Runs the local host in this process: from its bundle, or from its sources where they are watched.
 * By itself: `node build/host.mjs [--sources] [--no-open]`.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { project } from './guard.mjs';

/** @param {{ sources: boolean, because: import('../electron/serve.ts').Reason, opens: boolean }} how */
export const runHost = async ({ sources, because, opens }) => {
  // A third of the rest of a start is making code of JavaScript: kept in the system's temporary folder, or not at all.
  enableCompileCache();
  const [folder, ending] = sources ? ['electron', 'ts'] : [join('dist', 'host'), 'js'];
  const file = (/** @type {string} */ name) => pathToFileURL(join(project, folder, `${name}.${ending}`));
  /** @type {typeof import('../electron/serve.ts')} */
  const { serve } = await import(file('serve').href);
  await serve({ root: project, thread: file('catalogThread'), because, opens });
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { sources: { type: 'boolean', default: false }, 'no-open': { type: 'boolean', default: false } },
  });
  await runHost({ sources: values.sources, because: 'asked', opens: !values['no-open'] });
}
