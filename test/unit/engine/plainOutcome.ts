/**
 * The outcome of a plan at its best values, reckoned a second time from the formulas of docs/METHOD.md and in the
 * plainest way: every task's difficulty and every model's luck on a grid, every ladder attempt by attempt, prices by
 * cutting the prompt sizes into pieces. Slow, shares no code with the engine but the normal distribution, and good to
 * about 1e-7 where rho <= 0.6, tau <= 0.2 and signals are at most 0.7 good.
 */

import type { Price } from '../../../shared/catalog/model.ts';
import type { Job } from '../../../shared/engine/job.ts';
import { normalCdf, normalDensity, normalQuantile } from '../../../shared/foundation/normal.ts';
import type { CategoryPlan } from '../../../shared/plan/plan.ts';
import type { Ladder, Policy } from '../../../shared/plan/policy.ts';
import { offerOf } from '../../offerOf.ts';

interface Dependence {
  rho: number;
  tau: number;
  beta: number;
  gamma: number;
}

/** Values of a standard normal variable with their weights. */
const normalValues = (step: number, from: number, to: number): { value: number; weight: number }[] => {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, k) => {
    const value = from + k * step;
    return { value, weight: step * normalDensity(value) };
  });
};

/** Prompt sizes of one request as pieces of a lognormal, cut at every threshold so that no piece is priced two ways. */
const promptSizes = (mean: number, cv: number, cuts: readonly number[]): { tokens: number; weight: number }[] => {
  const spread = Math.sqrt(Math.log1p(cv * cv));
  if (spread === 0) return [{ tokens: mean, weight: 1 }];
  const middle = Math.log(mean) - (spread * spread) / 2;
  const edges = [-9, ...cuts.map((cut) => (Math.log(cut) - middle) / spread), 9 + 2 * spread]
    .filter((edge) => edge >= -9 && edge <= 9 + 2 * spread)
    .sort((a, b) => a - b);
  // Gauss-Legendre with three points on each of 200 pieces between two edges.
  const points = [
    [-Math.sqrt(0.6), 5 / 18],
    [0, 8 / 18],
    [Math.sqrt(0.6), 5 / 18],
  ] as const;
  return edges.slice(1).flatMap((to, e) => {
    const from = edges[e]!;
    const width = (to - from) / 200;
    return Array.from({ length: 200 }, (_, piece) =>
      points.map(([place, part]) => {
        const x = from + width * (piece + (1 + place) / 2);
        return { tokens: Math.exp(middle + spread * x), weight: width * part * normalDensity(x) };
      }),
    ).flat();
  });
};

export interface AttemptMoments {
  list: number;
  afterCacheAndTiers: number;
  afterVerbosity: number;
  afterBatch: number;
  fees: number;
  usd: number;
  variance: number;
}

/** Prices of a tier as its list means them: an unlisted cache price grows with the prompt price. */
const level = (price: Price, tier: Price['tiers'][number] | null) => {
  if (tier === null)
    return {
      from: 0,
      prompt: price.promptUsdPerM,
      completion: price.completionUsdPerM,
      read: price.cacheReadUsdPerM ?? price.promptUsdPerM,
      write: price.cacheWriteUsdPerM ?? price.promptUsdPerM,
    };
  const times = price.promptUsdPerM > 0 ? tier.promptUsdPerM / price.promptUsdPerM : 1;
  return {
    from: tier.minPromptTokens,
    prompt: tier.promptUsdPerM,
    completion: tier.completionUsdPerM,
    read:
      tier.cacheReadUsdPerM ?? (price.cacheReadUsdPerM === null ? tier.promptUsdPerM : price.cacheReadUsdPerM * times),
    write:
      tier.cacheWriteUsdPerM ??
      (price.cacheWriteUsdPerM === null ? tier.promptUsdPerM : price.cacheWriteUsdPerM * times),
  };
};

type Level = ReturnType<typeof level>;

