/** A worker that has the whole catalog: what looks through all of it is asked there. */
import type { Catalog } from '../../shared/catalog/catalog.ts';
import { createRunner, type Runner } from '../simulate/run.ts';
import { startWorker } from '../simulate/startWorker.ts';
import { catalogStore } from '../state/catalogStore.ts';

/** So many rows cross in about ten milliseconds: all of them at once would hold up the page. */
const modelsAPiece = 80;
const evidenceAPiece = 700;

const piecesOf = ({ models, evidence }: Catalog): Catalog[] => {
  const count = Math.max(Math.ceil(models.length / modelsAPiece), Math.ceil(evidence.length / evidenceAPiece));
  return Array.from({ length: count }, (_, at) => ({
    models: models.slice(at * modelsAPiece, (at + 1) * modelsAPiece),
    evidence: evidence.slice(at * evidenceAPiece, (at + 1) * evidenceAPiece),
  }));
};

const bring = async (runner: Runner, catalog: Catalog): Promise<Runner> => {
  for (const piece of piecesOf(catalog)) await runner.run('bring', piece);
  await runner.run('bringLinks', catalogStore.getState().shippedLinks);
  return runner;
};

let held: { catalog: Catalog; runner: Runner; brought: Promise<Runner> } | null = null;

/** The worker that has `catalog`; the one of a catalog that is no more is ended. */
export const workerWith = (catalog: Catalog): Promise<Runner> => {
  if (held?.catalog === catalog) return held.brought;
  held?.runner.cancel();
  const runner = createRunner(startWorker);
  held = { catalog, runner, brought: bring(runner, catalog) };
  return held.brought;
};
