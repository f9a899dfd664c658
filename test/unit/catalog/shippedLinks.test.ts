/** The links that ship are those of the shipped catalog, and stand for no other. */
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../shared/catalog/buildReference.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import type { LinkInput } from '../../../shared/catalog/linkInput.ts';
import stored from '../../../shared/catalog/shippedLinks.json' with { type: 'json' };
import { linksToShip, quickLinksOf, shippedLinksOf } from '../../../shared/catalog/shippedLinks.ts';
import { usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

const catalog = shippedCatalog();
const yardsticks = new Map(usualYardsticks.map((held) => [held.category, held.yardstick]));
const programmingIn = (known: LinkInput) => shippedLinksOf('programming', yardsticks.get('programming') ?? null, known);

/** To the ninth digit: other processors may round the last one differently. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toPrecision(9)) : each)));

describe('the shipped links', () => {
  it('are what the shipped catalog gives', () => {
    expect(rounded(stored), 'run `npm run seed`').toEqual(rounded(linksToShip(catalog)));
  });

  it('stand for the shipped catalog in any order, and beside rows that change nothing of a category', () => {
    const [first] = catalog.models;
    if (first === undefined) throw new Error('no model ships');
    const stranger = { ...first, id: modelId('nobody/stranger'), lineage: null };
    const models = [...catalog.models, stranger].toReversed();
    const evidence = [...catalog.evidence].toReversed();
    expect(
      usualYardsticks.filter((held) => !shippedLinksOf(held.category, held.yardstick, { models, evidence })),
    ).toEqual([]);
  });

  it('do not stand where a measurement of the category, a model of it or its lineage is another', () => {
    const { models, evidence } = catalog;
    const known = new Set(models.map(({ id }) => id));
    const measured = evidence.find((row) => row.category === 'programming' && known.has(row.modelId));
    if (measured === undefined) throw new Error('no model of the catalog was measured in programming');
    const own: Evidence = { ...measured, id: evidenceId('mine'), owner: 'user' };
    const sibling = { id: modelId('me/tuned'), reasoning: false, lineage: measured.modelId };
    const others: LinkInput[] = [
      { models, evidence: [...evidence, own] },
      { models, evidence: evidence.filter((row) => row !== measured) },
      { models, evidence: evidence.map((row) => (row === measured ? { ...row, successes: 1 } : row)) },
      { models: [...models, sibling], evidence },
      { models: models.filter(({ id }) => id !== measured.modelId), evidence },
      {
        models: models.map((model) =>
          model.id === measured.modelId ? { ...model, reasoning: !model.reasoning } : model,
        ),
        evidence,
      },
    ];
    expect(others.map(programmingIn)).toEqual(others.map(() => null));
    // What of another category is her own changes nothing here.
    expect(programmingIn({ models, evidence: [...evidence, { ...own, category: 'finance' }] })).not.toBeNull();
  });

  it('are worked out for any other catalog and yardstick', () => {
    const yardstick = yardsticks.get('legal') ?? null;
    const evidence = catalog.evidence.filter((row) => row.category === 'legal').slice(1);
    const other = { models: catalog.models, evidence };
    expect(quickLinksOf('legal', yardstick, other)).toEqual(linksOf('legal', yardstick, other));
    expect(shippedLinksOf('legal', 'another/rate', catalog)).toBeNull();
  });
});
