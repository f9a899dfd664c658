/**
 * A lineage: a model with its releases, previews, modes and efforts of one version, which repeat much of what they do on a
 * task. Each states the model the lineage is named after; one that states none is a lineage of its own.
 */
import type { Refusal } from '../foundation/answer.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { Model } from './model.ts';

export type OfLineage = Pick<Model, 'id' | 'lineage'>;

export const lineageOf = ({ id, lineage }: OfLineage): ModelId => lineage ?? id;

export const areSiblings = (a: OfLineage, b: OfLineage): boolean => a.id !== b.id && lineageOf(a) === lineageOf(b);

/**
 * A refusal where a model says it is of a model's lineage that says itself to be of another's; null where all agree. It
 * names both models and both lineages.
 */
export const contradictoryLineage = (models: readonly OfLineage[]): Refusal | null => {
  const stated = new Map(models.map(({ id, lineage }) => [id, lineage]));
  for (const { id, lineage } of models) {
    const further = lineage === null || lineage === id ? null : (stated.get(lineage) ?? null);
    if (lineage === null || further === null || further === lineage) continue;
    return {
      kind: 'contradictoryLineage',
      message: `Model ${id} states the lineage of ${lineage}, which states the lineage of ${further}; allowed: one lineage for all.`,
      details: { model: id, lineage, further },
    };
  }
  return null;
};
