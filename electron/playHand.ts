/** A thread that plays batches: see shared/engine/simulate/hand.ts. */
import { parentPort } from 'node:worker_threads';
import { newHand, type Order } from '../shared/engine/simulate/hand.ts';

const port = parentPort;
const obey = newHand((played, memory) => port?.postMessage(played, memory));
port?.on('message', (order: Order) => obey(order));
