/** Where each stack's model spend goes: by model, vendor, origin or openness. */
import { useState } from 'react';
import type { StackOutcome } from '../../../shared/engine/outcome.ts';
import { spendName } from '../../../shared/report/flowTables.ts';
import type { Reading } from '../../../shared/report/reading.ts';
import { Card } from '../../parts/Card.tsx';
import { SelectField } from '../../parts/SelectField.tsx';
import { StackName } from '../../parts/StackBadge.tsx';
import { About } from '../../parts/Term.tsx';
import { useI18n } from '../../parts/useI18n.ts';

const dimensions = ['model', 'vendor', 'origin', 'weights'] as const;
type Dimension = (typeof dimensions)[number];

const StackSpend = ({
  reading,
  stack,
  place,
  by,
}: {
  reading: Reading;
  stack: StackOutcome;
  place: number;
  by: Dimension;
}) => {
  const { say, usd, share, number } = useI18n();
  if (stack.total === null) return null;
  return (
    <table className="spend" data-stack={(place % 6) + 1}>
      <caption>
        <StackName stack={place} name={stack.name} />
        <span className="faint tiny">{say('compare.spendHhi', { hhi: number(stack.spend.hhi, 2) })}</span>
        <About id="hhi" />
      </caption>
      <tbody>
        {stack.spend[by].map((part) => (
          <tr key={part.name}>
            <th scope="row">{spendName(reading, by, part)}</th>
            <td className="spend-draw">
              <div className="spend-bar" aria-hidden="true" style={{ width: `${Math.max(part.share * 100, 0.5)}%` }} />
            </td>
            <td>{share(part.share)}</td>
            <td>{usd(part.usdPerMonth)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const Spend = ({ reading }: { reading: Reading }) => {
  const { say } = useI18n();
  const [by, setBy] = useState<Dimension>('model');
  return (
    <Card
      title={say('compare.spend')}
      actions={
        <SelectField
          label={say('compare.spendBy')}
          labelHidden
          value={by}
          choices={dimensions.map((dimension) => ({ id: dimension, name: say(`report.${dimension}`) }))}
          onChange={(id) => setBy(id)}
        />
      }
    >
      {reading.outcome.stacks.map((stack, place) => (
        <StackSpend key={stack.stackId} reading={reading} stack={stack} place={place} by={by} />
      ))}
    </Card>
  );
};
