/**
 * Which model a new row, column or step starts with: the cheapest that is adequate among those that can be bought, never
 * a place in a list. Adequate is what holds the row's floor of success with the probability the planner asks; where she
 * asks for none, what comes close to the best that is known.
 */
import type { Model } from '../catalog/model.ts';
import { normalCdf, normalQuantile } from '../foundation/normal.ts';
import type { CategoryPlan, Plan } from '../plan/plan.ts';
import type { Verifier } from '../plan/policy.ts';
import { verifierFrom, verifiersFor } from '../plan/verifierPresets.ts';
import { adequate, type Candidate } from './candidates.ts';

/** A rate this close to the best known one is as good, and most models that have it cost far less. */
export const nearlyBest = 0.05;

/** What is retired, about to be, succeeded or without a price is not proposed: it cannot be bought, or not for long. */
export const isBuyable = ({ model: { status, shutdownDate, successor }, price }: Candidate): boolean =>
  status !== 'retired' && status !== 'deprecated' && shutdownDate === null && successor === null && price !== null;

/**
 * The share of tasks that succeeds at least, with a probability. Where the plan carries transfer all that is not known of the
 * work's rate counts; else the rate's own sampling doubt taken as normal with the trials behind it, and a rate without
 * counted trials stands as it is.
 */
export const rateHeldWith = ({ rate, use }: Candidate, probability: number): number => {
  if (rate === null) return 0;
  if (use?.transfer !== undefined)
    return normalCdf(normalQuantile(rate) - normalQuantile(probability) * use.transfer.sd);
  const trials = use?.trials ?? null;
  return trials === null ? rate : rate - normalQuantile(probability) * Math.sqrt((rate * (1 - rate)) / trials);
};

/** Those that may be bought and of whose success something is known that the row can hold. */
export const knownOf = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter((candidate) => candidate.rate !== null && !candidate.aboveCeiling && isBuyable(candidate));

/** The least success that is adequate for a row: its floor, else what comes close to the best that is known. */
export const leastSuccess = (row: Pick<CategoryPlan, 'successFloor'>, candidates: readonly Candidate[]): number =>
  row.successFloor?.share ?? Math.max(0, ...knownOf(candidates).map(({ rate }) => rate ?? 0)) - nearlyBest;

/** The models adequate for a row, the cheapest attempt first. */
export const adequateFor = (row: Pick<CategoryPlan, 'successFloor'>, candidates: readonly Candidate[]): Candidate[] => {
  const known = knownOf(candidates);
  const floor = row.successFloor;
  if (floor === null) return adequate(known, leastSuccess(row, candidates));
  return adequate(
    known.filter((candidate) => rateHeldWith(candidate, floor.probability) >= floor.share),
    0,
  );
};

/** The cheapest adequate model that is none of `without`; null where nothing is adequate. */
export const proposeModel = (
  row: Pick<CategoryPlan, 'successFloor'>,
  candidates: readonly Candidate[],
  without: ReadonlySet<Plan['assumedRates'][number]['modelId']> = new Set(),
): Candidate | null => adequateFor(row, candidates).find(({ model }) => !without.has(model.id)) ?? null;

/**
 * What may follow a step: the cheapest model that succeeds more often than the one before, adequate ones first. A step
 * that is weaker than the one before is worth nothing, and one that is weaker and costs more is never proposed.
 */
export const proposeStep = (
  row: Pick<CategoryPlan, 'successFloor'>,
  candidates: readonly Candidate[],
  before: Candidate | null,
  without: ReadonlySet<Candidate['model']['id']>,
): Candidate | null => {
  const isStronger = ({ model, rate }: Candidate): boolean =>
    !without.has(model.id) && (before?.rate == null || (rate !== null && rate > before.rate));
  return (
    adequateFor(row, candidates).find(isStronger) ?? adequate(knownOf(candidates), 0).filter(isStronger)[0] ?? null
  );
};

/**
 * A judge of another maker than the model it judges, so that both do not miss the same errors: the cheapest adequate one,
 * else the one that succeeds most often. Only where no other maker is known of does a model judge its own kind.
 */
export const proposeJudge = (
  row: Pick<CategoryPlan, 'successFloor'>,
  candidates: readonly Candidate[],
  judged: Model | null,
): Candidate | null => {
  const found = adequateFor(row, candidates);
  const isOther = ({ model }: Candidate): boolean => model.author !== judged?.author;
  const [strongest] = knownOf(candidates)
    .filter(isOther)
    .sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
  return found.find(isOther) ?? strongest ?? found[0] ?? null;
};

/**
 * The check made for a row's work: where a model judges, with the model that does, so that it is paid for; where none can
 * judge, the next kind of check.
 */
export const proposeCheck = (
  row: Pick<CategoryPlan, 'successFloor' | 'kind'>,
  candidates: readonly Candidate[],
  judged: Model | null,
): Verifier | null => {
  for (const preset of verifiersFor(row.kind)) {
    if (preset.judge === null) return verifierFrom(preset);
    const judge = proposeJudge(row, candidates, judged);
    if (judge !== null) return verifierFrom(preset, judge.model.id);
  }
  return null;
};

/** True where a step is worse than the one before it in both ways: it succeeds less often and an attempt costs more. */
export const isWeakerAndCostsMore = (step: Candidate, before: Candidate): boolean =>
  step.rate !== null &&
  before.rate !== null &&
  step.usdPerAttempt !== null &&
  before.usdPerAttempt !== null &&
  step.rate < before.rate &&
  step.usdPerAttempt > before.usdPerAttempt;
