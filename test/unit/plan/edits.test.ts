import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../../shared/catalog/catalog.ts';
import { type CategoryId, categoryIds } from '../../../shared/catalog/category.ts';
import type { Answer } from '../../../shared/foundation/answer.ts';
import { modelId, rowId, stackId } from '../../../shared/foundation/ids.ts';
import { checkPlan } from '../../../shared/plan/checkPlan.ts';
import { assumeRate, assumeSpeed, setAnchor } from '../../../shared/plan/edits/assumptions.ts';
import {
  addPart,
  addRung,
  changeModel,
  moveRung,
  removeRung,
  setOnReject,
  setPolicy,
  setPolicyEverywhere,
  setRung,
  setVerifier,
  setWeight,
  toRoute,
  toSplit,
} from '../../../shared/plan/edits/policies.ts';
import { addRow } from '../../../shared/plan/edits/rows.ts';
import { setEstimate, setField } from '../../../shared/plan/edits/setField.ts';
import { removeCategory, setShare } from '../../../shared/plan/edits/shares.ts';
import { addStack, duplicateStack, removeStack, renameStack } from '../../../shared/plan/edits/stacks.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { readPlan } from '../../../shared/plan/planSchema.ts';
import { singleModel } from '../../../shared/plan/policies.ts';
import { verifierFrom, verifierPresets } from '../../../shared/plan/verifierPresets.ts';
import { keptCatalogFile } from '../../keptCatalog.ts';
import { createPlan } from '../../namedPlan.ts';

const seed = (name: string) => JSON.parse(readFileSync(keptCatalogFile(`${name}.json`), 'utf8'));
const catalog: Catalog = { models: seed('models'), evidence: seed('evidence') };
const start = createPlan('all-traffic-2025', catalog);

const done = (edited: Answer<Plan>): Plan => {
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
};
const kindOf = (edited: Answer<Plan>): string => (edited.ok ? 'done' : edited.error.kind);
const shareOf = (plan: Plan, id: CategoryId) => plan.categories.find((category) => category.id === id)?.share ?? 0;
const total = (plan: Plan) => plan.categories.reduce((sum, category) => sum + category.share, 0);

describe('the mix', () => {
  it('moving one share keeps the others in proportion', () => {
    const plan = done(setShare(start, rowId('programming'), 0.5));
    expect(shareOf(plan, 'programming')).toBe(0.5);
    expect(shareOf(plan, 'roleplay') / shareOf(plan, 'science')).toBeCloseTo(
      shareOf(start, 'roleplay') / shareOf(start, 'science'),
      9,
    );
    expect(total(plan)).toBeCloseTo(1, 12);
  });

  it('a moved share is the planner’s own: the source of the old one goes', () => {
    const plan = done(setShare(start, rowId('programming'), 0.5));
    expect(plan.categories[0]?.shareSource).toBeUndefined();
  });

  it('what is locked stays, and a share stops where the locked ones begin', () => {
    const locked = new Set(['roleplay', 'translation'].map(rowId));
    const plan = done(setShare(start, rowId('programming'), 0.9, locked));
    expect(shareOf(plan, 'roleplay')).toBe(shareOf(start, 'roleplay'));
    expect(shareOf(plan, 'programming')).toBeCloseTo(1 - shareOf(start, 'roleplay') - shareOf(start, 'translation'), 9);
    expect(total(plan)).toBeCloseTo(1, 12);
  });

  it('from all to one and back, nothing is lost to division by zero', () => {
    const all = done(setShare(start, rowId('programming'), 1));
    expect(total(all)).toBe(1);
    const back = done(setShare(all, rowId('programming'), 0.4));
    expect(shareOf(back, 'science')).toBeCloseTo(0.12, 12);
  });

  it('a category comes with its defaults and goes with its policies', () => {
    const plan = done(addRow(start, { name: null, kind: 'legal' }, 0.1));
    expect(shareOf(plan, 'legal')).toBe(0.1);
    expect(plan.categories.at(-1)).toMatchObject({ yardstick: 'frugalgpt-overruling', anchor: null });
    const without = done(removeCategory(plan, rowId('programming')));
    expect(without.stacks.every((stack) => !('programming' in stack.policies))).toBe(true);
    expect(without.assumedRates.some((rate) => rate.category === 'programming')).toBe(false);
    expect(kindOf(removeCategory(createPlan('localisation', catalog), rowId('translation')))).toBe('lastCategory');
  });
});

