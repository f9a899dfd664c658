/** The tasks under way, a block at a time: one array for each thing known of a task, reused from block to block. */

/** Few enough for every array to stay in the fastest cache, enough for the loops over them to pay. */
export const blockSize = 1024;

/** How a task ends. Numbers, since they are looked up millions of times. */
export const success = 0;
export const silentFailure = 1;
export const abandoned = 2;

export interface Block {
  /** Difficulty of the task: standard normal. */
  z: Float64Array;
  /** What the difficulty takes off the latent value of an attempt; -Infinity where no model of the pool can succeed. */
  ease: Float64Array;
  /** How much dearer the difficulty makes an attempt. */
  dearer: Float64Array;
  usd: Float64Array;
  minutes: Float64Array;
  seconds: Float64Array;
  /** How the task ends if what its last attempt brought is delivered: `abandoned` where that was nothing. */
  ends: Uint8Array;
  /** What repeats of each model of a ladder, by slot. */
  repeats: Float64Array[];
  /** Scratch: random numbers, what attempts cost, and the tasks that are handed on. */
  normals: Float64Array;
  uniforms: Float64Array;
  spent: Float64Array;
  everyone: Int32Array;
}

const floats = (count = blockSize): Float64Array => new Float64Array(count);

export const newBlock = (): Block => ({
  z: floats(),
  ease: floats(),
  dearer: floats(),
  usd: floats(),
  minutes: floats(),
  seconds: floats(),
  ends: new Uint8Array(blockSize),
  repeats: [],
  normals: floats(2 * blockSize),
  uniforms: floats(),
  spent: floats(),
  everyone: new Int32Array(blockSize),
});
