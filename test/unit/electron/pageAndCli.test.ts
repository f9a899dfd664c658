/** The page and the command line choose from the same rows, so the same plan has the same optimum in both. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readCatalog } from '../../../db/catalog.ts';
import { closeCatalog, openCatalog } from '../../../db/open.ts';
import { runCli } from '../../../electron/cli.ts';
import { snapshotFor } from '../../../renderer/actions/snapshot.ts';
import { searchedSnapshot } from '../../../renderer/actions/wholeSnapshot.ts';
import { workHere } from '../../../renderer/simulate/work.ts';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { writePortfolio } from '../../../shared/document/writePortfolio.ts';
import type { Rule } from '../../../shared/plan/rule.ts';
import { createExamplePlan } from '../../namedPlan.ts';
import { offerOf, withPrice } from '../../offerOf.ts';

const folder = mkdtempSync(join(tmpdir(), 'portfolio-agree-'));

const storedCatalog = (): Catalog => {
  process.env.PORTFOLIO_DATA = folder;
  const opened = openCatalog({ file: join(folder, 'catalog.db'), now: '2026-01-01T00:00:00.000Z' });
  if (!opened.ok) throw new Error(opened.error.message);
  const catalog = readCatalog(opened.value.db);
  closeCatalog(opened.value.db);
  return catalog;
};

/** A plan whose rows were taken when prices, rates and links were others than the catalog has now. */
const agedDocument = (catalog: Catalog): PortfolioDocument => {
  const plan = createExamplePlan(catalog);
  const taken = snapshotFor(plan, catalog);
  return {
    plan,
    unknown: {},
    snapshot: {
      models: taken.models.map((model) =>
        model.offers.length === 0 ? model : withPrice(model, { promptUsdPerM: 0.4 * offerOf(model).promptUsdPerM }),
      ),
      evidence: taken.evidence,
      reference: {
        ...taken.reference,
        links: taken.reference.links.map((link) => ({ ...link, probit: link.probit + 0.3 })),
      },
    },
  };
};

it('the page and the command line find the same best plan, aged rows and all', { tags: ['slow'] }, async () => {
  const catalog = storedCatalog();
  const document = agedDocument(catalog);
  const file = join(folder, 'aged.portfolio');
  writeFileSync(file, writePortfolio(document, 'test'));
  const rules: Rule[] = [
    { kind: 'successFloor', categoryId: null, share: 0.6 },
    { kind: 'maxModels', count: 4 },
  ];
  let out = '';
  const code = await runCli(['optimise', file, '--floor', '0.6', '--max-models', '4', '--json'], {
    print: (text) => {
      out += text;
    },
    complain: (text) => {
      throw new Error(text);
    },
  });
  expect(code).toBe(0);
  const page = workHere('optimise', {
    job: { plan: document.plan, snapshot: searchedSnapshot(document, catalog), draws: 0 },
    ask: { rules, objective: 'usdPerSuccess' },
  });
  if (!page.ok) throw new Error(page.error.message);
  const { lacking: _, beside: __, outcome: ___, ...found } = page.value;
  expect(found.kind).toBe('found');
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(found)));
});
