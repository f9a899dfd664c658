/** The best plan tries the settings of models whose rate and tokens are known of the same runs, and no others. */
import { describe, expect, it } from 'vitest';
import { shippedLinks } from '../../../db/shippedLinks.ts';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import type { Snapshot } from '../../../shared/catalog/catalog.ts';
import { soldAs } from '../../../shared/catalog/setting.ts';
import { linksBeside } from '../../../shared/catalog/shippedLinks.ts';
import { measuredOn } from '../../../shared/catalog/yardsticks.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { optimise } from '../../../shared/engine/optimise/optimise.ts';
import { planFromPreset } from '../../../shared/engine/planFromPreset.ts';
import { modelAllowed } from '../../../shared/engine/rules.ts';
import { type ModelId, modelId } from '../../../shared/foundation/ids.ts';
import { addStack } from '../../../shared/plan/edits/stacks.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { presets } from '../../../shared/plan/presets.ts';
import { withSettingsTried } from '../../../shared/plan/settingsTried.ts';
import { takeSnapshot } from '../../../shared/plan/snapshot.ts';
import { yardsticksOf } from '../../../shared/plan/yardsticksOf.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { shippedCatalog } from '../../shippedCatalog.ts';

const catalog = shippedCatalog();
const none = buildReference(catalog, []);
const preset = presets.find(({ id }) => id === 'programming');
if (preset === undefined) throw new Error('no preset of programming');
const made = planFromPreset(preset, { ...catalog, reference: none }, sayIn('en'));
const plan: Plan = { ...made.plan, stacks: [] };

/** The plan where an undetected error or an abandoned task costs that much. */
const where = (usd: number): Plan => ({
  ...plan,
  categories: plan.categories.map((category) => ({
    ...category,
    silentFailureUsd: { ...category.silentFailureUsd, value: usd },
    valueOfSuccessUsd: { ...category.valueOfSuccessUsd, value: usd },
  })),
});

/** One model and its settings alone. */
const only = (id: ModelId, { models, evidence, reference }: Snapshot): Snapshot => ({
  models: models.filter((model) => soldAs(model.id) === id),
  evidence: evidence.filter((row) => soldAs(row.modelId) === id),
  reference,
});

describe('settings in the search for the best plan', () => {
  const whole = { ...catalog, reference: none };
  const tried = withSettingsTried(whole, plan);
  const added = tried.models.slice(catalog.models.length).map(({ id }) => id);

  it('are those with successes and tokens of the same runs that no other setting of the model outclasses', () => {
    expect(added).toContain(modelId('openai/gpt-5@low'));
    // The model itself stands by its best documented results, which here are those of medium effort.
    expect(measuredOn('aider-polyglot', modelId('openai/gpt-5'), 'programming', catalog.evidence)?.config).toMatch(
      /medium/,
    );
    expect(added).not.toContain(modelId('openai/gpt-5@medium'));
    for (const id of added) {
      const row = measuredOn('aider-polyglot', id, 'programming', tried.evidence);
      expect(row?.completionTokensPerTask, id).toBeGreaterThan(0);
      expect(
        tried.reference.completionFactors.some((factor) => factor.modelId === id),
        id,
      ).toBe(true);
    }
  });

  it('bring nothing to work held to no yardstick, and nothing that the plan carries already', () => {
    const unheld = { categories: plan.categories.map((category) => ({ ...category, yardstick: null })) };
    expect(withSettingsTried(whole, unheld).models).toEqual(catalog.models);
    expect(withSettingsTried(tried, plan).models).toEqual(tried.models);
  });

  it('let a cheap effort do the work where errors are cheap, and a dear one where they are not', () => {
    const chosen = (usd: number) => {
      const job = { plan: where(usd), snapshot: only(modelId('openai/gpt-5'), tried), draws: 0 };
      const found = optimise(job, { rules: [], objective: 'netValue', explain: false });
      if (found.kind !== 'found') throw new Error(found.kind);
      return found.best;
    };
    expect(chosen(0.01).modelIds).toEqual(['openai/gpt-5@low']);
    expect(chosen(100).modelIds).not.toEqual(['openai/gpt-5@low']);
  });

  it('give a plan that adopts them the figures that were promised', () => {
    const job = { plan: where(0.01), snapshot: only(modelId('openai/gpt-5'), tried), draws: 0 };
    const found = optimise(job, { rules: [], objective: 'netValue', explain: false });
    if (found.kind !== 'found') throw new Error(found.kind);
    const edited = addStack(job.plan, 'found', found.best.stack.policies);
    if (!edited.ok) throw new Error(edited.error.message);
    const reference = buildReference(catalog, yardsticksOf(edited.value), linksBeside(shippedLinks()));
    const outcome = evaluate({
      plan: edited.value,
      snapshot: takeSnapshot(edited.value, catalog, reference),
      draws: 0,
    });
    const total = outcome.stacks[0]?.total;
    expect(total?.success.value).toBeCloseTo(found.best.success, 9);
    expect(total?.usdPerSuccess?.value).toBeCloseTo(found.best.usdPerSuccess ?? 0, 9);
  });

  it('are allowed and refused with their model', () => {
    const [low] = tried.models.filter(({ id }) => id === 'openai/gpt-5@low');
    if (low === undefined) throw new Error('no row of the setting');
    const gpt5 = [modelId('openai/gpt-5')];
    expect(modelAllowed(low, [{ kind: 'models', allowed: gpt5 }], undefined)).toBe(true);
    expect(modelAllowed(low, [{ kind: 'modelsNot', refused: gpt5 }], undefined)).toBe(false);
    expect(modelAllowed(low, [{ kind: 'models', allowed: [modelId('openai/o3')] }], undefined)).toBe(false);
  });
});
