/** Which models the rules of a preset choose from the catalog as it is: among those that can be bought, with the reason. */
import type { Snapshot } from '../catalog/catalog.ts';
import type { Model } from '../catalog/model.ts';
import { type ModelId, type RowId, rowId, stackId } from '../foundation/ids.ts';
import { assumeFromPeers, placeholderRate } from '../plan/assumeRate.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import { escalation, singleModel } from '../plan/policies.ts';
import type { Policy, Verifier } from '../plan/policy.ts';
import { modelsOfPolicy } from '../plan/policyParts.ts';
import { doneLike, type StackRule, type Weights, type WorkRule } from '../plan/presetRules.ts';
import { type VerifierPreset, verifierFrom, verifierPreset } from '../plan/verifierPresets.ts';
import { type Candidate, candidatesFor } from './candidates.ts';
import { evaluate } from './evaluate.ts';
import { adequateFor, knownOf, leastSuccess, proposeJudge } from './propose.ts';

/** What a rule went by; the words are `presets.chose-<kind>`. Shares of 1, USD. */
export type Choice =
  /** `success` of all the plan's tasks, with what is assumed where it was not measured; `isMeasured` in this row. */
  | { kind: 'oneModel'; weights: Weights; success: number; isMeasured: boolean; compared: number }
  | { kind: 'cheapest'; weights: Weights; success: number; usdPerAttempt: number; adequate: number; compared: number }
  | { kind: 'cheapFirst'; check: string; success: number; usdPerSuccess: number; compared: number }
  /** No model on sale was measured in the row: the models of another do it. */
  | { kind: 'like'; row: RowId };

/** What a stack does with a row; null where no model is known to be adequate. */
export interface Chosen {
  row: RowId;
  found: { policy: Policy; choice: Choice } | null;
}

type Found = NonNullable<Chosen['found']>;

/** A row of the work with every model as a choice for it. */
interface RowMarket {
  row: CategoryPlan;
  candidates: readonly Candidate[];
}

export interface PresetMarket {
  plan: Plan;
  snapshot: Snapshot;
  rows: readonly RowMarket[];
}

/** A rate above what the row says any model can solve gives no figure, so such a model is no choice there. */
const isBelowCeiling =
  ({ dependence }: CategoryPlan) =>
  ({ rate }: Candidate): boolean =>
    rate === null || rate <= 1 - dependence.beta.value;

/** Every row of a plan with the models of the whole catalog. */
export const presetMarket = (plan: Plan, snapshot: Snapshot): PresetMarket => ({
  plan,
  snapshot,
  rows: plan.categories.map((row) => ({
    row,
    candidates: candidatesFor(row, plan, snapshot).filter(isBelowCeiling(row)),
  })),
});

const isOf = ({ openWeights }: Model, weights: Weights): boolean =>
  weights === 'any' || openWeights === (weights === 'open');

const cheapest = ({ weights }: Extract<WorkRule, { kind: 'cheapest' }>, market: RowMarket): Found | null => {
  const adequate = adequateFor(market.row, market.candidates).filter(({ model }) => isOf(model, weights));
  const [found] = adequate;
  if (found === undefined || found.rate === null || found.usdPerAttempt === null) return null;
  const compared = knownOf(market.candidates).filter(({ model }) => isOf(model, weights)).length;
  return {
    policy: singleModel(found.model.id),
    choice: {
      kind: 'cheapest',
      weights,
      success: found.rate,
      usdPerAttempt: found.usdPerAttempt,
      adequate: adequate.length,
      compared,
    },
  };
};

/** The second model is stronger and costs more than the first: a step that is not adds nothing. */
const mayComeBefore = (first: Candidate, last: Candidate): boolean =>
  first.rate !== null &&
  last.rate !== null &&
  first.usdPerAttempt !== null &&
  last.usdPerAttempt !== null &&
  first.rate < last.rate &&
  first.usdPerAttempt < last.usdPerAttempt;

/** Each first step with each judge that is proposed for any of them and is of another maker, or with its own where none is. */
const judgedSteps = (
  firsts: readonly Candidate[],
  check: VerifierPreset,
  { row, candidates }: RowMarket,
): [Candidate, Verifier][] => {
  if (check.judge === null) return firsts.map((first) => [first, verifierFrom(check, null)]);
  const proposed = new Map(firsts.map((first) => [first, proposeJudge(row, candidates, first.model)?.model ?? null]));
  const judges = [...new Set(proposed.values())].filter((judge) => judge !== null);
  return firsts.flatMap((first): [Candidate, Verifier][] => {
    const own = proposed.get(first) ?? null;
    const others = judges.filter(({ author }) => author !== first.model.author);
    const fit = others.length > 0 || own === null ? others : [own];
    return fit.map(({ id }) => [first, verifierFrom(check, id)]);
  });
};

