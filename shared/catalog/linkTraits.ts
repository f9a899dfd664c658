/** What is known of a model before any rate, for linking: when it came, and whether it reasons before it answers. */
import type { ModelId } from '../foundation/ids.ts';
import type { Traits } from './abilityScale.ts';
import type { WorkKind } from './category.ts';
import type { Evidence } from './evidence.ts';
import type { LinkModel } from './linkInput.ts';

/** `2024-09-04` or `2024-09` in years; null where the month is not known. */
export const yearsOf = (date: string | null): number | null => {
  const parts = /^(\d{4})-(\d{2})/.exec(date ?? '');
  return parts === null ? null : Number(parts[1]) + (Number(parts[2]) - 0.5) / 12;
};

/**
 * Years of a model's first result in the category, less the mean of all models; reasoning (+1/2) or not (-1/2); and
 * whether the catalog does not list the model, so that its kind is not known. A model without a date is put at the mean.
 */
export const linkTraitsOf = (
  category: WorkKind,
  evidence: readonly Evidence[],
  models: readonly LinkModel[],
): Traits => {
  const first = new Map<ModelId, number | null>();
  for (const row of evidence) {
    if (row.category !== category) continue;
    const years = yearsOf(row.date);
    const known = first.get(row.modelId) ?? null;
    first.set(row.modelId, known === null ? years : years === null ? known : Math.min(known, years));
  }
  const dated = [...first.values()].filter((years) => years !== null).sort((a, b) => a - b);
  const mean = dated.reduce((sum, years) => sum + years, 0) / Math.max(1, dated.length);
  const reasoning = new Map(models.map((model) => [model.id, model.reasoning]));
  return new Map(
    [...first].map(([modelId, years]) => {
      const reasons = reasoning.get(modelId);
      return [
        modelId,
        [(years ?? mean) - mean, reasons === undefined ? 0 : reasons ? 0.5 : -0.5, reasons === undefined ? 1 : 0],
      ];
    }),
  );
};
