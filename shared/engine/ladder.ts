/**
 * One ladder evaluated exactly. Given a task's difficulty z a ladder is a Markov chain over its attempts; this
 * file walks the chain at each node of a grid over z (and over what repeats when a model tries again) and adds
 * up. See docs/METHOD.md, "The chain".
 */
import { EngineError, requireBetween } from './engineError.ts';
import { normalCdf, normalQuantile } from './normal.ts';
import { type NormalGrid, normalGrid, type Precision } from './quadrature.ts';

/** How alike models fail, as numbers: 0 <= rho, tau, beta; rho + tau < 1; beta < 1; gamma >= 0. */
export interface DependenceNumbers {
  rho: number;
  tau: number;
  beta: number;
  gamma: number;
}

/** One rung with every unknown settled. Rates and shares in [0, 1]; USD and seconds per attempt. */
export interface RungNumbers {
  /** Identity of the model: rungs of the same model share what repeats when it tries again (tau). */
  model: number;
  /** The model's success rate over all tasks of the category; at most 1 - beta. */
  successRate: number;
  attempts: number;
  /** P(a retry with feedback succeeds | the first attempt failed); null where retries are blind. */
  feedbackSuccess: number | null;
  /** A rung without a verifier accepts whatever comes back. */
  verified: boolean;
  trueAccept: number;
  falseAccept: number;
  errorShare: number;
  usdPerAttempt: number;
  /** Standard deviation of the cost of an attempt at average difficulty. */
  usdSdPerAttempt: number;
  /** Fees, judge tokens and human time of one check, in USD. */
  usdPerCheck: number;
  minutesPerCheck: number;
}

export interface LadderNumbers {
  rungs: RungNumbers[];
  onReject: 'deliver' | 'human' | 'abandon';
  humanMinutes: number;
  humanSuccess: number;
  humanUsdPerMinute: number;
}

/** What happens at one rung, per task that is offered to the ladder. */
export interface RungSums {
  reach: number;
  attempts: number;
  returned: number;
  /** Attempts that came back, each weighted by how much dearer its task's difficulty makes it. */
  costUnits: number;
  acceptedGood: number;
  acceptedBad: number;
  /** P(reached and a first attempt made here succeeds), errors apart. */
  firstGood: number;
}

/** Sums over all tasks offered to a ladder; success + silentFailure + abandoned = the share offered. */
export interface LadderSums {
  offered: number;
  success: number;
  silentFailure: number;
  abandoned: number;
  /** Share handed to a human on rejection. */
  handed: number;
  modelUsd: number;
  checkUsd: number;
  /** Human minutes in checks and in tasks handed over. */
  minutes: number;
  handedUsd: number;
  /** E[spend^2] of a task, for the spread of a month. */
  spendSquared: number;
  rungs: RungSums[];
  /** P(the task ends after attempt k of rung r), at stops[r][k]; tasks handed over end after the last. */
  stops: number[][];
}

/** The largest rho + tau and rate-to-ceiling ratio the latent scale can carry. */
export const latentCeiling = 1 - 1e-9;

export const checkDependence = (d: DependenceNumbers): void => {
  requireBetween('rho', d.rho, 0, 1);
  requireBetween('tau', d.tau, 0, 1);
  requireBetween('beta', d.beta, 0, 1);
  requireBetween('gamma', d.gamma, 0, 5);
  if (d.rho + d.tau >= 1) throw new EngineError('rho + tau', d.rho + d.tau, 'below 1');
  if (d.beta >= 1) throw new EngineError('beta', d.beta, 'below 1');
};

