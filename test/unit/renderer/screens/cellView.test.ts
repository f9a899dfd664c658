/** What a cell says where something is missing or doubtful: each state by its own reason. */
import { expect, it } from 'vitest';
import { doubtsOf } from '../../../../renderer/screens/plan/cellView.ts';
import { rowsOf, stackOutcome } from '../../../../renderer/screens/plan/planTable.ts';
import { contentsOf } from '../../../../renderer/screens/plan/rowContents.ts';
import type { Snapshot } from '../../../../shared/catalog/catalog.ts';
import { evaluate } from '../../../../shared/engine/evaluate.ts';
import type { Winner } from '../../../../shared/engine/pareto.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import { modelsOfPolicy } from '../../../../shared/plan/policyParts.ts';
import type { Reading } from '../../../../shared/report/reading.ts';
import { sayIn } from '../../../../shared/words/say.ts';
import { examplePlan, snapshot } from '../../report/seedReading.ts';

const say = sayIn('en');
const plan = examplePlan();
const [first] = plan.categories.map(({ id }) => id);
const words = { say, language: 'en', modelName: (id: string) => id } as const;

const firstRow = (of: Plan, known: Snapshot, winners: readonly Winner[] | null = null) => {
  const job = { plan: of, snapshot: known, draws: 0 };
  const reading: Reading = { job, outcome: evaluate(job), say, language: 'en', day: '2026-10-10' };
  const columns = of.stacks.map((stack, place) => ({
    stack,
    place,
    outcome: stackOutcome(reading.outcome, stack.id),
  }));
  const [row] = rowsOf(of, say);
  if (row === undefined) throw new Error('The example has rows.');
  return contentsOf({ row, columns, winners, reading, words, doubts: doubtsOf(reading) });
};

it('a row for which no stack has a model is not chosen yet, which is something else than without evidence', () => {
  const chosen = firstRow(plan, snapshot());
  expect(chosen.isUnchosen).toBe(false);
  const none = firstRow(
    {
      ...plan,
      stacks: plan.stacks.map((stack) => ({
        ...stack,
        policies: Object.fromEntries(Object.entries(stack.policies).filter(([id]) => id !== first)),
      })),
    },
    snapshot(),
  );
  expect(none.isUnchosen).toBe(true);
  expect(new Set(none.cells.map(({ view }) => view.kind))).toEqual(new Set(['empty']));
});

it('a model without any evidence, and one without a price, each give their reason in the place of figures', () => {
  const { models, evidence, reference } = snapshot();
  const used = new Set(
    plan.stacks.flatMap(({ policies }) => (first && policies[first] ? modelsOfPolicy(policies[first]) : [])),
  );
  const gaps = (known: Snapshot) =>
    firstRow({ ...plan, assumedRates: [] }, known).cells.map(({ view }) =>
      view.kind === 'gap' ? view.gap : view.kind,
    );
  const unmeasured = gaps({ models, evidence: [], reference: { ...reference, links: [] } });
  expect(unmeasured.every((gap) => gap.startsWith('there is no evidence of how often'))).toBe(true);
  const unpriced = gaps({
    models: models.map((model) => (used.has(model.id) ? { ...model, offers: [] } : model)),
    evidence,
    reference,
  });
  expect(unpriced.every((gap) => gap.endsWith('cannot be priced: nobody states a price for it.'))).toBe(true);
});

it('a model that is shut down is marked in its cell, with the sentence that says so', () => {
  const { models, evidence, reference } = snapshot();
  const ending = firstRow(plan, {
    models: models.map((model) => ({ ...model, shutdownDate: '2026-12-01', successor: null })),
    evidence,
    reference,
  });
  for (const { view } of ending.cells)
    expect(view.kind === 'figures' ? view.doubts : view.kind).toContain('is being shut down (date: 1 Dec 2026');
  expect(firstRow(plan, snapshot()).cells.every(({ view }) => view.kind === 'figures' && view.doubts === '')).toBe(
    true,
  );
});

it('a cell is called the best where others have figures to be compared with, and nowhere else', () => {
  const [one, ...others] = plan.stacks;
  if (one === undefined || first === undefined) throw new Error('The example has stacks and rows.');
  const winners: Winner[] = [
    {
      categoryId: first,
      cheapest: one.id,
      mostSuccess: null,
      fewestSilent: null,
      chances: [{ stackId: one.id, chance: 1 }],
    },
  ];
  const best = (of: Plan) =>
    firstRow(of, snapshot(), winners).cells.map(({ view }) => (view.kind === 'figures' ? view.best : view.kind));
  expect(best(plan)[0]).toBe(1);
  const alone = { ...plan, stacks: [one, ...others.map((stack) => ({ ...stack, policies: {} }))] };
  expect(best(alone)[0]).toBeNull();
});
