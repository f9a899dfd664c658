/** What the catalog rows inside a file must pass: the same checks as the catalog's own rows, and ids that stand once. */
import * as z from 'zod';
import type { Snapshot } from '../catalog/catalog.ts';
import { categoryIds } from '../catalog/category.ts';
import {
  catalogId,
  checkWith,
  cleanName,
  cleanText,
  finiteNumber,
  listOf,
  oneOf,
  wholeNumber,
  yesNo,
} from '../catalog/checks.ts';
import { evidenceSchema } from '../catalog/evidenceSchema.ts';
import { modelSchema } from '../catalog/modelSchema.ts';
import type { CatalogReference, CompletionFactor, LinkedRate, LinkTest } from '../catalog/reference.ts';
import { type Answer, refuse } from '../foundation/answer.ts';

const points = () => finiteNumber({ min: 0, max: 100 });
const deviation = () => finiteNumber({ min: 0, max: 100 });
const factor = () => finiteNumber({ min: 0, max: 10_000 });
const count = () => wholeNumber({ min: 0, max: 1_000_000 });

const linkedRateSchema: z.ZodType<LinkedRate> = z.strictObject({
  modelId: catalogId(),
  category: oneOf(...categoryIds),
  yardstick: cleanName(250),
  probit: finiteNumber({ min: -40, max: 40 }),
  probitSd: deviation(),
  from: listOf(cleanName(250), 100),
});

const linkTestSchema: z.ZodType<LinkTest> = z.strictObject({
  category: oneOf(...categoryIds),
  models: count(),
  linkErrorPoints: points(),
  benchmarkMeanErrorPoints: points(),
  residualSd: deviation(),
  earned: yesNo(),
});

const completionFactorSchema: z.ZodType<CompletionFactor> = z.strictObject({
  modelId: catalogId(),
  category: oneOf(...categoryIds),
  factor: factor(),
  benchmark: cleanName(100),
  config: cleanText(200),
  source: cleanText(500),
});

const kindFactorSchema = z.strictObject({ value: factor(), low: factor(), high: factor() });

const referenceSchema: z.ZodType<CatalogReference> = z.strictObject({
  links: listOf(linkedRateSchema, 50_000),
  linkTests: listOf(linkTestSchema, 1000),
  completionFactors: listOf(completionFactorSchema, 50_000),
  completionFactorByKind: z.strictObject({
    reasoning: kindFactorSchema,
    plain: kindFactorSchema,
    benchmark: cleanName(100),
    models: count(),
  }),
});

const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  models: listOf(modelSchema, 20_000),
  evidence: listOf(evidenceSchema, 50_000),
  reference: referenceSchema,
});

const duplicateOf = (field: string, rows: readonly { id: string }[]): Answer<never> | null => {
  const first = new Map<string, number>();
  for (const [i, { id }] of rows.entries()) {
    const before = first.get(id);
    if (before !== undefined) {
      const [at, allowed] = [`${field}[${i}].id`, `one that ${field}[${before}] does not have`];
      return refuse('duplicateId', `Catalog: ${at} is "${id}"; allowed: ${allowed}.`, {
        subject: 'Catalog',
        field: at,
        value: `"${id}"`,
        allowed,
      });
    }
    first.set(id, i);
  }
  return null;
};

/** The catalog rows of a file, or a refusal naming the row and field. */
export const readSnapshot = (input: unknown): Answer<Snapshot> => {
  const read = checkWith(snapshotSchema, input, 'Catalog');
  if (!read.ok) return read;
  return duplicateOf('models', read.value.models) ?? duplicateOf('evidence', read.value.evidence) ?? read;
};
