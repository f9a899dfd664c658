/** Rates read off a model of the same lineage: its preview, another release of its version, another mode or effort. */
import type { ModelId } from '../foundation/ids.ts';
import type { WorkKind } from './category.ts';
import type { Evidence } from './evidence.ts';
import { lineageOf } from './lineage.ts';
import type { LinkInput, LinkModel } from './linkInput.ts';
import { linkRow } from './linkRow.ts';
import type { LinkedRate } from './reference.ts';
import { byDocumentation, measuredOn, partsOf } from './yardsticks.ts';

/**
 * How far two models of one lineage lie apart on one benchmark beyond its noise: standard deviation, probits. Of 114 pairs of
 * the catalog's evidence: 72 that both reason or both do not, 0.02 (0.2 among dated releases alone), and 42 of which one
 * reasons, 0.37.
 */
export const apart = { sameMode: 0.2, otherMode: 0.37 };

/** A model with its measurement on the yardstick. */
interface Measured {
  model: LinkModel;
  row: Evidence;
}

/** Of two siblings the one that reasons as the model does, then the one that is documented better. */
const nearer =
  ({ reasoning }: LinkModel) =>
  (a: Measured, b: Measured): number =>
    Number(b.model.reasoning === reasoning) - Number(a.model.reasoning === reasoning) || byDocumentation(a.row, b.row);

/** What siblings say of every model that was not measured on a yardstick itself and has a sibling that was. */
export const siblingRatesOn = (
  category: WorkKind,
  yardstick: string,
  { models, evidence }: LinkInput,
): LinkedRate[] => {
  const { benchmark } = partsOf(yardstick);
  const rows = evidence.filter((row) => row.benchmark === benchmark && row.category === category);
  const families = new Map<ModelId, LinkModel[]>();
  for (const model of models) families.set(lineageOf(model), [...(families.get(lineageOf(model)) ?? []), model]);
  return [...families.values()].flatMap((family): LinkedRate[] => {
    if (family.length < 2) return [];
    const measured = family.flatMap((model): Measured[] => {
      const row = measuredOn(yardstick, model.id, category, rows);
      return row === null ? [] : [{ model, row }];
    });
    const known = new Set(measured.map(({ model }) => model.id));
    return family.flatMap((model): LinkedRate[] => {
      const [nearest] = known.has(model.id) ? [] : measured.toSorted(nearer(model));
      const read = nearest === undefined ? null : linkRow(nearest.row);
      if (nearest === undefined || read === null) return [];
      const sd = nearest.model.reasoning === model.reasoning ? apart.sameMode : apart.otherMode;
      return [
        {
          modelId: model.id,
          category,
          yardstick,
          probit: read.probit,
          probitSd: Math.sqrt(read.variance + sd ** 2),
          from: [`${nearest.model.id}: ${read.key}`],
        },
      ];
    });
  });
};
