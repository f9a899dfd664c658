/** What the commitments of a plan change in a month to come: its invoice on what that month's traffic uses. */
import { itemAt } from '../../foundation/arrays.ts';
import type { Commitment } from '../../plan/commitment.ts';
import { changesOf, type RowUse } from '../commitments/onUse.ts';
import type { HousedRow } from '../fleets/housedRow.ts';

const useOf = ({ tasks, bought }: HousedRow, commitment: Commitment, i: number): RowUse => {
  const all = tasks[i] ?? 0;
  const row: RowUse = { usd: 0, tokens: 0, requests: 0, tasks: all };
  for (const { commitment: of, usd, tokens, requests } of bought.values()) {
    if (of !== commitment) continue;
    row.usd += all * (usd[i] ?? 0);
    row.tokens += all * (tokens[i] ?? 0);
    row.requests += all * (requests[i] ?? 0);
  }
  return row;
};

/** Adds to the rows' money, or takes off it, what each invoice differs by from what is metered. */
export const addCommitments = (rows: readonly HousedRow[], commitments: readonly Commitment[]): void => {
  for (const commitment of commitments)
    for (let i = 0; i < (rows[0]?.tasks.length ?? 0); i++) {
      const changes = changesOf(
        commitment,
        rows.map((row) => useOf(row, commitment, i)),
      );
      for (const [r, row] of rows.entries()) {
        const tasks = row.tasks[i] ?? 0;
        if (tasks === 0) continue;
        row.cash[i] = (row.cash[i] ?? 0) + itemAt(changes, r) / tasks;
        row.spend[i] = (row.spend[i] ?? 0) + itemAt(changes, r) / tasks;
      }
    }
};
