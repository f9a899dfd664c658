/**
 * The settings of models that a search for the best plan tries beside the models themselves: those of which the rate and the
 * tokens behind it are known from the same runs, on a yardstick that a row of the plan is held to.
 */
import { rowsAtSettings } from '../catalog/atSettings.ts';
import type { Snapshot } from '../catalog/catalog.ts';
import type { Evidence } from '../catalog/evidence.ts';
import { atSetting, type Setting, settingIn, settingOf } from '../catalog/setting.ts';
import { byDocumentation, countsOf, measuredOn, partsOf } from '../catalog/yardsticks.ts';
import type { ModelId } from '../foundation/ids.ts';
import type { CategoryPlan, Plan } from './plan.ts';

const shareOf = (row: Evidence): number => (row.successes ?? 0) / (row.trials ?? 1);

/** Succeeds as often with as few tokens: of one price, nobody would ask for the other. */
const outclasses = (a: Evidence, b: Evidence): boolean =>
  a !== b &&
  a.completionTokensPerTask !== null &&
  b.completionTokensPerTask !== null &&
  shareOf(a) >= shareOf(b) &&
  a.completionTokensPerTask <= b.completionTokensPerTask;

/** Results of models on a yardstick, by model; those that a plan already carries at a setting are left out. */
const resultsOn = (
  yardstick: string,
  { kind }: CategoryPlan,
  evidence: readonly Evidence[],
): Map<ModelId, Evidence[]> => {
  const { benchmark, metric } = partsOf(yardstick);
  const byModel = new Map<ModelId, Evidence[]>();
  for (const row of evidence) {
    if (row.benchmark !== benchmark || (kind !== null && row.category !== kind)) continue;
    if ((metric !== null && row.metric !== metric) || countsOf(row) === null) continue;
    if (settingIn(row.modelId).setting === null) byModel.set(row.modelId, [...(byModel.get(row.modelId) ?? []), row]);
  }
  return byModel;
};

const triedOn = (yardstick: string, category: CategoryPlan, evidence: readonly Evidence[]): ModelId[] =>
  [...resultsOn(yardstick, category, evidence)].flatMap(([modelId, rows]) => {
    const own = measuredOn(yardstick, modelId, category.kind, rows);
    const best = new Map<Setting, Evidence>();
    for (const row of rows.toSorted(byDocumentation)) {
      const setting = settingOf(row.config);
      if (setting !== null && row.completionTokensPerTask !== null && !best.has(setting)) best.set(setting, row);
    }
    const known = [...best.values(), ...(own === null ? [] : [own])];
    return [...best].flatMap(([setting, row]) =>
      row === own || known.some((other) => outclasses(other, row)) ? [] : [atSetting(modelId, setting)],
    );
  });

/**
 * The snapshot with the models at the settings worth trying as rows of their own. A setting that the model itself stands by, one that
 * another setting of it outclasses, and one that was not measured on the plan's yardsticks with its tokens brings nothing; what
 * siblings would say of it on other rows is left out, since a rate of one setting at the tokens of another is neither's.
 */
export const withSettingsTried = (whole: Snapshot, { categories }: Pick<Plan, 'categories'>): Snapshot => {
  const had = new Set(whole.models.map(({ id }) => id));
  const ids = categories.flatMap((category) =>
    category.share > 0 && category.yardstick !== null ? triedOn(category.yardstick, category, whole.evidence) : [],
  );
  const rows = rowsAtSettings(
    ids.filter((id) => !had.has(id)),
    whole,
    [],
    [],
  );
  const withTokens = new Set(rows.completionFactors.map(({ modelId }) => modelId));
  return {
    models: [...whole.models, ...rows.models.filter(({ id }) => withTokens.has(id))],
    evidence: [...whole.evidence, ...rows.evidence.filter(({ modelId }) => withTokens.has(modelId))],
    reference: {
      ...whole.reference,
      completionFactors: [...whole.reference.completionFactors, ...rows.completionFactors],
    },
  };
};
