import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildReference } from '../../../shared/catalog/buildReference.ts';
import type { Evidence } from '../../../shared/catalog/evidence.ts';
import { lineageOf } from '../../../shared/catalog/lineage.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { measuredOn, usualYardstick, usualYardsticks } from '../../../shared/catalog/yardsticks.ts';
import { evidenceId, modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { newCategory } from '../../../shared/plan/newCategory.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { escalation, singleModel } from '../../../shared/plan/policies.ts';
import type { Verifier } from '../../../shared/plan/policy.ts';
import { compareSnapshots, modelsOfPlan, takeSnapshot } from '../../../shared/plan/snapshot.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { withPrice } from '../../offerOf.ts';

const read = (name: string) => JSON.parse(readFileSync(keptCatalogFile(name), 'utf8'));
const catalog = {
  models: (read('models.json') as Model[]).map(newModel),
  evidence: read('evidence.json') as Evidence[],
};
const reference = buildReference(catalog, usualYardsticks);

const judge: Verifier = {
  preset: 'custom',
  trueAccept: { value: 0.9 },
  falseAccept: { value: 0.1 },
  usdPerCheck: { value: 0 },
  judge: { modelId: modelId('openai/gpt-4o-mini'), promptTokens: 100, completionTokens: 10 },
  humanMinutesPerCheck: { value: 0 },
};

const plan: Plan = {
  title: 'A plan',
  preset: null,
  seed: '1',
  tasksPerMonth: 1000,
  humanUsdPerHour: { value: 50 },
  budgetUsdPerMonth: null,
  categories: [
    newCategory('programming', 0.5),
    {
      ...newCategory('translation', 0.5),
      anchor: { modelId: modelId('qwen/qwen3-235b-a22b-2507'), rate: { value: 0.7 } },
    },
  ],
  stacks: [
    {
      id: stackId('a'),
      name: 'A',
      note: '',
      policies: {
        [rowId('programming')]: {
          kind: 'split',
          parts: [
            { weight: 0.5, policy: singleModel(modelId('openai/gpt-5')) },
            {
              weight: 0.5,
              policy: escalation(modelId('deepseek/deepseek-r1'), judge, modelId('anthropic/claude-opus-4')),
            },
          ],
        },
        [rowId('translation')]: singleModel(modelId('unknown/model')),
      },
    },
  ],
  assumedRates: [
    { modelId: modelId('meta-llama/llama-3.3-70b-instruct'), category: rowId('programming'), rate: { value: 0.3 } },
  ],
  ownTokens: [],
  assumedSpeeds: [
    { modelId: modelId('openai/gpt-5'), firstTokenSeconds: { value: 1 }, tokensPerSecond: { value: 50 } },
  ],
  notes: '',
};

describe('a snapshot', () => {
  const snapshot = takeSnapshot(plan, catalog, reference);
  const ids = [
    'anthropic/claude-opus-4',
    'deepseek/deepseek-r1',
    'meta-llama/llama-3.3-70b-instruct',
    'openai/gpt-4o-mini',
    'openai/gpt-5',
    'qwen/qwen3-235b-a22b-2507',
  ];

  it('holds every model the plan names, judges and nested ones among them, once and in order', () => {
    expect(modelsOfPlan(plan)).toEqual([...ids, 'unknown/model']);
    expect(snapshot.models.map((model) => model.id)).toEqual(ids);
  });

  it('gives the same measurements as the whole catalog', () => {
    for (const category of plan.categories)
      for (const id of ids)
        for (const yardstick of [usualYardstick(category.kind) ?? '', 'aider-edit', 'wmt24-esa-en-cs'])
          expect(measuredOn(yardstick, modelId(id), category.kind, snapshot.evidence)).toEqual(
            measuredOn(yardstick, modelId(id), category.kind, catalog.evidence),
          );
    for (const row of snapshot.evidence) expect(ids).toContain(row.modelId);
    expect(snapshot.evidence.length).toBeLessThan(catalog.evidence.length / 10);
  });

  it('keeps what is said of the whole catalog whole', () => {
    expect(snapshot.reference.linkTests).toEqual(reference.linkTests);
    expect(snapshot.reference.completionFactorByKind).toEqual(reference.completionFactorByKind);
    expect(snapshot.reference.links).toEqual(reference.links.filter((link) => ids.includes(link.modelId)));
    expect(snapshot.reference.completionFactors.length).toBeGreaterThan(2);
  });

  it('does not change with the order of the catalog', () => {
    const turned = { models: catalog.models.toReversed(), evidence: catalog.evidence.toReversed() };
    expect(takeSnapshot(plan, turned, reference)).toEqual(snapshot);
  });
});

describe('a snapshot of a plan that names a model at settings', () => {
  const [high, low, minimal] = ['high', 'low', 'minimal'].map((setting) => modelId(`openai/gpt-5@${setting}`));
  const at = (...ids: (string | undefined)[]): Plan => ({
    ...plan,
    assumedRates: [],
    assumedSpeeds: [],
    categories: [newCategory('programming', 1)],
    stacks: ids.map((id, i) => ({
      id: stackId(`s${i}`),
      name: '',
      note: '',
      policies: { [rowId('programming')]: singleModel(modelId(id ?? '')) },
    })),
  });
  const snapshot = takeSnapshot(at(high, low, minimal, 'openai/gpt-5'), catalog, reference);

  it('has a row for each, of one lineage, at the model’s price', () => {
    const plain = snapshot.models.find(({ id }) => id === 'openai/gpt-5');
    expect(snapshot.models.map(({ id }) => id)).toEqual(['openai/gpt-5', high, low, minimal]);
    for (const model of snapshot.models) {
      expect(lineageOf(model)).toBe(lineageOf(plain ?? model));
      expect(model.offers).toEqual(plain?.offers);
    }
    expect(
      compareSnapshots(snapshot, takeSnapshot(at(high, low, minimal, 'openai/gpt-5'), catalog, reference)),
    ).toEqual(compareSnapshots(snapshot, snapshot));
  });

  it('has its own rate and tokens where it was measured, and the model’s rate where it was not', () => {
    const yardstick = usualYardstick('programming') ?? '';
    const measured = (id: string | undefined) =>
      measuredOn(yardstick, modelId(id ?? ''), 'programming', snapshot.evidence)?.config;
    expect([measured(high), measured(low), measured(minimal)]).toEqual([
      'edit_format=diff; reasoning_effort=high',
      'edit_format=diff; reasoning_effort=low',
      undefined,
    ]);
    const factor = (id: string | undefined) =>
      snapshot.reference.completionFactors.find(({ modelId, category }) => modelId === id && category === 'programming')
        ?.factor ?? 0;
    expect(factor(high)).toBeGreaterThan(2 * factor(low));
    const links = snapshot.reference.links.filter(({ category }) => category === 'programming');
    expect(links.filter(({ modelId }) => modelId === minimal)).toMatchObject([
      { from: ['openai/gpt-5: aider-polyglot/pass_rate_2 (%)'] },
    ]);
    expect(links.filter(({ modelId }) => modelId === high || modelId === low)).toEqual([]);
  });

  it('leaves the model itself as it is without them', () => {
    const alone = takeSnapshot(at('openai/gpt-5'), catalog, reference);
    const ofModel = (row: { modelId: string }) => row.modelId === 'openai/gpt-5';
    expect(snapshot.evidence.filter(ofModel)).toEqual(alone.evidence);
    expect(snapshot.reference.links.filter(ofModel)).toEqual(alone.reference.links);
    expect(snapshot.reference.completionFactors.filter(ofModel)).toEqual(alone.reference.completionFactors);
  });
});

describe('comparing snapshots', () => {
  const before = takeSnapshot(plan, catalog, reference);

  it('finds nothing in the same, nor in a price that is only newer', () => {
    const nothing = {
      prices: [],
      modelsGone: [],
      modelsNew: [],
      evidenceGone: [],
      evidenceNew: [],
      evidenceChanged: [],
    };
    expect(compareSnapshots(before, before)).toEqual(nothing);
    const newer = {
      ...before,
      models: before.models.map((model) => ({
        ...model,
        offers: model.offers.map((offer) => ({ ...offer, asOf: '2027-01-01', source: 'x' })),
      })),
    };
    expect(compareSnapshots(before, newer)).toEqual(nothing);
    const turned = (row: Evidence) => Object.fromEntries(Object.entries(row).reverse()) as unknown as Evidence;
    expect(compareSnapshots(before, { ...before, evidence: before.evidence.map(turned) })).toEqual(nothing);
  });

  it('names each figure that differs, and rows that came and went', () => {
    const [first, second, ...rest] = before.models as [Model, Model, ...Model[]];
    const after = {
      ...before,
      models: [
        withPrice(first, { promptUsdPerM: 99, cacheReadUsdPerM: null }),
        { ...second, offers: [] },
        ...rest.slice(1),
        { ...first, id: modelId('new/one') },
      ],
      evidence: [
        { ...(before.evidence[0] as Evidence), value: 1 },
        ...before.evidence.slice(2),
        { ...(before.evidence[0] as Evidence), id: evidenceId('new') },
      ],
    };
    expect(compareSnapshots(before, after)).toMatchObject({
      prices: [
        { modelId: first.id, fields: ['promptUsdPerM', 'cacheReadUsdPerM'] },
        { modelId: second.id, after: null, fields: ['promptUsdPerM', 'completionUsdPerM'] },
      ],
      modelsGone: [rest[0]?.id],
      modelsNew: ['new/one'],
      evidenceGone: [before.evidence[1]?.id],
      evidenceNew: ['new'],
      evidenceChanged: [before.evidence[0]?.id],
    });
  });
});
