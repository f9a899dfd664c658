/** Plays a ladder for a list of tasks: attempt by attempt, each attempt for all tasks that are still on the ladder. */
import * as arrays from '../../foundation/arrays.ts';
import { sharedInLineage } from '../difficulty.ts';
import { falseAcceptAt } from '../falseAccepts.ts';
import { abandoned, type Block, blockSize, silentFailure, success } from './block.ts';
import { exponential } from './exponential.ts';
import type { PlayableCategory } from './playable.ts';
import type { GrowingTask, PlayableLadder, PlayableRung } from './playableLadder.ts';
import type { Stream } from './stream.ts';

const { itemAt, valueAt, wholeAt } = arrays;

/** The tasks under way, the stream that their numbers come from, and the category they belong to. */
export interface Setting {
  block: Block;
  stream: Stream;
  category: PlayableCategory;
}

/** Tokens of an attempt in USD where the price depends on the size of the prompt. */
const tieredUsd = ({ rates, marginal }: PlayableRung, prompt: number, completion: number): number => {
  let rate = itemAt(rates, 0);
  let usd = prompt * rate.prompt;
  let completionRate = rate.completion;
  for (let tier = 1; tier < rates.length; tier++) {
    const here = itemAt(rates, tier);
    if (prompt < here.fromTokens || (prompt === here.fromTokens && !here.inclusive)) break;
    if (marginal) usd += (prompt - here.fromTokens) * (here.prompt - rate.prompt);
    else {
      usd = prompt * here.prompt;
      completionRate = here.completion;
    }
    rate = here;
  }
  return usd + completion * completionRate;
};

/** The requests of one task of an agent, one after another, each at the size it really has; answers are shared evenly. */
const grownUsd = (rung: PlayableRung, grows: GrowingTask, task: number, completion: number): number => {
  const { requests, scales, first, growth, steps } = grows;
  const count = itemAt(requests, task % requests.length);
  const scale = itemAt(scales, Math.floor(task / requests.length));
  let usd = 0;
  for (let i = 0; i < count; i++) {
    const part = Math.min(1, count - i);
    usd += part * tieredUsd(rung, (first + i * growth) * scale, completion / steps);
  }
  return usd;
};

/** Draws the tokens of one attempt of each task: what they cost at average difficulty, and how long they take where it came back. */
const drawTokens = (
  { block, stream, category }: Setting,
  rung: PlayableRung,
  tasks: Int32Array,
  count: number,
  cameBack = true,
): void => {
  const { normals, spent, seconds } = block;
  stream.fillNormals(normals, 2 * count);
  const { median: promptMedian, sigma: promptSigma } = rung.prompt;
  const { median: completionMedian, sigma: completionSigma } = rung.completion;
  const { feeUsd, secondsBefore, secondsPerToken } = rung;
  const { prompt: promptRate, completion: completionRate } = itemAt(rung.rates, 0);
  const tiered = rung.rates.length > 1;
  const { grows } = rung;
  const { uniforms } = block;
  const kinds = grows === null ? 0 : grows.requests.length * grows.scales.length;
  if (grows !== null) stream.fillUniforms(uniforms, count);
  for (let k = 0; k < count; k++) {
    const prompt = promptMedian * exponential(promptSigma * valueAt(normals, 2 * k));
    const completion = completionMedian * exponential(completionSigma * valueAt(normals, 2 * k + 1));
    spent[k] =
      (grows !== null
        ? grownUsd(rung, grows, Math.min(kinds - 1, Math.floor(kinds * valueAt(uniforms, k))), completion)
        : tiered
          ? tieredUsd(rung, prompt, completion)
          : prompt * promptRate + completion * completionRate) + feeUsd;
    if (category.timed && cameBack) {
      const i = wholeAt(tasks, k);
      seconds[i] = valueAt(seconds, i) + secondsBefore + completion * secondsPerToken;
    }
  }
};

/** Bills the attempts of these tasks, which ended in errors, by the share that is billed of such. */
const billErrors = (setting: Setting, rung: PlayableRung, lost: Int32Array): void => {
  if (rung.errorBilledShare === 0 || lost.length === 0) return;
  drawTokens(setting, rung, lost, lost.length, false);
  const { usd, dearer, spent } = setting.block;
  lost.forEach((i, k) => {
    usd[i] = valueAt(usd, i) + valueAt(dearer, i) * valueAt(spent, k) * rung.errorBilledShare;
  });
};

/** Takes the attempts that end in an error off the list: they bring nothing. What is left comes first, those after it. */
const loseErrors = ({ block, stream }: Setting, rung: PlayableRung, tasks: Int32Array, count: number): number => {
  const { uniforms, ends, seconds } = block;
  stream.fillUniforms(uniforms, count);
  let came = 0;
  for (let k = 0; k < count; k++) {
    const i = wholeAt(tasks, k);
    if (valueAt(uniforms, k) >= rung.errorShare) {
      tasks[k] = wholeAt(tasks, came);
      tasks[came++] = i;
    } else {
      ends[i] = abandoned;
      seconds[i] = valueAt(seconds, i) + rung.secondsBefore;
    }
  }
  return came;
};

