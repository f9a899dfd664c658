/** What an optimiser may choose in each category: ladders of the catalog's models, with what each costs and brings. */
import type { CategoryId } from '../../catalog/category.ts';
import type { Model } from '../../catalog/model.ts';
import type { ModelId } from '../../foundation/ids.ts';
import type { CategoryPlan, Plan } from '../../plan/plan.ts';
import type { Ladder, Policy, Rung, Verifier } from '../../plan/policy.ts';
import { verifierFrom, verifiersFor } from '../../plan/verifierPresets.ts';
import { feedbackBelief } from '../beliefs.ts';
import { candidatesFor } from '../candidates.ts';
import { completionFactorOf } from '../completionFactors.ts';
import type { Job } from '../job.ts';
import { shareWithin, type Wait } from '../latency.ts';
import { exactly, noDraws } from '../quantity.ts';
import { placedRungs } from './mapPlan.ts';
import { type Ending, type PairTable, pairTable, type TableModel, type Values } from './pairTable.ts';

/** How a choice is built: from one model, the same again (blind, or shown the rejection), two in order, or three. */
export type Form = 'single' | 'blind' | 'feedback' | 'pair' | 'triple';

export interface Choice {
  form: Form;
  /** Places in the menu's models, in order of use, each once. */
  members: number[];
  success: number;
  silent: number;
  /** USD per task of the category without silent failures. */
  spend: number;
  /** P(a task reaches each member). */
  reach: number[];
}

/** One category as the optimiser sees it. */
export interface CategoryMenu {
  category: CategoryPlan;
  /** Share of the tasks optimised over; the menu's shares sum to 1. */
  share: number;
  verifier: Verifier | null;
  ending: Ending;
  table: PairTable;
  /** The table's models, by place. */
  entries: TableModel[];
  /** P(accept good) is at least P(accept bad): a better model then never makes a ladder worse. */
  monotone: boolean;
  /** Place in the table of each of the menu's models, -1 where the model has no evidence or price here. */
  place: Int32Array;
  /** Mean and variance of the seconds of one attempt, by place in the table; null where the speed is unknown. */
  seconds: ({ mean: number; variance: number } | null)[];
  silentUsd: number;
}

export interface Menu {
  models: Model[];
  categories: CategoryMenu[];
  /** Categories with tasks for which no model has both a price and evidence. */
  leftOut: CategoryId[];
  /** Share of all tasks that the menu's categories hold. */
  coveredShare: number;
}

export interface MenuAsk {
  /** The verifier between steps, by category; without one `givenVerifier` is used, null means there is none. */
  verifiers?: Partial<Record<CategoryId, Verifier | null>>;
  /** What the last step does, by category; deliver unless given. */
  endings?: Partial<Record<CategoryId, Ending>>;
}

/** The verifier a planner already uses in a category, else the first preset made for it. */
export const givenVerifier = (plan: Plan, categoryId: CategoryId): Verifier | null => {
  const used = placedRungs(plan).find((placed) => placed.categoryId === categoryId && placed.rung.verifier !== null)
    ?.rung.verifier;
  if (used != null) return used;
  const preset = verifiersFor(categoryId)[0];
  return preset === undefined ? null : verifierFrom(preset);
};

/** USD of one check: the fee, a judge's tokens at the price of its model, and a person's minutes; null: no such price. */
const usdPerCheckOf = (verifier: Verifier, models: readonly Model[], usdPerMinute: number): number | null => {
  const own = verifier.usdPerCheck.value + verifier.humanMinutesPerCheck.value * usdPerMinute;
  if (verifier.judge === null) return own;
  const { modelId, promptTokens, completionTokens } = verifier.judge;
  const price = models.find((model) => model.id === modelId)?.price ?? null;
  return price === null
    ? null
    : own + (promptTokens * price.promptUsdPerM + completionTokens * price.completionUsdPerM) / 1e6;
};

