/** What an optimiser may choose from in each category: the catalog's models there, and every ladder of one or two. */

import { priceInUse } from '../../catalog/chooseOffer.ts';
import { lineageOf } from '../../catalog/lineage.ts';
import type { Model } from '../../catalog/model.ts';
import { entryOf, itemAt } from '../../foundation/arrays.ts';
import type { ModelId, RowId } from '../../foundation/ids.ts';
import { minutesPerHour } from '../../foundation/units.ts';
import { rungsIn } from '../../plan/mapPlan.ts';
import type { CategoryPlan } from '../../plan/plan.ts';
import { riseOf, type Verifier } from '../../plan/policy.ts';
import { feedbackBelief } from '../beliefs.ts';
import { candidatesFor, type Drawn } from '../candidates.ts';
import type { DependenceNumbers } from '../difficulty.ts';
import { withinBounds } from '../difficulty.ts';
import type { Job } from '../job.ts';
import { judgeUsd } from '../judge.ts';
import { attemptSeconds, speedOf } from '../latency.ts';
import { completionFactorIn, modelTokens } from '../modelTokens.ts';
import { proposeCheck } from '../propose.ts';
import { exactly, noDraws } from '../quantity.ts';
import { attemptAsked } from './attemptAsked.ts';
import { type Held, type ModelTerms, nothingHeld } from './held.ts';
import { KnownTables } from './knownTables.ts';
import type { Check, Ending, PairTable, TableModel } from './pairTable.ts';
import { heldPlace, type MenuPlace, placesUpTo, type TablePlace } from './places.ts';

/** Mean and variance of the seconds of one attempt. */
export interface AttemptSeconds {
  mean: number;
  variance: number;
}

/** One category as the optimiser sees it. */
export interface CategoryMenu {
  category: CategoryPlan;
  /** Share of the tasks optimised over; the menu's shares sum to 1. */
  share: number;
  verifier: Verifier | null;
  ending: Ending;
  table: PairTable;
  /** The table's models, by table place. */
  entries: TableModel[];
  /** P(accept good) is at least P(accept bad), of all models alike: a better model then never makes a ladder worse. */
  monotone: boolean;
  /** Table place by menu place, -1 where the model has no evidence or price here; read through `tablePlaceOf`. */
  tablePlaces: Int32Array;
  /** By table place; null where the speed is unknown. */
  seconds: (AttemptSeconds | null)[];
  silentUsd: number;
  /** What a success is worth, USD. */
  successUsd: number;
}

export interface Menu {
  models: Model[];
  categories: CategoryMenu[];
  /** Categories with tasks for which no model has both a price and evidence. */
  leftOut: RowId[];
  /** Share of all tasks that the menu's categories hold. */
  coveredShare: number;
  /** What is paid whichever ladders are chosen, USD per task: all of it, and what a budget counts of it. */
  fixed: { usd: number; spend: number };
}

export interface MenuAsk {
  /** The verifier between steps, by category; without one `givenVerifier` is used, null means there is none. */
  verifiers?: Record<RowId, Verifier | null>;
  /** Categories in which no person checks: where the verifier takes people's minutes, there is none. */
  unattended?: ReadonlySet<RowId>;
  /** What the last step does, by category; deliver unless given. */
  endings?: Record<RowId, Ending>;
  /** Rates of one draw instead of the best values. */
  drawn?: Drawn;
}

export const tablePlaceOf = (menu: CategoryMenu, model: MenuPlace): TablePlace | null =>
  heldPlace<TablePlace>(menu.tablePlaces, model);

/** The models that a category has, with their places in its table. */
export const placedIn = (menu: CategoryMenu, models: readonly MenuPlace[]): { model: MenuPlace; at: TablePlace }[] =>
  models.flatMap((model) => {
    const at = tablePlaceOf(menu, model);
    return at === null ? [] : [{ model, at }];
  });

export const modelAt = (menu: Menu, place: MenuPlace): Model => itemAt(menu.models, place);

/** The vendor of a model, by which shares of the tasks are counted. */
export const vendorOf = (menu: Menu, place: MenuPlace): string => modelAt(menu, place).author;

/** Vendors of some models in their order, each once. */
export const vendorsOf = (menu: Menu, models: readonly MenuPlace[]): string[] => [
  ...new Set(models.map((model) => vendorOf(menu, model))),
];