/** What repeats of one model on each task that gets to its first rung; whoever tries it again is among these. */
const drawRepeats = ({ block, stream }: Setting, slot: number, tasks: Int32Array, count: number): void => {
  while (block.repeats.length <= slot) block.repeats.push(new Float64Array(blockSize));
  const repeats = itemAt(block.repeats, slot);
  stream.fillNormals(block.normals, count);
  for (let k = 0; k < count; k++) repeats[wholeAt(tasks, k)] = valueAt(block.normals, k);
};

/** What repeats of one model, the part that its lineage repeats in it. */
const shareKin = ({ block }: Setting, slot: number, kin: number, tasks: Int32Array, count: number): void => {
  const own = itemAt(block.repeats, slot);
  const common = itemAt(block.repeats, kin);
  const rootShared = Math.sqrt(sharedInLineage);
  const rootOwn = Math.sqrt(1 - sharedInLineage);
  for (let k = 0; k < count; k++) {
    const i = wholeAt(tasks, k);
    own[i] = rootShared * valueAt(common, i) + rootOwn * valueAt(own, i);
  }
};

/**
 * Plays one attempt that came back for each of the first `count` tasks: does it succeed, what does it cost, is it
 * accepted? `feedbackLatent` is that of a retry with feedback, null
 * of a first or blind attempt. Those that are not accepted go to the front of the list; the answer is how many.
 */
const attempt = (
  setting: Setting,
  rung: PlayableRung,
  feedbackLatent: number | null,
  tasks: Int32Array,
  count: number,
): number => {
  drawTokens(setting, rung, tasks, count);
  const { block, stream, category } = setting;
  const { z, ease, dearer, usd, minutes, ends, normals, uniforms, spent } = block;
  const { checkUsd, checkMinutes, trueAccept, falseAccept } = rung;
  const latent = feedbackLatent ?? rung.latent;
  const repeats = feedbackLatent !== null || rung.repeats === null ? null : itemAt(block.repeats, rung.repeats.slot);
  stream.fillNormals(normals, count);
  let { rootFresh: luck } = category;
  if (repeats !== null) {
    const { rootTau, rootRest } = category;
    for (let k = 0; k < count; k++)
      normals[k] = rootRest * valueAt(normals, k) + rootTau * valueAt(repeats, wholeAt(tasks, k));
    luck = 1;
  }
  if (checkMinutes > 0)
    for (let k = 0; k < count; k++) minutes[wholeAt(tasks, k)] = valueAt(minutes, wholeAt(tasks, k)) + checkMinutes;
  if (rung.verified) stream.fillUniforms(uniforms, count);
  else uniforms.fill(0, 0, count);
  const { fooled } = rung;
  let rejected = 0;
  for (let k = 0; k < count; k++) {
    const i = wholeAt(tasks, k);
    usd[i] = valueAt(usd, i) + valueAt(dearer, i) * valueAt(spent, k) + checkUsd;
    const good = luck * valueAt(normals, k) < latent + valueAt(ease, i);
    ends[i] = good ? success : silentFailure;
    const badAccept = fooled === null ? falseAccept : falseAcceptAt(fooled.level, fooled.rise, valueAt(z, i));
    if (valueAt(uniforms, k) < (good ? trueAccept : badAccept)) continue;
    tasks[rejected++] = i;
  }
  return rejected;
};

/** Tasks that nobody accepted: delivered as they are, handed to a person, or given up. */
const endRejected = (
  { block, stream, category }: Setting,
  { onReject }: PlayableLadder,
  tasks: Int32Array,
  count: number,
): void => {
  const { ends, usd, minutes, uniforms } = block;
  const { humanMinutes, humanUsd, humanSuccess } = category;
  if (onReject === 'deliver') return;
  if (onReject === 'human') stream.fillUniforms(uniforms, count);
  for (let k = 0; k < count; k++) {
    const i = wholeAt(tasks, k);
    if (onReject === 'human') {
      minutes[i] = valueAt(minutes, i) + humanMinutes;
      usd[i] = valueAt(usd, i) + humanUsd;
      ends[i] = valueAt(uniforms, k) < humanSuccess ? success : abandoned;
    } else ends[i] = abandoned;
  }
};

/** Takes the first `count` tasks of the list up the ladder to their ends. The list is used up on the way. */
export const climb = (setting: Setting, ladder: PlayableLadder, tasks: Int32Array, count: number): void => {
  let left = count;
  for (const rung of ladder.rungs) {
    if (rung.kin?.first) drawRepeats(setting, rung.kin.slot, tasks, left);
    if (rung.repeats?.first) {
      drawRepeats(setting, rung.repeats.slot, tasks, left);
      if (rung.kin !== null) shareKin(setting, rung.repeats.slot, rung.kin.slot, tasks, left);
    }
    for (let again = 0; again < rung.attempts && left > 0; again++) {
      const came = rung.errorShare === 0 ? left : loseErrors(setting, rung, tasks, left);
      billErrors(setting, rung, tasks.subarray(came, left));
      const rejected = attempt(setting, rung, again > 0 ? rung.feedbackLatent : null, tasks, came);
      // Tasks whose attempt never came back go on beside those whose attempt was rejected.
      if (came < left) tasks.copyWithin(rejected, came, left);
      left += rejected - came;
    }
  }
  endRejected(setting, ladder, tasks, left);
};
