/** What a model row must pass, whoever wrote it: the seed, a planner, an imported list or a stranger's file. */
import type { Answer } from '../foundation/answer.ts';
import { checkWith, isCatalogId, rule } from './checks.ts';
import type { Model } from './model.ts';
import { modelFields, type Price, priceSchema } from './model.ts';
import { recordSchema } from './record.ts';
import { sizeClassOf } from './sizeClass.ts';

/** Every field by its table, and what must hold between fields. */
export const modelSchema = recordSchema(modelFields)
  .refine(
    (model) => model.paramsActiveB === null || model.paramsTotalB === null || model.paramsActiveB <= model.paramsTotalB,
    rule('activeAboveTotal', ['paramsActiveB'], 'at most paramsTotalB'),
  )
  .refine(
    (model) =>
      model.sizeClass === null || model.paramsTotalB === null || model.sizeClass === sizeClassOf(model.paramsTotalB),
    rule('sizeClassMismatch', ['sizeClass'], 'small below 15 billion parameters, medium below 70, large from 70'),
  )
  .refine(
    (model) => model.lineage === null || (model.sources.lineage ?? '').trim() !== '',
    rule('lineageWithoutSource', ['sources'], 'where the lineage is known from'),
  );

/** A model row, or a refusal naming the field, the value and what is allowed. */
export const checkModel = (input: unknown): Answer<Model> => {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : null;
  return checkWith(modelSchema, input, isCatalogId(id) ? `Model ${id}` : 'Model');
};

export const checkPrice = (input: unknown, subject: string): Answer<Price> => checkWith(priceSchema, input, subject);
