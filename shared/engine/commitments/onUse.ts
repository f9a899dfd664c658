/** Which commitment of a plan the use of a model belongs to, and how rows share what it changes of an invoice. */
import { chooseOffer } from '../../catalog/chooseOffer.ts';
import type { Model } from '../../catalog/model.ts';
import type { PriceChoice } from '../../catalog/priceChoice.ts';
import { soldAs } from '../../catalog/setting.ts';
import type { Commitment } from '../../plan/commitment.ts';
import { invoiceOf, type Metered } from './invoice.ts';

/** The model's own, else that of the host whose offer is paid. */
export const commitmentOn = (
  commitments: readonly Commitment[],
  model: Model,
  prices: PriceChoice | undefined,
): Commitment | null => {
  const own = commitments.find(({ on }) => on.kind === 'model' && soldAs(on.modelId) === soldAs(model.id));
  if (own !== undefined) return own;
  const host = chooseOffer(model, prices)?.offer.host ?? null;
  return commitments.find(({ on }) => on.kind === 'host' && on.host === host) ?? null;
};

export interface RowUse extends Metered {
  /** Tasks of the row in the month. */
  tasks: number;
}

/** USD of a month that a commitment adds to what is metered, or takes off, row by row: by their dollars, else by their tasks. */
export const changesOf = (commitment: Commitment, rows: readonly RowUse[]): number[] => {
  const total = (of: (row: RowUse) => number): number => rows.reduce((sum, row) => sum + of(row), 0);
  const used: Metered = {
    usd: total(({ usd }) => usd),
    tokens: total(({ tokens }) => tokens),
    requests: total(({ requests }) => requests),
  };
  if (commitment.paidBy === 'buyers' && used.requests === 0) return rows.map(() => 0);
  const change = invoiceOf(commitment, used) - used.usd;
  const tasks = total((row) => row.tasks);
  return rows.map((row) =>
    used.usd > 0 ? (change * row.usd) / used.usd : tasks > 0 ? (change * row.tasks) / tasks : 0,
  );
};
