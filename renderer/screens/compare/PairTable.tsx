/** For every pair of stacks: who is cheaper now, and the cost of a silent failure at which that turns. */
import type { PairOutcome } from '../../../shared/engine/outcome.ts';
import { type Reading, stackName } from '../../../shared/report/reading.ts';
import { Card } from '../../parts/Card.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { StackBadge, StackName } from '../../parts/StackBadge.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';

export const PairTable = ({ reading }: { reading: Reading }) => {
  const { say, usd, sureness } = useI18n();
  const { outcome } = reading;
  const place = (id: string) => outcome.stacks.findIndex((stack) => stack.stackId === id);
  const cost = (id: string) => outcome.stacks[place(id)]?.total?.usdPerSuccess?.value ?? null;
  const rows = outcome.pairs.filter((pair) => cost(pair.a) !== null && cost(pair.b) !== null);
  if (rows.length === 0) return null;
  const columns: Column<PairOutcome>[] = [
    {
      id: 'stacks',
      head: say('compare.pairStacks'),
      cell: (pair) => (
        <span className="pair-names">
          <StackName stack={place(pair.a)} name={stackName(reading, pair.a)} />
          <StackName stack={place(pair.b)} name={stackName(reading, pair.b)} />
        </span>
      ),
    },
    {
      id: 'cheaper',
      head: say('compare.pairCheaper'),
      cell: (pair) => {
        const [costA, costB] = [cost(pair.a) ?? 0, cost(pair.b) ?? 0];
        // Stacks that do the same cost the same, whatever noise arithmetic leaves.
        if (Math.abs(costA - costB) <= 1e-9 * costB) return <span className="faint">{say('compare.sameCost')}</span>;
        const aIsCheaper = costA < costB;
        const id = aIsCheaper ? pair.a : pair.b;
        const sure = pair.aCheaper === null ? null : aIsCheaper ? pair.aCheaper : 1 - pair.aCheaper;
        return (
          <span className="cheaper">
            <StackBadge stack={place(id)} />
            <span className="visually-hidden">{stackName(reading, id)}</span>
            {sure === null ? null : sureness(sure)}
          </span>
        );
      },
    },
    {
      id: 'turns',
      head: say('compare.pairTurns'),
      cell: ({ breakEvenFailureUsd: turns }) =>
        turns === null ? (
          <span className="faint">{say('compare.pairNever')}</span>
        ) : (
          <>
            {usd(turns.usd)}
            <small>{say('compare.pairBelow', { stack: stackName(reading, turns.below) })}</small>
          </>
        ),
    },
  ];
  return (
    <Card
      title={say('compare.pairs')}
      note={
        <>
          {say('compare.pairsNote')}
          <About id="breakEven" />
        </>
      }
    >
      <DataTable caption={say('compare.pairs')} columns={columns} rows={rows} rowId={(pair) => `${pair.a}/${pair.b}`} />
    </Card>
  );
};
