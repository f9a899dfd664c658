/** Plays a batch of tasks: the model of docs/METHOD.md, sections 2 and 3, acted out draw by draw, a block at a time. */
import * as arrays from '../../foundation/arrays.ts';
import { type Block, blockSize, newBlock } from './block.ts';
import { climb, type Setting } from './climb.ts';
import { exponential } from './exponential.ts';
import { type PlayablePolicy, sendOn } from './nested.ts';
import type { PlayableCategory } from './playable.ts';
import { Stream } from './stream.ts';
import { emptyTally, type Tally, tallyBlock } from './tally.ts';

const { itemAt, valueAt, wholeAt } = arrays;

/** Tasks are played in batches of this many, each with its own stream: who plays a batch changes no digit. */
export const tasksPerBatch = 20_000;

export const batchCount = (tasks: number): number => Math.ceil(tasks / tasksPerBatch);

/** What to play: the categories of a stack, how many tasks in all, and the word that names the streams. */
export interface Playable {
  categories: PlayableCategory[];
  tasks: number;
  seed: string;
}

/** How many of the tasks fall into each category: one draw a task, sought from a table of 256 beginnings. */
const drawCategories = (block: Block, stream: Stream, categories: readonly PlayableCategory[], tasks: number) => {
  const counts = new Int32Array(categories.length).fill(tasks);
  if (categories.length === 1) return counts;
  counts.fill(0);
  const last = categories.length - 1;
  const upTo = Float64Array.from(categories, (category) => category.upTo / itemAt(categories, last).upTo);
  // The last category ends at 1, which no draw reaches.
  const find = (u: number, from: number): number => {
    let c = from;
    while (c < last && u >= valueAt(upTo, c)) c++;
    return c;
  };
  const beginnings = Int32Array.from({ length: 256 }, (_, i) => find(i / 256, 0));
  for (let done = 0; done < tasks; done += blockSize) {
    const count = Math.min(blockSize, tasks - done);
    stream.fillUniforms(block.uniforms, count);
    for (let i = 0; i < count; i++) {
      const u = valueAt(block.uniforms, i);
      const c = find(u, wholeAt(beginnings, (u * 256) | 0));
      counts[c] = wholeAt(counts, c) + 1;
    }
  }
  return counts;
};

/** New tasks in the block: how hard each is, and nothing spent on it. */
const offerTasks = (block: Block, stream: Stream, category: PlayableCategory, count: number): void => {
  const { z, ease, dearer, uniforms } = block;
  const { rootRho, beta, gamma } = category;
  stream.fillNormals(z, count);
  for (let i = 0; i < count; i++) ease[i] = -rootRho * valueAt(z, i);
  if (beta > 0) {
    stream.fillUniforms(uniforms, count);
    for (let i = 0; i < count; i++) if (valueAt(uniforms, i) < beta) ease[i] = Number.NEGATIVE_INFINITY;
  }
  if (gamma > 0) for (let i = 0; i < count; i++) dearer[i] = exponential(gamma * valueAt(z, i) - 0.5 * gamma * gamma);
  else dearer.fill(1, 0, count);
  block.usd.fill(0, 0, count);
  block.minutes.fill(0, 0, count);
  block.seconds.fill(0, 0, count);
};

/** Sends the first `count` tasks of the list, which is used up, where the policy says. */
const follow = (setting: Setting, policy: PlayablePolicy, tasks: Int32Array, count: number): void => {
  if (policy.kind === 'ladder') climb(setting, policy, tasks, count);
  else
    for (const sent of sendOn(policy, { block: setting.block, stream: setting.stream, tasks, count }))
      follow(setting, sent.part, sent.tasks, sent.count);
};

/** Reused from batch to batch: one is played to its end before the next begins. */
const block = newBlock();

/** Plays batch number `batch`, a tally for each category; the last batch holds what is left. */
export const playBatch = ({ categories, tasks: all, seed }: Playable, batch: number): Tally[] => {
  const tasks = Math.min(tasksPerBatch, all - batch * tasksPerBatch);
  const stream = new Stream(seed, batch);
  const { everyone } = block;
  const counts = drawCategories(block, stream, categories, tasks);
  return categories.map((category, c) => {
    const own = wholeAt(counts, c);
    const tally = emptyTally(category.timed, 'batch');
    for (let done = 0; done < own; done += blockSize) {
      const count = Math.min(blockSize, own - done);
      offerTasks(block, stream, category, count);
      for (let i = 0; i < count; i++) everyone[i] = i;
      follow({ block, stream, category }, category.policy, everyone, count);
      tallyBlock(tally, block, category, count);
    }
    return tally;
  });
};