const cheapFirst = (
  rule: Extract<WorkRule, { kind: 'cheapFirst' }>,
  { row, candidates }: RowMarket,
  { plan, snapshot }: PresetMarket,
): Found | null => {
  const check = verifierPreset(rule.check);
  const last = adequateFor(row, candidates).find(({ model }) => isOf(model, rule.after));
  if (check === null || last === undefined) return null;
  const firsts = knownOf(candidates).filter((first) => isOf(first.model, rule.first) && mayComeBefore(first, last));
  const policies = judgedSteps(firsts, check, { row, candidates }).map(([first, verifier]) =>
    escalation(first.model.id, verifier, last.model.id),
  );
  const stacks = policies.map((policy, at) => ({
    id: stackId(`s${at}`),
    name: '',
    note: '',
    policies: { [row.id]: policy },
  }));
  const least = leastSuccess(row, candidates);
  const outcome = evaluate({ plan: { ...plan, categories: [{ ...row, share: 1 }], stacks }, snapshot, draws: 0 });
  const [best] = outcome.stacks
    .flatMap(({ total }, at) => {
      const policy = policies[at];
      const usdPerSuccess = total?.usdPerSuccess?.value ?? null;
      if (policy === undefined || total === null || usdPerSuccess === null || total.success.value < least) return [];
      return [{ policy, success: total.success.value, usdPerSuccess }];
    })
    .sort((a, b) => a.usdPerSuccess - b.usdPerSuccess);
  if (best === undefined) return null;
  const { policy, ...figures } = best;
  return { policy, choice: { kind: 'cheapFirst', check: check.id, ...figures, compared: firsts.length } };
};

const byRule = (rule: WorkRule, row: RowMarket, market: PresetMarket): Found | null => {
  switch (rule.kind) {
    case 'cheapest':
      return cheapest(rule, row);
    case 'cheapFirst':
      return cheapFirst(rule, row, market);
    default:
      return rule satisfies never;
  }
};

const byWork = (rule: Extract<StackRule, { kind: 'byWork' }>, market: PresetMarket): Chosen[] => {
  const own = new Map(
    market.rows.map((row): [RowId, Found | null] => {
      const { kind } = row.row;
      const rules = (kind === null ? undefined : rule.work[kind]) ?? rule.otherwise;
      const found = rules.reduce<Found | null>((before, one) => before ?? byRule(one, row, market), null);
      return [row.row.id, found];
    }),
  );
  return market.rows.map(({ row, candidates }) => {
    const found = own.get(row.id) ?? null;
    const other = row.kind === null ? undefined : doneLike[row.kind];
    if (found !== null || other === undefined || knownOf(candidates).length > 0) return { row: row.id, found };
    const like = own.get(rowId(other)) ?? null;
    return {
      row: row.id,
      found: like === null ? null : { policy: like.policy, choice: { kind: 'like', row: rowId(other) } },
    };
  });
};

/** What is assumed in a row of a model that was not measured there; without an `id` what is assumed of any. */
const assumedIn = ({ kind, yardstick }: CategoryPlan, snapshot: Snapshot, id?: ModelId): number =>
  ((yardstick === null ? null : assumeFromPeers(kind, yardstick, snapshot, id)) ?? placeholderRate).value;

interface Total {
  /** Of all tasks of the plan, and USD of a task. */
  success: number;
  usd: number;
  measuredIn: ReadonlySet<RowId>;
}

/** A model over all of the work; null where it was measured in none of it, or has no price. */
const totalOf = (id: ModelId, rows: readonly (RowMarket & { assumed: number })[]): Total | null => {
  const here = rows.map(({ row, candidates, assumed }) => ({
    row,
    assumed,
    candidate: candidates.find(({ model }) => model.id === id),
  }));
  const measuredIn = new Set(here.flatMap(({ row, candidate }) => (candidate?.rate == null ? [] : [row.id])));
  if (measuredIn.size === 0 || here.some(({ candidate }) => candidate?.usdPerAttempt == null)) return null;
  return {
    success: here.reduce((sum, { row, assumed, candidate }) => sum + row.share * (candidate?.rate ?? assumed), 0),
    usd: here.reduce((sum, { row, candidate }) => sum + row.share * (candidate?.usdPerAttempt ?? 0), 0),
    measuredIn,
  };
};

const oneModel = ({ weights }: Extract<StackRule, { kind: 'oneModel' }>, market: PresetMarket): Chosen[] => {
  const known = market.rows.flatMap(({ candidates }) => knownOf(candidates).map(({ model }) => model));
  const ids = new Set(known.filter((model) => isOf(model, weights)).map(({ id }) => id));
  const rowsOf = (id?: ModelId) =>
    market.rows.map((one) => ({ ...one, assumed: assumedIn(one.row, market.snapshot, id) }));
  // The same is assumed of every model, so that none is chosen for its year; what it then does is told as the plan has it.
  const rows = rowsOf();
  const [best] = [...ids]
    .flatMap((id) => {
      const total = totalOf(id, rows);
      return total === null ? [] : [{ id, ...total }];
    })
    .sort((a, b) => b.success - a.success || a.usd - b.usd);
  const success = best === undefined ? 0 : (totalOf(best.id, rowsOf(best.id))?.success ?? best.success);
  return market.rows.map(({ row }) => ({
    row: row.id,
    found:
      best === undefined
        ? null
        : {
            policy: singleModel(best.id),
            choice: {
              kind: 'oneModel',
              weights,
              success,
              isMeasured: best.measuredIn.has(row.id),
              compared: ids.size,
            },
          },
  }));
};

/** What a stack does with each row by its rule. */
export const chooseFor = (rule: StackRule, market: PresetMarket): Chosen[] => {
  switch (rule.kind) {
    case 'oneModel':
      return oneModel(rule, market);
    case 'byWork':
      return byWork(rule, market);
    default:
      return rule satisfies never;
  }
};

/** Models of a choice in the order in which they come. */
export const modelsOfChosen = ({ found }: Chosen): ModelId[] =>
  found === null ? [] : [...modelsOfPolicy(found.policy)];
