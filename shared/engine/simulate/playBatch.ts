/** Plays tasks one at a time: the model of ENGINE sections 2 and 3 acted out, draw by draw. */
import type { Price } from '../../catalog/model.ts';
import type { PlayableCategory, PlayablePlan, PlayablePolicy, PlayableRung } from './playable.ts';
import { Stream } from './stream.ts';
import { binOf, emptyTally, type Tally } from './tally.ts';

/** The token cost of one attempt with these tokens, USD, before fees. */
const tokensUsd = (price: Price, category: PlayableCategory, prompt: number, completion: number): number => {
  const { cacheReadShare: h, cacheWriteShare: w } = category;
  if (category.deferrable && price.batchPromptUsdPerM !== null && price.batchCompletionUsdPerM !== null)
    return (prompt * price.batchPromptUsdPerM + completion * price.batchCompletionUsdPerM) / 1e6;
  const perRequest = prompt / Math.max(category.steps, 1);
  const mixedRate = (p: {
    promptUsdPerM: number;
    cacheReadUsdPerM: number | null;
    cacheWriteUsdPerM: number | null;
  }): number =>
    (1 - h - w) * p.promptUsdPerM +
    h * (p.cacheReadUsdPerM ?? p.promptUsdPerM) +
    w * (p.cacheWriteUsdPerM ?? p.promptUsdPerM);
  let promptUsd = prompt * mixedRate(price);
  let completionRate = price.completionUsdPerM;
  let below = mixedRate(price);
  for (const tier of price.tiers) {
    if (perRequest < tier.minPromptTokens) break;
    const here = mixedRate(tier);
    if (price.tierMode === 'whole-request') {
      promptUsd = prompt * here;
      completionRate = tier.completionUsdPerM;
    } else promptUsd += (prompt - tier.minPromptTokens * Math.max(category.steps, 1)) * (here - below);
    below = here;
  }
  const discount = category.deferrable ? (price.batchDiscount ?? 0) : 0;
  return ((promptUsd + completion * completionRate) * (1 - discount)) / 1e6;
};

/** One task on its way: what it has cost so far. */
interface Run {
  z: number;
  solvable: boolean;
  multiplier: number;
  spend: number;
  minutes: number;
  seconds: number;
  timed: boolean;
}

type End = 'success' | 'silentFailure' | 'abandoned';

export const playBatch = (plan: PlayablePlan, seed: string, batch: number, tasks: number): Tally => {
  const stream = new Stream(seed, batch);
  const tally = emptyTally();
  const run: Run = { z: 0, solvable: true, multiplier: 1, spend: 0, minutes: 0, seconds: 0, timed: true };
  const most = plan.categories.reduce((max, category) => Math.max(max, category.models), 0);
  // What repeats of each model on the present task; the stamp says whether it was drawn for this task.
  const repeats = new Float64Array(most);
  const stamps = new Int32Array(most).fill(-1);

  const succeeds = (category: PlayableCategory, rung: PlayableRung, attempt: number, task: number): boolean => {
    if (!run.solvable) return false;
    if (attempt > 0 && rung.feedbackLatent !== null)
      return category.rootRho * run.z + category.rootFresh * stream.normal() < rung.feedbackLatent;
    if (stamps[rung.model] !== task) {
      stamps[rung.model] = task;
      repeats[rung.model] = stream.normal();
    }
    return (
      category.rootRho * run.z + category.rootTau * repeats[rung.model]! + category.rootRest * stream.normal() <
      rung.latent
    );
  };

  const climb = (category: PlayableCategory, policy: PlayablePolicy & { kind: 'ladder' }, task: number): End => {
    let came = false;
    let good = false;
    for (const rung of policy.rungs) {
      for (let attempt = 0; attempt < rung.attempts; attempt++) {
        came = rung.errorShare === 0 || stream.uniform() >= rung.errorShare;
        if (rung.speed === null) run.timed = false;
        if (!came) {
          if (rung.speed !== null) run.seconds += rung.speed.first;
          continue;
        }
        good = succeeds(category, rung, attempt, task);
        const prompt = Math.exp(category.prompt.mu + category.prompt.sigma * stream.normal());
        const completion =
          rung.completionFactor * Math.exp(category.completion.mu + category.completion.sigma * stream.normal());
        const fees = category.feeUsd + category.steps * (rung.price.requestFeeUsd ?? 0);
        run.spend += run.multiplier * (tokensUsd(rung.price, category, prompt, completion) + fees);
        if (rung.speed !== null) run.seconds += rung.speed.first + completion * rung.speed.perToken;
        if (rung.verified) {
          run.spend += rung.checkUsd + rung.checkMinutes * plan.humanUsdPerMinute;
          run.minutes += rung.checkMinutes;
        }
        if (!rung.verified || stream.uniform() < (good ? rung.trueAccept : rung.falseAccept))
          return good ? 'success' : 'silentFailure';
      }
    }
    if (policy.onReject === 'human') {
      run.minutes += category.humanMinutes;
      run.spend += category.humanMinutes * plan.humanUsdPerMinute;
      return stream.uniform() < category.humanSuccess ? 'success' : 'abandoned';
    }
    if (policy.onReject === 'abandon' || !came) return 'abandoned';
    return good ? 'success' : 'silentFailure';
  };

  const follow = (category: PlayableCategory, policy: PlayablePolicy, task: number): End => {
    switch (policy.kind) {
      case 'ladder':
        return climb(category, policy, task);
      case 'split': {
        const u = stream.uniform() * policy.upTo[policy.upTo.length - 1]!;
        let part = 0;
        while (part < policy.parts.length - 1 && u >= policy.upTo[part]!) part++;
        return follow(category, policy.parts[part]!, task);
      }
      case 'route': {
        run.spend += policy.usd;
        const signal = policy.quality * run.z + Math.sqrt(1 - policy.quality ** 2) * stream.normal();
        return follow(category, signal > policy.cut ? policy.hard : policy.easy, task);
      }
    }
  };

  const { categories } = plan;
  const all = categories[categories.length - 1]!.upTo;
  for (let task = 0; task < tasks; task++) {
    let c = 0;
    if (categories.length > 1) {
      const u = stream.uniform() * all;
      while (c < categories.length - 1 && u >= categories[c]!.upTo) c++;
    }
    const category = categories[c]!;
    run.z = stream.normal();
    run.solvable = category.beta === 0 || stream.uniform() >= category.beta;
    run.multiplier =
      category.gamma === 0 ? 1 : Math.exp(category.gamma * run.z - 0.5 * category.gamma * category.gamma);
    run.spend = 0;
    run.minutes = 0;
    run.seconds = 0;
    run.timed = true;
    const end = follow(category, category.policy, task);
    const usd = run.spend + (end === 'silentFailure' ? category.silentFailureUsd : 0);
    tally[end] += 1;
    tally.minutes += run.minutes;
    tally.spend += run.spend;
    tally.spendSquared += run.spend * run.spend;
    tally.usd += usd;
    tally.usdSquared += usd * usd;
    if (end === 'success') tally.usdOfSuccesses += usd;
    const usdBin = binOf(usd);
    tally.usdBins[usdBin] = tally.usdBins[usdBin]! + 1;
    if (run.timed) {
      const secondBin = binOf(run.seconds);
      tally.secondBins[secondBin] = tally.secondBins[secondBin]! + 1;
    }
  }
  tally.tasks = tasks;
  return tally;
};
