/** Runs the engine off the page's thread: takes `{ id, kind, ask }`, posts `{ id, progress }` and then `{ id, answer }`. */
import { doWork, type Work } from './work.ts';

self.onmessage = (message: MessageEvent<Work>): void => doWork(message.data, (worked) => self.postMessage(worked));