export const checkLadder = (ladder: LadderNumbers, d: DependenceNumbers): void => {
  if (ladder.rungs.length < 1) throw new EngineError('rungs', ladder.rungs.length, '1 or more');
  requireBetween('humanMinutes', ladder.humanMinutes, 0, Number.MAX_VALUE);
  requireBetween('humanSuccess', ladder.humanSuccess, 0, 1);
  requireBetween('humanUsdPerMinute', ladder.humanUsdPerMinute, 0, Number.MAX_VALUE);
  ladder.rungs.forEach((rung, r) => {
    const at = `rungs[${r}]`;
    requireBetween(`${at}.successRate`, rung.successRate, 0, 1 - d.beta);
    if (!Number.isInteger(rung.attempts)) throw new EngineError(`${at}.attempts`, rung.attempts, 'a whole number');
    requireBetween(`${at}.attempts`, rung.attempts, 1, 100);
    for (const field of ['trueAccept', 'falseAccept', 'errorShare'] as const)
      requireBetween(`${at}.${field}`, rung[field], 0, 1);
    if (rung.feedbackSuccess !== null) requireBetween(`${at}.feedbackSuccess`, rung.feedbackSuccess, 0, 1);
    for (const field of ['usdPerAttempt', 'usdSdPerAttempt', 'usdPerCheck', 'minutesPerCheck'] as const)
      requireBetween(`${at}.${field}`, rung[field], 0, Number.MAX_VALUE);
  });
};

const clampRate = (rate: number): number => Math.min(Math.max(rate, 0), 1);

/** The latent threshold below which an attempt succeeds, among the tasks that somebody can solve. */
export const threshold = (successRate: number, beta: number): number => normalQuantile(clampRate(successRate / (1 - beta)));

const scratchFail = new Float64Array(4096);

/**
 * The threshold of a retry with feedback such that P(it succeeds | the first attempt failed) is `wanted`. The
 * retry shares the task's difficulty with the first attempt and nothing else. A `wanted` that the tasks nobody
 * solves put out of reach gives Infinity: it then succeeds on every task that can be solved.
 */