/** The levels of the batch, or null where there is none: two prices of its own for the first, or a share off every one. */
const batchLevels = (price: Price, levels: readonly Level[]): Level[] | null => {
  const { batchPromptUsdPerM: prompt, batchCompletionUsdPerM: completion, batchDiscount } = price;
  if (prompt !== null && completion !== null)
    return [
      {
        from: 0,
        prompt,
        completion,
        read: Math.min(price.cacheReadUsdPerM ?? prompt, prompt),
        write: price.cacheWriteUsdPerM ?? prompt,
      },
      ...levels.slice(1),
    ];
  if (batchDiscount === null) return null;
  const paid = 1 - batchDiscount;
  return levels.map((at) => ({
    from: at.from,
    prompt: at.prompt * paid,
    completion: at.completion * paid,
    read: at.read * paid,
    write: at.write * paid,
  }));
};

/** USD of one attempt at average difficulty: the steps to its mean, and its variance. */
const attemptMoments = (price: Price, category: CategoryPlan, factor: number): AttemptMoments => {
  const { shape } = category;
  const [prompt, completion, steps] = [shape.promptTokens.value, shape.completionTokens.value, shape.steps.value];
  const requests = Math.max(steps, 1);
  const { cacheReadShare: read, cacheWriteShare: write } = shape;
  const promptRate = (at: Level): number => (1 - read - write) * at.prompt + read * at.read + write * at.write;
  const plainLevels = [level(price, null), ...price.tiers.map((tier) => level(price, tier))];
  /** What the prompts of an attempt cost whose requests have so many prompt tokens each, and its rate for completions. */
  const priced = (levels: readonly Level[], tokens: number): { prompt: number; completionRate: number } => {
    const reached = levels.filter(({ from }) => from === 0 || tokens > from);
    const top = reached.at(-1)!;
    if (price.tierMode === 'whole-request')
      return { prompt: requests * tokens * promptRate(top), completionRate: top.completion };
    return {
      prompt: reached.reduce((sum, at, k) => {
        const to = Math.min(tokens, levels[k + 1]?.from ?? Number.POSITIVE_INFINITY);
        return sum + requests * (to - at.from) * promptRate(at);
      }, 0),
      completionRate: levels[0]!.completion,
    };
  };
  const sizes = promptSizes(
    prompt / requests,
    shape.promptTokensCv,
    price.tiers.map((tier) => tier.minPromptTokens),
  );
  const written = completion * factor;
  const moments = (levels: readonly Level[]) => {
    const sums = { promptUsd: 0, completionUsd: 0, mean: 0, square: 0 };
    for (const { tokens, weight } of sizes) {
      const at = priced(levels, tokens);
      sums.promptUsd += (weight * at.prompt) / 1e6;
      sums.completionUsd += (weight * at.completionRate * completion) / 1e6;
      const cost = (at.prompt + at.completionRate * written) / 1e6;
      sums.mean += weight * cost;
      sums.square += weight * (cost ** 2 + ((at.completionRate * written * shape.completionTokensCv) / 1e6) ** 2);
    }
    return sums;
  };
  const plain = moments(plainLevels);
  const deferred = category.deferrable ? batchLevels(price, plainLevels) : null;
  const batch = deferred === null ? null : moments(deferred);
  const paid = batch !== null && batch.mean < plain.mean ? batch : plain;
  const [web, files, code] = [shape.searches, shape.fileSearches, shape.codeSessions].map((told) => told?.value ?? 0);
  const others = Math.max(shape.toolCalls.value - web! - files! - code!, 0);
  const fees =
    steps * (price.requestFeeUsd ?? 0) +
    others * shape.toolCallUsd +
    web! * (price.webSearchUsdPerCall ?? shape.toolCallUsd) +
    files! * (price.fileSearchUsdPerCall ?? shape.toolCallUsd) +
    code! * (price.codeSessionUsd ?? shape.toolCallUsd);
  return {
    list: (price.promptUsdPerM * prompt + price.completionUsdPerM * completion) / 1e6,
    afterCacheAndTiers: plain.promptUsd + plain.completionUsd,
    afterVerbosity: plain.promptUsd + factor * plain.completionUsd,
    afterBatch: paid.mean,
    fees,
    usd: paid.mean + fees,
    variance: paid.square - paid.mean ** 2,
  };
};