/** The verifier a planner already uses in a category, else the one made for it, of a judge with the model that judges. */
const givenVerifier = ({ plan, snapshot }: Job, category: CategoryPlan): Verifier | null => {
  const used = rungsIn(plan, category.id).find(({ rung }) => rung.verifier !== null)?.rung.verifier;
  return used ?? proposeCheck(category, candidatesFor(category, plan, snapshot), null);
};

/** The verifier between the steps of a category: the one asked for, else the given one; null: there is none. */
const verifierOf = (job: Job, { verifiers, unattended }: MenuAsk, category: CategoryPlan): Verifier | null => {
  const asked = verifiers?.[category.id];
  const verifier = asked === undefined ? givenVerifier(job, category) : asked;
  const takesPeople = (verifier?.humanMinutesPerCheck.value ?? 0) > 0;
  return takesPeople && unattended?.has(category.id) ? null : verifier;
};

/** USD of one check: the fee, a judge's tokens at the price of its model, and a person's minutes; null: no such price. */
const usdPerCheckOf = (verifier: Verifier, { plan, snapshot }: Job, usdPerMinute: number): number | null => {
  const own = verifier.usdPerCheck.value + verifier.humanMinutesPerCheck.value * usdPerMinute;
  if (verifier.judge === null) return own;
  const { modelId } = verifier.judge;
  const model = snapshot.models.find((entry) => entry.id === modelId);
  const price = model === undefined ? null : priceInUse(model, plan.prices);
  return price === null ? null : own + judgeUsd(verifier.judge, price);
};

const dependenceOf = ({ dependence }: CategoryPlan): DependenceNumbers =>
  withinBounds({
    rho: dependence.rho.value,
    tau: dependence.tau.value,
    beta: dependence.beta.value,
    gamma: dependence.gamma.value,
  });

/** A model with a price and evidence in a category, whose tasks it can take. */
interface Usable {
  model: Model;
  rate: number;
  usdPerAttempt: number;
}

const usableIn = (category: CategoryPlan, { plan, snapshot }: Job, { drawn }: MenuAsk): Usable[] => {
  const ceiling = 1 - category.dependence.beta.value;
  return candidatesFor(category, plan, snapshot, drawn).flatMap(({ model, rate, usdPerAttempt, fits }) => {
    if (!fits || rate === null || usdPerAttempt === null || !Number.isFinite(usdPerAttempt)) return [];
    // A draw above what anyone can solve is held there: in one draw a model must not vanish.
    if (rate > ceiling && drawn === undefined) return [];
    return [{ model, rate: Math.min(rate, ceiling), usdPerAttempt }];
  });
};

/** USD of an attempt under the terms on which the model is had: tools and searches are paid wherever it runs. */
const usdOnTerms = ({ model, usdPerAttempt }: Usable, terms: ModelTerms, category: CategoryPlan, job: Job): number => {
  const { boughtUsd, each } = attemptAsked(model, category, job, usdPerAttempt);
  return usdPerAttempt - boughtUsd + terms.usdPerAttempt(boughtUsd, each);
};

const tableModelsOf = (
  usable: readonly Usable[],
  category: CategoryPlan,
  job: Job,
  onTerms: ReadonlyMap<ModelId, ModelTerms>,
): TableModel[] => {
  const { snapshot } = job;
  const evidence = snapshot.evidence.filter((row) => category.kind === null || row.category === category.kind);
  return usable.map((each): TableModel => {
    const { model, rate, usdPerAttempt } = each;
    const feedback = feedbackBelief(model.id, category, exactly(rate), { ...snapshot, evidence }, noDraws);
    const plain = {
      successRate: rate,
      usdPerAttempt,
      lineage: lineageOf(model),
      feedbackSuccess: feedback?.point ?? null,
    };
    const terms = onTerms.get(model.id);
    if (terms === undefined) return plain;
    return {
      ...plain,
      successRate: rate * terms.successTimes,
      usdPerAttempt: usdOnTerms(each, terms, category, job),
      feedbackSuccess: plain.feedbackSuccess === null ? null : plain.feedbackSuccess * terms.successTimes,
    };
  });
};

const secondsOf = (model: Model, category: CategoryPlan, { plan, snapshot }: Job): AttemptSeconds | null => {
  const speed = speedOf(plan.assumedSpeeds, model.id);
  if (speed === null) return null;
  const tokens = modelTokens(category, model, plan, snapshot, noDraws);
  return attemptSeconds(speed, tokens.shape, completionFactorIn(tokens));
};

