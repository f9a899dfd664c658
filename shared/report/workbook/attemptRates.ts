/** The rate that an attempt pays for each kind of token, as a formula of the cells of its price list. */
import { type AttemptShape, shareBeyond } from '../../engine/attemptCost.ts';
import type { Rate, RateCard } from '../../engine/rateCard.ts';
import type { PriceCells } from './book.ts';
import { at, type CellRef, type Formula, ifYes, minus, number, orElse, plus, times } from './formula.ts';

/** Shares of the prompt and completion tokens billed at each tier of a card and not at the next. */
export const tierShares = (
  { rates, marginal }: RateCard,
  shape: AttemptShape,
): { prompt: number; completion: number }[] => {
  const requests = Math.max(shape.steps, 1);
  const perRequest = shape.promptTokens / requests;
  const reaching = rates.slice(1).map((rate) => {
    const share = shareBeyond(rate, shape);
    if (!marginal) return { prompt: share.tokens, completion: share.requests };
    const tokens = perRequest > 0 ? share.tokens - (rate.fromTokens * share.requests) / perRequest : 0;
    return { prompt: Math.max(tokens, 0), completion: 0 };
  });
  return reaching.map((share, tier) => ({
    prompt: share.prompt - (reaching[tier + 1]?.prompt ?? 0),
    completion: share.completion - (reaching[tier + 1]?.completion ?? 0),
  }));
};

export type Component = 'prompt' | 'completion' | 'cacheRead' | 'cacheWrite';

const rateNames = {
  prompt: 'prompt',
  completion: 'completion',
  cacheRead: 'cacheRead',
  cacheWrite: 'cacheWrite',
} as const satisfies Record<Component, keyof Rate>;

/**
 * A rate of the card as a formula: of its cell where the list has the very figure; where a rule made it (a cache price
 * that grows with the tier, storage, a batch without its own), that figure.
 */
const rateCell = (cells: Record<Component, CellRef>, rate: Rate, component: Component): Formula => {
  const made = rate[rateNames[component]];
  const cell = cells[component];
  if (cell.value === made) return at(cell);
  return cell.value === null && made === cells.prompt.value ? orElse(cell, at(cells.prompt)) : number(made);
};

const tieredBy = (rates: readonly Formula[], shares: readonly CellRef[]): Formula => {
  const [base, ...tiers] = rates;
  if (base === undefined) return number(0);
  if (tiers.length === 0) return base;
  return plus(
    times(minus(number(1), ...shares.map(at)), base),
    ...tiers.flatMap((rate, tier) => {
      const share = shares[tier];
      return share === undefined ? [] : [times(at(share), rate)];
    }),
  );
};

/** What an attempt of a model in a category pays by: its cards, and whether its batch is worth taking. */
interface Cards {
  plain: RateCard;
  batch: RateCard | null;
  factor: number;
}

export const rateInUse = (
  prices: PriceCells,
  { plain, batch, factor }: Cards,
  component: Component,
  shares: CellRef[],
  deferrable: { cell: CellRef; is: boolean; yes: string },
): Formula => {
  const cellsOf = (tier: number) => (tier === 0 ? prices : (prices.tiers[tier - 1] ?? prices));
  /** Of a model that thinks at another price, what it writes costs the mean of the two. */
  const thinkingAt = (rate: Rate): Formula | null =>
    component === 'completion' && rate.thinking !== rate.completion && factor > 1
      ? number((rate.completion + (factor - 1) * rate.thinking) / factor)
      : null;
  const direct = tieredBy(
    plain.rates.map((rate, tier) => thinkingAt(rate) ?? rateCell(cellsOf(tier), rate, component)),
    shares,
  );
  if (batch === null) return direct;
  const batchCell = component === 'completion' ? prices.batchCompletion : prices.batchPrompt;
  const ofRows = prices.batchPrompt.value !== null && prices.batchCompletion.value !== null;
  if (!ofRows)
    return times(
      direct,
      minus(number(1), ifYes(deferrable.cell, deferrable.is, deferrable.yes, at(prices.batchDiscount), number(0))),
    );
  const deferred = tieredBy(
    batch.rates.map((rate, tier) => {
      const made = rate[rateNames[component]];
      return thinkingAt(rate) ?? (tier === 0 && batchCell.value === made ? at(batchCell) : number(made));
    }),
    shares,
  );
  return ifYes(deferrable.cell, deferrable.is, deferrable.yes, deferred, direct);
};