/** Draws cannot go further either: see `dependenceAt`. */
const widest = 0.995;

/**
 * Every ladder open to every category of a plan, at best values, from the models of the job's snapshot: give the
 * whole catalog as the snapshot to choose from all of it.
 */
export const menuOf = (job: Job, ask: MenuAsk = {}): Menu => {
  const { plan, snapshot } = job;
  const usdPerMinute = plan.humanUsdPerHour.value / 60;
  const known = new Map<ModelId, number>();
  const models: Model[] = [];
  const leftOut: CategoryId[] = [];
  const wanted = plan.categories.filter((category) => category.share > 0);
  const drafts = wanted.flatMap((category) => {
    const { dependence } = category;
    const evidence = snapshot.evidence.filter((row) => row.category === category.id);
    const ceiling = 1 - dependence.beta.value;
    const usable = candidatesFor(category, plan.assumedRates, snapshot).flatMap(({ model, rate, usdPerAttempt }) =>
      rate === null || usdPerAttempt === null || !Number.isFinite(usdPerAttempt) || rate > ceiling
        ? []
        : [{ model, rate, usdPerAttempt }],
    );
    if (usable.length === 0) {
      leftOut.push(category.id);
      return [];
    }
    const asked = ask.verifiers?.[category.id];
    const verifier = asked === undefined ? givenVerifier(plan, category.id) : asked;
    const usdPerCheck = verifier === null ? null : usdPerCheckOf(verifier, snapshot.models, usdPerMinute);
    const rho = Math.min(dependence.rho.value, widest);
    const ending = verifier === null || usdPerCheck === null ? 'deliver' : (ask.endings?.[category.id] ?? 'deliver');
    const entries = usable.map(
      ({ model, rate, usdPerAttempt }): TableModel => ({
        successRate: rate,
        usdPerAttempt,
        feedbackSuccess:
          feedbackBelief(model.id, category, exactly(rate), { ...snapshot, evidence }, noDraws)?.point ?? null,
      }),
    );
    const table = pairTable({
      models: entries,
      d: {
        rho,
        tau: Math.min(dependence.tau.value, widest - rho),
        beta: dependence.beta.value,
        gamma: Math.min(dependence.gamma.value, 5),
      },
      check:
        verifier === null || usdPerCheck === null
          ? null
          : { trueAccept: verifier.trueAccept.value, falseAccept: verifier.falseAccept.value, usdPerCheck },
      ending,
      humanSuccess: category.humanSuccess.value,
      humanUsd: category.humanMinutesPerTask.value * usdPerMinute,
    });
    for (const { model } of usable)
      if (!known.has(model.id)) {
        known.set(model.id, models.length);
        models.push(model);
      }
    const seconds = usable.map(({ model }) => {
      const speed = plan.assumedSpeeds.find((entry) => entry.modelId === model.id);
      if (speed === undefined || speed.tokensPerSecond.value <= 0) return null;
      const factor = completionFactorOf(model, category.id, snapshot, noDraws).factor.point;
      const writing = (category.shape.completionTokens.value * factor) / speed.tokensPerSecond.value;
      return {
        mean: speed.firstTokenSeconds.value * category.shape.steps.value + writing,
        variance: (writing * category.shape.completionTokensCv) ** 2,
      };
    });
    const usedVerifier = usdPerCheck === null ? null : verifier;
    const monotone = usedVerifier === null || usedVerifier.trueAccept.value >= usedVerifier.falseAccept.value;
    return [{ category, verifier: usedVerifier, ending, table, entries, monotone, usable, seconds }];
  });
  const coveredShare = drafts.reduce((sum, draft) => sum + draft.category.share, 0);
  const categories = drafts.map(({ usable, ...draft }): CategoryMenu => {
    const place = new Int32Array(models.length).fill(-1);
    usable.forEach(({ model }, at) => {
      place[known.get(model.id)!] = at;
    });
    const { category } = draft;
    return { ...draft, share: category.share / coveredShare, place, silentUsd: category.silentFailureUsd.value };
  });
  return { models, categories, leftOut, coveredShare };
};

