/** Documents that differ as planners make them differ: the stored plan with edits drawn at random. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PortfolioDocument } from '../../../shared/document/document.ts';
import { openPortfolio } from '../../../shared/document/openPortfolio.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { stackId } from '../../../shared/foundation/ids.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { newRule } from '../../../shared/plan/rule.ts';

export const stored = (): PortfolioDocument => {
  const file = new URL('../../fixtures/portfolio-v1.portfolio', import.meta.url);
  const opened = openPortfolio(readFileSync(file, 'utf8'));
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
};

/** Changes a copy in place; `n` is a number to draw from. */
export type Change = (document: PortfolioDocument, n: number) => void;

const at = <T>(items: readonly T[], n: number): T => itemAt(items, n % items.length);

const scaled = (plan: Plan): void => {
  const sum = plan.categories.reduce((total, { share }) => total + share, 0);
  for (const category of plan.categories) category.share /= sum;
};

const firstRungs = (plan: Plan, n: number) => {
  const policy = Object.values(at(plan.stacks, n).policies).find(({ kind }) => kind === 'ladder');
  return policy?.kind === 'ladder' ? policy.rungs : [];
};

export const changes: Record<string, Change> = {
  tasks: ({ plan }, n) => {
    plan.tasksPerMonth += 1000 * (1 + (n % 3));
  },
  title: ({ plan }, n) => {
    plan.title = `Plan ${n % 3}`;
  },
  budget: ({ plan }, n) => {
    plan.budgetUsdPerMonth = 1000 * (1 + (n % 3));
  },
  silent: ({ plan }, n) => {
    at(plan.categories, n).silentFailureUsd = { value: 1 + (n % 3) };
  },
  rho: ({ plan }, n) => {
    at(plan.categories, n).dependence.rho = { value: 0.3 + 0.1 * (n % 3) };
  },
  prompt: ({ plan }, n) => {
    at(plan.categories, n).shape.promptTokens = { value: 100 * (1 + (n % 4)) };
  },
  mix: ({ plan }, n) => {
    at(plan.categories, n).share += 0.1;
    scaled(plan);
  },
  moveRow: ({ plan }, n) => {
    plan.categories.push(...plan.categories.splice(n % plan.categories.length, 1));
  },
  dropRow: ({ plan }, n) => {
    if (plan.categories.length < 3) return;
    const [gone] = plan.categories.splice(n % plan.categories.length, 1);
    if (gone === undefined) return;
    // As the page removes one: the others keep their tasks.
    plan.tasksPerMonth = Math.round(plan.tasksPerMonth * (1 - gone.share) * 1e6) / 1e6;
    for (const { policies } of plan.stacks) delete policies[gone.id];
    plan.assumedRates = plan.assumedRates.filter(({ category }) => category !== gone.id);
    const rules = plan.bestPlan?.rules.filter((rule) => !('categoryId' in rule) || rule.categoryId !== gone.id);
    if (rules !== undefined) plan.bestPlan = { objective: 'usdPerSuccess', rules };
    scaled(plan);
  },
  nameStack: ({ plan }, n) => {
    at(plan.stacks, n).name = `Stack ${n % 4}`;
  },
  moveStack: ({ plan }, n) => {
    plan.stacks.push(...plan.stacks.splice(n % plan.stacks.length, 1));
  },
  dropStack: ({ plan }, n) => {
    if (plan.stacks.length > 1) plan.stacks.splice(n % plan.stacks.length, 1);
  },
  addStack: ({ plan }, n) => {
    const id = stackId(`new-${n % 3}`);
    if (!plan.stacks.some((stack) => stack.id === id))
      plan.stacks.splice(n % 2, 0, { ...structuredClone(at(plan.stacks, n)), id, name: `New ${n % 3}` });
  },
  model: ({ plan, snapshot }, n) => {
    const [rung] = firstRungs(plan, n);
    if (rung !== undefined) rung.modelId = at(snapshot.models, n).id;
  },
  attempts: ({ plan }, n) => {
    const [rung] = firstRungs(plan, n);
    if (rung !== undefined) rung.attempts = 1 + (n % 3);
  },
  addRung: ({ plan }, n) => {
    const rungs = firstRungs(plan, n);
    const [rung] = rungs;
    if (rung !== undefined && rungs.length < 6) rungs.push(structuredClone(rung));
  },
  price: ({ snapshot }, n) => {
    const model = at(snapshot.models, n);
    model.offers = model.offers.map((offer) => ({ ...offer, promptUsdPerM: 1 + (n % 3), asOf: '2026-05-01' }));
  },
  dropEvidence: ({ snapshot }, n) => {
    snapshot.evidence.splice(n % snapshot.evidence.length, 1);
  },
  evidence: ({ snapshot }, n) => {
    at(snapshot.evidence, n).notes = `Seen ${n % 3}`;
  },
  rule: ({ plan }, n) => {
    const rules = [...(plan.bestPlan?.rules ?? [])];
    const kind = (['maxModels', 'listedOnly', 'toolsRequired'] as const)[n % 3] ?? 'listedOnly';
    if (!rules.some((rule) => rule.kind === kind))
      rules.push(newRule(kind, { usdPerMonth: 1000, models: [], vendors: [], day: '2027-11-24' }));
    plan.bestPlan = { objective: 'usdPerSuccess', rules };
  },
  floor: ({ plan }, n) => {
    const categoryId = at(plan.categories, n).id;
    const others = (plan.bestPlan?.rules ?? []).filter(
      (rule) => !('categoryId' in rule) || rule.categoryId !== categoryId,
    );
    const rules = [...others, { kind: 'successFloor' as const, categoryId, share: 0.5 + 0.1 * (n % 3) }];
    plan.bestPlan = { objective: 'usdPerSuccess', rules };
  },
  assumed: ({ plan, snapshot }, n) => {
    const [modelId, category] = [at(snapshot.models, n).id, at(plan.categories, n).id];
    plan.assumedRates = plan.assumedRates.filter((rate) => rate.modelId !== modelId || rate.category !== category);
    plan.assumedRates.push({ modelId, category, rate: { value: 0.1 * (1 + (n % 5)) } });
  },
};

export const changed = (
  document: PortfolioDocument,
  edits: readonly (readonly [string, number])[],
): PortfolioDocument => {
  const copy = structuredClone(document);
  for (const [name, n] of edits) changes[name]?.(copy, n);
  return copy;
};

export const edits = (): fc.Arbitrary<[string, number][]> =>
  fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat(60)), { maxLength: 5 });