/** The verifier between steps, what a check of it costs, and what the last step does. */
interface Checking {
  verifier: Verifier | null;
  check: Check | null;
  ending: Ending;
}

/** A verifier whose judge has no price cannot be used. */
const checkingOf = (category: CategoryPlan, job: Job, ask: MenuAsk, usdPerMinute: number): Checking => {
  const verifier = verifierOf(job, ask, category);
  const usdPerCheck = verifier === null ? null : usdPerCheckOf(verifier, job, usdPerMinute);
  if (verifier === null || usdPerCheck === null) return { verifier: null, check: null, ending: 'deliver' };
  const check = {
    trueAccept: verifier.trueAccept.value,
    falseAccept: verifier.falseAccept.value,
    rise: riseOf(verifier).value,
    usdPerCheck,
  };
  return { verifier, check, ending: ask.endings?.[category.id] ?? 'deliver' };
};

/** A category before it is known which models the whole menu has. */
type Draft = Omit<CategoryMenu, 'share' | 'tablePlaces'> & { usable: Usable[] };

const draftOf = (
  category: CategoryPlan,
  job: Job,
  ask: MenuAsk,
  terms: ReadonlyMap<ModelId, ModelTerms>,
  tables: KnownTables,
): Draft | null => {
  const usable = usableIn(category, job, ask);
  if (usable.length === 0) return null;
  const usdPerMinute = job.plan.humanUsdPerHour.value / minutesPerHour;
  const { verifier, check, ending } = checkingOf(category, job, ask, usdPerMinute);
  const entries = tableModelsOf(usable, category, job, terms);
  const table = tables.tableOf(category.id, {
    models: entries,
    d: dependenceOf(category),
    check,
    ending,
    humanSuccess: category.humanSuccess.value,
    humanUsd: category.humanMinutesPerTask.value * usdPerMinute,
  });
  return {
    category,
    verifier,
    ending,
    table,
    entries,
    monotone:
      check === null || (check.rise === undefined || check.rise === 0 ? check.trueAccept >= check.falseAccept : false),
    usable,
    seconds: usable.map(({ model }) => secondsOf(model, category, job)),
    silentUsd: category.silentFailureUsd.value,
    successUsd: category.valueOfSuccessUsd.value,
  };
};

/**
 * Every ladder open to every category of a plan, at best values, from the models of the job's snapshot: give the
 * whole catalog as the snapshot to choose from all of it. Models are bought as metered but for those on other terms.
 * Menus that share their `tables` work out once what does not depend on prices.
 */
export const menuOf = (
  job: Job,
  ask: MenuAsk = {},
  { terms, fixed }: Held = nothingHeld,
  tables: KnownTables = new KnownTables(),
): Menu => {
  const leftOut: RowId[] = [];
  const drafts: Draft[] = [];
  for (const category of job.plan.categories.filter(({ share }) => share > 0)) {
    const draft = draftOf(category, job, ask, terms, tables);
    if (draft === null) leftOut.push(category.id);
    else drafts.push(draft);
  }
  const byId = new Map<ModelId, Model>();
  for (const { usable } of drafts) for (const { model } of usable) if (!byId.has(model.id)) byId.set(model.id, model);
  const models = [...byId.values()];
  const places = placesUpTo<MenuPlace>(models.length);
  const placeOf = new Map(places.map((place) => [itemAt(models, place).id, place]));
  const coveredShare = drafts.reduce((sum, draft) => sum + draft.category.share, 0);
  const categories = drafts.map(({ usable, ...draft }): CategoryMenu => {
    const tablePlaces = new Int32Array(models.length).fill(-1);
    usable.forEach(({ model }, at) => {
      tablePlaces[entryOf(placeOf, model.id)] = at;
    });
    return { ...draft, share: draft.category.share / coveredShare, tablePlaces };
  });
  const tasks = job.plan.tasksPerMonth * coveredShare;
  const perTask = (usd: number): number => (tasks > 0 ? usd / tasks : 0);
  return {
    models,
    categories,
    leftOut,
    coveredShare,
    fixed: { usd: perTask(fixed.usd), spend: perTask(fixed.spend) },
  };
};
