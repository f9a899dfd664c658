/** What the links of one category are worked out from: the part of a catalog that can change them. */
import type { WorkKind } from './category.ts';
import type { Evidence } from './evidence.ts';
import { lineageOf } from './lineage.ts';
import type { Model } from './model.ts';

/** What linking reads of a model. */
export type LinkModel = Pick<Model, 'id' | 'reasoning' | 'lineage'>;

export interface LinkInput {
  models: readonly LinkModel[];
  evidence: readonly Evidence[];
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * The category's evidence, and the models it is of with all of their lineage. Sorted by id: catalogs that hold the same
 * give the same, whatever the order of their rows.
 */
export const linkInputOf = (category: WorkKind, { models, evidence }: LinkInput): LinkInput => {
  const rows = evidence.filter((row) => row.category === category).sort(byId);
  const measured = new Set(rows.map(({ modelId }) => modelId));
  const lineages = new Set(models.filter(({ id }) => measured.has(id)).map(lineageOf));
  return {
    models: models
      .filter((model) => lineages.has(lineageOf(model)))
      .map(({ id, reasoning, lineage }) => ({ id, reasoning, lineage }))
      .sort(byId),
    evidence: rows,
  };
};