describe('fields by path', () => {
  it('reaches an estimate by the category’s id and leaves the rest untouched', () => {
    const plan = done(setEstimate(start, ['categories', 'programming', 'silentFailureUsd'], { value: 2.21 }));
    expect(plan.categories[0]?.silentFailureUsd).toEqual({ value: 2.21 });
    expect(plan.categories[1]).toBe(start.categories[1]);
    expect(plan.stacks).toBe(start.stacks);
  });

  it.each([
    [['categories', 'programming', 'dependence', 'rho'], { value: 0.9 }, 'dependenceTooStrong'],
    [['categories', 'programming', 'humanSuccess'], { value: 1.5 }, 'invalidNumber'],
    [['categories', 'programming', 'humanSuccess'], { value: 0.5, low: 0.6, high: 0.7 }, 'rangeOrder'],
    [['categories', 'legal', 'humanSuccess'], { value: 0.5 }, 'notInPlan'],
    [['categories', 'programming', '__proto__', 'humanSuccess'], { value: 0.5 }, 'notInPlan'],
    [['categories', 99, 'humanSuccess'], { value: 0.5 }, 'notInPlan'],
    [['tasksPerMonth'], 0, 'invalidNumber'],
    [['tasksPerMonth'], Number.NaN, 'invalidNumber'],
    [['title'], 'a'.repeat(201), 'invalidText'],
    [[], {}, 'notInPlan'],
  ] as const)('%j = %j is refused as %s', (path, value, kind) => {
    expect(kindOf(setField(start, path, value))).toBe(kind);
  });
});

