/** A thread that plays batches: see shared/engine/simulate/playWorker.ts. */
import { createPlayWorker, type Order } from '../../shared/engine/simulate/playWorker.ts';

const obey = createPlayWorker((played, memory) => self.postMessage(played, { transfer: memory }));
self.onmessage = ({ data }: MessageEvent<Order>): void => obey(data);
