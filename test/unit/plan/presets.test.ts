import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { canBeBought } from '../../../shared/catalog/forWork.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { measuredOn } from '../../../shared/catalog/yardsticks.ts';
import { rowId } from '../../../shared/foundation/ids.ts';
import { assumeFromPeers } from '../../../shared/plan/assumeRate.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import { createExamplePlan, createPlan } from '../../../shared/plan/createPlan.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { presets } from '../../../shared/plan/presets.ts';
import { requestShapeOf, tokensPerTask } from '../../../shared/plan/requestShapes.ts';
import { taskShares } from '../../../shared/plan/taskShares.ts';

const seed = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../db/seed/${name}.json`, import.meta.url), 'utf8'));
const catalog: Catalog = { models: seed('models').map(newModel), evidence: seed('evidence') };
const known = new Set(catalog.models.map((model) => model.id));

describe('presets', () => {
  it.each(['empty', ...presets.map((preset) => preset.id)])('%s makes a plan that passes every check', (id) => {
    for (const language of ['en', 'zh'] as const) {
      const plan = createPlan(id, catalog, language);
      const read = readPlan(structuredClone(plan));
      expect(read.ok ? null : read.error).toBeNull();
      expect(checkPlan(plan, known)).toEqual([]);
    }
  });

  it.each(presets.map((preset) => preset.id))('%s can be evaluated at once: priced models, each with a rate', (id) => {
    const plan = createPlan(id, catalog);
    for (const stack of plan.stacks)
      for (const category of plan.categories) {
        const policy = stack.policies[category.id];
        expect(policy).toBeDefined();
        for (const modelId of policy ? modelsOfPolicy(policy) : []) {
          const model = catalog.models.find((row) => row.id === modelId);
          const chosen = model === undefined ? null : chooseOffer(model);
          expect(chosen?.paid.promptUsdPerM).toBeGreaterThan(0);
          const measured =
            category.yardstick !== null &&
            measuredOn(category.yardstick, modelId, category.kind, catalog.evidence) !== null;
          const assumed = plan.assumedRates.some((rate) => rate.modelId === modelId && rate.category === category.id);
          expect([modelId, category.id, measured !== assumed]).toEqual([modelId, category.id, true]);
        }
      }
    for (const { rate } of plan.assumedRates) expect(rate).toMatchObject({ assumed: true, source: expect.any(String) });
  });

  it.each(presets.map((preset) => preset.id))(
    '%s names what can be bought, does not end, and has a list price',
    (id) => {
      const models = createPlan(id, catalog).stacks.flatMap((stack) =>
        Object.values(stack.policies).flatMap((policy) => [...modelsOfPolicy(policy)]),
      );
      for (const modelId of new Set(models)) {
        const model = catalog.models.find((row) => row.id === modelId) as Model;
        expect([modelId, canBeBought(model, '2026-11-26'), model.status, model.shutdownDate]).toEqual([
          modelId,
          true,
          'available',
          null,
        ]);
        const { offer, promotionLeftOut } = chooseOffer(model) as NonNullable<ReturnType<typeof chooseOffer>>;
        expect([modelId, offer.promotion, offer.promoDiscount, promotionLeftOut]).toEqual([modelId, null, null, false]);
      }
    },
  );

  it('the open side of the ready stacks is open, the closed side closed', () => {
    const open = (id: string) => catalog.models.find((model) => model.id === id)?.openWeights;
    const [a, b] = createPlan('all-traffic-2025', catalog).stacks;
    expect(modelsOfPolicy(a?.policies[rowId('roleplay')] ?? { kind: 'split', parts: [] }).map(open)).toEqual([false]);
    for (const id of ['roleplay', 'translation'].map(rowId))
      expect(modelsOfPolicy(b?.policies[id] ?? { kind: 'split', parts: [] }).map(open)).toEqual([true]);
    expect(modelsOfPolicy(b?.policies[rowId('programming')] ?? { kind: 'split', parts: [] }).map(open)).toEqual([
      true,
      false,
    ]);
  });

  it('all traffic gives programming back half of the tokens', () => {
    const mix = presets[0]?.mix ?? [];
    const tokens = mix.map(({ id, share }) => share * tokensPerTask(requestShapeOf(id)));
    const total = tokens.reduce((sum, part) => sum + part, 0);
    expect((tokens[0] ?? 0) / total).toBeCloseTo(0.5, 3);
    expect((tokens[1] ?? 0) / total).toBeCloseTo(((1 / 3) * 0.52) / 0.58, 3);
  });

  it('twice the tokens per task is half the tasks for the same tokens', () => {
    expect(
      taskShares([
        { id: 'programming', tokenShare: 0.5, tokensPerTask: 20_000 },
        { id: 'roleplay', tokenShare: 0.5, tokensPerTask: 10_000 },
      ]),
    ).toEqual([
      { id: 'programming', share: 0.3333 },
      { id: 'roleplay', share: 0.6667 },
    ]);
  });

  it('peers are the models measured on the yardstick, and too few say nothing', () => {
    const peers = assumeFromPeers('translation', 'wmt25-general-auto', catalog.evidence);
    expect(peers).toMatchObject({
      assumed: true,
      source: expect.stringContaining('20 models measured on wmt25-general-auto'),
    });
    expect(peers?.low).toBeLessThan(0.06);
    expect(peers?.high).toBeGreaterThan(0.5);
    expect(assumeFromPeers('translation', 'wmt24-esa-en-zh-none', catalog.evidence)).toBeNull();
  });

  it('the example is all traffic at 200,000 tasks a month', () => {
    expect(createExamplePlan(catalog)).toMatchObject({ preset: 'all-traffic-2025', tasksPerMonth: 200_000 });
  });
});
