/** A thread that plays batches: see shared/engine/simulate/playWorker.ts. */
import { parentPort } from 'node:worker_threads';
import { createPlayWorker, type Order } from '../shared/engine/simulate/playWorker.ts';

const port = parentPort;
const obey = createPlayWorker((played, memory) => port?.postMessage(played, memory));
port?.on('message', (order: Order) => obey(order));
