/** Plays a ladder for a list of tasks: attempt by attempt, each attempt for all tasks that are still on the ladder. */
import { abandoned, type Block, blockSize, silentFailure, success } from './block.ts';
import { exponential } from './exponential.ts';
import type { PlayableCategory, PlayablePolicy, PlayableRung } from './playable.ts';
import type { Stream } from './stream.ts';

type Ladder = PlayablePolicy & { kind: 'ladder' };

/** Tokens of an attempt in USD where the price depends on the size of the prompt. */
const tieredUsd = ({ rates, marginal }: PlayableRung, prompt: number, completion: number): number => {
  let rate = rates[0]!;
  let usd = prompt * rate.prompt;
  let completionRate = rate.completion;
  for (let tier = 1; tier < rates.length && prompt >= rates[tier]!.fromTokens; tier++) {
    const here = rates[tier]!;
    if (marginal) usd += (prompt - here.fromTokens) * (here.prompt - rate.prompt);
    else {
      usd = prompt * here.prompt;
      completionRate = here.completion;
    }
    rate = here;
  }
  return usd + completion * completionRate;
};

/** Draws the tokens of one attempt of each task: what they cost at average difficulty, and how long they take. */
const drawTokens = (
  block: Block,
  stream: Stream,
  category: PlayableCategory,
  rung: PlayableRung,
  tasks: Int32Array,
  count: number,
): void => {
  const { normals, spent, seconds } = block;
  stream.fillNormals(normals, 2 * count);
  const { median: promptMedian, sigma: promptSigma } = category.prompt;
  const { sigma: completionSigma } = category.completion;
  const completionMedian = category.completion.median * rung.completionFactor;
  const { feeUsd, secondsBefore, secondsPerToken } = rung;
  const { prompt: promptRate, completion: completionRate } = rung.rates[0]!;
  const tiered = rung.rates.length > 1;
  for (let k = 0; k < count; k++) {
    const prompt = promptMedian * exponential(promptSigma * normals[2 * k]!);
    const completion = completionMedian * exponential(completionSigma * normals[2 * k + 1]!);
    spent[k] =
      (tiered ? tieredUsd(rung, prompt, completion) : prompt * promptRate + completion * completionRate) + feeUsd;
    if (category.timed) {
      const i = tasks[k]!;
      seconds[i] = seconds[i]! + secondsBefore + completion * secondsPerToken;
    }
  }
};

/** Takes the attempts that end in an error off the list: they cost nothing and bring nothing. What is left comes first. */
const loseErrors = (block: Block, stream: Stream, rung: PlayableRung, tasks: Int32Array, count: number): number => {
  const { uniforms, ends, seconds } = block;
  stream.fillUniforms(uniforms, count);
  let came = 0;
  for (let k = 0; k < count; k++) {
    const i = tasks[k]!;
    if (uniforms[k]! >= rung.errorShare) {
      tasks[k] = tasks[came]!;
      tasks[came++] = i;
    } else {
      ends[i] = abandoned;
      seconds[i] = seconds[i]! + rung.secondsBefore;
    }
  }
  return came;
};

/** What repeats of one model on each task that gets to its first rung; whoever tries it again is among these. */
const drawRepeats = (block: Block, stream: Stream, slot: number, tasks: Int32Array, count: number): void => {
  while (block.repeats.length <= slot) block.repeats.push(new Float64Array(blockSize));
  const repeats = block.repeats[slot]!;
  stream.fillNormals(block.normals, count);
  for (let k = 0; k < count; k++) repeats[tasks[k]!] = block.normals[k]!;
};

/**
 * Plays one attempt that came back for each of the first `count` tasks: does it succeed, what does it cost, is it
 * accepted? Those that are not go to the front of the list; the answer is how many.
 */
const attempt = (
  block: Block,
  stream: Stream,
  category: PlayableCategory,
  rung: PlayableRung,
  withFeedback: boolean,
  tasks: Int32Array,
  count: number,
): number => {
  drawTokens(block, stream, category, rung, tasks, count);
  const { ease, dearer, usd, minutes, ends, normals, uniforms, spent } = block;
  const { checkUsd, checkMinutes, trueAccept, falseAccept } = rung;
  const latent = withFeedback ? rung.feedbackLatent! : rung.latent;
  const repeats = withFeedback || rung.repeats === null ? null : block.repeats[rung.repeats.slot]!;
  stream.fillNormals(normals, count);
  let { rootFresh: luck } = category;
  if (repeats !== null) {
    const { rootTau, rootRest } = category;
    for (let k = 0; k < count; k++) normals[k] = rootRest * normals[k]! + rootTau * repeats[tasks[k]!]!;
    luck = 1;
  }
  if (checkMinutes > 0) for (let k = 0; k < count; k++) minutes[tasks[k]!] = minutes[tasks[k]!]! + checkMinutes;
  if (rung.verified) stream.fillUniforms(uniforms, count);
  else uniforms.fill(0, 0, count);
  let rejected = 0;
  for (let k = 0; k < count; k++) {
    const i = tasks[k]!;
    usd[i] = usd[i]! + dearer[i]! * spent[k]! + checkUsd;
    const good = luck * normals[k]! < latent + ease[i]!;
    ends[i] = good ? success : silentFailure;
    if (uniforms[k]! < (good ? trueAccept : falseAccept)) continue;
    tasks[rejected++] = i;
  }
  return rejected;
};

/** Tasks that nobody accepted: delivered as they are, handed to a person, or given up. */
const endRejected = (
  block: Block,
  stream: Stream,
  category: PlayableCategory,
  { onReject }: Ladder,
  tasks: Int32Array,
  count: number,
): void => {
  const { ends, usd, minutes, uniforms } = block;
  const { humanMinutes, humanUsd, humanSuccess } = category;
  if (onReject === 'deliver') return;
  if (onReject === 'human') stream.fillUniforms(uniforms, count);
  for (let k = 0; k < count; k++) {
    const i = tasks[k]!;
    if (onReject === 'human') {
      minutes[i] = minutes[i]! + humanMinutes;
      usd[i] = usd[i]! + humanUsd;
      ends[i] = uniforms[k]! < humanSuccess ? success : abandoned;
    } else ends[i] = abandoned;
  }
};

/** Takes the first `count` tasks of the list up the ladder to their ends. The list is used up on the way. */
export const climb = (
  block: Block,
  stream: Stream,
  category: PlayableCategory,
  ladder: Ladder,
  tasks: Int32Array,
  count: number,
): void => {
  let left = count;
  for (const rung of ladder.rungs) {
    if (rung.repeats?.first) drawRepeats(block, stream, rung.repeats.slot, tasks, left);
    for (let again = 0; again < rung.attempts && left > 0; again++) {
      const came = rung.errorShare === 0 ? left : loseErrors(block, stream, rung, tasks, left);
      const withFeedback = again > 0 && rung.feedbackLatent !== null;
      const rejected = attempt(block, stream, category, rung, withFeedback, tasks, came);
      // Tasks whose attempt never came back go on beside those whose attempt was rejected.
      if (came < left) tasks.copyWithin(rejected, came, left);
      left += rejected - came;
    }
  }
  endRejected(block, stream, category, ladder, tasks, left);
};
