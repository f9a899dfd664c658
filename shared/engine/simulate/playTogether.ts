/**
 * Shares the batches of a simulation out to several threads and adds up what they play in the order of the batches,
 * so that the digits are the same with one thread or eight. What a thread is, is the host's affair.
 */
import { type Answer, answer, refuse } from '../../contract/answer.ts';
import type { Order, PlayedBatch } from './hand.ts';
import { batchCount } from './playBatch.ts';
import { addBatch, newTotals, playableOf, type Simulation, type SimulationJob, summarise } from './simulation.ts';
import type { Tally } from './tally.ts';

/** A thread that obeys `Order`s in turn. */
export interface Hand {
  order(order: Order): void;
  end(): void;
}

export type StartHand = (hear: (played: PlayedBatch) => void, fail: (message: string) => void) => Hand;

export interface Playing {
  /** null where it was cancelled; refused where the stack has gaps or a thread failed. */
  played: Promise<Answer<Simulation> | null>;
  cancel(): void;
}

/** Batches each hand has before it: one in play, and one so that it need not wait for the next. */
const ahead = 2;
/** Batches for each hand that may wait for an earlier one to be added: the most that memory holds. */
const waitingPerHand = 8;

/** Plays with up to `hands` threads; `tell` hears how many batches have been added, of how many. */
export const playTogether = (
  simulation: SimulationJob,
  hands: number,
  startHand: StartHand,
  tell: (done: number, of: number) => void = () => {},
): Playing => {
  const categories = playableOf(simulation);
  const { stackId, tasks, seed } = simulation;
  if (categories === null) {
    const message = `Stack ${stackId} cannot be played: something it needs is unknown.`;
    return { played: Promise.resolve(refuse('engineFailed', message, { message })), cancel: () => {} };
  }
  const of = batchCount(tasks);
  const totals = newTotals(categories);
  const waiting = new Map<number, Tally[]>();
  const crew: Hand[] = [];
  let given = 0;
  let added = 0;
  let settle: (answered: Answer<Simulation> | null) => void = () => {};
  let settled = false;
  const played = new Promise<Answer<Simulation> | null>((resolve) => {
    settle = resolve;
  });
  const finish = (answered: Answer<Simulation> | null): void => {
    if (settled) return;
    settled = true;
    for (const hand of crew) hand.end();
    settle(answered);
  };

  const idle: Hand[] = [];
  const giveOut = (): void => {
    while (idle.length > 0 && given < of && given < added + waitingPerHand * hands) {
      idle.shift()!.order({ batch: given });
      given += 1;
    }
  };
  const addInOrder = (): void => {
    for (let next = waiting.get(added); next !== undefined; next = waiting.get(added)) {
      waiting.delete(added);
      addBatch(totals, next);
      added += 1;
      tell(added, of);
    }
  };

  for (let h = 0; h < Math.max(1, Math.min(hands, of)); h++) {
    const hand = startHand(
      ({ batch, tallies }) => {
        if (settled) return;
        waiting.set(batch, tallies);
        addInOrder();
        idle.push(hand);
        if (added === of) finish(answer(summarise(stackId, categories, totals)));
        else giveOut();
      },
      (message) => finish(refuse('engineFailed', message, { message })),
    );
    crew.push(hand);
    hand.order({ play: { categories, tasks, seed } });
  }
  for (let turn = 0; turn < ahead; turn++) idle.push(...crew);
  giveOut();
  return { played, cancel: () => finish(null) };
};