const feedbackThreshold = (wanted: number, successRate: number, first: number, d: DependenceNumbers, grid: NormalGrid): number => {
  const firstFails = 1 - successRate;
  if (wanted <= 0) return Number.NEGATIVE_INFINITY;
  const target = (wanted * firstFails) / (1 - d.beta);
  const root = Math.sqrt(d.rho);
  const rest = Math.sqrt(1 - d.rho);
  let reachable = 0;
  for (let k = 0; k < grid.nodes.length; k++) {
    const fails = grid.weights[k]! * (1 - normalCdf((first - root * grid.nodes[k]!) / rest));
    scratchFail[k] = fails;
    reachable += fails;
  }
  if (target >= reachable * latentCeiling) return Number.POSITIVE_INFINITY;
  let low = -9;
  let high = 9;
  for (let step = 0; step < 60 && high - low > 1e-12; step++) {
    const middle = (low + high) / 2;
    let both = 0;
    for (let k = 0; k < grid.nodes.length; k++) both += scratchFail[k]! * normalCdf((middle - root * grid.nodes[k]!) / rest);
    if (both < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Evaluates a ladder over all tasks. `visit` is the probability that a task of difficulty z is offered to it (a
 * split's weight, a route's choice); it defaults to 1. Rates must satisfy `checkLadder`; nothing is checked here,
 * since this runs once per draw.
 */
export const walkLadder = (
  ladder: LadderNumbers,
  d: DependenceNumbers,
  precision: Precision,
  visit: ((z: number) => number) | null = null,
  visitSteepness = 0,
): LadderSums => {
  const { rungs } = ladder;
  const count = rungs.length;
  const { rho, tau, beta, gamma } = d;
  const firstSlope = (rho / (1 - rho)) as number;
  let steepness = visitSteepness;
  for (const rung of rungs) steepness += rung.attempts * firstSlope;
  const grid = normalGrid(steepness, precision);
  const rootRho = Math.sqrt(rho);
  const rootTau = Math.sqrt(tau);
  const restFirst = Math.sqrt(1 - rho);
  const restAgain = Math.sqrt(1 - rho - tau);

  // Which rungs need the part that repeats (Y): a model with several blind attempts, in one rung or in several.
  const blindAttempts = new Map<number, { attempts: number; rungs: number }>();
  for (const rung of rungs) {
    const seen = blindAttempts.get(rung.model) ?? { attempts: 0, rungs: 0 };
    seen.attempts += rung.feedbackSuccess === null ? rung.attempts : 1;
    seen.rungs += 1;
    blindAttempts.set(rung.model, seen);
  }
  const shared: number[] = [];
  if (tau > 0) for (const [model, seen] of blindAttempts) if (seen.rungs > 1) shared.push(model);
  const slotOf = rungs.map((rung) => shared.indexOf(rung.model));
  const repeatGrid = (attempts: number): NormalGrid => normalGrid((attempts * tau) / (1 - rho - tau), precision);
  const localGrid = rungs.map((rung, r) =>
    tau > 0 && slotOf[r] === -1 && rung.feedbackSuccess === null && rung.attempts > 1 ? repeatGrid(rung.attempts) : null,
  );
  const slotGrid = shared.map((model) => repeatGrid(blindAttempts.get(model)!.attempts));
  const slotValue = new Float64Array(shared.length);

  const first = rungs.map((rung) => threshold(rung.successRate, beta));
  const again = rungs.map((rung, r) =>
    rung.feedbackSuccess === null || rung.attempts < 2
      ? 0
      : feedbackThreshold(rung.feedbackSuccess, rung.successRate, first[r]!, d, normalGrid(2 * firstSlope, precision)),
  );

  const sums: RungSums[] = rungs.map(() => ({
    reach: 0,
    attempts: 0,
    returned: 0,
    costUnits: 0,
    acceptedGood: 0,
    acceptedBad: 0,
    firstGood: 0,
  }));
  const stops = rungs.map((rung) => new Array<number>(rung.attempts).fill(0));
  let offered = 0;
  let spendSquared = 0;
  let deliveredGood = 0;
  let deliveredBad = 0;
  let lost = 0;
  let handed = 0;
  const handedUsdEach = ladder.humanMinutes * ladder.humanUsdPerMinute;

  // The chain's state: probability of still being on the ladder, and E[spend], E[spend^2] over that part.
  let active = 0;
  let spend = 0;
  let spend2 = 0;
  let lastGood = 0;
  let lastBad = 0;

  /** All attempts of one rung, given the success probabilities of its first and later attempts. */
  const climb = (r: number, pFirst: number, pAgain: number, multiplier: number): void => {
    const rung = rungs[r]!;
    const sum = sums[r]!;
    const stop = stops[r]!;
    const goodAccept = rung.verified ? rung.trueAccept : 1;
    const badAccept = rung.verified ? rung.falseAccept : 1;
    const returns = 1 - rung.errorShare;
    const usd = rung.usdPerAttempt * multiplier;
    const check = rung.verified ? rung.usdPerCheck : 0;
    const mean = returns * (usd + check);
    const second =
      returns * (usd * usd + (rung.usdSdPerAttempt * multiplier) ** 2 + 2 * usd * check + check * check);
    sum.reach += active;
    sum.firstGood += active * pFirst;
    for (let k = 0; k < rung.attempts; k++) {
      const p = k === 0 ? pFirst : pAgain;
      const returned = active * returns;
      const good = returned * p;
      const bad = returned - good;
      const acceptedGood = good * goodAccept;
      const acceptedBad = bad * badAccept;
      sum.attempts += active;
      sum.returned += returned;
      sum.costUnits += returned * multiplier;
      sum.acceptedGood += acceptedGood;
      sum.acceptedBad += acceptedBad;
      spend2 += 2 * spend * mean + active * second;
      spend += active * mean;
      const accepted = acceptedGood + acceptedBad;
      stop[k] = stop[k]! + accepted;
      const stays = active > 0 ? Math.max(0, 1 - accepted / active) : 0;
      spendSquared += spend2 * (1 - stays);
      spend *= stays;
      spend2 *= stays;
      active -= accepted;
      if (active < 0) active = 0;
      if (k === rung.attempts - 1 && r === count - 1) {
        lastGood += good - acceptedGood;
        lastBad += bad - acceptedBad;
      }
    }
  };

  const success = (latent: number, z: number, y: number, rest: number): number =>
    normalCdf((latent - rootRho * z - rootTau * y) / rest);

  /** The whole ladder at one difficulty; `weight` tasks enter, all of them unsolvable where `solvable` is false. */
  const chain = (z: number, weight: number, solvable: boolean): void => {
    const multiplier = gamma === 0 ? 1 : Math.exp(gamma * z - 0.5 * gamma * gamma);
    active = weight;
    spend = 0;
    spend2 = 0;
    lastGood = 0;
    lastBad = 0;
    offered += weight;
    for (let r = 0; r < count && active > 0; r++) {
      if (!solvable) {
        climb(r, 0, 0, multiplier);
        continue;
      }
      const rung = rungs[r]!;
      const slot = slotOf[r]!;
      const local = localGrid[r]!;
      if (local === null) {
        const p =
          slot === -1
            ? normalCdf((first[r]! - rootRho * z) / restFirst)
            : success(first[r]!, z, slotValue[slot]!, restAgain);
        const pAgain =
          rung.attempts === 1 ? p : rung.feedbackSuccess === null ? p : normalCdf((again[r]! - rootRho * z) / restFirst);
        climb(r, p, pAgain, multiplier);
      } else {
        const entering = active;
        const enteringSpend = spend;
        const enteringSpend2 = spend2;
        let left = 0;
        let leftSpend = 0;
        let leftSpend2 = 0;
        for (let k = 0; k < local.nodes.length; k++) {
          const share = local.weights[k]!;
          active = entering * share;
          spend = enteringSpend * share;
          spend2 = enteringSpend2 * share;
          const p = success(first[r]!, z, local.nodes[k]!, restAgain);
          climb(r, p, p, multiplier);
          left += active;
          leftSpend += spend;
          leftSpend2 += spend2;
        }
        active = left;
        spend = leftSpend;
        spend2 = leftSpend2;
      }
    }
    if (active <= 0) return;
    const lastStops = stops[count - 1]!;
    lastStops[lastStops.length - 1] = lastStops[lastStops.length - 1]! + active;
    if (ladder.onReject === 'human') {
      handed += active;
      spendSquared += spend2 + 2 * spend * handedUsdEach + active * handedUsdEach * handedUsdEach;
    } else {
      spendSquared += spend2;
      if (ladder.onReject === 'deliver') {
        deliveredGood += lastGood;
        deliveredBad += lastBad;
        lost += Math.max(0, active - lastGood - lastBad);
      } else lost += active;
    }
  };

  /** Runs the chain over every combination of what repeats for models that stand on several rungs. */
  const overRepeats = (slot: number, z: number, weight: number): void => {
    if (slot === shared.length) {
      chain(z, weight, true);
      return;
    }
    const nodes = slotGrid[slot]!;
    for (let k = 0; k < nodes.nodes.length; k++) {
      slotValue[slot] = nodes.nodes[k]!;
      overRepeats(slot + 1, z, weight * nodes.weights[k]!);
    }
  };

  for (let k = 0; k < grid.nodes.length; k++) {
    const z = grid.nodes[k]!;
    const weight = grid.weights[k]! * (visit === null ? 1 : visit(z));
    if (weight === 0) continue;
    overRepeats(0, z, weight * (1 - beta));
    if (beta > 0) chain(z, weight * beta, false);
  }

  let modelUsd = 0;
  let checkUsd = 0;
  let minutes = handed * ladder.humanMinutes;
  let acceptedGood = deliveredGood + handed * ladder.humanSuccess;
  let acceptedBad = deliveredBad;
  sums.forEach((sum, r) => {
    const rung = rungs[r]!;
    modelUsd += sum.costUnits * rung.usdPerAttempt;
    if (rung.verified) {
      checkUsd += sum.returned * rung.usdPerCheck;
      minutes += sum.returned * rung.minutesPerCheck;
    }
    acceptedGood += sum.acceptedGood;
    acceptedBad += sum.acceptedBad;
  });
  return {
    offered,
    success: acceptedGood,
    silentFailure: acceptedBad,
    abandoned: lost + handed * (1 - ladder.humanSuccess),
    handed,
    modelUsd,
    checkUsd,
    minutes,
    handedUsd: handed * handedUsdEach,
    spendSquared,
    rungs: sums,
    stops,
  };
};