describe('stacks and policies', () => {
  const place = { stackId: stackId('b'), category: rowId('programming') } as const;
  const rungs = (plan: Plan) => {
    const policy = plan.stacks[1]?.policies[rowId('programming')];
    return policy?.kind === 'ladder' ? policy.rungs.map((rung) => rung.modelId) : [policy?.kind];
  };

  it('adds, copies, renames and removes stacks under ids of their own', () => {
    const more = done(duplicateStack(done(addStack(start, 'C')), stackId('a'), 'A2'));
    expect(more.stacks.map(({ id, name }) => [id, name])).toEqual([
      ['a', 'One closed model'],
      ['d', 'A2'],
      ['b', 'Open first, then closed'],
      ['c', 'C'],
    ]);
    expect(done(renameStack(more, stackId('c'), 'Third')).stacks[3]?.name).toBe('Third');
    expect(done(removeStack(more, stackId('a'))).stacks).toHaveLength(3);
    expect(kindOf(removeStack(more, stackId('z')))).toBe('notInPlan');
    let full = start;
    while (full.stacks.length < 64) full = done(addStack(full, 'more'));
    expect(kindOf(addStack(full, 'one too many'))).toBe('tooManyStacks');
    expect(new Set(full.stacks.map((stack) => stack.id)).size).toBe(64);
  });

  it('builds a ladder rung by rung', () => {
    const three = done(addRung(start, place, modelId('z-ai/glm-5'), 1));
    expect(rungs(three)).toEqual(['deepseek/deepseek-v3.2-exp', 'z-ai/glm-5', 'anthropic/claude-haiku-4.5']);
    expect(rungs(done(moveRung(three, place, 0, 2)))[2]).toBe('deepseek/deepseek-v3.2-exp');
    expect(rungs(done(changeModel(three, place, 2, modelId('openai/gpt-5'))))[2]).toBe('openai/gpt-5');
    const one = done(removeRung(done(removeRung(three, place, 0)), place, 0));
    expect(rungs(one)).toEqual(['anthropic/claude-haiku-4.5']);
    expect(kindOf(removeRung(one, place, 0))).toBe('lastRung');
    expect(kindOf(removeRung(one, place, 5))).toBe('notInPlan');
    expect(kindOf(setRung(start, place, 0, { attempts: 11 }))).toBe('invalidWholeNumber');
    let eight = start;
    for (let i = 2; i < 8; i += 1) eight = done(addRung(eight, place, modelId('z-ai/glm-5')));
    expect(kindOf(addRung(eight, place, modelId('z-ai/glm-5')))).toBe('invalidCount');
  });

  it('splits and routes down to four levels', () => {
    const split = done(toSplit(start, place, singleModel(modelId('z-ai/glm-5'))));
    const weighed = done(setWeight(split, place, 1, 0.2));
    expect(weighed.stacks[1]?.policies[rowId('programming')]).toMatchObject({
      parts: [{ weight: 0.8 }, { weight: 0.2 }],
    });
    const three = done(setWeight(done(addPart(weighed, place, singleModel(modelId('z-ai/glm-5')))), place, 2, 0.5));
    const weights = (plan: Plan) => {
      const policy = plan.stacks[1]?.policies[rowId('programming')];
      return policy?.kind === 'split' ? policy.parts.map(({ weight }) => Number(weight.toFixed(6))) : [];
    };
    expect(weights(three)).toEqual([0.4, 0.1, 0.5]);
    const whole = done(setWeight(three, place, 2, 1));
    expect(weights(whole)).toEqual([0, 0, 1]);
    expect(weights(done(setWeight(whole, place, 2, 0.5)))).toEqual([0.25, 0.25, 0.5]);
    expect(weights(done(setWeight(whole, place, 2, 0.5, weights(three))))).toEqual([0.4, 0.1, 0.5]);
    expect(weights(done(setWeight(whole, place, 2, 0.5, [0.5, 0.5])))).toEqual([0.25, 0.25, 0.5]);
    const route = done(toRoute(weighed, { ...place, path: [0] }));
    const deep = done(toSplit(route, { ...place, path: [0, 1] }));
    expect(kindOf(toSplit(deep, { ...place, path: [0, 1, 0] }))).toBe('policyTooDeep');
    expect(kindOf(addRung(deep, place, modelId('z-ai/glm-5')))).toBe('notInPlan');
    expect(kindOf(setWeight(split, place, 1, 1.2))).toBe('invalidNumber');
  });

  it('an assumed rate is marked assumed whatever is said of it', () => {
    const plan = done(assumeRate(start, modelId('z-ai/glm-5'), rowId('science'), { value: 0.8, assumed: false }));
    expect(plan.assumedRates.at(-1)?.rate).toEqual({ value: 0.8, assumed: true });
    expect(done(assumeRate(plan, modelId('z-ai/glm-5'), rowId('science'), null)).assumedRates).toEqual(
      start.assumedRates,
    );
  });
});

