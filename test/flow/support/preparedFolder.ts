/**
 * A data folder whose catalog is made once for all flow tests: each host gets a copy of its own, and only the tests of a
 * first start pay for one.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCatalog, openCatalog } from '../../../db/open.ts';

/** How the processes that run the tests learn of the folder. */
const variable = 'PORTFOLIO_PREPARED_FOLDER';

/** Before the first test; the answer is called after the last one. */
const prepare = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-prepared-'));
  const opened = openCatalog({ file: join(folder, 'catalog.db'), now: new Date().toISOString() });
  if (!opened.ok) throw new Error(opened.error.message);
  closeCatalog(opened.value.db);
  process.env[variable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
export default prepare;

/** Whoever asks removes it. */
export const copyOfPreparedFolder = (): string => {
  const prepared = process.env[variable];
  if (prepared === undefined) throw new Error('No data folder was prepared.');
  const folder = mkdtempSync(join(tmpdir(), 'portfolio-flow-'));
  cpSync(prepared, folder, { recursive: true });
  return folder;
};
