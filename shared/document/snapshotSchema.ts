/** What the catalog rows inside a file must pass: the same checks as the catalog's own rows, and ids that stand once. */
import * as z from 'zod';
import type { Snapshot } from '../catalog/catalog.ts';
import { checkWith, listOf } from '../catalog/checks.ts';
import { evidenceSchema } from '../catalog/evidenceSchema.ts';
import { contradictoryLineage } from '../catalog/lineage.ts';
import { modelSchema } from '../catalog/modelSchema.ts';
import { recordSchema } from '../catalog/record.ts';
import { referenceFields } from '../catalog/reference.ts';
import { type Answer, refuse } from '../foundation/answer.ts';

const snapshotSchema: z.ZodType<Snapshot> = z.strictObject({
  models: listOf(modelSchema, 20_000),
  evidence: listOf(evidenceSchema, 50_000),
  reference: recordSchema(referenceFields),
});

const duplicateOf = (field: string, rows: readonly { id: string }[]): Answer<never> | null => {
  const first = new Map<string, number>();
  for (const [i, { id }] of rows.entries()) {
    const before = first.get(id);
    if (before !== undefined) {
      const [at, allowed] = [`${field}[${i}].id`, `one that ${field}[${before}] does not have`];
      return refuse('duplicateId', `Catalog: ${at} is “${id}”; allowed: ${allowed}.`, {
        subject: 'Catalog',
        field: at,
        value: `“${id}”`,
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
  const duplicate = duplicateOf('models', read.value.models) ?? duplicateOf('evidence', read.value.evidence);
  if (duplicate !== null) return duplicate;
  const contradiction = contradictoryLineage(read.value.models);
  return contradiction === null ? read : { ok: false, error: contradiction };
};
