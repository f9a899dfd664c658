/** How often the best plan is still the best when the rates are not what is most believed of them. */
import { itemAt } from '../../foundation/arrays.ts';
import { stackId } from '../../foundation/ids.ts';
import type { Job } from '../job.ts';
import type { Draws } from '../quantity.ts';
import { Effort } from './effort.ts';
import type { Held } from './held.ts';
import type { BestIn, OnProgress, OptimiseAsk } from './optimum.ts';
import { type ChosenLadder, type Proposal, proposalOf } from './proposal.ts';
import { RuledMenu } from './ruledMenu.ts';
import { solve } from './solve.ts';

/** A search in one draw need not be proven to the last cent. */
const effortOfDraw = 1e7;

const sameLadder = (a: ChosenLadder, b: ChosenLadder | undefined): boolean =>
  b !== undefined && a.form === b.form && a.modelIds.join('\n') === b.modelIds.join('\n');

/**
 * Looks for the best plan in each of `count` draws of the rates, hardware and commitments held as in the best; fewer where the
 * listener stops it.
 */
export const bestInDraws = (
  { job, held: terms }: { job: Job; held: Held },
  ask: OptimiseAsk,
  best: Proposal,
  count: number,
  onProgress: OnProgress,
): BestIn => {
  const draws: Draws = { count, seed: job.plan.seed, kept: new Map() };
  const objective = ask.objective ?? 'usdPerSuccess';
  const held = best.categories.map(() => 0);
  let whole = 0;
  let done = 0;
  for (; done < count && onProgress(done / count, 'draws'); done++) {
    const table = new RuledMenu(job, { ...ask, drawn: { draws, at: done } }, terms);
    const problem = table.problem(ask.rules, null);
    const { choices } = solve(
      { problem, objective, start: null, better: Number.POSITIVE_INFINITY },
      new Effort(effortOfDraw, () => true),
    );
    if (choices === null) continue;
    const found = proposalOf({ full: table, cash: table }, choices, objective, stackId('drawn')).categories;
    const same = best.categories.map((ladder) =>
      sameLadder(
        ladder,
        found.find(({ categoryId }) => categoryId === ladder.categoryId),
      ),
    );
    for (const [c, isSame] of same.entries()) if (isSame) held[c] = itemAt(held, c) + 1;
    if (same.every((isSame) => isSame)) whole += 1;
  }
  const shareOf = (times: number): number => (done === 0 ? 0 : times / done);
  return {
    draws: done,
    share: shareOf(whole),
    byCategory: best.categories.map(({ categoryId }, c) => ({ categoryId, share: shareOf(itemAt(held, c)) })),
  };
};