interface PlainModel {
  id: string;
  rate: number;
  /** Share of the tasks, the largest, that do not fit its window. */
  refused: number;
  cost: AttemptMoments;
  /** Seconds of one attempt; null where its speed is not stated. */
  seconds: { mean: number; variance: number } | null;
}

export interface PlainRung {
  modelId: string;
  path: number[];
  reach: number;
  attempts: number;
  returned: number;
  acceptedGood: number;
  acceptedBad: number;
  modelUsd: number;
  verifierUsd: number;
  firstGood: number;
}

/** Per task of a category. */
export interface PlainSums {
  success: number;
  silentFailure: number;
  abandoned: number;
  modelUsd: number;
  verifierUsd: number;
  humanUsd: number;
  minutes: number;
  spendSquared: number;
  rungs: PlainRung[];
  /** Every way to end with what it takes; null where a speed is not stated. */
  waits: { share: number; mean: number; variance: number }[] | null;
  /** Of the first rungs, by how many tasks are offered to each. */
  firstRungs: { modelId: string; offered: number }[];
  /** USD per task by model, judges under their own id. */
  usdByModel: Map<string, number>;
}

interface PlainLeaf {
  ladder: Ladder;
  path: number[];
  weight: number;
  routes: { hardShare: number; quality: number; usd: number; hard: boolean }[];
}

const leaves = (policy: Policy, path: number[], weight: number, routes: PlainLeaf['routes']): PlainLeaf[] => {
  if (policy.kind === 'ladder') return [{ ladder: policy, path, weight, routes }];
  if (policy.kind === 'split')
    return policy.parts.flatMap((part, i) => leaves(part.policy, [...path, i], weight * part.weight, routes));
  const route = { hardShare: policy.hardShare, quality: policy.signalQuality.value, usd: policy.usdPerTask.value };
  return [
    ...leaves(policy.easy, [...path, 0], weight, [...routes, { ...route, hard: false }]),
    ...leaves(policy.hard, [...path, 1], weight, [...routes, { ...route, hard: true }]),
  ];
};

/** P(a route sends a task of difficulty z this way). */
const sent = (route: PlainLeaf['routes'][number], z: number): number => {
  const harder = normalCdf(
    (route.quality * z - normalQuantile(1 - route.hardShare)) / Math.sqrt(1 - route.quality * route.quality),
  );
  return route.hard ? harder : 1 - harder;
};

const priceOf = (job: Job, modelId: string): Price => offerOf(job.snapshot.models.find(({ id }) => id === modelId));