describe('any edits in any order', () => {
  const kind = fc.constantFrom(...categoryIds);
  const category = kind.map(rowId);
  const stack = fc.constantFrom(...['a', 'b', 'c', 'zz'].map(stackId));
  const at = fc.integer({ min: -1, max: 9 });
  const model = fc.constantFrom(...['z-ai/glm-5', 'openai/gpt-5', 'not a model', '__proto__'].map(modelId));
  const path = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 3 });
  const number = fc.oneof(fc.double(), fc.double({ min: 0, max: 1 }), fc.constantFrom(-0, Number.NaN, Infinity));
  const place = fc.record({ stackId: stack, category, path });
  type Edit = (plan: Plan) => Answer<Plan>;
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(category, number, fc.array(category)).map(
      ([id, share, locked]): Edit =>
        (plan) =>
          setShare(plan, id, share, new Set(locked)),
    ),
    kind.map(
      (of): Edit =>
        (plan) =>
          addRow(plan, { name: null, kind: of }),
    ),
    category.map(
      (id): Edit =>
        (plan) =>
          removeCategory(plan, id),
    ),
    fc.tuple(category, number).map(
      ([id, value]): Edit =>
        (plan) =>
          setEstimate(plan, ['categories', id, 'humanSuccess'], { value }),
    ),
    fc.string().map(
      (name): Edit =>
        (plan) =>
          addStack(plan, name),
    ),
    stack.map(
      (id): Edit =>
        (plan) =>
          duplicateStack(plan, id, 'copy'),
    ),
    stack.map(
      (id): Edit =>
        (plan) =>
          removeStack(plan, id),
    ),
    fc.tuple(stack, category, fc.boolean()).map(
      ([id, of, none]): Edit =>
        (plan) =>
          setPolicy(plan, id, of, none ? null : singleModel(modelId('z-ai/glm-5'))),
    ),
    stack.map(
      (id): Edit =>
        (plan) =>
          setPolicyEverywhere(plan, id, singleModel(modelId('openai/gpt-5'))),
    ),
    fc.tuple(place, model, at).map(
      ([where, id, i]): Edit =>
        (plan) =>
          addRung(plan, where, id, i),
    ),
    fc.tuple(place, at).map(
      ([where, i]): Edit =>
        (plan) =>
          removeRung(plan, where, i),
    ),
    fc.tuple(place, at, at).map(
      ([where, i, j]): Edit =>
        (plan) =>
          moveRung(plan, where, i, j),
    ),
    fc.tuple(place, at, model).map(
      ([where, i, id]): Edit =>
        (plan) =>
          changeModel(plan, where, i, id),
    ),
    fc.tuple(place, at, fc.constantFrom(...verifierPresets, null)).map(
      ([where, i, preset]): Edit =>
        (plan) =>
          setVerifier(plan, where, i, preset && verifierFrom(preset, modelId('openai/gpt-5'))),
    ),
    fc.tuple(place, at, fc.integer({ min: -1, max: 12 })).map(
      ([where, i, attempts]): Edit =>
        (plan) =>
          setRung(plan, where, i, { attempts, retry: 'feedback' }),
    ),
    place.map(
      (where): Edit =>
        (plan) =>
          setOnReject(plan, where, 'human'),
    ),
    place.map(
      (where): Edit =>
        (plan) =>
          toSplit(plan, where),
    ),
    place.map(
      (where): Edit =>
        (plan) =>
          toRoute(plan, where),
    ),
    fc.tuple(place, at, number).map(
      ([where, i, weight]): Edit =>
        (plan) =>
          setWeight(plan, where, i, weight),
    ),
    fc.tuple(model, category, number).map(
      ([id, of, value]): Edit =>
        (plan) =>
          assumeRate(plan, id, of, { value }),
    ),
    fc.tuple(model, number).map(
      ([id, value]): Edit =>
        (plan) =>
          assumeSpeed(plan, id, { firstTokenSeconds: { value }, tokensPerSecond: { value } }),
    ),
    fc.tuple(category, model, number).map(
      ([of, id, value]): Edit =>
        (plan) =>
          setAnchor(plan, of, { modelId: id, rate: { value } }),
    ),
  );

  it('leave a sound plan whose shares sum to 1, or refuse and say why', { tags: ['slow'] }, () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
        let plan = start;
        for (const apply of edits) {
          const edited = apply(plan);
          if (edited.ok) plan = edited.value;
          else expect(edited.error.message.length).toBeGreaterThan(0);
        }
        const read = readPlan(plan);
        expect(read.ok ? null : read.error).toBeNull();
        expect(checkPlan(plan, null)).toEqual([]);
        expect(Math.abs(total(plan) - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(start).toEqual(createPlan('all-traffic-2025', catalog));
  });
});