const choiceAt = (form: Form, members: number[], values: Values, at: number, reach: number[]): Choice | null =>
  values.success.length === 0 || Number.isNaN(values.success[at]!)
    ? null
    : { form, members, success: values.success[at]!, silent: values.silent[at]!, spend: values.spend[at]!, reach };

/** The choices of one model, and of two in order; members are places in the menu. */
export const ownChoices = (menu: CategoryMenu, model: number): Choice[] => {
  const at = menu.place[model]!;
  if (at < 0) return [];
  return [
    choiceAt('single', [model], menu.table.single, at, [1]),
    choiceAt('blind', [model], menu.table.blind, at, [1]),
    choiceAt('feedback', [model], menu.table.feedback, at, [1]),
  ].filter((choice) => choice !== null);
};

export const pairChoice = (menu: CategoryMenu, first: number, second: number): Choice | null => {
  const i = menu.place[first]!;
  const j = menu.place[second]!;
  if (i < 0 || j < 0 || i === j) return null;
  return choiceAt('pair', [first, second], menu.table.pair, i * menu.table.count + j, [1, menu.table.reach[i]!]);
};

export const tripleChoice = (menu: CategoryMenu, members: [number, number, number]): Choice => {
  const [i, j, k] = members.map((member) => menu.place[member]!) as [number, number, number];
  const { success, silent, spend, reach } = menu.table.triple(i, j, k);
  return { form: 'triple', members, success, silent, spend, reach: [1, ...reach] };
};

/** Whether 95% of the tasks are answered within `seconds`, as `latencySeconds` reckons it; false where unknown. */
export const withinSeconds = (menu: CategoryMenu, choice: Choice, seconds: number): boolean => {
  const steps =
    choice.form === 'blind' || choice.form === 'feedback' ? [...choice.members, ...choice.members] : choice.members;
  const reach = steps.length === choice.reach.length ? choice.reach : [1, menu.table.reach[menu.place[steps[0]!]!]!];
  const waits: Wait[] = [];
  let mean = 0;
  let variance = 0;
  for (const [s, member] of steps.entries()) {
    const speed = menu.seconds[menu.place[member]!];
    if (speed == null) return false;
    mean += speed.mean;
    variance += speed.variance;
    waits.push({ share: reach[s]! - (reach[s + 1] ?? 0), mean, variance });
  }
  return shareWithin(waits, seconds) >= 0.95;
};

const rungOf = (modelId: ModelId, verifier: Verifier | null, more: Partial<Rung> = {}): Rung => ({
  modelId,
  attempts: 1,
  retry: 'blind',
  feedbackSuccess: null,
  verifier,
  errorShare: { value: 0 },
  ...more,
});

/** A choice as a plan writes it. */
export const policyOf = (menu: CategoryMenu, models: readonly Model[], choice: Choice): Policy => {
  const { verifier, ending } = menu;
  const last = ending === 'deliver' ? null : verifier;
  const ids = choice.members.map((member) => models[member]!.id);
  const ladder = (rungs: Rung[]): Ladder => ({ kind: 'ladder', rungs, onReject: ending });
  switch (choice.form) {
    case 'single':
      return ladder([rungOf(ids[0]!, last)]);
    case 'blind':
      return ladder([rungOf(ids[0]!, verifier), rungOf(ids[0]!, last)]);
    case 'feedback':
      return ladder([rungOf(ids[0]!, verifier, { attempts: 2, retry: 'feedback' })]);
    case 'pair':
    case 'triple':
      return ladder(ids.map((id, i) => rungOf(id, i === ids.length - 1 ? last : verifier)));
    default:
      return choice.form satisfies never;
  }
};