export const plainSums = (
  job: Job,
  category: CategoryPlan,
  policy: Policy,
  models: ReadonlyMap<string, PlainModel>,
  d: Dependence,
): PlainSums => {
  const wage = job.plan.humanUsdPerHour.value / 60;
  const difficulties = normalValues(0.25, -8, 8 + 2 * d.gamma);
  const sums: PlainSums = {
    success: 0,
    silentFailure: 0,
    abandoned: 0,
    modelUsd: 0,
    verifierUsd: 0,
    humanUsd: 0,
    minutes: 0,
    spendSquared: 0,
    rungs: [],
    waits: [],
    firstRungs: [],
    usdByModel: new Map(),
  };
  const latentOf = (rate: number): number => normalQuantile(rate / (1 - d.beta));
  /** The latent value of a retry with feedback that succeeds on `wanted` of all the tasks whose first attempt failed. */
  const feedbackLatent = (rate: number, wanted: number): number => {
    const chance = (latent: number, z: number): number =>
      normalCdf((latent - Math.sqrt(d.rho) * z) / Math.sqrt(1 - d.rho));
    const both = (latent: number): number =>
      (1 - d.beta) *
      difficulties.reduce(
        (sum, { value, weight }) => sum + weight * (1 - chance(latentOf(rate), value)) * chance(latent, value),
        0,
      );
    let [low, high] = [-20, 20];
    if (both(high) <= wanted * (1 - rate)) return Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 70; turn++) {
      const middle = (low + high) / 2;
      if (both(middle) < wanted * (1 - rate)) low = middle;
      else high = middle;
    }
    return low;
  };

  for (const leaf of leaves(policy, [], 1, [])) {
    const { rungs, onReject } = leaf.ladder;
    const routeUsd = leaf.routes.reduce((sum, route) => sum + route.usd, 0);
    const flows = rungs.map(
      (rung): PlainRung => ({
        modelId: rung.modelId,
        path: leaf.path,
        reach: 0,
        attempts: 0,
        returned: 0,
        acceptedGood: 0,
        acceptedBad: 0,
        modelUsd: 0,
        verifierUsd: 0,
        firstGood: 0,
      }),
    );
    const feedbacks = rungs.map((rung) => {
      if (rung.attempts === 1 || rung.retry === 'blind') return null;
      const { rate } = models.get(rung.modelId)!;
      return feedbackLatent(rate, rung.feedbackSuccess?.value ?? normalCdf(0.57 + 1.07 * normalQuantile(rate)));
    });
    const ended = rungs.map((rung) => new Array<number>(rung.attempts).fill(0));
    let offered = 0;
    const ids = [...new Set(rungs.map((rung) => rung.modelId))];
    const lucks = d.tau === 0 ? [{ value: 0, weight: 1 }] : normalValues(0.4, -7.2, 7.2);
    const steps = rungs.map((rung) => {
      const { verifier } = rung;
      const judge = verifier?.judge ?? null;
      const price = judge === null ? null : priceOf(job, judge.modelId);
      const judgeUsd =
        judge === null || price === null
          ? 0
          : (judge.promptTokens * price.promptUsdPerM + judge.completionTokens * price.completionUsdPerM) / 1e6;
      return {
        rung,
        model: models.get(rung.modelId)!,
        check: verifier === null ? 0 : verifier.usdPerCheck.value + judgeUsd,
        checkMinutes: verifier?.humanMinutesPerCheck.value ?? 0,
        goodAccept: verifier?.trueAccept.value ?? 1,
        badAccept: verifier?.falseAccept.value ?? 1,
      };
    });
    /** Tasks of one difficulty and one luck of every model, with each model's chances of a blind attempt and by feedback. */
    const follow = (
      z: number,
      chances: ReadonlyMap<string, number>,
      afterFeedback: readonly (number | null)[],
      weight: number,
      refusing: ReadonlySet<string>,
    ): void => {
      const dearer = Math.exp(d.gamma * z - (d.gamma * d.gamma) / 2);
      let here = weight;
      // E[spend; still here] and E[spend^2; still here].
      let spent = here * routeUsd;
      let spent2 = here * routeUsd * routeUsd;
      offered += weight;
      sums.verifierUsd += weight * routeUsd;
      for (const [r, { rung, model, check, checkMinutes, goodAccept, badAccept }] of steps.entries()) {
        const flow = flows[r]!;
        for (let attempt = 0; attempt < rung.attempts; attempt++) {
          const p = (attempt > 0 ? afterFeedback[r] : null) ?? chances.get(rung.modelId)!;
          const comes = refusing.has(rung.modelId) ? 0 : 1 - rung.errorShare.value;
          const last = r === rungs.length - 1 && attempt === rung.attempts - 1;
          const good = comes * p;
          const bad = comes * (1 - p);
          const delivers = last && onReject === 'deliver';
          const accepted = good * goodAccept + bad * badAccept;
          if (attempt === 0) {
            flow.reach += here;
            flow.firstGood += here * p;
          }
          flow.attempts += here;
          flow.returned += here * comes;
          flow.acceptedGood += here * good * goodAccept;
          flow.acceptedBad += here * bad * badAccept;
          // An attempt in error is billed by its share; one whose task does not fit is not made.
          const billed = refusing.has(rung.modelId) ? 0 : rung.errorBilledShare;
          const bought = comes + (1 - comes) * billed;
          flow.modelUsd += here * bought * model.cost.usd * dearer;
          flow.verifierUsd += here * comes * check;
          sums.modelUsd += here * bought * model.cost.usd * dearer;
          sums.verifierUsd += here * comes * check;
          sums.minutes += here * comes * checkMinutes;
          sums.humanUsd += here * comes * checkMinutes * wage;
          sums.success += here * (delivers ? good : good * goodAccept);
          sums.silentFailure += here * (delivers ? bad : bad * badAccept);
          if (delivers) sums.abandoned += here * (1 - comes);
          const usd = model.cost.usd * dearer + check + checkMinutes * wage;
          const usd2 = usd * usd + model.cost.variance * dearer * dearer;
          const paid = spent + here * usd;
          const paid2 = spent2 + 2 * spent * usd + here * usd2;
          sums.spendSquared += accepted * paid2;
          const lost = billed * model.cost.usd * dearer;
          const lost2 = lost * lost + billed * billed * model.cost.variance * dearer * dearer;
          spent2 = (1 - comes) * (spent2 + 2 * spent * lost + here * lost2) + (comes - accepted) * paid2;
          spent = (1 - comes) * (spent + here * lost) + (comes - accepted) * paid;
          ended[r]![attempt]! += here * accepted;
          here *= 1 - accepted;
        }
      }
      ended.at(-1)![ended.at(-1)!.length - 1]! += here;
      const minutes = onReject === 'human' ? category.humanMinutesPerTask.value : 0;
      sums.spendSquared += spent2 + 2 * spent * minutes * wage + here * (minutes * wage) ** 2;
      sums.minutes += here * minutes;
      sums.humanUsd += here * minutes * wage;
      if (onReject === 'human') {
        sums.success += here * category.humanSuccess.value;
        sums.abandoned += here * (1 - category.humanSuccess.value);
      } else if (onReject === 'abandon') sums.abandoned += here;
    };
    const blind = (id: string, z: number, luck: number): number =>
      normalCdf(
        (latentOf(models.get(id)!.rate) - Math.sqrt(d.rho) * z - Math.sqrt(d.tau) * luck) /
          Math.sqrt(1 - d.rho - d.tau),
      );
    // Tasks from the smallest up, parted where one more model has no room for them.
    const cuts = [...new Set([0, ...ids.map((id) => 1 - models.get(id)!.refused), 1])].sort((a, b) => a - b);
    const sizes = cuts.slice(1).map((to, c) => ({
      part: to - cuts[c]!,
      refusing: new Set(ids.filter((id) => 1 - models.get(id)!.refused < to)),
    }));
    for (const { value: z, weight } of difficulties) {
      const comes = leaf.routes.reduce((product, route) => product * sent(route, z), leaf.weight * weight);
      const chances = ids.map((id) => lucks.map((luck) => ({ chance: blind(id, z, luck.value), weight: luck.weight })));
      const afterFeedback = feedbacks.map((latent) =>
        latent === null ? null : normalCdf((latent - Math.sqrt(d.rho) * z) / Math.sqrt(1 - d.rho)),
      );
      const held = new Map<string, number>();
      const eachLuck = (m: number, part: number): void => {
        if (m === ids.length) {
          for (const size of sizes) follow(z, held, afterFeedback, size.part * part * (1 - d.beta), size.refusing);
          return;
        }
        for (const luck of chances[m]!) {
          held.set(ids[m]!, luck.chance);
          eachLuck(m + 1, part * luck.weight);
        }
      };
      eachLuck(0, comes);
      if (d.beta > 0)
        for (const size of sizes)
          follow(
            z,
            new Map(ids.map((id) => [id, 0])),
            feedbacks.map(() => null),
            size.part * comes * d.beta,
            size.refusing,
          );
    }
    sums.firstRungs.push({ modelId: rungs[0]!.modelId, offered });
    sums.rungs.push(...flows);
    rungs.forEach((rung, r) => {
      const add = (id: string, usd: number): void => {
        sums.usdByModel.set(id, (sums.usdByModel.get(id) ?? 0) + usd);
      };
      add(rung.modelId, flows[r]!.modelUsd);
      const judge = rung.verifier?.judge ?? null;
      if (judge === null) return;
      const { promptUsdPerM, completionUsdPerM } = priceOf(job, judge.modelId);
      const each = (judge.promptTokens * promptUsdPerM + judge.completionTokens * completionUsdPerM) / 1e6;
      add(judge.modelId, flows[r]!.returned * each);
    });
    let [mean, variance] = [0, 0];
    for (const [r, rung] of rungs.entries()) {
      const { seconds } = models.get(rung.modelId)!;
      if (seconds === null) {
        sums.waits = null;
        break;
      }
      for (let attempt = 0; attempt < rung.attempts; attempt++) {
        mean += seconds.mean;
        variance += seconds.variance;
        sums.waits?.push({ share: ended[r]![attempt]!, mean, variance });
      }
    }
  }
  return sums;
};

