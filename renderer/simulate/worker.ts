/** Runs the engine off the page's thread: takes `{ id, job }`, posts `{ id, answer }`. */
import { evaluateJob, type Work } from './work.ts';

self.onmessage = (message: MessageEvent<Work>): void => {
  self.postMessage(evaluateJob(message.data));
};
