/** Speed of the catalog and of files: first start, ten thousand models, open, save, export. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCatalog } from '../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../db/open.ts';
import { everyModel, filterModels, sortModels } from '../../shared/catalog/filter.ts';
import { openPortfolio } from '../../shared/document/openPortfolio.ts';
import { writePortfolio } from '../../shared/document/writePortfolio.ts';
import { evaluate } from '../../shared/engine/evaluate.ts';
import { modelId } from '../../shared/foundation/ids.ts';
import { buildWorkbook } from '../../shared/report/workbook.ts';
import { sayIn } from '../../shared/words/say.ts';
import { bigJob } from './bigJob.ts';
import { medianMs, type Row } from './measure.ts';

const opened = (file: string): NonNullable<ReturnType<typeof openCatalog> & { ok: true }>['value'] => {
  const answer = openCatalog({ file, now: '2026-01-01T00:00:00.000Z' });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
};

export const fileRows = async (): Promise<Row[]> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'portfolio-bench-'));
  try {
    let made = 0;
    const first = await medianMs(3, () => closeCatalog(opened(path.join(folder, `new-${made++}.db`)).db));
    const again = await medianMs(5, () => closeCatalog(opened(path.join(folder, 'new-0.db')).db));
    const { db } = opened(path.join(folder, 'new-0.db'));
    const reading = await medianMs(5, () => readCatalog(db));
    const catalog = readCatalog(db);
    closeCatalog(db);
    const many = Array.from({ length: 10_000 }, (_, i) => {
      const model = catalog.models[i % catalog.models.length]!;
      return { ...model, id: modelId(`${model.id}-${i}`), name: `${model.name} ${i}` };
    });
    const look = (models: typeof many): unknown =>
      sortModels(filterModels(models, { ...everyModel, text: 'pro' }, catalog.evidence), 'prompt', 'descending');
    const job = bigJob(0);
    const outcome = evaluate(job);
    const document = { plan: job.plan, snapshot: { ...job.snapshot, models: job.snapshot.models }, unknown: {} };
    const text = writePortfolio(document, 'bench');
    return [
      {
        what: 'first start: catalog made from the seed',
        milliseconds: first,
        note: `${catalog.models.length} models, ${catalog.evidence.length} figures; aim under 1 s`,
      },
      { what: 'second start: catalog opened and checked', milliseconds: again, note: '' },
      { what: 'catalog read into memory', milliseconds: reading, note: '' },
      {
        what: `filter and sort ${catalog.models.length} models`,
        milliseconds: await medianMs(9, () => look(catalog.models)),
        note: '',
      },
      { what: 'filter and sort 10,000 models', milliseconds: await medianMs(9, () => look(many)), note: '' },
      {
        what: 'save a plan of 4 stacks x 15 categories',
        milliseconds: await medianMs(9, () => writePortfolio(document, 'bench')),
        note: `${(text.length / 1024).toFixed(0)} KiB`,
      },
      {
        what: 'open it again',
        milliseconds: await medianMs(9, () => openPortfolio(text)),
        note: openPortfolio(text).ok ? '' : 'REFUSED',
      },
      {
        what: 'export it as a workbook',
        milliseconds: await medianMs(3, () =>
          buildWorkbook({ job, outcome, say: sayIn('en'), language: 'en', day: null }),
        ),
        note: '',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