/** Every model of a category with its rate, cost and speed. */
export const plainModels = (job: Job, category: CategoryPlan): Map<string, PlainModel> => {
  const measured = (modelId: string): number | null => {
    const assumed = job.plan.assumedRates.find((one) => one.modelId === modelId && one.category === category.id);
    if (assumed !== undefined) return assumed.rate.value;
    const row = job.snapshot.evidence.find((one) => one.modelId === modelId && one.category === category.id);
    return row === undefined ? null : (row.successes! + 0.5) / (row.trials! + 1);
  };
  const { anchor } = category;
  const moved = anchor === null ? 0 : normalQuantile(anchor.rate.value) - normalQuantile(measured(anchor.modelId)!);
  return new Map(
    job.snapshot.models.map((model) => {
      const kinds = job.snapshot.reference.completionFactorByKind;
      const factor = (model.reasoning === true ? kinds.reasoning : kinds.plain).value;
      const speed = job.plan.assumedSpeeds.find(({ modelId }) => modelId === model.id);
      const { shape } = category;
      const requests = Math.max(shape.steps.value, 1);
      const room =
        (model.contextTokens ?? Number.POSITIVE_INFINITY) - (shape.completionTokens.value * factor) / requests;
      const [size, spread] = [shape.promptTokens.value / requests, Math.sqrt(Math.log1p(shape.promptTokensCv ** 2))];
      const beyond =
        spread === 0 || room <= 0 ? Number(size > room) : normalCdf((Math.log(size / room) - spread ** 2 / 2) / spread);
      const writing = speed === undefined ? 0 : (shape.completionTokens.value * factor) / speed.tokensPerSecond.value;
      return [
        model.id,
        {
          id: model.id,
          rate: normalCdf(normalQuantile(measured(model.id)!) + moved),
          // Several requests are kept within the window by whoever sends them.
          refused: beyond > 0.01 && shape.steps.value < 2 ? beyond : 0,
          cost: attemptMoments(offerOf(model), category, factor),
          seconds:
            speed === undefined
              ? null
              : {
                  mean: speed.firstTokenSeconds.value * shape.steps.value + writing,
                  variance: (writing * shape.completionTokensCv) ** 2,
                },
        },
      ];
    }),
  );
};

export const dependenceOf = (category: CategoryPlan): Dependence => ({
  rho: category.dependence.rho.value,
  tau: category.dependence.tau.value,
  beta: category.dependence.beta.value,
  gamma: category.dependence.gamma.value,
});

/** Share of the tasks that have their answer within so many seconds: every way to end a lognormal of its own. */
export const plainWithin = (
  waits: readonly { share: number; mean: number; variance: number }[],
  seconds: number,
): number =>
  waits.reduce((sum, { share, mean, variance }) => {
    const spread = Math.sqrt(Math.log(1 + variance / mean ** 2));
    const middle = Math.log(mean) - spread ** 2 / 2;
    return sum + share * (spread === 0 ? Number(seconds >= mean) : normalCdf((Math.log(seconds) - middle) / spread));
  }, 0) / waits.reduce((sum, { share }) => sum + share, 0);
