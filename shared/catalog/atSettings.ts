/**
 * A model at one of its settings, as a plan carries it. The catalog has one row for a model, whatever its settings; a plan that
 * uses it at a setting names it `model@setting` and carries rows made of the model's own: its price and facts as they are, and of
 * its evidence what was measured at that setting.
 */
import type { ModelId } from '../foundation/ids.ts';
import type { Catalog } from './catalog.ts';
import { completionFactorsOf } from './completionFactors.ts';
import type { Evidence } from './evidence.ts';
import { lineageOf } from './lineage.ts';
import type { Model } from './model.ts';
import type { CompletionFactor, LinkedRate } from './reference.ts';
import { atSetting, nameAtSetting, type Setting, settingIn, settingOf } from './setting.ts';
import { apart, siblingRatesOn } from './siblingRates.ts';
import type { HeldTo } from './yardsticks.ts';

/** A model as a plan has it at a setting. It is of the model's lineage, so that the two repeat much of what they do. */
export const modelAtSetting = (model: Model, setting: Setting): Model => ({
  ...model,
  id: atSetting(model.id, setting),
  name: nameAtSetting(model.name, setting),
  lineage: lineageOf(model),
  reasoning: setting === 'none' ? false : model.reasoning,
  sources: { ...model.sources, lineage: model.sources.lineage ?? `a setting of ${model.id}` },
});

const longestId = 128;

/** An id keeps its end, which tells runs of one model apart. */
const evidenceAt = (row: Evidence, setting: Setting): Evidence => ({
  ...row,
  id: `${row.id.slice(-(longestId - setting.length - 1))}@${setting}` as Evidence['id'],
  modelId: atSetting(row.modelId, setting),
});

/** What a plan carries of models at settings. */
export interface RowsAtSettings extends Catalog {
  /** Rates read off the model itself, its other settings and its siblings, where a setting was not measured on a yardstick. */
  links: LinkedRate[];
  completionFactors: CompletionFactor[];
}

/** The rows of the models that ids name at a setting; a model that the catalog does not know has none. `links`: those of the catalog. */
export const rowsAtSettings = (
  ids: Iterable<ModelId>,
  catalog: Catalog,
  yardsticks: readonly HeldTo[],
  links: readonly LinkedRate[],
): RowsAtSettings => {
  const { models, evidence } = catalog;
  const wanted = [...new Set(ids)].flatMap((id) => {
    const { model, setting } = settingIn(id);
    const found = setting === null ? undefined : models.find((row) => row.id === model);
    return found === undefined || setting === null ? [] : [{ model: found, setting }];
  });
  const own: Catalog = {
    models: wanted.map(({ model, setting }) => modelAtSetting(model, setting)),
    evidence: wanted.flatMap(({ model, setting }) =>
      evidence
        .filter((row) => row.modelId === model.id && settingOf(row.config) === setting)
        .map((row) => evidenceAt(row, setting)),
    ),
  };
  return {
    ...own,
    links: linksOf(own, catalog, yardsticks, links),
    completionFactors: completionFactorsOf(models, evidence, own.evidence),
  };
};

const linksOf = (
  own: Catalog,
  catalog: Catalog,
  yardsticks: readonly HeldTo[],
  links: readonly LinkedRate[],
): LinkedRate[] => {
  if (own.models.length === 0) return [];
  const lineages = new Set(own.models.map(lineageOf));
  const ids = new Set(own.models.map(({ id }) => id));
  const kin: Catalog = {
    models: [...catalog.models.filter((model) => lineages.has(lineageOf(model))), ...own.models],
    evidence: [...catalog.evidence, ...own.evidence],
  };
  const bySiblings = yardsticks.flatMap(({ category, yardstick }) =>
    yardstick === null ? [] : siblingRatesOn(category, yardstick, kin).filter(({ modelId }) => ids.has(modelId)),
  );
  const told = new Set(bySiblings.map(placeOf));
  return [
    ...bySiblings,
    ...own.models.flatMap((model) => linksOfModel(model, links)).filter((link) => !told.has(placeOf(link))),
  ];
};

const placeOf = ({ modelId, category, yardstick }: LinkedRate): string =>
  JSON.stringify([modelId, category, yardstick]);

/** What is read off other benchmarks of the model itself, as far apart as siblings lie. */
const linksOfModel = ({ id }: Model, links: readonly LinkedRate[]): LinkedRate[] => {
  const { model, setting } = settingIn(id);
  const sd = setting === 'none' ? apart.otherMode : apart.sameMode;
  return links
    .filter(({ modelId }) => modelId === model)
    .map((link) => ({ ...link, modelId: id, probitSd: Math.hypot(link.probitSd, sd) }));
};
