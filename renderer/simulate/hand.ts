/** A thread that plays batches: see shared/engine/simulate/hand.ts. */
import { newHand, type Order } from '../../shared/engine/simulate/hand.ts';

const obey = newHand((played, memory) => self.postMessage(played, { transfer: memory }));
self.onmessage = ({ data }: MessageEvent<Order>): void => obey(data);
