/** Plays tasks one at a time: the model of ENGINE sections 2 and 3 acted out, draw by draw. */
import { exponential } from './exponential.ts';
import type { PlayableCategory, PlayablePlan, PlayablePolicy, PlayableRung } from './playable.ts';
import { Stream } from './stream.ts';
import { binOf, emptyTally, type Tally } from './tally.ts';

/** What the tokens of one attempt cost. */
const tokensUsd = (rung: PlayableRung, prompt: number, completion: number): number => {
  const { rates } = rung;
  let rate = rates[0]!;
  if (rates.length === 1) return prompt * rate.prompt + completion * rate.completion;
  let usd = prompt * rate.prompt;
  let completionRate = rate.completion;
  for (let tier = 1; tier < rates.length && prompt >= rates[tier]!.fromTokens; tier++) {
    const here = rates[tier]!;
    if (rung.marginal) usd += (prompt - here.fromTokens) * (here.prompt - rate.prompt);
    else {
      usd = prompt * here.prompt;
      completionRate = here.completion;
    }
    rate = here;
  }
  return usd + completion * completionRate;
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

/** How a task ended; numbers, since this is asked millions of times. */
const success = 0;
const silentFailure = 1;
const abandoned = 2;
type End = typeof success | typeof silentFailure | typeof abandoned;

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
    if (!rung.repeats) return category.rootRho * run.z + category.rootFresh * stream.normal() < rung.latent;
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
        const prompt = exponential(category.prompt.mu + category.prompt.sigma * stream.normal());
        const completion =
          rung.completionFactor * exponential(category.completion.mu + category.completion.sigma * stream.normal());
        run.spend += run.multiplier * (tokensUsd(rung, prompt, completion) + rung.feeUsd);
        if (rung.speed !== null) run.seconds += rung.speed.first + completion * rung.speed.perToken;
        if (rung.verified) {
          run.spend += rung.checkUsd + rung.checkMinutes * plan.humanUsdPerMinute;
          run.minutes += rung.checkMinutes;
        }
        if (!rung.verified || stream.uniform() < (good ? rung.trueAccept : rung.falseAccept))
          return good ? success : silentFailure;
      }
    }
    if (policy.onReject === 'human') {
      run.minutes += category.humanMinutes;
      run.spend += category.humanMinutes * plan.humanUsdPerMinute;
      return stream.uniform() < category.humanSuccess ? success : abandoned;
    }
    if (policy.onReject === 'abandon' || !came) return abandoned;
    return good ? success : silentFailure;
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
      category.gamma === 0 ? 1 : exponential(category.gamma * run.z - 0.5 * category.gamma * category.gamma);
    run.spend = 0;
    run.minutes = 0;
    run.seconds = 0;
    run.timed = true;
    const end = follow(category, category.policy, task);
    const usd = run.spend + (end === silentFailure ? category.silentFailureUsd : 0);
    tally.minutes += run.minutes;
    tally.spend += run.spend;
    tally.spendSquared += run.spend * run.spend;
    tally.usd += usd;
    tally.usdSquared += usd * usd;
    if (end === success) {
      tally.success += 1;
      tally.usdOfSuccesses += usd;
    } else if (end === silentFailure) tally.silentFailure += 1;
    else tally.abandoned += 1;
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
