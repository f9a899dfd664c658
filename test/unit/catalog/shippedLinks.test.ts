/** The links that ship are those of the shipped catalog, and stand for no other. */
import { describe, expect, it } from 'vitest';
import { shippedLinks } from '../../../db/shippedLinks.ts';
import { linksOf } from '../../../shared/catalog/buildReference.ts';
import type { WorkKind } from '../../../shared/catalog/category.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import type { LinkInput } from '../../../shared/catalog/linkInput.ts';
import { linksBeside, linksToShip } from '../../../shared/catalog/shippedLinks.ts';
import { defaultYardsticks, usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId } from '../../../shared/foundation/ids.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

const catalog = shippedCatalog();
const shipped = shippedLinks();

/** Whether the answer is what ships and not one that was worked out. */
const stand = (category: WorkKind, known: LinkInput): boolean => {
  const { links } = linksBeside(shipped)(category, defaultYardsticks[category], known);
  return shipped.some((each) => each.links === links);
};

/** To the ninth digit: other processors may round the last one differently. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'number' ? Number(each.toPrecision(9)) : each)));

describe('the links that ship', () => {
  it('are what the shipped catalog gives', { tags: ['slow'] }, () => {
    expect(rounded(shipped), 'run `npm run seed`').toEqual(rounded(linksToShip(catalog)));
  });

  it('stand for the shipped catalog in any order, and beside rows that change nothing of a category', () => {
    const [first] = catalog.models;
    if (first === undefined) throw new Error('no model ships');
    const stranger = { ...first, id: modelId('nobody/stranger'), lineage: null };
    const models = [...catalog.models, stranger].toReversed();
    const evidence = catalog.evidence.toReversed();
    expect(usualYardsticks.filter(({ category }) => !stand(category, { models, evidence }))).toEqual([]);
  });

  it('do not stand where a measurement of the category, a model of it or its lineage is another', () => {
    const { models, evidence } = catalog;
    const known = new Set(models.map(({ id }) => id));
    const measured = evidence.find((row) => row.category === 'roleplay' && known.has(row.modelId));
    if (measured === undefined) throw new Error('no model of the catalog was measured in roleplay');
    const own: Evidence = { ...measured, id: evidenceId('mine'), owner: 'user' };
    const sibling = { id: modelId('me/tuned'), reasoning: false, lineage: measured.modelId };
    const turned = models.map((model) =>
      model.id === measured.modelId ? { ...model, reasoning: !model.reasoning } : model,
    );
    const others: LinkInput[] = [
      { models, evidence: [...evidence, own] },
      { models, evidence: evidence.filter((row) => row !== measured) },
      { models, evidence: evidence.map((row) => (row === measured ? { ...row, successes: 1 } : row)) },
      { models: [...models, sibling], evidence },
      { models: models.filter(({ id }) => id !== measured.modelId), evidence },
      { models: turned, evidence },
    ];
    expect(others.map((other) => stand('roleplay', other))).toEqual(others.map(() => false));
    // What of another category is her own changes nothing here.
    expect(stand('roleplay', { models, evidence: [...evidence, { ...own, category: 'finance' }] })).toBe(true);
  });

  it('leave everything else to be worked out: another catalog, another yardstick', () => {
    const other = { models: catalog.models, evidence: catalog.evidence.slice(1) };
    for (const yardstick of [defaultYardsticks.roleplay, 'frugalgpt-overruling'])
      expect(linksBeside([])('roleplay', yardstick, other)).toEqual(linksOf('roleplay', yardstick, other));
    expect(linksBeside(shipped)('legal', 'another', catalog)).toEqual({ links: [], test: null });
  });
});
