/** "A preset names no model: I see what its rules chose from the catalog I have, and why." */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../shared/catalog/catalog.ts';
import { chooseOffer } from '../../../shared/catalog/chooseOffer.ts';
import { newEvidence } from '../../../shared/catalog/evidence.ts';
import { type Model, newModel } from '../../../shared/catalog/model.ts';
import { candidatesFor } from '../../../shared/engine/candidates.ts';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { type PresetPlan, planFromPreset } from '../../../shared/engine/planFromPreset.ts';
import { isBuyable, leastSuccess } from '../../../shared/engine/propose.ts';
import { type ModelId, rowId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { escalation } from '../../../shared/plan/policies.ts';
import type { Ladder } from '../../../shared/plan/policy.ts';
import { modelsOfPolicy } from '../../../shared/plan/policyParts.ts';
import { type Preset, presetOf, presetOfAll, presets } from '../../../shared/plan/presets.ts';
import { presetNotes } from '../../../shared/report/presetNotes.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { plainReference } from '../../plainReference.ts';

const seed = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../db/seed/${name}.json`, import.meta.url), 'utf8'));

/** The shipped catalog without links: what was measured is enough here, and is there at once. */
const shipped: Snapshot = {
  models: seed('models').map(newModel),
  evidence: seed('evidence').map(newEvidence),
  reference: plainReference(),
};
const en = sayIn('en');

const named = (id: string): Preset => {
  const preset = presetOf(id);
  if (preset === null) throw new Error(`no preset ${id}`);
  return preset;
};
const made = new Map(presets.map((preset) => [preset.id, planFromPreset(preset, shipped, en)]));
const planOf = (id: string): PresetPlan => made.get(id) as PresetPlan;

const inRow = ({ plan }: PresetPlan, stack: number, row: string): ModelId[] => {
  const policy = plan.stacks[stack]?.policies[rowId(row)];
  return policy === undefined ? [] : modelsOfPolicy(policy);
};
const changed = (id: ModelId, change: (model: Model) => Model): Snapshot => ({
  ...shipped,
  models: shipped.models.map((model) => (model.id === id ? change(model) : model)),
});
const notesOf = (one: PresetPlan, { models }: Snapshot, language: 'en' | 'zh' = 'en'): string =>
  presetNotes(one, models, sayIn(language), language);

const companion = named('companion');
const [answering] = inRow(planOf('companion'), 1, 'general-qa');
if (answering === undefined) throw new Error('the companion preset answers questions with no model');

describe('a plan from a preset', () => {
  it.each(presets.map(({ id }) => id))('%s passes every check and has figures at once', { tags: ['slow'] }, (id) => {
    const { plan } = planOf(id);
    const read = readPlan(structuredClone(plan));
    expect(read.ok ? null : read.error).toBeNull();
    expect(checkPlan(plan, new Set(shipped.models.map((model) => model.id)))).toEqual([]);
    const { stacks } = evaluate({ plan, snapshot: shipped, draws: 0 });
    for (const stack of stacks)
      expect([stack.name, stack.total?.usdPerSuccess?.value]).toEqual([stack.name, expect.any(Number)]);
    // A rate that evidence gives is never replaced by an assumed one.
    const assumed = new Set(
      stacks
        .flatMap(({ categories }) => categories.flatMap(({ rates }) => rates))
        .filter(({ basis }) => basis === 'assumed')
        .map(({ modelId }) => modelId),
    );
    for (const { categoryId, rates } of stacks.flatMap(({ categories }) => categories)) {
      const row = plan.categories.find((one) => one.id === categoryId);
      if (row === undefined) throw new Error(categoryId);
      const known = candidatesFor(
        row,
        { ...plan, assumedRates: [] },
        { ...shipped, models: shipped.models.filter((model) => assumed.has(model.id)) },
      );
      for (const rate of rates.filter(({ basis }) => basis === 'assumed'))
        expect(known.find(({ model }) => model.id === rate.modelId)?.rate).toBeNull();
    }
  });

  it.each(presets.map(({ id }) => id))('%s takes nothing that is retired or about to be, or has no price', (id) => {
    const { plan } = planOf(id);
    const used = new Set(plan.stacks.flatMap(({ policies }) => Object.values(policies).flatMap(modelsOfPolicy)));
    for (const model of shipped.models.filter((one) => used.has(one.id)))
      expect([model.id, model.status, model.shutdownDate, chooseOffer(model)?.promotionLeftOut]).toEqual([
        model.id,
        expect.stringMatching(/^(available|preview)$/),
        null,
        false,
      ]);
  });

  it('the closed side is closed; the open side begins open where an open model is adequate', () => {
    const open = (ids: ModelId[]) => ids.map((id) => shipped.models.find((model) => model.id === id)?.openWeights);
    const all = planOf('all-traffic-2025');
    expect(open(inRow(all, 0, 'roleplay'))).toEqual([false]);
    expect(open(inRow(all, 1, 'translation'))).toEqual([true]);
    expect(open(inRow(all, 1, 'programming'))).toEqual([true, false]);
  });

  it.each(presets.map(({ id }) => id))('%s does not hold a stack against itself', (id) => {
    const [one, other] = planOf(id).plan.stacks;
    expect(one?.policies).not.toEqual(other?.policies);
  });

  it.each(presets.map(({ id }) => id))('%s says of one model the success that its figures show', (id) => {
    const { plan, chosen } = planOf(id);
    const { stacks } = evaluate({ plan, snapshot: shipped, draws: 0 });
    for (const { stack, rows } of chosen)
      for (const { found } of rows)
        if (found?.choice.kind === 'oneModel')
          expect(found.choice.success).toBeCloseTo(
            stacks.find(({ stackId }) => stackId === stack)?.total?.success.value ?? Number.NaN,
            9,
          );
  });

  it('where no open model is adequate for any of the work, the best of them stands beside the closed one', () => {
    const scenes = planOf('roleplay');
    const [closed, open] = scenes.plan.stacks;
    expect([closed?.name, open?.name]).toEqual(['One closed model', 'The best open model']);
    const [row] = scenes.plan.categories;
    if (row === undefined) throw new Error('a preset without work');
    const known = candidatesFor(row, { ...scenes.plan, assumedRates: [] }, shipped).filter(
      (one) => one.model.openWeights && one.rate !== null && isBuyable(one),
    );
    const best = known.reduce((a, b) => ((b.rate ?? 0) > (a.rate ?? 0) ? b : a));
    expect(inRow(scenes, 1, 'roleplay')).toEqual([best.model.id]);
    expect(best.rate).toBeLessThan(leastSuccess(row, candidatesFor(row, scenes.plan, shipped)));
    expect(notesOf(scenes, shipped)).toContain('The open model with the highest success over all of this work');
  });

  it.each([
    ['retired', (model: Model): Model => ({ ...model, status: 'retired' })],
    ['deprecated', (model: Model): Model => ({ ...model, status: 'deprecated' })],
    ['shut down on a day to come', (model: Model): Model => ({ ...model, shutdownDate: '2027-03-01' })],
    ['no longer sold', (model: Model): Model => ({ ...model, offers: [] })],
  ])('a model that is %s gives way to another', (_, change) => {
    const catalog = changed(answering, change);
    const again = planFromPreset(companion, catalog, en);
    const [other] = inRow(again, 1, 'general-qa');
    expect(other).toBeDefined();
    expect(other).not.toBe(answering);
    expect(notesOf(again, catalog)).toContain(catalog.models.find(({ id }) => id === other)?.name);
  });

  it.each(presets.map(({ id }) => id))('%s calls no stack by a second step that it does not have', (id) => {
    for (const { name, policies } of planOf(id).plan.stacks) {
      const steps = Math.max(0, ...Object.values(policies).map((policy) => modelsOfPolicy(policy).length));
      expect([name, /then|check/.test(name)]).toEqual([name, steps > 1]);
    }
  });

  it('evidence that is withdrawn leaves the cell empty, and the notes say so', () => {
    const catalog = { ...shipped, evidence: shipped.evidence.filter(({ category }) => category !== 'roleplay') };
    const again = planFromPreset(companion, catalog, en);
    expect(inRow(again, 1, 'roleplay')).toEqual([]);
    expect(inRow(again, 1, 'general-qa')).toEqual([answering]);
    expect(notesOf(again, catalog)).toContain('“Open where adequate”, Roleplay: no model.');
    const none = planFromPreset(companion, { ...shipped, evidence: [] }, en);
    expect(none.plan.stacks.map(({ policies }) => policies)).toEqual([{}, {}]);
  });

  it('work in which nothing on sale was measured is done as work like it, with an assumed rate, until it is measured', {
    tags: ['slow'],
  }, () => {
    const all = planOf('all-traffic-2025');
    const [technical] = inRow(all, 1, 'technology');
    expect(inRow(all, 1, 'science')).toEqual([technical]);
    expect(
      all.plan.assumedRates.find((rate) => rate.category === 'science' && rate.modelId === technical)?.rate,
    ).toEqual(expect.objectContaining({ assumed: true }));
    expect(notesOf(all, shipped)).toContain('Science: ');
    expect(notesOf(all, shipped)).toContain('No model on sale was measured here: done as Technology');
    const counted = shipped.evidence.find(
      ({ benchmark, successes }) => benchmark === 'frugalgpt-sciq' && successes !== null,
    );
    if (counted === undefined) throw new Error('nobody was measured in science');
    const known = newEvidence({ ...counted, id: counted.id, modelId: answering });
    const again = planFromPreset(named('all-traffic-2025'), { ...shipped, evidence: [...shipped.evidence, known] }, en);
    expect(inRow(again, 1, 'science')).toEqual([answering]);
  });

  it('a promotion is said: the list price is counted where it is known, and its end where it is not', () => {
    const promoted = (undiscounted: number | null): Snapshot =>
      changed(answering, (model) => ({
        ...model,
        offers: model.offers.map((offer) => ({
          ...offer,
          promotion: true,
          undiscountedPromptUsdPerM: undiscounted,
          undiscountedCompletionUsdPerM: undiscounted,
        })),
      }));
    const name = shipped.models.find(({ id }) => id === answering)?.name;
    const listed = promoted(0.001);
    expect(notesOf(planFromPreset(companion, listed, en), listed)).toContain(`${name} is on promotion`);
    const open = promoted(null);
    expect(notesOf(planFromPreset(companion, open, en), open)).toContain(
      `The price of ${name} is a promotion with no stated end.`,
    );
    expect(notesOf(planOf('companion'), shipped)).not.toContain('promotion');
  });
});

describe('cheap first, with a check', () => {
  const { plan } = planOf('localisation');
  const row = plan.categories[0] as Plan['categories'][number];
  const chosen = plan.stacks[1]?.policies[row.id] as Ladder;
  const [first, last] = chosen.rungs;
  const candidates = candidatesFor(row, plan, shipped);
  const of = (id: ModelId | undefined) => candidates.find(({ model }) => model.id === id);

  it('the second model succeeds more often and costs more than the first', () => {
    expect(of(first?.modelId)?.rate ?? 1).toBeLessThan(of(last?.modelId)?.rate ?? 0);
    expect(of(first?.modelId)?.usdPerAttempt ?? 1).toBeLessThan(of(last?.modelId)?.usdPerAttempt ?? 0);
    expect(first?.verifier?.judge?.modelId).toBeDefined();
  });

  it('no other first model, of another maker than the judge, is adequate and costs less per success', () => {
    const least = leastSuccess(row, candidates);
    const costOf = (policy: Ladder): number => {
      const stacks = [{ id: plan.stacks[1]!.id, name: 'other', note: '', policies: { [row.id]: policy } }];
      const total = evaluate({ plan: { ...plan, stacks }, snapshot: shipped, draws: 0 }).stacks[0]?.total;
      return (total?.success.value ?? 0) < least ? Number.POSITIVE_INFINITY : (total?.usdPerSuccess?.value ?? 0);
    };
    const verifier = first?.verifier;
    if (verifier == null || last === undefined) throw new Error('no check');
    const judge = of(verifier.judge?.modelId)?.model;
    for (const other of candidates.filter((one) => one.rate !== null && isBuyable(one)))
      if (
        other.model.author !== judge?.author &&
        (other.rate ?? 1) < (of(last.modelId)?.rate ?? 0) &&
        other.model.id !== first?.modelId
      )
        expect(costOf(escalation(other.model.id, verifier, last.modelId))).toBeGreaterThanOrEqual(costOf(chosen));
  });
});

it('the notes are written in the language of the reader', () => {
  const zh = planFromPreset(companion, shipped, sayIn('zh'));
  const notes = notesOf(zh, shipped, 'zh');
  expect(notes.split('\n')[0]).toMatch(/^预设不指定模型，以下模型均由规则按 .*的价格选出。/);
  expect(notes).not.toMatch(/[。，] /);
});

describe('several kinds of work in one plan', () => {
  it('are rows with as many tasks each, in the order of the list, and one id is that preset', () => {
    const several = presetOfAll(['rag', 'customer-support', 'rag']);
    expect(several?.mix.map(({ id, share }) => [id, share])).toEqual([
      ['customer-support', 0.5],
      ['rag', 0.5],
    ]);
    expect(several?.stacks).toBe(named('rag').stacks);
    expect(presetOfAll(['companion'])).toBe(companion);
    expect([presetOfAll([]), presetOfAll(['rag', 'companion']), presetOfAll(['rag', 'nothing'])]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('pass every check, with a model in each cell', () => {
    const three = presetOfAll(['customer-support', 'translation', 'extraction']);
    if (three === null) throw new Error('no such preset');
    const told: number[] = [];
    const { plan } = planFromPreset(three, shipped, en, (share) => told.push(share));
    const read = readPlan(structuredClone(plan));
    expect(read.ok ? null : read.error).toBeNull();
    expect(plan.stacks.map(({ policies }) => Object.keys(policies).sort())).toEqual([
      ['customer-support', 'extraction', 'translation'],
      ['customer-support', 'extraction', 'translation'],
    ]);
    expect(told).toEqual([1 / 3, 2 / 3, 1]);
  });
});
